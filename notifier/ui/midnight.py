"""Tells that what was today is yesterday."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Midnight(QObject):
    """Waits without waking the computer for it more than once a day."""

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def watch(self) -> None:
        """Wait for the next one."""
        now = datetime.now().astimezone()
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
        self._timer.start(int((tomorrow - now).total_seconds() * 1000))

    def rest(self) -> None:
        """Nobody looks."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        self.passed.emit()
        self.watch()
