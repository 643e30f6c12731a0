"""Do-not-disturb and the lock on Linux desktops, told over D-Bus; full screen, asked of X11.

Each desktop says it its own way; what is known of each is a row of `SOURCES`. A service
is never started to be asked, and one that comes later, or is restarted, is asked then.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from dbus_fast import BusType, Message, MessageFlag, MessageType
from dbus_fast.aio import MessageBus

from notifier.core.policy import Surroundings
from notifier.message_bus import BUS, BusFailed, ask_bus, bus_within, leave
from notifier.platform.surroundings import OnChanged
from notifier.platform.x11_full_screen import X11FullScreen

_PROPERTIES = "org.freedesktop.DBus.Properties"
_TIMEOUT_S = 3.0
_log = logging.getLogger("paybell.surroundings")


class Source(NamedTuple):
    """One place where one fact is said."""

    fact: str
    """A field of `Surroundings`."""
    bus: BusType
    service: str
    path: str
    """Of the object that is asked; its signals may come from others below `signals_below`."""
    interface: str
    ask: str
    """A property, or with `()` a method without arguments."""
    told_by: str
    """The signal after which it is asked again."""
    signals_below: str = ""


SOURCES: Final = (
    # Desktop Notifications 1.3: `Inhibited`, "true if do not disturb is on" (Plasma).
    Source(
        "do_not_disturb", BusType.SESSION, "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications", "org.freedesktop.Notifications",
        "Inhibited", "PropertiesChanged",
    ),
    # dunst has its own switch beside it (dunstctl set-paused).
    Source(
        "do_not_disturb", BusType.SESSION, "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications", "org.dunstproject.cmd0",
        "paused", "PropertiesChanged",
    ),
    # The session of this process, or the one that this user looks at ("auto"). Its signals
    # come from the session's own path.
    Source(
        "locked", BusType.SYSTEM, "org.freedesktop.login1",
        "/org/freedesktop/login1/session/auto", "org.freedesktop.login1.Session",
        "LockedHint", "PropertiesChanged", "/org/freedesktop/login1/session",
    ),
    # Where there is no logind, and for screen savers that do not tell it.
    Source(
        "locked", BusType.SESSION, "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
        "GetActive()", "ActiveChanged",
    ),
    Source(
        "locked", BusType.SESSION, "org.gnome.ScreenSaver",
        "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver",
        "GetActive()", "ActiveChanged",
    ),
)  # fmt: skip


class LinuxSurroundings:
    """Asks every source at the start, and again whenever it says that something changed."""

    tells = True

    def __init__(
        self,
        connect: Callable[[BusType], MessageBus] = lambda bus: MessageBus(bus_type=bus),
        sources: tuple[Source, ...] = SOURCES,
        full_screen: X11FullScreen | None = None,
    ) -> None:
        self._connect = connect
        self._sources = sources
        self._buses: dict[BusType, MessageBus] = {}
        self._said: dict[Source, bool] = {}
        self._asking: dict[Source, asyncio.Task[None]] = {}
        self._on_changed: OnChanged | None = None
        self._full_screen = full_screen or X11FullScreen()

    async def start(self, on_changed: OnChanged) -> None:
        """Watch each bus that there is."""
        self._on_changed = on_changed
        if os.environ.get("DISPLAY"):
            self._full_screen.start()
        buses = dict.fromkeys(source.bus for source in self._sources)
        await asyncio.gather(*(self._watch(bus_type) for bus_type in buses))

    def read(self) -> Surroundings:
        """What was said last, and what is in front now; so is what any source says."""
        facts = {source.fact: True for source, so in self._said.items() if so}
        if self._full_screen.read():
            facts["presenting"] = True
        return Surroundings(**facts)

    async def stop(self) -> None:
        """Leave the buses and the X server."""
        self._on_changed = None
        self._full_screen.stop()
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        buses, self._buses = self._buses, {}
        for bus in buses.values():
            await leave(bus)

    async def _watch(self, bus_type: BusType) -> None:
        sources = [source for source in self._sources if source.bus is bus_type]
        bus: MessageBus | None = None
        try:
            async with bus_within(_TIMEOUT_S):
                bus = self._connect(bus_type)
                await bus.connect()
                bus.add_message_handler(lambda message: self._on_message(bus_type, message))
                for rule in dict.fromkeys(rule for each in sources for rule in _rules(each)):
                    await ask_bus(bus, "AddMatch", rule)
                self._buses[bus_type] = bus
                for source in sources:
                    await self._ask(source)
        except BusFailed as exc:
            _log.info("%s tells nothing: %s", bus_type.name, exc)
            if self._buses.get(bus_type) is None:
                await leave(bus)

    def _on_message(self, bus_type: BusType, message: Message) -> None:
        if message.message_type is not MessageType.SIGNAL:
            return
        for source in self._sources:
            if source.bus is bus_type and _concerns(source, message):
                self._ask_again(source)

    def _ask_again(self, source: Source) -> None:
        """One question at a time for each; the last answer is the newest."""
        before = self._asking.get(source)
        if before is not None:
            before.cancel()
        task = asyncio.ensure_future(self._ask_quietly(source))
        self._asking[source] = task

        def done(task: asyncio.Task[None]) -> None:
            if self._asking.get(source) is task:
                del self._asking[source]

        task.add_done_callback(done)

    async def _ask_quietly(self, source: Source) -> None:
        try:
            async with bus_within(_TIMEOUT_S):
                await self._ask(source)
        except BusFailed as exc:
            _log.info("%s does not answer: %s", source.service, exc)

    async def _ask(self, source: Source) -> None:
        reply = await self._buses[source.bus].call(_question(source))
        so = False
        if reply.message_type is MessageType.METHOD_RETURN and reply.body:
            answer: Any = reply.body[0]
            so = bool(getattr(answer, "value", answer))
        if self._said.get(source, False) != so:
            self._said[source] = so
            _log.info("%s is %s by %s", source.fact, so, source.interface)
            if self._on_changed is not None:
                self._on_changed()


def _question(source: Source) -> Message:
    is_method = source.ask.endswith("()")
    return Message(
        destination=source.service,
        path=source.path,
        interface=source.interface if is_method else _PROPERTIES,
        member=source.ask.removesuffix("()") if is_method else "Get",
        signature="" if is_method else "ss",
        body=[] if is_method else [source.interface, source.ask],
        flags=MessageFlag.NO_AUTOSTART,
    )


def _rules(source: Source) -> tuple[str, str]:
    where = (
        f"path_namespace='{source.signals_below}'"
        if source.signals_below
        else f"path='{source.path}'"
    )
    return (
        f"type='signal',sender='{source.service}',{where},member='{source.told_by}'",
        f"type='signal',sender='{BUS}',member='NameOwnerChanged',arg0='{source.service}'",
    )


def _concerns(source: Source, message: Message) -> bool:
    if message.interface == BUS:
        return message.member == "NameOwnerChanged" and message.body[0] == source.service
    where = source.signals_below or source.path
    is_there = message.path == where or (
        bool(source.signals_below) and (message.path or "").startswith(f"{where}/")
    )
    if not is_there or message.member != source.told_by:
        return False
    if message.interface == _PROPERTIES:
        return bool(message.body) and message.body[0] == source.interface
    return message.interface == source.interface
