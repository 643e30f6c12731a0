"""How long a history of 100,000 entries keeps the window busy: opening, searching, scrolling.

What is measured is the main thread: each stretch in which it does not wait, by its own
processor time, and by the clock, which counts what other programs take, too. A stretch of
50 ms is the longest that nobody notices. How long an answer takes is told beside it; that
is the work of another thread.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.report import Goal, Report, percentile

if TYPE_CHECKING:
    from notifier.ui.inbox_bar import SearchField
    from notifier.ui.inbox_window import InboxWindow
    from notifier.ui.listing_thread import ListingThread

ENTRIES = 100_000
ROUNDS = 5
_TYPED = ("electricity bill", "tx0501", "5,000", "café", "limit", "e", "t", "tx")
_GOAL = Goal(limit=50.0, of_ratio=False)
_FILE = Path(__file__).parents[1] / "build" / "bench" / f"inbox-{ENTRIES}.sqlite3"


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform is chosen first

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    path = _history()
    report = Report(f"inbox with {ENTRIES:,} entries, {ROUNDS} rounds")
    bench = _Bench(path)
    opened = [bench.open() for _ in range(ROUNDS)]
    _add(report, "first paint", [stretch for stretch, _ in opened])
    report.add("… until its first page is there, ms", [answer.first_ms for _, answer in opened])
    report.add("… until all of it is, ms", [answer.whole_ms for _, answer in opened])
    typed = [
        bench.type(text[:end])
        for _ in range(ROUNDS)
        for text in _TYPED
        for end in range(1, len(text) + 1)
    ]
    _add(report, "a keystroke of search", [stretch for stretch, _ in typed])
    for what, answers in (
        ("its first page is there", [answer.first_ms for _, answer in typed]),
        ("all of it is", [answer.whole_ms for _, answer in typed]),
    ):
        report.add(f"… until {what}, ms", answers)
        report.add("… 99 of 100 are within, ms", [percentile(answers, 99)])
    bench.type("")
    before_mib = _memory_mib()
    _add(report, "a jump to anywhere", bench.jumps(50))
    _add(report, "a turn of the wheel", bench.wheel(200))
    report.add("more memory after that, MiB", [_memory_mib() - before_mib])
    _add(report, "an event comes in", bench.events(20))
    bench.close()
    report.print()


class Stretch(NamedTuple):
    """The longest time, in milliseconds, in which the main thread did not wait."""

    cpu_ms: float
    wall_ms: float


class Answer(NamedTuple):
    """When it was there, in milliseconds since it was asked for."""

    first_ms: float
    """The cards that one sees."""
    whole_ms: float
    """How many there are, and all of their days."""


def _add(report: Report, what: str, stretches: Sequence[Stretch]) -> None:
    cpu = [stretch.cpu_ms for stretch in stretches]
    report.add(f"{what}: longest stretch, ms", cpu, goal=_GOAL)
    report.add("… 99 of 100 are within, ms", [percentile(cpu, 99)], goal=_GOAL)
    report.add("… by the clock, ms", [stretch.wall_ms for stretch in stretches])


def _history() -> Path:
    """Made once, and kept: it takes half a minute."""
    from notifier.store.history import History  # noqa: PLC0415
    from tests.helpers.sample_history import fill, many  # noqa: PLC0415

    if not _FILE.exists():
        _FILE.parent.mkdir(parents=True, exist_ok=True)
        begun = _FILE.with_suffix(".half")
        begun.unlink(missing_ok=True)
        history = History(begun)
        fill(history, many(ENTRIES))
        history.close()
        begun.replace(_FILE)
    return _FILE


class _Bench:
    """A window over the history, and a watch on its thread."""

    def __init__(self, path: Path) -> None:
        from datetime import UTC  # noqa: PLC0415

        from PySide6.QtCore import QAbstractEventDispatcher, QLocale  # noqa: PLC0415

        from notifier.core.connection import ConnectionState, Phase  # noqa: PLC0415
        from notifier.store.history import History  # noqa: PLC0415
        from notifier.ui.entry_words import EntryWords  # noqa: PLC0415
        from notifier.ui.status import Status  # noqa: PLC0415
        from tests.helpers.sample_history import HOST, NOW  # noqa: PLC0415

        self._path = path
        self._history = History(path)
        self._words = EntryWords(
            locale=QLocale("en_IN"),
            default_currency="INR",
            allowed_hosts=[HOST],
            now=lambda: NOW,
            zone=UTC,
        )
        self._status = Status(time.time)
        self._status.set_connection(ConnectionState(phase=Phase.CONNECTED))
        self._watch = _Watch()
        self._came = 0
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._watch.begin)
        dispatcher.aboutToBlock.connect(self._watch.end)
        self._window, self._thread = self._made()

    def open(self) -> tuple[Stretch, Answer]:
        """The longest stretch until a new window shows its list, and when it does."""
        self.close_window()
        begun = time.perf_counter()
        self._watch.restart()
        self._window, self._thread = self._made()
        self._window.show()
        return self._answer(begun, self._is_listed)

    def type(self, text: str) -> tuple[Stretch, Answer]:
        """The longest stretch after `text` stands in the search, and when it is answered."""
        from notifier.core.card import Query  # noqa: PLC0415

        model = self._window.browser.model
        begun = time.perf_counter()
        self._watch.restart()
        self._search_field().setText(text)
        return self._answer(
            begun, lambda: model.outline.query == Query(text=text.strip()) and self._is_listed()
        )

    def jumps(self, count: int) -> list[Stretch]:
        """The longest stretches of jumps all over the list."""
        bar = self._window.browser.list.verticalScrollBar()
        places = [bar.maximum() * (n * 37 % count) // count for n in range(count)]
        return [self._scroll(place) for place in places]

    def wheel(self, count: int) -> list[Stretch]:
        """The longest stretches of turns of the wheel, three lines each."""
        bar = self._window.browser.list.verticalScrollBar()
        bar.setValue(bar.maximum() // 3)
        return [self._scroll(bar.value() + 3 * bar.singleStep()) for _ in range(count)]

    def events(self, count: int) -> list[Stretch]:
        """The longest stretches when something comes in while the list is looked at."""
        from tests.notifier.examples import notification  # noqa: PLC0415

        found = []
        for number in range(count):
            self._came += 1
            event = notification(id=f"live-{self._came}", subject=f"live-{self._came}")
            before = self._window.browser.model.outline.number
            self._watch.restart()
            self._history.append([event], "1.bench")
            self._window.on_history_changed()
            self._until(
                lambda: self._window.browser.model.outline.number > before and self._is_listed()  # noqa: B023
            )
            found.append(self._watch.longest())
            self._history.bin.delete([f"live-{self._came}"], now_s=number)
        self._history.bin.purge(now_s=2**31, most=10 * count)
        return found

    def close_window(self) -> None:
        self._window.hide()
        self._window.show_account(None)
        self._thread.close()
        self._window.deleteLater()

    def close(self) -> None:
        self.close_window()
        self._history.close()

    def _made(self) -> tuple[InboxWindow, ListingThread]:
        from notifier.ui.inbox_window import InboxWindow  # noqa: PLC0415
        from notifier.ui.listing_thread import ListingThread  # noqa: PLC0415

        window = InboxWindow("Paybell", self._status, self._words)
        thread = ListingThread(self._path)
        window.show_account(thread)
        return window, thread

    def _search_field(self) -> SearchField:
        from notifier.ui.inbox_bar import SearchField  # noqa: PLC0415

        field = self._window.findChild(SearchField)
        assert isinstance(field, SearchField)
        return field

    def _scroll(self, place: int) -> Stretch:
        self._watch.restart()
        self._window.browser.list.verticalScrollBar().setValue(place)
        self._until(self._is_listed)
        return self._watch.longest()

    def _answer(self, begun: float, is_there: Callable[[], bool]) -> tuple[Stretch, Answer]:
        self._until(is_there)
        first_ms = (time.perf_counter() - begun) * 1000
        self._until(lambda: self._window.browser.model.outline.is_whole and self._is_listed())
        whole_ms = (time.perf_counter() - begun) * 1000
        return self._watch.longest(), Answer(first_ms, whole_ms)

    def _is_listed(self) -> bool:
        """Whether every card in sight is there."""
        browser = self._window.browser
        model = browser.model
        rows = browser.list.rows_in_sight()
        return browser.has_answer and all(model.card(model.index(row)) for row in rows)

    def _until(self, done: Callable[[], bool]) -> None:
        """Run the event loop until `done`, and until it is painted."""
        from PySide6.QtCore import QCoreApplication, QEventLoop  # noqa: PLC0415

        end = time.monotonic() + 30
        while not done():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError("the list was not answered")
        self._watch.begin()
        self._window.browser.list.viewport().repaint()
        self._watch.end()


class _Watch:
    """Times the stretches between two waits of the event loop."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget what was measured; a stretch begins now."""
        self._cpu_s = self._wall_s = 0.0
        self.begin()

    def begin(self) -> None:
        self._begun = (time.thread_time(), time.perf_counter())

    def end(self) -> None:
        self._cpu_s = max(self._cpu_s, time.thread_time() - self._begun[0])
        self._wall_s = max(self._wall_s, time.perf_counter() - self._begun[1])

    def longest(self) -> Stretch:
        return Stretch(self._cpu_s * 1000, self._wall_s * 1000)


def _memory_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
