"""A drawing in a window that stays sharp when the window goes to a screen of another scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from notifier.ui.app_icon import app_icon
from notifier.ui.theme import line_icon


class Picture(QLabel):
    """Draws itself anew for each screen; the colour is its owner's care."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paint: Callable[[float], QPixmap] | None = None

    def show_line_icon(self, name: str, colour: QColor, size: QSize) -> None:
        """The icon `name` of `resources/icons`."""
        self._show(lambda ratio: line_icon(name, colour, size, ratio))

    def show_app_icon(self, size: QSize) -> None:
        """The app's own icon."""
        self._show(lambda ratio: app_icon().pixmap(size, ratio))

    def event(self, event: QEvent) -> bool:
        """Follow the window to another screen."""
        if event.type() is QEvent.Type.DevicePixelRatioChange and self._paint is not None:
            self.setPixmap(self._paint(self.devicePixelRatioF()))
        return super().event(event)

    def _show(self, paint: Callable[[float], QPixmap]) -> None:
        self._paint = paint
        self.setPixmap(paint(self.devicePixelRatioF()))
