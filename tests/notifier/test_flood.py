"""A thousand events within a second: one digest, and a window that never stands still."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from notifier.core.policy import Moment
from notifier.net.inbound import Message
from notifier.net.receiver import Receiver
from notifier.net.showing import Showing
from notifier.net.thread import NetworkThread
from notifier.presentation.render import Words, render, render_sample
from notifier.store.history import History
from notifier.toasts.backend import DIGEST_KEY
from notifier.toasts.keys import ToastKey
from notifier.toasts.service import ToastService
from tests.notifier.net.parts import event
from tests.notifier.test_desk import Room
from tests.notifier.toasts.fakes import FakeBackend
from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]

EVENTS, BATCH = 1000, 50
LONGEST_MS = 50.0


class Deaf:
    """A server that needs no answer."""

    async def emit(self, name: str, data: object) -> bool:
        return True

    async def request(self, name: str, data: object, limit_s: float) -> object | None:
        return None


class Network:
    """The network thread's part: receives, stores, decides, shows."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.backend = FakeBackend("freedesktop")
        self.done = threading.Event()

    async def flood(self) -> None:
        history = History(self._room.history.path)
        toasts = ToastService(
            [self.backend],
            render=_words,
            render_reminders=lambda _reminders, _moment: render_sample(),
            moment=lambda: Moment(now=datetime.now(UTC)),
            on_activated=lambda _activation: None,
            on_problem=lambda _problem: None,
        )
        showing = Showing(history=history, presenter=toasts.of("k"), on_presented=_nothing)
        receiver = Receiver(history=history, showing=showing, listener=self._room.bridge.listener)
        task = asyncio.create_task(showing.run())
        for first in range(0, EVENTS, BATCH):
            events = [event(number) for number in range(first, first + BATCH)]
            await receiver.receive([Message(e[0], tuple(e[1:])) for e in events], Deaf())
            await asyncio.sleep(BATCH / EVENTS)
        while history.unpresented():
            await asyncio.sleep(0)
        showing.end()
        await task
        history.close()
        self.done.set()


async def _nothing() -> None:
    pass


def _words(entry: object, moment: Moment) -> Words:
    return render(
        entry,  # type: ignore[arg-type]
        locale=QLocale("en_IN"),
        now=moment.now,
        default_currency="INR",
    )


class Pulse:
    """The longest time between two beats of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.wall_ms = self.cpu_ms = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(2)
        self._last = time.perf_counter(), time.thread_time()

    def stop(self) -> None:
        self._timer.stop()

    def _on_beat(self) -> None:
        before, self._last = self._last, (time.perf_counter(), time.thread_time())
        self.wall_ms = max(self.wall_ms, 1000 * (self._last[0] - before[0]))
        self.cpu_ms = max(self.cpu_ms, 1000 * (self._last[1] - before[1]))


@pytest.fixture
def network() -> Iterator[NetworkThread]:
    thread = NetworkThread("flood")
    thread.start()
    yield thread
    thread.stop()


def test_a_thousand_events_within_a_second_are_one_digest_and_block_no_window(
    qtbot: QtBot, tmp_path: Path, network: NetworkThread
) -> None:
    room = Room(qtbot, tmp_path)
    room.sign_in()
    room.desk.open_inbox()
    QApplication.processEvents()
    flood = Network(room)
    pulse = Pulse()
    network.submit(flood.flood())
    qtbot.waitUntil(flood.done.is_set, timeout=60_000)
    qtbot.waitUntil(lambda: room.status.unread == EVENTS, timeout=10_000)
    qtbot.wait(300)  # the window has still to draw what came last
    pulse.stop()

    on_screen = {toast.key: toast for toast in flood.backend.shown}
    for key in flood.backend.closed:
        on_screen.pop(key, None)
    assert [toast.title for toast in on_screen.values()] == [
        f"{EVENTS} notifications while you were away"
    ]
    assert list(on_screen) == [str(ToastKey(account="k", what=DIGEST_KEY))]
    print(f"longest gap: {pulse.wall_ms:.1f} ms, of it computing: {pulse.cpu_ms:.1f} ms")
    # What the window itself computed: how long others kept this computer busy is not its.
    assert pulse.cpu_ms <= LONGEST_MS
    room.close()
