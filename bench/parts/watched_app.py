"""The app with a watch over its main thread; run by the environment in which it is installed.

    python watched_app.py SOCKET ARGUMENTS…     the app, with its arguments
    python watched_app.py SOCKET --idle         an event loop that has nothing to do

A timer beats on the main thread. What lies between two beats was time in which the thread
could answer nobody. The kernel says how much of it the thread computed, and how long it
waited for a processor that other programs had; so did the app's other threads, of which
one may have held Python's lock meanwhile. What is left the app is to be blamed for.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

from notifier.binding import load_binding

load_binding()  # before Qt, as the app does

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QListView  # noqa: E402

from notifier import app as notifier_app  # noqa: E402
from notifier.platform.line_server import line_server  # noqa: E402
from notifier.start import Start  # noqa: E402

BEAT_MS = 4


class Watch(QObject):
    """Main thread. Answers over a socket: `begin` forgets, `tell` tells, `scroll` scrolls."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._main = _schedule_of(threading.get_native_id())
        self._others: list[int] = []
        self._begin()
        self._server = line_server(self._answer, self)
        self._server.listen(address)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT_MS)
        print("watching", flush=True)

    def _begin(self) -> None:
        for schedule in self._others:
            os.close(schedule)
        own = threading.get_native_id()
        tasks = [int(task.name) for task in Path("/proc/self/task").iterdir()]
        self._others = [_schedule_of(task) for task in tasks if task != own]
        self._longest = {"felt_ms": 0.0, "computed_ms": 0.0, "busy_ms": 0.0}
        self._last = self._now()

    def _answer(self, line: bytes) -> bytes:
        match line.strip():
            case b"begin":
                self._begin()
            case b"scroll":
                _scroll_to_the_middle()
            case b"tell":
                return json.dumps(self._longest).encode() + b"\n"
        return b"{}\n"

    def _now(self) -> _Times:
        main = _read(self._main)
        return _Times(
            clock=time.perf_counter() * 1000,
            computed=main[0],
            waited=main[1],
            others_waited=[_read(schedule)[1] for schedule in self._others],
        )

    def _on_beat(self) -> None:
        before, now = self._last, self._now()
        self._last = now
        felt = max(0.0, now.clock - before.clock - BEAT_MS)
        computed = now.computed - before.computed
        left = max(0.0, felt - (now.waited - before.waited))
        others = zip(now.others_waited, before.others_waited, strict=True)
        for_lock = min(max(0.0, left - computed), max((a - b for a, b in others), default=0.0))
        beat = {"felt_ms": felt, "computed_ms": computed, "busy_ms": left - for_lock}
        self._longest = {name: max(beat[name], most) for name, most in self._longest.items()}


class _Times(NamedTuple):
    """In milliseconds since some moment."""

    clock: float
    computed: float
    """By the main thread."""
    waited: float
    """By the main thread, for a processor."""
    others_waited: list[float]
    """By each other thread, for a processor."""


def _schedule_of(task: int) -> int:
    return os.open(f"/proc/self/task/{task}/schedstat", os.O_RDONLY)


def _read(schedule: int) -> tuple[float, float]:
    """For how long a thread has computed, and waited for a processor; in milliseconds."""
    try:
        ran_ns, waited_ns, _ = os.pread(schedule, 96, 0).split()
    except OSError:  # it has ended
        return 0.0, 0.0
    return int(ran_ns) / 1e6, int(waited_ns) / 1e6


def _scroll_to_the_middle() -> None:
    for window in QApplication.topLevelWidgets():
        for view in window.findChildren(QListView):
            if view.isVisible():
                bar = view.verticalScrollBar()
                bar.setValue(bar.maximum() // 2)


def main() -> int:
    """Run what is asked for, watched."""
    address, *arguments = sys.argv[1:]
    if arguments == ["--idle"]:
        app = QCoreApplication([])
        app.watch = Watch(address)  # type: ignore[attr-defined] # as long as the app lives
        return app.exec()
    begin = Start.everything_else

    def begin_watched(start: Start) -> None:
        begin(start)
        start.watch = Watch(address)  # type: ignore[attr-defined]

    Start.everything_else = begin_watched  # type: ignore[method-assign, assignment]
    return notifier_app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
