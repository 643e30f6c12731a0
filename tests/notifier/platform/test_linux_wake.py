from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.session_bus import SessionBus, session_bus

if sys.platform != "linux":
    pytest.skip("logind is a part of Linux", allow_module_level=True)

from dbus_fast import Message, NameFlag
from dbus_fast.aio import MessageBus

from notifier.platform.linux_wake import LinuxWakeWatcher
from notifier.platform.wake import WakeUnknown


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with session_bus(tmp_path) as running:
        yield running


async def _logind(bus: SessionBus) -> MessageBus:
    logind = await MessageBus(bus.address).connect()
    await logind.request_name("org.freedesktop.login1", NameFlag.DO_NOT_QUEUE)
    return logind


def _prepare_for_sleep(*, asleep: bool) -> Message:
    return Message.new_signal(
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
        "PrepareForSleep",
        "b",
        [asleep],
    )


async def test_waking_up_is_heard_and_going_to_sleep_is_not(bus: SessionBus) -> None:
    logind = await _logind(bus)
    woke: list[str] = []
    heard = asyncio.Event()

    def on_woke() -> None:
        woke.append("woke")
        heard.set()

    watcher = LinuxWakeWatcher(lambda: MessageBus(bus.address))
    await watcher.start(on_woke)
    await logind.send(_prepare_for_sleep(asleep=True))
    await logind.send(_prepare_for_sleep(asleep=False))
    await asyncio.wait_for(heard.wait(), 5)
    await watcher.stop()
    logind.disconnect()
    await logind.wait_for_disconnect()  # type: ignore[no-untyped-call]
    assert woke == ["woke"]


async def test_a_system_without_logind_is_said(bus: SessionBus) -> None:
    watcher = LinuxWakeWatcher(lambda: MessageBus(bus.address))
    with pytest.raises(WakeUnknown, match="GetNameOwner"):
        await watcher.start(lambda: None)
    await watcher.stop()


async def test_a_system_without_a_bus_is_said() -> None:
    watcher = LinuxWakeWatcher(lambda: MessageBus("unix:path=/does/not/exist"))
    with pytest.raises(WakeUnknown):
        await watcher.start(lambda: None)
    await watcher.stop()
