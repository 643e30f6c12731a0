"""The pages of signing in: each says one thing and offers one way on before the others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from notifier.ui.sign_in_page import TEXT_WIDTH, CopyButton, Page, primary, secondary


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
        welcome: Callable[[], str] = lambda: "",
    ) -> None:
        """`welcome`: the brand's own sentence, in the language of the app."""
        super().__init__(parent)
        self._app_name = app_name
        self._welcome = welcome
        self.set_icon()
        self._address: QLabel | None = None
        if server is not None:
            self._address = QLabel()
            self._address.setBuddy(server)
            server.setFixedWidth(TEXT_WIDTH)
            row = QVBoxLayout()
            row.setSpacing(4)
            row.addWidget(self._address)
            row.addWidget(server)
            self.body.addLayout(row)
            self.body.setAlignment(row, Qt.AlignmentFlag.AlignHCenter)
        self.browser, self.code, self.token = primary(), secondary(), secondary()
        self.body.addWidget(self.browser, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.token, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self.browser.clicked.connect(lambda _checked=False: self.browser_wanted.emit())
        self.code.clicked.connect(lambda _checked=False: self.code_wanted.emit())
        self.token.clicked.connect(lambda _checked=False: self.token_wanted.emit())
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of the app."""
        self.say(
            self.tr("Sign in to {app}").format(app=self._app_name),
            self._welcome()
            or self.tr("Sign in once, and know at once about every payment and every bill."),
        )
        if self._address is not None:
            self._address.setText(self.tr("Address of your payment &server"))
        self.browser.setText(self.tr("Sign in with your browser"))
        self.code.setText(self.tr("Use a code on another device"))
        self.token.setText(self.tr("Paste a token"))

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

    def wait(self, title: str, *, is_running: bool = True) -> None:
        """For what; `is_running`: something goes on, and nobody is asked."""
        self.say(title)
        self._bar.setVisible(is_running)


class BrowserPage(Page):
    """The browser is open; what to do when it is not."""

    open_again = Signal()
    code_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self.set_icon("open-browser")
        self._again, self._code = secondary(), secondary()
        self._copy = CopyButton(lambda: self._url)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._again)
        row.addWidget(self._copy)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self._again.clicked.connect(lambda _checked=False: self.open_again.emit())
        self._code.clicked.connect(lambda _checked=False: self.code_wanted.emit())
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of the app."""
        self.say(
            self.tr("Continue in your browser"),
            self.tr("A page has opened there. Sign in, then come back: this window closes itself."),
        )
        self._again.setText(self.tr("Open the page again"))
        self._copy.say(self.tr("Copy link"))
        self._code.setText(self.tr("Use a code on another device"))

    def show_url(self, url: str) -> None:
        """What "Copy link" copies."""
        self._url = url


class TokenPage(Page):
    """A token that somebody has been given; for development above all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_busy = False
        self._icon.hide()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(16 * 1024)
        self.paste = QPushButton()
        self.paste.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.paste)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(TEXT_WIDTH)
        self.submit = primary()
        self.body.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.submit, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self.paste.clicked.connect(self._on_paste)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of the app."""
        self.say(
            self.tr("Paste a token"),
            self.tr(
                "If your payment platform gave you a token, paste it here. It is kept in your "
                "computer's keychain and nowhere else."
            ),
        )
        self.field.setPlaceholderText(self.tr("Paste your token"))
        self.field.setAccessibleName(self.tr("Token"))
        self.paste.setText(self.tr("Paste"))
        self.submit.setText(self.tr("Signing in…") if self._is_busy else self.tr("Sign in"))

    def set_busy(self, *, busy: bool, can_submit: bool) -> None:
        """Whether an answer is waited for."""
        self._is_busy = busy
        self.field.setEnabled(not busy)
        self.paste.setEnabled(not busy)
        self.submit.setEnabled(can_submit and not busy)
        self.speak()

    def _on_paste(self) -> None:
        self.field.setText(QGuiApplication.clipboard().text().strip())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
