"""The half of the app that lives on the main thread: what the tray and the windows do.

It is told by the bridge's signals, and asks the engine; it never waits for either.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.connection import ConnectionState, Phase
from notifier.core.connection_words import is_connection_code
from notifier.core.problems import HistoryFull, HistoryUnwritable, NotifierError, Problem
from notifier.core.said import said
from notifier.core.wish import Place, Wish
from notifier.dialogs import Dialogs
from notifier.engine import Engine
from notifier.inbox import Inbox
from notifier.paths import Paths
from notifier.presentation.render import allowed_url
from notifier.store.settings import SettingsFile
from notifier.toast_clicks import ToastClicks
from notifier.toasts.backend import Activation
from notifier.tray_presence import TrayPresence
from notifier.ui.account_words import account_name
from notifier.ui.entry_words import EntryWords
from notifier.ui.status import Status
from notifier.ui.tray_icon import TrayIcon
from notifier.ui.tray_menu import LATEST, AccountEntry, LatestEntry, TrayMenu

if TYPE_CHECKING:
    from notifier.core.account import AccountLine, AccountView
    from notifier.net.ports import HistoryChange
    from notifier.ui.update_panel import UpdatePanel

_log = logging.getLogger("paybell.desk")

_OVER_WHEN_STORED = frozenset({HistoryFull.code, HistoryUnwritable.code})
"""Whoever is connected can write its history again."""

_MENU_DELAY_MS = 150
"""Many entries at once redraw the menu once."""


class Desk(QObject):
    """Made once the tray icon is up."""

    quit_asked = Signal()
    settings_wanted = Signal()

    def __init__(
        self,
        *,
        brand: Brand,
        version: str,
        paths: Paths,
        server_url: str,
        settings: SettingsFile,
        choices: Choices,
        status: Status,
        menu: TrayMenu,
        tray: TrayIcon,
        bridge: Bridge,
        engine: Engine,
        new_update_panel: Callable[[], UpdatePanel | None] = lambda: None,
        take_elsewhere: Callable[[Problem], bool] = lambda _problem: False,
        parent: QObject | None = None,
    ) -> None:
        """`server_url`: given by the brand or the command line; empty to ask for it.

        `take_elsewhere` says a problem in another window, if the person is in one.
        """
        super().__init__(parent)
        self._brand = brand
        self._paths = paths
        self._status = status
        self._menu = menu
        self._tray = tray
        self._bridge = bridge
        self._engine = engine
        self._choices = choices
        self._take_elsewhere = take_elsewhere
        self._dialogs = Dialogs(
            brand=brand,
            version=version,
            server_url=server_url,
            settings=settings,
            engine=engine,
            parent_window=lambda: self._inbox.visible_window,
            new_update_panel=new_update_panel,
            parent=self,
        )
        self._words = EntryWords(
            locale=QLocale(),
            default_currency=brand.default_currency,
            allowed_hosts=brand.allowed_link_hosts,
            now=lambda: datetime.now(UTC),
        )
        self._inbox = Inbox(
            brand=brand,
            status=status,
            words=self._words,
            engine=engine,
            place_file=paths.data_dir / "inbox-window.json",
            parent=self,
        )
        self._is_signed_in = False
        self._clicks = ToastClicks(
            inbox=self._inbox,
            engine=engine,
            words=self._words,
            open_entry=self.open_entry,
            open_link=self._open_link,
            parent=self,
        )
        self._tray_presence = TrayPresence(
            tray=tray,
            bridge=bridge,
            inbox=self._inbox,
            app_name=brand.name,
            told_file=paths.data_dir / "told-no-tray",
            parent=self,
        )
        self._menu_timer = QTimer(self)
        self._menu_timer.setSingleShot(True)
        self._menu_timer.timeout.connect(self._redraw_menu)
        self._connect()

    def _connect(self) -> None:
        bridge, menu, tray = self._bridge, self._menu, self._tray
        queued = Qt.ConnectionType.QueuedConnection
        bridge.connection_changed.connect(self._on_connection_changed, queued)
        bridge.history_changed.connect(self._on_history_changed, queued)
        bridge.account_changed.connect(self._on_account_changed, queued)
        bridge.problem_occurred.connect(self._on_problem_occurred, queued)
        bridge.accounts_changed.connect(self._on_accounts_changed, queued)
        menu.account_wanted.connect(self._engine.switch_account)
        bridge.sign_in_changed.connect(self._dialogs.show_sign_in, queued)
        bridge.toast_activated.connect(self._clicks.follow, queued)
        bridge.wished.connect(self.carry_out, queued)
        menu.entry_wanted.connect(self.open_entry)
        menu.inbox_wanted.connect(self.open_inbox)
        menu.retry_wanted.connect(self._engine.retry_now)
        menu.mark_all_read_wanted.connect(self._engine.mark_all_read)
        menu.sign_in_wanted.connect(self._dialogs.open_sign_in)
        menu.sign_out_wanted.connect(self._dialogs.ask_to_sign_out)
        menu.about_wanted.connect(self._dialogs.open_about)
        menu.quit_wanted.connect(self.quit_asked)
        self._choices.problem_occurred.connect(self._on_problem_occurred)
        self._choices.changed.connect(self._engine.apply)
        self._inbox.link_wanted.connect(self._open_link)
        self._inbox.sign_in_wanted.connect(self._dialogs.open_sign_in)
        self._inbox.settings_wanted.connect(self.settings_wanted)
        self._inbox.quit_wanted.connect(self.quit_asked)
        self._inbox.problem_occurred.connect(self._on_problem_occurred)
        tray.clicked.connect(self.open_inbox)
        tray.message_clicked.connect(self._engine.tray_message_clicked)

    # -- windows -----------------------------------------------------------------------

    def open_inbox(self, activation_token: str = "") -> None:
        """Bring the inbox forward, by the right that the click's token gives."""
        self._inbox.open(activation_token)

    def carry_out(self, wish: Wish) -> None:
        """Do what a second start, a link or the desktop asks for."""
        if wish.place is Place.ENTRY:
            self._clicks.follow(
                Activation(
                    key=wish.entry_id, action=wish.action, activation_token=wish.activation_token
                )
            )
        elif wish.place is Place.SETTINGS:
            self.settings_wanted.emit()
        else:
            self.open_inbox(wish.activation_token)

    def open_entry(self, entry_id: str, activation_token: str = "") -> None:
        """Open the inbox at one entry."""
        self.open_inbox(activation_token)
        if not self._inbox.has_history:
            return
        if self._inbox.open_entry(entry_id):
            _log.info("entry opened id=%s", entry_id)
        else:
            _log.info("entry not in history id=%s", entry_id)

    def speak(self) -> None:
        """The language is another one: say everything anew in it."""
        self._words.speak(QLocale())
        self._dialogs.let_go()
        self._inbox.speak()
        self._dialogs.take_hold()
        self._redraw_menu()

    def close(self) -> None:
        """Close every window and the history; at the end."""
        self._menu_timer.stop()
        self._dialogs.close()
        self._inbox.close()

    def _open_link(self, url: object) -> None:
        """The only place that hands an address to the system; checked once more."""
        allowed = allowed_url(str(url), self._brand.allowed_link_hosts)
        if allowed is None or QDesktopServices.openUrl(QUrl(allowed)):
            return
        self._on_problem_occurred(
            Problem(
                code="link_not_opened",
                title=said("Problem", "No browser could be opened"),
                message=allowed,
                hint=said("Problem", "Choose a browser in your system's settings, and try again."),
            )
        )
        self.open_inbox()

    # -- what the network thread tells ---------------------------------------------------

    def _on_connection_changed(self, state: ConnectionState) -> None:
        self._status.set_connection(state)
        if state.phase is Phase.CONNECTED:
            self._forget_what_is_over()
        self._redraw_account()
        self._dialogs.show_connection(state)

    def _on_history_changed(self, change: HistoryChange) -> None:
        self._status.set_unread(change.unread)
        self._inbox.on_history_changed(change)
        if not self._menu_timer.isActive():
            self._menu_timer.start(_MENU_DELAY_MS)

    def _on_account_changed(self, account: AccountView | None) -> None:
        self._is_signed_in = account is not None
        self._clicks.account_is_shown(account.key if account is not None else None)
        self._inbox.show_account(account.history_path if account is not None else None)
        self._status.set_unread(self._inbox.unread_count())
        self._redraw_account()
        self._redraw_menu()
        self._engine.sees(account.key if account is not None else None)
        self._dialogs.show_account(account)

    def _on_accounts_changed(self, accounts: Sequence[AccountLine]) -> None:
        self._menu.show_accounts(
            [
                AccountEntry(
                    key=line.view.key,
                    text=account_name(line.view),
                    is_active=line.is_active,
                    unread=line.unread,
                )
                for line in accounts
            ]
        )
        self._clicks.accounts_are(accounts)

    def _forget_what_is_over(self) -> None:
        """There is a connection: why there was none is nothing to tell any more."""
        problem = self._inbox.problem
        if problem is not None and (
            is_connection_code(problem.code) or problem.code in _OVER_WHEN_STORED
        ):
            self._inbox.forget_problem()

    def _on_problem_occurred(self, problem: Problem) -> None:
        _log.warning("problem code=%s", problem.code)
        if not (self._dialogs.take(problem) or self._take_elsewhere(problem)):
            self._inbox.show_problem(problem)

    # -- what is shown ---------------------------------------------------------------------

    def _redraw_account(self) -> None:
        self._menu.show_account(
            signed_in=self._is_signed_in, needs_sign_in=self._status.needs_sign_in
        )

    def _redraw_menu(self) -> None:
        try:
            latest = self._inbox.latest(LATEST)
        except NotifierError as exc:
            self._on_problem_occurred(exc.problem)
            return
        self._menu.show_latest(
            [
                LatestEntry(id=entry.id, text=self._words.menu_line(entry), unread=not entry.read)
                for entry in latest
            ],
            unread=self._status.unread,
        )
