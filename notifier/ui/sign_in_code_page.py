"""Signing in with another device: a code to enter there, and how long it is good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QWidget

from notifier.core.sign_in import SignInProgress
from notifier.presentation.translate import translate_count
from notifier.ui.qr_picture import QrPicture
from notifier.ui.sign_in_page import CopyButton, Page
from notifier.ui.theme import Colours, scaled, tint

_LOOK_AGAIN_MS = 5000
_CODE_GAP = 3.0


class CodePage(Page):
    """A code for another device, as a picture and as letters."""

    def __init__(self, now: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._progress: SignInProgress | None = None
        self._icon.hide()
        self._picture = QrPicture()
        self._code = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._code.setTextFormat(Qt.TextFormat.PlainText)
        self._code.setFont(_code_font())
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._left = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        tint(self._left, Colours.of(self.palette()).quiet)
        self._copy = CopyButton(self._code.text)
        self.body.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._code)
        self.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._left)
        self.body.addStretch(2)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._say_left)
        self.speak()

    def show_code(self, progress: SignInProgress) -> None:
        """The code, where it is entered, and for how long."""
        self._progress = progress
        self._picture.show_url(progress.url_with_code or progress.url)
        self._code.setText(progress.code)
        self.speak()
        self._timer.start()

    def speak(self) -> None:
        """Say everything in the language of the app."""
        where = ""
        if self._progress is not None:
            where = self.tr(
                "Scan this with your phone, or open {url} there and enter the code:"
            ).format(url=self._progress.url.removeprefix("https://"))
            code = " ".join(self._progress.code)
            self._code.setAccessibleName(self.tr("Code: {code}").format(code=code))
            self._say_left()
        self.say(self.tr("Sign in on another device"), where)
        self._copy.say(self.tr("Copy code"))

    def _say_left(self) -> None:
        expires_at = (self._progress.expires_at if self._progress is not None else None) or 0.0
        minutes = int(max(0.0, expires_at - self._now()) // 60)
        if minutes < 1:
            self._left.setText(self.tr("Valid for less than a minute"))
        else:
            self._left.setText(minutes_words(minutes))
        if not self.isVisible() and expires_at <= self._now():
            self._timer.stop()


def minutes_words(minutes: int) -> str:
    """`Valid for 9 minutes`."""
    return translate_count("SignInPages", "Valid for %n minute(s)", minutes)


def _code_font() -> QFont:
    font = scaled(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), 2.0, bold=True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _CODE_GAP)
    return font
