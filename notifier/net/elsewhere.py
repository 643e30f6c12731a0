"""What a person was told already, by another of their accounts.

A broadcast comes to every account of its server, under one id. Each history has it, but a
person with two of these accounts on one computer is shown it once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping

from contract.wire import Presentation
from notifier.core.problems import HistoryError
from notifier.net.accounts import Account, Accounts
from notifier.store.history_reader import HistoryReader

log = logging.getLogger(__name__)

ToldElsewhere = Callable[[Collection[str]], Mapping[str, Presentation]]
"""Which of these ids were told elsewhere already, and how."""


def nowhere(_ids: Collection[str]) -> Mapping[str, Presentation]:
    """For who has no other account."""
    return {}


class Elsewhere:
    """The other accounts of one account's server, as far as they are signed in here.

    Their histories are asked, not what this run remembers: so it holds after a restart, for an
    account that is not connected now, and ends when that one is signed out, for what comes then
    may be another person's.
    """

    def __init__(self, accounts: Accounts, account: Account) -> None:
        self._accounts = accounts
        self._account = account

    def told(self, ids: Collection[str]) -> Mapping[str, Presentation]:
        """See `ToldElsewhere`. What cannot be asked has told nothing."""
        told: dict[str, Presentation] = {}
        for other in self._accounts.known:
            if other.key == self._account.key or other.server_url != self._account.server_url:
                continue
            reader = HistoryReader(self._accounts.history_path(other))
            try:
                told |= reader.told(ids)
            except HistoryError as exc:
                log.warning("another account's history not asked why=%s", exc.code)
            finally:
                reader.close()
        return told
