"""The pages of signing in: each says one thing and offers one way on before the others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from notifier.core.sign_in import SignInProgress
from notifier.presentation.translate import translate_count
from notifier.ui.paragraph import Paragraph
from notifier.ui.picture import Picture
from notifier.ui.qr_picture import QrPicture
from notifier.ui.theme import Colours, is_dark, mixed, scaled, tint

ICON = 64
TEXT_WIDTH = 340
_BUTTON_HEIGHT = 36
_COPIED_MS = 2000
_CODE_GAP = 3.0


class Page(QWidget):
    """An icon, a title, a sentence; below them what a page adds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        """The page's words."""
        self.title.setText(title)
        self.text.say(text)
        self.text.setVisible(bool(text))


class Notice(Paragraph):
    """What went wrong, on a ground that makes it seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setMargin(10)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tint(self, Colours.of(self.palette()).failed)

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


class WelcomePage(Page):
    """Where it begins: the browser first, the other ways below."""

    browser_wanted = Signal()
    code_wanted = Signal()
    token_wanted = Signal()

    def __init__(
        self,
        app_name: str,
        server: QLineEdit | None,
        parent: QWidget | None = None,
        *,
        welcome: str = "",
    ) -> None:
        """`welcome`: the brand's own sentence."""
        super().__init__(parent)
        self.set_icon()
        self.say(
            self.tr("Sign in to {app}").format(app=app_name),
            welcome
            or self.tr("Sign in once, and know at once about every payment and every bill."),
        )
        if server is not None:
            label = QLabel(self.tr("Address of your payment &server"))
            label.setBuddy(server)
            server.setFixedWidth(TEXT_WIDTH)
            row = QVBoxLayout()
            row.setSpacing(4)
            row.addWidget(label)
            row.addWidget(server)
            self.body.addLayout(row)
            self.body.setAlignment(row, Qt.AlignmentFlag.AlignHCenter)
        self.browser = primary(self.tr("Sign in with your browser"))
        self.code = secondary(self.tr("Use a code on another device"))
        self.token = secondary(self.tr("Paste a token"))
        self.body.addWidget(self.browser, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.token, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self.browser.clicked.connect(lambda _checked=False: self.browser_wanted.emit())
        self.code.clicked.connect(lambda _checked=False: self.code_wanted.emit())
        self.token.clicked.connect(lambda _checked=False: self.token_wanted.emit())

    def set_can_begin(self, can_begin: bool) -> None:
        """Whether there is an address to sign in at."""
        for button in (self.browser, self.code):
            button.setEnabled(can_begin)


class WaitingPage(Page):
    """Something goes on that needs nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_icon()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(TEXT_WIDTH // 2, 6)
        self.body.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)

    def say(self, title: str, text: str = "", *, is_running: bool = True) -> None:
        """The page's words; `is_running`: something goes on, and nobody is asked."""
        super().say(title, text)
        self._bar.setVisible(is_running)


class BrowserPage(Page):
    """The browser is open; what to do when it is not."""

    open_again = Signal()
    code_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self.set_icon("open-browser")
        self.say(
            self.tr("Continue in your browser"),
            self.tr("A page has opened there. Sign in, then come back: this window closes itself."),
        )
        again = secondary(self.tr("Open the page again"))
        copy = copy_button(self.tr("Copy link"), lambda: self._url)
        code = secondary(self.tr("Use a code on another device"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(again)
        row.addWidget(copy)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        again.clicked.connect(lambda _checked=False: self.open_again.emit())
        code.clicked.connect(lambda _checked=False: self.code_wanted.emit())

    def show_url(self, url: str) -> None:
        """What "Copy link" copies."""
        self._url = url


class CodePage(Page):
    """A code for another device, as a picture and as letters."""

    def __init__(self, now: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._expires_at = 0.0
        self._icon.hide()
        self.title.setText(self.tr("Sign in on another device"))
        self._picture = QrPicture()
        self._code = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._code.setTextFormat(Qt.TextFormat.PlainText)
        self._code.setFont(_code_font())
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._left = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        tint(self._left, Colours.of(self.palette()).quiet)
        self._copy = copy_button(self.tr("Copy code"), self._code.text)
        self.body.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._code)
        self.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._left)
        self.body.addStretch(2)
        self._timer = QTimer(self)
        self._timer.setInterval(5000)
        self._timer.timeout.connect(self._say_left)

    def show_code(self, progress: SignInProgress) -> None:
        """The code, where it is entered, and for how long."""
        self._picture.show_url(progress.url_with_code or progress.url)
        self.text.say(
            self.tr("Scan this with your phone, or open {url} there and enter the code:").format(
                url=progress.url.removeprefix("https://")
            )
        )
        self._code.setText(progress.code)
        self._code.setAccessibleName(self.tr("Code: {code}").format(code=" ".join(progress.code)))
        self._expires_at = progress.expires_at or 0.0
        self._say_left()
        self._timer.start()

    def _say_left(self) -> None:
        minutes = int(max(0.0, self._expires_at - self._now()) // 60)
        if minutes < 1:
            self._left.setText(self.tr("Valid for less than a minute"))
        else:
            self._left.setText(minutes_words(minutes))
        if not self.isVisible() and self._expires_at <= self._now():
            self._timer.stop()


class TokenPage(Page):
    """A token that somebody has been given; for development above all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon.hide()
        self.say(
            self.tr("Paste a token"),
            self.tr(
                "If your payment platform gave you a token, paste it here. It is kept in your "
                "computer's keychain and nowhere else."
            ),
        )
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(16 * 1024)
        self.field.setPlaceholderText(self.tr("Paste your token"))
        self.field.setAccessibleName(self.tr("Token"))
        self.paste = QPushButton(self.tr("Paste"))
        self.paste.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.paste)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(TEXT_WIDTH)
        self.submit = primary(self.tr("Sign in"))
        self.body.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.submit, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self.paste.clicked.connect(self._on_paste)
        self.field.textChanged.connect(lambda _text: self.changed.emit())

    def set_busy(self, *, busy: bool, can_submit: bool) -> None:
        """Whether an answer is waited for."""
        self.field.setEnabled(not busy)
        self.paste.setEnabled(not busy)
        self.submit.setEnabled(can_submit and not busy)
        self.submit.setText(self.tr("Signing in…") if busy else self.tr("Sign in"))

    def _on_paste(self) -> None:
        self.field.setText(QGuiApplication.clipboard().text().strip())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def minutes_words(minutes: int) -> str:
    """`Valid for 9 minutes`."""
    return translate_count("SignInPages", "Valid for %n minute(s)", minutes)


def primary(text: str) -> QPushButton:
    """The one that most people want."""
    button = QPushButton(text)
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


def secondary(text: str) -> QPushButton:
    """Another way, which does not shout."""
    button = QPushButton(text)
    button.setFlat(True)
    palette = QPalette(button.palette())
    link = Colours.of(palette).bill
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        palette.setColor(group, QPalette.ColorRole.ButtonText, link)
    button.setPalette(palette)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def copy_button(text: str, what: Callable[[], str]) -> QPushButton:
    """Copies, and says so for a moment."""
    button = secondary(text)

    def copy(_checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(what())
        button.setText(QCoreApplication.translate("SignInPages", "Copied"))
        QTimer.singleShot(_COPIED_MS, button, lambda: button.setText(text))

    button.clicked.connect(copy)
    return button


def _code_font() -> QFont:
    font = scaled(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), 2.0, bold=True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _CODE_GAP)
    return font
