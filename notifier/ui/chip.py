"""Buttons of which one is chosen: the views of a window, and what its list shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from notifier.ui.theme import Colours, mixed, scaled

_PADDING = 11
_HEIGHT_MORE = 9


class _Choice(QAbstractButton):
    """One of several; as wide as its text when it is bold. Follows palette and font."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def written(self) -> QFont:
        """The font of its text; bold while it is chosen."""
        return scaled(self.font(), 1.0, bold=self.isChecked())

    def sizeHint(self) -> QSize:  # noqa: N802
        """The text and some air."""
        metrics = QFontMetrics(scaled(self.font(), 1.0, bold=True))
        width = metrics.horizontalAdvance(self.text()) + 2 * _PADDING
        return QSize(width, metrics.height() + _HEIGHT_MORE)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self.update()


class ViewTab(_Choice):
    """A view of the window: underlined while it is chosen."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the line below."""
        return super().sizeHint() + QSize(0, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Text, line, and a ring with the focus."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or (self.underMouse() and not self.isChecked()):
            painter.setPen(QPen(colours.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if self.hasFocus() else colours.hover)
            painter.drawRoundedRect(rect, 5, 5)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            line = QRectF(_PADDING, rect.bottom() - 4, rect.width() + 2 - 2 * _PADDING, 3)
            painter.drawRoundedRect(line, 1.5, 1.5)
        painter.setFont(self.written())
        painter.setPen(colours.text if self.isChecked() else colours.quiet)
        painter.drawText(
            self.rect().adjusted(0, 0, 0, -4), Qt.AlignmentFlag.AlignCenter, self.text()
        )
        painter.end()


class Chip(_Choice):
    """One kind of what is listed."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A filled pill when chosen, a ring around it with the focus."""
        palette = self.palette()
        colours = Colours.of(palette)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = rect.height() / 2
        text = colours.text
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            window = palette.color(QPalette.ColorRole.Window)
            painter.setBrush(mixed(colours.accent, window, 0.78))
            painter.setPen(QPen(mixed(colours.accent, window, 0.35), 1))
        elif self.underMouse():
            painter.setBrush(colours.hover)
        else:
            painter.setPen(QPen(colours.line, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            text = colours.quiet
        painter.drawRoundedRect(rect, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, radius, radius)
        painter.setFont(self.written())
        painter.setPen(text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
