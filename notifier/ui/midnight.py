"""Tells that what was today is yesterday, or that the clocks of another place hold.

A timer does not see the computer sleep, and nobody tells of a journey: while somebody
looks, the calendar is looked at now and then, and whenever somebody begins to look.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from notifier.local_zone import follow_local_zone

LOOK_AGAIN_MS = 60_000
"""How long a day that went by in a sleep may be called today, before somebody's eyes."""


def _now() -> datetime:
    return datetime.now().astimezone()


class Midnight(QObject):
    """Costs nothing while nobody looks. Main thread."""

    passed = Signal()

    def __init__(self, now: Callable[[], datetime] = _now, parent: QObject | None = None) -> None:
        """`now` answers the local time, aware."""
        super().__init__(parent)
        self._now = now
        self._known = self._calendar()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.watch)

    def watch(self) -> None:
        """Somebody looks: tell what has passed since, and wait for the next midnight."""
        follow_local_zone()
        calendar = self._calendar()
        if calendar != self._known:
            self._known = calendar
            self.passed.emit()
        now = self._now()
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
        left_ms = int((tomorrow - now).total_seconds() * 1000)
        self._timer.start(min(max(left_ms, 1000), LOOK_AGAIN_MS))

    def rest(self) -> None:
        """Nobody looks."""
        self._timer.stop()

    def _calendar(self) -> tuple[date, timedelta | None]:
        now = self._now()
        return now.date(), now.utcoffset()
