"""The tray icon's menu: says how things are, and opens everything.

It is built whole before the icon is shown, because hosts of the Linux tray read a menu
once, and then only learn what changes in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

LATEST = 5
MOST_ACCOUNTS = 8
"""In the menu; all are in the settings."""
_WIDEST_LINE = 60
_WIDEST_STATE = 100
"""It may have to say what is wrong, when the next try is, and until when there is a pause."""
PAUSES = ("30-minutes", "1-hour", "until-tomorrow", "until-turned-on")
"""`notifier.core.quiet.PauseLength`, which is not wanted before the icon is up."""


class LatestEntry(NamedTuple):
    """One of the latest notifications, as the menu shows it."""

    id: str
    text: str
    unread: bool


class AccountEntry(NamedTuple):
    """One of several accounts, as the menu shows it."""

    key: str
    text: str
    is_active: bool
    unread: int


class TrayMenu(QMenu):
    """Asks by signals; each is one thing that a person wants."""

    entry_wanted = Signal(object)
    """The id of a notification."""
    inbox_wanted = Signal()
    retry_wanted = Signal()
    mark_all_read_wanted = Signal()
    pause_wanted = Signal(object)
    """One of `PAUSES` (str)."""
    resume_wanted = Signal()
    settings_wanted = Signal()
    sign_in_wanted = Signal()
    sign_out_wanted = Signal()
    account_wanted = Signal(object)
    """The key of an account that is to be shown."""
    about_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, app_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed: list[tuple[Callable[[str], object], Callable[[], str]]] = []
        """What does not change but with the language: who shows it, and its words."""
        self._status = self.addAction("")
        self._status.setEnabled(False)
        self._retry = self._item(lambda: self.tr("Try again now"), self.retry_wanted)
        self.addSeparator()
        self._latest = [self.addAction("") for _ in range(LATEST)]
        self.triggered.connect(self._on_triggered)
        self._latest_end = self.addSeparator()
        inbox = self._item(lambda: self.tr("Open inbox"), self.inbox_wanted)
        self.setDefaultAction(inbox)
        self._mark_all = self._item(lambda: self.tr("Mark all as read"), self.mark_all_read_wanted)
        self._pause = self._pause_menu()
        self.addSeparator()
        self._settings = self._item(lambda: self.tr("Settings…"), self.settings_wanted)
        self._settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._accounts = self._accounts_menu()
        self._sign_in = self._item(lambda: self.tr("Sign in…"), self.sign_in_wanted)
        self._sign_out = self._item(lambda: self.tr("Sign out…"), self.sign_out_wanted)
        self.addSeparator()
        self._update = self._item(str, self.about_wanted)
        about = self._item(lambda: self.tr("About {app}").format(app=app_name), self.about_wanted)
        about.setMenuRole(QAction.MenuRole.AboutRole)
        quit_ = self._item(lambda: self.tr("Quit"), self.quit_wanted)
        quit_.setMenuRole(QAction.MenuRole.QuitRole)
        self.show_status("", can_retry=False)
        self.show_latest((), unread=0)
        self.show_pause("")
        self.show_account(signed_in=False, needs_sign_in=False)
        self.show_update("")
        self.show_accounts(())

    def show_status(self, line: str, *, can_retry: bool) -> None:
        """The first line, and whether trying again is offered."""
        self._status.setText(_plain(line, widest=_WIDEST_STATE))
        self._status.setVisible(bool(line))
        self._retry.setVisible(can_retry)

    def show_latest(self, entries: Sequence[LatestEntry], *, unread: int) -> None:
        """The newest entries, newest first."""
        for position, action in enumerate(self._latest):
            if position < len(entries):
                entry = entries[position]
                text = _plain(entry.text)
                action.setText(f"● {text}" if entry.unread else text)
                action.setData(entry.id)
            action.setVisible(position < len(entries))
        self._latest_end.setVisible(bool(entries))
        self._mark_all.setEnabled(unread > 0)

    def show_pause(self, words: str) -> None:
        """Until when notifications are paused ("Paused until 14:30"); empty when they are not."""
        self._pause.setTitle(_plain(words) or self.tr("Pause notifications"))
        for action in (self._resume, self._resume_end):
            action.setVisible(bool(words))

    def show_account(self, *, signed_in: bool, needs_sign_in: bool) -> None:
        """Which of signing in and out is offered; both when the sign-in has expired."""
        self._sign_in.setVisible(not signed_in or needs_sign_in)
        self._sign_out.setVisible(signed_in)

    def show_accounts(self, accounts: Sequence[AccountEntry]) -> None:
        """Between which accounts can be chosen; nothing is shown of one alone."""
        self._accounts.menuAction().setVisible(len(accounts) > 1)
        for position, action in enumerate(self._account_actions):
            if position < len(accounts):
                account = accounts[position]
                unread = f" ({account.unread})" if account.unread else ""
                action.setText(_plain(account.text) + unread)
                action.setData(account.key)
                action.setChecked(account.is_active)
            action.setVisible(position < len(accounts))

    def show_update(self, version: str) -> None:
        """A newer version is ready to be installed; empty when there is none."""
        self._update.setText(self.tr("Version {version} is ready…").format(version=version))
        self._update.setVisible(bool(version))

    def _accounts_menu(self) -> QMenu:
        menu = self.addMenu("")
        self._say(menu.setTitle, lambda: self.tr("Accounts"))
        self._account_actions = [menu.addAction("") for _ in range(MOST_ACCOUNTS)]
        for action in self._account_actions:
            action.setCheckable(True)
            action.triggered.connect(
                lambda _checked=False, action=action: self.account_wanted.emit(action.data())
            )
        return menu

    def _pause_menu(self) -> QMenu:
        menu = self.addMenu("")
        self._resume = menu.addAction("")
        self._say(self._resume.setText, lambda: self.tr("Turn on again"))
        self._resume.triggered.connect(lambda _checked=False: self.resume_wanted.emit())
        self._resume_end = menu.addSeparator()
        for position, length in enumerate(PAUSES):
            action = menu.addAction("")
            self._say(action.setText, partial(_pause_name, position))
            action.triggered.connect(
                lambda _checked=False, length=length: self.pause_wanted.emit(length)
            )
        return menu

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language: the same menu in its words (hosts of the tray keep the menu)."""
        if event.type() is QEvent.Type.LanguageChange:
            for show, words in self._fixed:
                show(words())
        super().changeEvent(event)

    def _say(self, show: Callable[[str], object], words: Callable[[], str]) -> None:
        self._fixed.append((show, words))
        show(words())

    def _item(self, words: Callable[[], str], wanted: SignalInstance) -> QAction:
        action = self.addAction("")
        self._say(action.setText, words)
        # A menu gives its actions a "checked" that these signals do not take.
        action.triggered.connect(lambda _checked=False: wanted.emit())
        return action

    def _on_triggered(self, action: QAction) -> None:
        if action in self._latest:
            self.entry_wanted.emit(action.data())


def pause_names() -> tuple[str, ...]:
    """What each of `PAUSES` is called."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("TrayMenu", text)

    return (
        tr("For 30 minutes"),
        tr("For 1 hour"),
        tr("Until tomorrow"),
        tr("Until I turn them on"),
    )


def _pause_name(position: int) -> str:
    return pause_names()[position]


def _plain(text: str, *, widest: int = _WIDEST_LINE) -> str:
    """`text` as a menu shows it: an ampersand is no shortcut, and a line has an end."""
    if len(text) > widest:
        from notifier.presentation.sanitize import cut  # noqa: PLC0415 - after the icon

        text = cut(text, widest)
    return text.replace("&", "&&")
