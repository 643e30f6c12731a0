"""A strip below the list that says what was just done, and may undo it; it goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from notifier.ui.paragraph import Paragraph
from notifier.ui.theme import Colours, mixed

SHOWN_MS = 12_000


class MessageStrip(QFrame):
    """One message at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self._label = Paragraph()
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(lambda _checked=False: self.act())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say `text`, with a button `action` that does `act`."""
        self._act = act
        self._label.say(text)
        self._button.setText(action)
        self._button.setVisible(act is not None)
        self.setAccessibleName(text)
        self.show()
        self._timer.start()
        # Whoever cannot see the strip hears it; the focus stays where it is.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def act(self) -> None:
        """Do what the button says, if there is one."""
        act, self._act = self._act, None
        if act is not None:
            self.dismiss()
            act()

    def dismiss(self) -> None:
        """Say nothing more."""
        self._act = None
        self._timer.stop()
        self.hide()

    def _on_timeout(self) -> None:
        """It stays under the mouse and with the focus: somebody is about to press."""
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tint the ground; a style sheet would change the palette that it is made from."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(event.rect(), mixed(colours.text, base, 0.92))
        painter.setPen(colours.line)
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.end()
