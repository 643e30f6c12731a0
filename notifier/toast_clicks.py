"""What a click on a toast opens: its entry or its link, in whichever account that is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from notifier.core.problems import NotifierError
from notifier.engine import Engine
from notifier.inbox import Inbox
from notifier.presentation.render import OPEN_URL
from notifier.store.history_reader import HistoryReader
from notifier.toasts.backend import DIGEST_KEY, REMINDERS_KEY, SAMPLE_KEY, Activation
from notifier.toasts.keys import ToastKey
from notifier.ui.entry_words import EntryWords

if TYPE_CHECKING:
    from notifier.core.account import AccountLine, AccountView

_log = logging.getLogger("paybell.desk")

_NOT_ENTRIES = frozenset({DIGEST_KEY, SAMPLE_KEY, REMINDERS_KEY})


class ToastClicks(QObject):
    """Main thread. A click may come before it is known who is signed in: then it waits."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        engine: Engine,
        words: EntryWords,
        open_entry: Callable[[str, str], None],
        open_link: Callable[[object], None],
        parent: QObject | None = None,
    ) -> None:
        """`open_entry` takes an event's id and the right to come forward."""
        super().__init__(parent)
        self._inbox = inbox
        self._engine = engine
        self._words = words
        self._open_entry = open_entry
        self._open_link = open_link
        self._accounts: tuple[AccountLine, ...] | None = None
        """None: nobody has said yet who is signed in."""
        self._shown: str | None = None
        """Key of the account that the inbox lists."""
        self._waiting: Activation | None = None

    def account_is_shown(self, key: str | None) -> None:
        """The inbox lists this account's entries from now on; None: nobody's."""
        self._shown = key

    def accounts_are(self, accounts: Sequence[AccountLine]) -> None:
        """All accounts of this computer are known: a click that waited is followed."""
        self._accounts = tuple(accounts)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._shown is not None:
            self.follow(waiting)

    def follow(self, activation: Activation) -> None:
        """Open what the person clicked."""
        key = ToastKey.read(activation.key)
        if self._accounts is None:
            self._waiting = activation  # the app was started by this click: accounts come
            self._inbox.open(activation.activation_token)
        elif (other := self._other_account(key)) is not None:
            self._waiting = activation  # a toast of another account: it is shown then
            self._engine.switch_account(other)
        elif key.what == REMINDERS_KEY:
            self._inbox.open_upcoming(activation.activation_token)
        elif key.what in (DIGEST_KEY, SAMPLE_KEY):
            self._inbox.open(activation.activation_token)
        else:
            self._open_what_was_clicked(key.what, activation)

    def _open_what_was_clicked(self, entry_id: str, activation: Activation) -> None:
        entry = self._inbox.entry(entry_id)
        link = self._words.link(entry) if entry is not None else None
        if activation.action == OPEN_URL and link is not None:
            self._engine.mark_read(entry_id)
            self._open_link(link.url)
        else:
            self._open_entry(entry_id, activation.activation_token)

    def _other_account(self, key: ToastKey) -> str | None:
        """The account that a click is meant for, if it is another one than the one shown."""
        if key.account:
            return next((each.key for each in self._others() if each.key == key.account), None)
        # A link, or a toast of an older version: whoever has the entry.
        is_here = key.what in _NOT_ENTRIES or self._inbox.entry(key.what) is not None
        return None if is_here else self._account_with(key.what)

    def _account_with(self, entry_id: str) -> str | None:
        """The key of another account that has this entry."""
        for other in self._others():
            reader = HistoryReader(other.history_path)
            try:
                if reader.get(entry_id) is not None:
                    return other.key
            except NotifierError as exc:
                _log.warning("history not searched why=%s", exc.code)
            finally:
                reader.close()
        return None

    def _others(self) -> list[AccountView]:
        # Not by the lines' own word, which is a moment older than what the inbox lists.
        return [line.view for line in self._accounts or () if line.view.key != self._shown]
