"""The dialogs of the running app: signing in and out, about.

Each is held here while it is open: a window without a parent that Python lets go of is
gone, perhaps while it is being painted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from notifier.brand import Brand
from notifier.core.connection import ConnectionState, Phase
from notifier.core.connection_words import explain, is_connection_code
from notifier.core.problems import (
    BadServerAddress,
    BadToken,
    Problem,
    TokenVaultFailed,
    TokenVaultLocked,
    TokenVaultMissing,
)
from notifier.core.sign_in import BrowserMissing, SignInProgress, SignInStep
from notifier.engine import Engine
from notifier.store.settings import SettingsFile
from notifier.ui.account_words import account_name

if TYPE_CHECKING:
    from notifier.core.account import AccountView

    # Each dialog is imported when it is first wanted: most days none is.
    from notifier.ui.sign_in_dialog import SignIn, SignInDialog
    from notifier.ui.update_panel import UpdatePanel

_OF_SIGNING_IN = frozenset(
    {
        BadServerAddress.code,
        BadToken.code,
        TokenVaultFailed.code,
        TokenVaultLocked.code,
        TokenVaultMissing.code,
    }
)
"""Problems that signing in may have before there is a connection."""


class Dialogs(QObject):
    """Opens them, and carries between them and the engine. Main thread."""

    def __init__(
        self,
        *,
        brand: Brand,
        version: str,
        server_url: str,
        settings: SettingsFile,
        engine: Engine,
        parent_window: Callable[[], QWidget | None],
        parent: QObject,
        new_update_panel: Callable[[], UpdatePanel | None] = lambda: None,
    ) -> None:
        """`server_url`: given by the brand or the command line; empty to ask for it."""
        super().__init__(parent)
        self._brand = brand
        self._version = version
        self._server_url = server_url
        self._settings = settings
        self._engine = engine
        self._parent_window = parent_window
        self._new_update_panel = new_update_panel
        self._account: AccountView | None = None
        self._sign_in: SignInDialog | None = None
        self._is_account_awaited = False
        """Somebody signs in, and what is heard is still about who was signed in before."""
        self._said = ""
        """The code of what the sign-in dialog last said to be wrong."""
        self._small: QDialog | None = None

    # -- opening -----------------------------------------------------------------------

    def open_sign_in(self) -> None:
        """Ask how to sign in."""
        if self._sign_in is None:
            from notifier.ui.sign_in_dialog import SignInDialog  # noqa: PLC0415

            dialog = SignInDialog(
                self._brand.name,
                brand_url=self._server_url,
                server_url=(self._account.server_url if self._account is not None else "")
                or self._settings.load().server_url,
                own_words=lambda: self._brand.words(QLocale().name()),
                parent=self._parent_window(),
            )
            dialog.sign_in_wanted.connect(self._on_sign_in_wanted)
            dialog.browser_wanted.connect(self._on_browser_wanted)
            dialog.code_wanted.connect(self._on_code_wanted)
            dialog.page_wanted.connect(self._open_page)
            dialog.keep_wanted.connect(self._on_keep_wanted)
            dialog.cancel_wanted.connect(self._engine.cancel_sign_in)
            dialog.finished.connect(self._on_sign_in_finished)
            self._sign_in = dialog
        _bring_forward(self._sign_in)

    def open_about(self) -> None:
        """Show the version."""
        from notifier.ui.about_dialog import AboutDialog  # noqa: PLC0415 - seldom wanted

        self._open_small(
            AboutDialog(
                self._brand.name,
                self._version,
                self._parent_window(),
                updates=self._new_update_panel(),
                support_url=self._brand.support_url,
            )
        )

    def ask_to_sign_out(self) -> None:
        """Confirm, then sign out of the account that is shown now."""
        from notifier.ui.sign_out_dialog import SignOutDialog  # noqa: PLC0415 - seldom wanted

        account = self._account
        if account is None:
            return
        dialog = SignOutDialog(self._brand.name, account_name(account), self._parent_window())
        dialog.sign_out_wanted.connect(
            lambda erase: self._engine.sign_out(account.key, erase_history=erase is True)
        )
        self._open_small(dialog)

    def close(self) -> None:
        """Close them all; at the end."""
        for dialog in (self._small, self._sign_in):
            if dialog is not None:
                dialog.hide()
                dialog.deleteLater()
        self._small = self._sign_in = None

    def let_go(self) -> None:
        """The windows are made anew, in another language: what they own must not go with them.

        Somebody who is signing in goes on; what was only opened to be read is closed.
        """
        if self._small is not None:
            self._small.hide()
            self._small.deleteLater()
            self._small = None
        if self._sign_in is not None:
            _give_to(None, self._sign_in)

    def take_hold(self) -> None:
        """The windows are there again."""
        if self._sign_in is not None:
            _give_to(self._parent_window(), self._sign_in)

    # -- what they are told --------------------------------------------------------------

    def show_account(self, account: AccountView | None) -> None:
        """This account is shown; None: nobody is signed in."""
        self._account = account
        self._is_account_awaited = False

    def show_connection(self, state: ConnectionState) -> None:
        """How signing in goes, if somebody waits for it."""
        if self._sign_in is None or not self._sign_in.is_busy or self._is_account_awaited:
            return
        if state.phase is Phase.CONNECTED:
            self._sign_in.succeed()
            self._engine.test_toast()
        elif state.phase in (Phase.OFFLINE, Phase.SIGNED_OUT):
            problem = explain(state.reason)
            if problem is not None:
                self._say(self._sign_in, problem)

    def show_sign_in(self, progress: SignInProgress) -> None:
        """How far signing in through an issuer is."""
        if self._sign_in is None:
            return
        self._sign_in.show_progress(progress)
        if progress.step is SignInStep.BROWSER:
            self._open_page(progress.url)

    def take(self, problem: Problem) -> bool:
        """Say `problem` where somebody waits for an answer; False when nobody does."""
        if self._sign_in is None:
            return False
        if problem.code == self._said:
            return True  # the state of the connection said so already
        # Until then a connection in trouble is that of whoever was signed in before.
        is_of_connection = is_connection_code(problem.code) and not self._is_account_awaited
        about_it = problem.code in _OF_SIGNING_IN or is_of_connection
        if not (self._sign_in.is_busy and about_it):
            return False
        self._say(self._sign_in, problem)
        return True

    # -- what the person does ------------------------------------------------------------

    def _say(self, dialog: SignInDialog, problem: Problem) -> None:
        self._said = problem.code
        dialog.show_problem(problem)

    def _on_sign_in_wanted(self, wanted: SignIn) -> None:
        self._is_account_awaited, self._said = True, ""
        self._engine.sign_in(wanted.server_url, wanted.token, memory_only=wanted.memory_only)

    def _on_browser_wanted(self, server_url: object) -> None:
        self._is_account_awaited, self._said = True, ""
        self._engine.sign_in_by_browser(str(server_url))

    def _on_code_wanted(self, server_url: object) -> None:
        self._is_account_awaited, self._said = True, ""
        self._engine.sign_in_by_code(str(server_url))

    def _on_keep_wanted(self, memory_only: object) -> None:
        self._is_account_awaited, self._said = True, ""
        self._engine.keep_sign_in(memory_only=memory_only is True)

    def _open_page(self, url: object) -> None:
        """Show an issuer's page in the system's browser: it was checked where it came from."""
        if not QDesktopServices.openUrl(QUrl(str(url))) and self._sign_in is not None:
            self._sign_in.show_browser_missing(BrowserMissing().problem)

    def _on_sign_in_finished(self) -> None:
        dialog, self._sign_in, self._said = self._sign_in, None, ""
        if dialog is not None:
            dialog.deleteLater()

    def _open_small(self, dialog: QDialog) -> None:
        if self._small is not None:
            self._small.close()
        self._small = dialog
        dialog.open()


def _give_to(parent: QWidget | None, dialog: QDialog) -> None:
    """Another window owns `dialog` from now on; where it is, and whether, stays as it was."""
    was_visible, place = dialog.isVisible(), dialog.geometry()
    dialog.setParent(parent, dialog.windowFlags())  # which hides it
    dialog.setGeometry(place)
    if was_visible:
        # The person is in another window just now, where the language was chosen.
        dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        dialog.show()
        dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)


def _bring_forward(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
