"""A strip above the list that says what is wrong, while the list stays usable."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from notifier.ui.inbox_words import BannerWords
from notifier.ui.paragraph import Paragraph
from notifier.ui.theme import Colours, mixed


class Banner(QFrame):
    """Two sentences and at most one button; hidden until something is to be said."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Paragraph()
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setAutoDefault(False)  # Enter belongs to what is below it
        self._button.clicked.connect(lambda _checked=False: self.acted.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, words: BannerWords) -> None:
        """Show the words, with a button where they have an action; no words hide it."""
        text = words.text
        self._label.say(text)
        self._button.setText(words.action)
        self._button.setVisible(bool(words.action))
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return self._label.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tint the ground; a style sheet would change the palette that it is made from."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(event.rect(), mixed(colours.warning, base, 0.86))
        painter.setPen(colours.line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()
