"""Hears of waking up from logind, over the system bus."""

from __future__ import annotations

from collections.abc import Callable

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

from notifier.message_bus import BusFailed, ask_bus, bus_within, leave
from notifier.platform.wake import OnWoke, WakeUnknown

_LOGIND = "org.freedesktop.login1"
_MATCH = (
    "type='signal',sender='org.freedesktop.login1',path='/org/freedesktop/login1',"
    "interface='org.freedesktop.login1.Manager',member='PrepareForSleep'"
)
_TIMEOUT_S = 3.0


class LinuxWakeWatcher:
    """logind's `PrepareForSleep(false)` is said after waking up."""

    def __init__(self, connect: Callable[[], MessageBus] | None = None) -> None:
        self._make_bus = connect or (lambda: MessageBus(bus_type=BusType.SYSTEM))
        self._bus: MessageBus | None = None
        self._on_woke: OnWoke | None = None

    async def start(self, on_woke: OnWoke) -> None:
        """Subscribe. Raises `WakeUnknown` without a system bus or logind."""
        self._on_woke = on_woke
        try:
            async with bus_within(_TIMEOUT_S):
                bus = self._make_bus()
                self._bus = bus
                await bus.connect()
                bus.add_message_handler(self._on_message)
                await ask_bus(bus, "GetNameOwner", _LOGIND)
                await ask_bus(bus, "AddMatch", _MATCH)
        except BusFailed as exc:
            raise WakeUnknown(str(exc)) from exc

    async def stop(self) -> None:
        """Leave the bus."""
        bus, self._bus = self._bus, None
        self._on_woke = None
        await leave(bus)

    def _on_message(self, message: Message) -> None:
        if (
            message.message_type is MessageType.SIGNAL
            and message.member == "PrepareForSleep"
            and message.path == "/org/freedesktop/login1"
            and message.body == [False]
            and self._on_woke is not None
        ):
            self._on_woke()
