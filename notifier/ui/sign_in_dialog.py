"""The window in which a person signs in; what goes wrong is said there, beside its remedy."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from notifier.brand import OwnWords
from notifier.core.problems import Problem
from notifier.core.said import said
from notifier.core.sign_in import SignInProgress, SignInStep
from notifier.ui.sign_in_code_page import CodePage
from notifier.ui.sign_in_page import TEXT_WIDTH, Notice, Page
from notifier.ui.sign_in_pages import BrowserPage, TokenPage, WaitingPage, WelcomePage

_KEYRING = "keyring_"
"""The codes of what the keychain did; only there memory is the way out."""
_SIZE = (440, 480)
_ONE_MOMENT = said("SignInDialog", "One moment…")
_SIGNING_IN = said("SignInDialog", "Signing in…")


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """A token that the person gave."""

    server_url: str
    token: str = field(repr=False)
    memory_only: bool = False


class SignInDialog(QDialog):
    """Asks how to sign in, and for the server's address where the brand has none.

    Its signals are answered by `show_progress`, `show_problem` and `succeed`. It stays open
    while the language is changed, and goes on in the other one.
    """

    browser_wanted = Signal(object)
    """The server's address (str)."""
    code_wanted = Signal(object)
    """The server's address (str)."""
    page_wanted = Signal(object)
    """The page that the browser is to show again (str)."""
    keep_wanted = Signal(object)
    """What an issuer gave is to be kept: in memory only (True), or in the keychain after all."""
    sign_in_wanted = Signal(object)
    """SignIn."""
    cancel_wanted = Signal()
    """Whatever goes on is to end."""

    def __init__(
        self,
        app_name: str,
        *,
        brand_url: str,
        server_url: str,
        own_words: Callable[[], OwnWords] = OwnWords,
        now: Callable[[], float] = time.time,
        parent: QWidget | None = None,
    ) -> None:
        """`own_words`: the brand's, in the language of the app."""
        super().__init__(parent)
        self._app_name = app_name
        self.setMinimumSize(*_SIZE)
        self._brand_url = brand_url
        self._is_busy = False
        self._is_keeping = False
        self._url = ""
        self._server = QLineEdit(server_url)
        self._server.setPlaceholderText("https://")
        self._server.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self._welcome = WelcomePage(
            app_name,
            None if brand_url else self._server,
            welcome=lambda: own_words().welcome,
        )
        self._waiting = WaitingPage()
        self._browser = BrowserPage()
        self._code = CodePage(now)
        self._token = TokenPage()
        self._stack = QStackedWidget()
        for page in (self._welcome, self._waiting, self._browser, self._code, self._token):
            self._stack.addWidget(page)
        self._problem = Notice()
        self._problem.setFixedWidth(TEXT_WIDTH + 40)
        self._memory, self._retry = QPushButton(), QPushButton()
        self._back, self._cancel = QPushButton(), QPushButton()
        for button in (self._memory, self._retry, self._back, self._cancel):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._speak()
        self._go_to(self._welcome)
        self._on_edited()

    @property
    def is_busy(self) -> bool:
        """Whether it waits for an answer."""
        return self._is_busy

    def begin_by_code(self) -> None:
        """As if a person had chosen a code on another device."""
        self._begin(self.code_wanted)

    # -- what it is told -------------------------------------------------------------

    def show_progress(self, progress: SignInProgress) -> None:
        """How far signing in is."""
        if not self._is_busy:
            return  # cancelled meanwhile
        match progress.step:
            case SignInStep.ASKING:
                self._wait(_ONE_MOMENT)
            case SignInStep.BROWSER:
                self._url = progress.url
                self._browser.show_url(progress.url)
                self._go_to(self._browser)
            case SignInStep.CODE:
                self._code.show_code(progress)
                self._go_to(self._code)
            case SignInStep.FINISHING:
                self._wait(_SIGNING_IN)
            case SignInStep.KEEPING if progress.problem is not None:
                self._is_keeping = True
                self._go_to(self._waiting)
                self._waiting.wait(said("SignInDialog", "Almost done"), is_running=False)
                self.show_problem(progress.problem)
            case _ if progress.problem is not None:
                self.show_problem(progress.problem)
            case _:
                self._wait(_SIGNING_IN)

    def show_problem(self, problem: Problem) -> None:
        """Signing in did not work, or not yet; the person may try again."""
        self._set_busy(busy=False)
        if not self._is_keeping and self._stack.currentWidget() is not self._token:
            self._go_to(self._welcome)
        self._say(problem)
        self._memory.setVisible(problem.code.startswith(_KEYRING))
        self._retry.setVisible(self._is_keeping)

    def show_browser_missing(self, problem: Problem) -> None:
        """The page could not be opened; the wait goes on, for its link can be copied."""
        self._say(problem)

    def succeed(self) -> None:
        """Signed in: the token leaves the dialog with it."""
        self._is_busy = False
        self._token.field.clear()
        self.accept()

    def done(self, result: int) -> None:
        """Closed, by whatever: nothing goes on behind a closed window."""
        if self._is_busy or self._is_keeping:
            self._is_busy = self._is_keeping = False
            self.cancel_wanted.emit()
        super().done(result)

    # -- layout ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        choices = QHBoxLayout()
        choices.addStretch(1)
        choices.addWidget(self._retry)
        choices.addWidget(self._memory)
        choices.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._problem, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(choices)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._welcome.browser_wanted.connect(lambda: self._begin(self.browser_wanted))
        self._welcome.code_wanted.connect(self.begin_by_code)
        self._welcome.token_wanted.connect(lambda: self._go_to(self._token))
        self._browser.code_wanted.connect(self.begin_by_code)
        self._browser.open_again.connect(lambda: self.page_wanted.emit(self._url))
        self._token.changed.connect(self._on_edited)
        self._token.submit.clicked.connect(lambda _checked=False: self._submit(memory_only=False))
        self._server.textChanged.connect(self._on_edited)
        self._memory.clicked.connect(lambda _checked=False: self._on_memory())
        self._retry.clicked.connect(lambda _checked=False: self._keep(memory_only=False))
        self._back.clicked.connect(lambda _checked=False: self._on_back())
        self._cancel.clicked.connect(lambda _checked=False: self.reject())

    # -- what happens ----------------------------------------------------------------

    def _begin(self, wanted: object) -> None:
        self._set_busy(busy=True)
        self._wait(_ONE_MOMENT)
        wanted.emit(self._address())  # type: ignore[attr-defined]  # a bound signal

    def _submit(self, *, memory_only: bool) -> None:
        self._set_busy(busy=True)
        self._say(None)
        self.sign_in_wanted.emit(
            SignIn(
                server_url=self._address(),
                token=self._token.field.text().strip(),
                memory_only=memory_only,
            )
        )

    def _keep(self, *, memory_only: bool) -> None:
        self._is_keeping = False
        self._set_busy(busy=True)
        self._wait(_SIGNING_IN)
        self.keep_wanted.emit(memory_only)

    def _on_memory(self) -> None:
        if self._is_keeping:
            self._keep(memory_only=True)
        else:
            self._submit(memory_only=True)

    def _on_back(self) -> None:
        if self._is_busy or self._is_keeping:
            self._set_busy(busy=False)
            self._is_keeping = False
            self.cancel_wanted.emit()
        self._go_to(self._welcome)

    def _on_edited(self) -> None:
        has_address = bool(self._address())
        self._welcome.set_can_begin(has_address)
        can_submit = has_address and bool(self._token.field.text().strip())
        self._token.set_busy(busy=self._is_busy, can_submit=can_submit)
        self._say(None)

    def _wait(self, title: str) -> None:
        self._waiting.wait(title)
        self._go_to(self._waiting)

    def _go_to(self, page: Page) -> None:
        self._stack.setCurrentWidget(page)
        self._back.setVisible(page is not self._welcome)
        self._say(None)
        if page is self._welcome:
            needs_address = not self._brand_url and not self._server.text()
            (self._server if needs_address else self._welcome.browser).setFocus()
        elif page is self._token:
            self._token.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _address(self) -> str:
        return self._brand_url or self._server.text().strip()

    def _say(self, problem: Problem | None) -> None:
        """Say what is wrong, or that nothing is any more."""
        self._problem.tell(problem)
        self._memory.hide()
        self._retry.hide()

    # -- words -------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The language may be another one; the pages hear of it as well."""
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self.setWindowTitle(self.tr("Sign in to {app}").format(app=self._app_name))
        self._server.setAccessibleName(self.tr("Address of your payment server"))
        self._memory.setText(
            self.tr("Keep me signed in until {app} quits").format(app=self._app_name)
        )
        self._retry.setText(self.tr("Try again"))
        self._back.setText(self.tr("Back"))
        self._cancel.setText(self.tr("Cancel"))

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self._server.setEnabled(not busy)
        self._token.set_busy(
            busy=busy, can_submit=bool(self._address() and self._token.field.text().strip())
        )
