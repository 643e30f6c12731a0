"""Asks the history on a thread of its own, so that no question can hold up a window.

Questions about the same thing (a lane) supersede each other: one that waits is dropped,
one that is being answered is called off, and an answer that comes late is not told.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from notifier.core.problems import NotifierError
from notifier.store.listing import Listing, Superseded

T = TypeVar("T")

_log = logging.getLogger(__name__)

_END_WITHIN_S = 1.0


class _Ask:
    """One question on its way there and back."""

    __slots__ = ("answer", "dropped", "error", "question", "then")

    def __init__(self, question: Callable[[Listing], Any], then: Callable[[Any], None]) -> None:
        self.question = question
        self.then = then
        self.dropped = False
        self.answer: Any = None
        self.error: NotifierError | None = None


class ListingThread(QObject):
    """Made and used on the main thread; the thread starts with the first question."""

    failed = Signal(object)
    """Problem: a question could not be answered."""
    _answered = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing(path)
        self._waiting: queue.SimpleQueue[_Ask | None] = queue.SimpleQueue()
        self._lanes: dict[str, _Ask] = {}
        self._running: _Ask | None = None
        self._is_closing = False
        self._thread: threading.Thread | None = None
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        question: Callable[[Listing], T],
        then: Callable[[T], None],
        *,
        lane: str = "",
    ) -> None:
        """Answer `question` on the thread, then call `then` on this one.

        With a `lane`, whatever was asked in it before is dropped.
        """
        ask = _Ask(question, then)
        if lane:
            self.drop(lane)
            self._lanes[lane] = ask
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._answer_all, name="paybell-listing", daemon=True
            )
            self._thread.start()
        self._waiting.put(ask)

    def drop(self, lane: str) -> None:
        """Whatever was asked in `lane` is not wanted any more."""
        before = self._lanes.pop(lane, None)
        if before is None:
            return
        before.dropped = True
        if self._running is before:
            self._listing.call_off()

    def close(self) -> None:
        """Drop every question, end the thread and close the file."""
        for lane in list(self._lanes):
            self.drop(lane)
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._is_closing = True
        self._waiting.put(None)
        self._listing.end()
        thread.join(_END_WITHIN_S)
        if thread.is_alive():
            _log.warning("the listing thread was left behind")

    def _answer_all(self) -> None:
        while (ask := self._waiting.get()) is not None:
            self._running = ask
            try:
                self._answer(ask)
            finally:
                self._running = None
            if not ask.dropped:
                self._answered.emit(ask)
        self._listing.close()

    def _answer(self, ask: _Ask) -> None:
        while not ask.dropped:
            try:
                ask.answer = ask.question(self._listing)
            except Superseded:
                if self._is_closing:
                    return
                continue  # another one was meant, unless this one is dropped now
            except NotifierError as exc:
                ask.error = exc
            except Exception:  # noqa: BLE001 - one that breaks must not end the others
                _log.exception("a question broke")
                ask.error = NotifierError(
                    self.tr("The list could not be read"), "", self.tr("Restart the app.")
                )
            return

    def _on_answered(self, ask: object) -> None:
        if not isinstance(ask, _Ask) or ask.dropped or self._thread is None:
            return
        for lane, known in list(self._lanes.items()):
            if known is ask:
                del self._lanes[lane]
        if ask.error is not None:
            self.failed.emit(ask.error.problem)
        else:
            ask.then(ask.answer)
