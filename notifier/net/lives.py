"""The accounts that are connected: each lives here, from its beginning to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator

from notifier.core.account import AccountLine
from notifier.net.account_life import AccountLife
from notifier.net.accounts import Account, Accounts
from notifier.net.life_ports import LifeKeeper, LifeListener
from notifier.net.ports import Presenters
from notifier.net.provisions import Provisions
from notifier.net.sessions import Sessions
from notifier.net.whose import OwnedPresenter


class Lives:
    """One for each account that is to be connected. On the agent's loop."""

    def __init__(
        self,
        *,
        accounts: Accounts,
        sessions: Sessions,
        presenters: Presenters,
        listener: LifeListener,
        keeper: LifeKeeper,
        provisions: Provisions,
    ) -> None:
        self._accounts = accounts
        self._sessions = sessions
        self._presenters = presenters
        self._listener = listener
        self._keeper = keeper
        self._provisions = provisions
        self._by_key: dict[str, AccountLife] = {}

    def of(self, key: str | None) -> AccountLife | None:
        """That of the account `key`, if it lives."""
        return self._by_key.get(key or "")

    def __iter__(self) -> Iterator[AccountLife]:
        return iter(tuple(self._by_key.values()))

    @property
    def keys(self) -> frozenset[str]:
        """Of the accounts that live."""
        return frozenset(self._by_key)

    def begin(self, account: Account, *, on_trial: bool) -> None:
        """Connect an account that does not live yet. Returns at once."""
        life = self._by_key[account.key] = AccountLife(
            account,
            session=self._sessions.of(account),
            accounts=self._accounts,
            presenter=OwnedPresenter(
                self._presenters.of(account.key), lambda: self._owner(account)
            ),
            listener=self._listener,
            keeper=self._keeper,
            provisions=self._provisions,
        )
        life.is_on_trial = on_trial
        life.begin()

    async def end(self, keys: Collection[str], *, keeps_toasts: bool = False) -> None:
        """End these politely; nothing of them stays on the screen, unless it `keeps_toasts`."""
        ending = [self._by_key.pop(key) for key in keys if key in self._by_key]
        await asyncio.gather(*(life.end(keeps_toasts=keeps_toasts) for life in ending))

    def let_go(self, key: str) -> bool:
        """This one ends by itself; False when somebody else has ended it meanwhile."""
        return self._by_key.pop(key, None) is not None

    def lines(self, active: str | None) -> tuple[AccountLine, ...]:
        """Every account that is known, as a list shows it; `active` is the one shown."""
        lines = []
        for account in self._accounts.known:
            life = self._by_key.get(account.key)
            lines.append(
                AccountLine(
                    view=self._accounts.view(account),
                    is_active=account.key == active,
                    state=life.state if life is not None else None,
                    unread=life.unread if life is not None else 0,
                )
            )
        return tuple(lines)

    def _owner(self, account: Account) -> str:
        """What a toast calls the account; empty while it is the only one."""
        return account.name if len(self._by_key) > 1 else ""
