"""What is seldom wanted in the inbox, behind its three dots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class InboxMenu(QMenu):
    """Its keys work while it is closed, too."""

    mark_all_read_wanted = Signal()
    export_wanted = Signal()
    deleted_wanted = Signal()
    """Show what was deleted lately."""
    settings_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._mark_all = self._add(
            self.tr("Mark all as read"), "Ctrl+Shift+R", self.mark_all_read_wanted.emit
        )
        self._export = self._add(self.tr("Export as CSV…"), "Ctrl+E", self.export_wanted.emit)
        self._deleted = self._add(self.tr("Recently deleted"), "", self.deleted_wanted.emit)
        self.addSeparator()
        self._add(
            self.tr("Settings…"), QKeySequence.StandardKey.Preferences, self.settings_wanted.emit
        )

    def show_possible(self, *, mark_all: bool, export: bool, deleted: bool) -> None:
        """Which of it has something to do."""
        self._mark_all.setEnabled(mark_all)
        self._export.setEnabled(export)
        self._deleted.setEnabled(deleted)

    def _add(
        self, text: str, keys: str | QKeySequence.StandardKey, act: Callable[[], None]
    ) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        self._window.addAction(action)
        return action
