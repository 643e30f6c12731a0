"""The line that says how the connection is, in as much room as the head of a window leaves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from notifier.ui.theme import Colours, leading

_DOT = 9
_GAP = 6
_LEAST_CHARS = 6


class ConnectionLine(QLabel):
    """A dot, whose colour repeats what the words say; words without room end in "…"."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name`: what the line is about, for who hears it and does not see where it stands."""
        super().__init__(parent)
        self._name = name
        self._dot = QColor(Qt.GlobalColor.transparent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, text: str, dot: QColor) -> None:
        """Show `text` behind a dot of that colour."""
        self._dot = dot
        self.setText(text)
        # A screen reader says the name in place of the text.
        self.setAccessibleName(f"{self._name}: {text}")
        self._offer_whole_text()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All of it."""
        metrics = self.fontMetrics()
        width = _DOT + _GAP + metrics.horizontalAdvance(self.text())
        return QSize(width + 1, max(_DOT, metrics.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The dot and a few letters."""
        few = self.fontMetrics().averageCharWidth() * _LEAST_CHARS
        whole = self.sizeHint()
        return QSize(min(_DOT + _GAP + few, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What has no room is told under the mouse."""
        super().resizeEvent(event)
        self._offer_whole_text()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Dot and words, mirrored where people read from right to left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        direction, whole = self.layoutDirection(), self.rect()
        dot = QRect(0, (whole.height() - _DOT) // 2 + 1, _DOT, _DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._dot)
        painter.drawEllipse(QStyle.visualRect(direction, whole, dot))
        painter.setPen(Colours.of(self.palette()).quiet)
        place = QStyle.visualRect(direction, whole, whole.adjusted(_DOT + _GAP, 0, 0, 0))
        painter.drawText(place, leading(self), self._cut())
        painter.end()

    def _cut(self) -> str:
        room = self.width() - _DOT - _GAP
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _offer_whole_text(self) -> None:
        self.setToolTip(self.text() if self._cut() != self.text() else "")
