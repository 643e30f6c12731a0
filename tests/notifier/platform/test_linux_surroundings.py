"""Do-not-disturb and the lock, over real buses."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.helpers.session_bus import SessionBus, session_bus

if sys.platform != "linux":
    pytest.skip("D-Bus desktops are Linux desktops", allow_module_level=True)

from dbus_fast import BusType, Message, NameFlag, Variant
from dbus_fast.aio import MessageBus

from notifier.core.policy import Surroundings
from notifier.platform.linux_surroundings import LinuxSurroundings
from tests.helpers.parts import missing_part
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.virtual_desktop import VirtualDesktop

LOGIND, SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Session"
SCREEN_SAVER = "org.freedesktop.ScreenSaver"
PROPERTIES = "org.freedesktop.DBus.Properties"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with session_bus(tmp_path) as running:
        yield running


class Watching:
    """A reader of one bus, and what it has said."""

    def __init__(self, address: str) -> None:
        self.changed = asyncio.Event()
        self.reader = LinuxSurroundings(lambda _type: MessageBus(address))

    async def until(self, wanted: Surroundings) -> None:
        async with asyncio.timeout(10):
            while self.reader.read() != wanted:
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
async def watching(bus: SessionBus) -> AsyncIterator[Watching]:
    made = Watching(bus.address)
    yield made
    await made.reader.stop()


class Service:
    """Something on the bus that answers one question, and tells when the answer changes."""

    def __init__(self, bus: MessageBus, member: str) -> None:
        self.bus = bus
        self.member = member
        self.so = False
        bus.add_message_handler(self._answer)

    def _answer(self, message: Message) -> Message | None:
        if message.member != self.member or message.sender == self.bus.unique_name:
            return None
        if self.member == "Get":
            if message.body != [SESSION, "LockedHint"]:
                return None
            return Message.new_method_return(message, "v", [Variant("b", self.so)])
        return Message.new_method_return(message, "b", [self.so])


async def _own(bus: SessionBus, name: str) -> MessageBus:
    connection = await MessageBus(bus.address).connect()
    await connection.request_name(name, NameFlag.DO_NOT_QUEUE)
    return connection


async def test_do_not_disturb_is_known_at_the_start_and_heard_when_it_changes(
    bus: SessionBus, watching: Watching
) -> None:
    with RecordingDesktop.start(bus.env, "--no-tray") as desktop:
        desktop.inhibit(on=True)
        await watching.reader.start(watching.changed.set)
        await watching.until(Surroundings(do_not_disturb=True))
        desktop.inhibit(on=False)
        await watching.until(Surroundings())
        desktop.inhibit(on=True)
        await watching.until(Surroundings(do_not_disturb=True))
    # The service has gone, and its wish with it.
    await watching.until(Surroundings())


async def test_a_notification_service_that_comes_later_is_heard(
    bus: SessionBus, watching: Watching
) -> None:
    await watching.reader.start(watching.changed.set)
    assert watching.reader.read() == Surroundings()
    with RecordingDesktop.start(bus.env, "--no-tray") as desktop:
        desktop.inhibit(on=True)
        await watching.until(Surroundings(do_not_disturb=True))


async def test_the_lock_is_heard_from_logind(bus: SessionBus, watching: Watching) -> None:
    connection = await _own(bus, LOGIND)
    logind = Service(connection, "Get")
    await watching.reader.start(watching.changed.set)
    for locked in (True, False):
        logind.so = locked
        changed = [SESSION, {"LockedHint": Variant("b", locked)}, []]
        # The session has a path of its own, whatever we ask by.
        path = "/org/freedesktop/login1/session/_32"
        connection.send(
            Message.new_signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", changed)
        )
        await watching.until(Surroundings(locked=locked))
    connection.disconnect()


async def test_the_lock_is_heard_from_the_screen_saver(bus: SessionBus, watching: Watching) -> None:
    connection = await _own(bus, SCREEN_SAVER)
    saver = Service(connection, "GetActive")
    saver.so = True
    await watching.reader.start(watching.changed.set)
    assert watching.reader.read() == Surroundings(locked=True)
    saver.so = False
    connection.send(
        Message.new_signal(
            "/org/freedesktop/ScreenSaver", SCREEN_SAVER, "ActiveChanged", "b", [False]
        )
    )
    await watching.until(Surroundings())
    connection.disconnect()


async def test_dunsts_own_switch_is_heard(tmp_path: Path) -> None:
    missing = VirtualDesktop.missing(tray="none")
    if missing:
        missing_part(f"no desktop session: {', '.join(missing)} not installed")
    with VirtualDesktop(tmp_path / "desk", tray="none") as desktop:
        watching = Watching(desktop.env["DBUS_SESSION_BUS_ADDRESS"])
        await watching.reader.start(watching.changed.set)
        for paused in (True, False):
            switch = ["dunstctl", "set-paused", str(paused).lower()]
            await asyncio.to_thread(subprocess.run, switch, env=desktop.env, check=True, timeout=20)
            await watching.until(Surroundings(do_not_disturb=paused))
        await watching.reader.stop()


async def test_without_a_bus_nothing_is_said_and_nothing_breaks() -> None:
    reader = LinuxSurroundings(lambda _type: MessageBus("unix:path=/does/not/exist"))
    await reader.start(lambda: None)
    assert reader.read() == Surroundings()
    await reader.stop()


def test_every_fact_is_one_that_toasts_know() -> None:
    from notifier.platform.linux_surroundings import SOURCES

    assert {source.fact for source in SOURCES} <= set(Surroundings.__struct_fields__)
    assert {source.bus for source in SOURCES} == {BusType.SESSION, BusType.SYSTEM}
