"""Hears of waking up from logind, over the system bus."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from dbus_fast import BusType, DBusError, Message, MessageType
from dbus_fast.aio import MessageBus

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
            async with asyncio.timeout(_TIMEOUT_S):
                bus = self._make_bus()
                self._bus = bus
                await bus.connect()
                bus.add_message_handler(self._on_message)
                await _call(bus, "org.freedesktop.DBus", "GetNameOwner", _LOGIND)
                await _call(bus, "org.freedesktop.DBus", "AddMatch", _MATCH)
        except (OSError, EOFError, DBusError, ValueError, TimeoutError) as exc:
            raise WakeUnknown(str(exc) or type(exc).__name__) from exc

    async def stop(self) -> None:
        """Leave the bus."""
        bus, self._bus = self._bus, None
        self._on_woke = None
        if bus is not None:
            bus.disconnect()

    def _on_message(self, message: Message) -> None:
        if (
            message.message_type is MessageType.SIGNAL
            and message.member == "PrepareForSleep"
            and message.path == "/org/freedesktop/login1"
            and message.body == [False]
            and self._on_woke is not None
        ):
            self._on_woke()


async def _call(bus: MessageBus, service: str, member: str, argument: str) -> None:
    reply = await bus.call(
        Message(
            destination=service,
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus",
            member=member,
            signature="s",
            body=[argument],
        )
    )
    if reply.message_type is MessageType.ERROR:
        raise WakeUnknown(f"{member}: {reply.error_name}")
