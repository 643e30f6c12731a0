"""A page that is shown instead of a list: why there is nothing, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from notifier.ui.inbox_words import APP_ICON, PageWords
from notifier.ui.paragraph import Paragraph
from notifier.ui.picture import Picture
from notifier.ui.theme import Colours, scaled, tint

_ICON = 64
_TEXT_WIDTH = 400


class StatePage(QWidget):
    """Icon, title, a sentence, and at most one button."""

    acted = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = ""
        self._icon = Picture()
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(scaled(self.font(), 1.35, bold=True))
        self._text = Paragraph()
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self._button = QPushButton()
        self._button.setDefault(True)
        self._button.clicked.connect(lambda _checked=False: self.acted.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addSpacing(12)
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_state(self, words: PageWords) -> None:
        """Say it. The icon names a file of `resources/icons`; `APP_ICON` is the app's own."""
        title, text, action = words.title, words.text, words.action
        self._icon_name = words.icon
        self._title.setText(title)
        self._text.say(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._paint()

    @property
    def title(self) -> str:
        """What it says."""
        return self._title.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the system's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        if not self._icon_name:
            return
        colours = Colours.of(self.palette())
        tint(self._text, colours.quiet)
        size = QSize(_ICON, _ICON)
        if self._icon_name == APP_ICON:
            self._icon.show_app_icon(size)
        else:
            self._icon.show_line_icon(self._icon_name, colours.quiet, size)
