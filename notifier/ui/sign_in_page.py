"""What every page of signing in is made of: its head, its words, its buttons.

A page stays open while the language is changed, so each says its words in `speak`, and says
them anew when Qt tells of another language.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from notifier.core.problems import Problem
from notifier.presentation.translate import spoken, spoken_problem
from notifier.ui.paragraph import Paragraph
from notifier.ui.picture import Picture
from notifier.ui.theme import Colours, is_dark, mixed, scaled, tint

ICON = 64
TEXT_WIDTH = 340
_BUTTON_HEIGHT = 36
_COPIED_MS = 2000


class Page(QWidget):
    """An icon, a title, a sentence; below them what a page adds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ("", "")
        self._icon = Picture()
        self.title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(scaled(self.font(), 1.4, bold=True))
        self.text = Paragraph()
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setFixedWidth(TEXT_WIDTH)
        tint(self.text, Colours.of(self.palette()).quiet)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        self.body.addStretch(1)
        self.body.addWidget(self._icon)
        self.body.addSpacing(4)
        self.body.addWidget(self.title)
        self.body.addWidget(self.text, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(8)

    def set_icon(self, name: str = "") -> None:
        """The app's own icon, or one of `resources/icons`."""
        size = QSize(ICON, ICON)
        if name:
            colour = Colours.of(self.palette()).quiet
            self._icon.show_line_icon(name, colour, size)
        else:
            self._icon.show_app_icon(size)

    def say(self, title: str, text: str = "") -> None:
        """The words of the head; those of `said` are spoken, now and in another language."""
        self._said = (title, text)
        self.title.setText(spoken(title))
        self.text.say(spoken(text))
        self.text.setVisible(bool(text))

    def speak(self) -> None:
        """Say everything in the language of the app."""
        self.say(*self._said)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The language may be another one."""
        if event.type() is QEvent.Type.LanguageChange:
            self.speak()
        super().changeEvent(event)


class Notice(Paragraph):
    """What went wrong, on a ground that makes it seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setMargin(10)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tint(self, Colours.of(self.palette()).failed)
        self._problem: Problem | None = None
        self.hide()

    def tell(self, problem: Problem | None) -> None:
        """Say `problem`, now and in another language; None: nothing is wrong any more."""
        self._problem = problem
        text = ""
        if problem is not None:
            wrong = spoken_problem(problem)
            parts = (f"{wrong.title}.", wrong.message, wrong.hint)
            text = " ".join(part for part in parts if part)
        self.say(text)
        self.setAccessibleName(text)
        self.setVisible(problem is not None)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The language may be another one."""
        if event.type() is QEvent.Type.LanguageChange:
            self.tell(self._problem)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The ground, then the text."""
        ground = QColor(Colours.of(self.palette()).failed)
        ground.setAlphaF(0.1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), 8.0, 8.0)
        painter.end()
        super().paintEvent(event)


def primary() -> QPushButton:
    """The one that most people want."""
    button = QPushButton()
    button.setDefault(True)
    button.setMinimumHeight(_BUTTON_HEIGHT)
    # Styles draw a default button each in their way, some of them hard to read.
    colours = Colours.of(button.palette())
    ground, hover = colours.bill, mixed(colours.bill, colours.text, 0.15)
    letters = "#10161d" if is_dark(button.palette()) else "#ffffff"
    off = mixed(colours.text, button.palette().color(QPalette.ColorRole.Window), 0.88)
    button.setStyleSheet(
        f"QPushButton {{ background: {ground.name()}; color: {letters}; border: 2px solid"
        f" transparent; border-radius: 8px; padding: 6px 14px; font-weight: 600 }}"
        f"QPushButton:hover, QPushButton:pressed {{ background: {hover.name()} }}"
        f"QPushButton:focus {{ border-color: {mixed(ground, colours.text, 0.5).name()} }}"
        f"QPushButton:disabled {{ background: {off.name()}; color: {colours.quiet.name()} }}"
    )
    button.setFixedWidth(TEXT_WIDTH)
    return button


def secondary() -> QPushButton:
    """Another way, which does not shout."""
    button = QPushButton()
    _make_secondary(button)
    return button


def _make_secondary(button: QPushButton) -> None:
    button.setFlat(True)
    palette = QPalette(button.palette())
    link = Colours.of(palette).bill
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        palette.setColor(group, QPalette.ColorRole.ButtonText, link)
    button.setPalette(palette)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


class CopyButton(QPushButton):
    """Copies, and says so for a moment."""

    def __init__(self, what: Callable[[], str]) -> None:
        super().__init__()
        _make_secondary(self)
        self._text = ""
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(lambda: self.setText(self._text))
        self.clicked.connect(lambda _checked=False: self._copy(what()))

    def say(self, text: str) -> None:
        """What it offers."""
        self._text = text
        self._copied.stop()
        self.setText(text)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.setText(QCoreApplication.translate("SignInPages", "Copied"))
        self._copied.start()
