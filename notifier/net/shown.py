"""Which account is shown, and so what the listener hears: of it everything, of others a line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from notifier.core.account import AccountLine
from notifier.core.connection import ConnectionState, Phase
from notifier.core.problems import Problem, problem_of_another
from notifier.net.accounts import Account, Accounts
from notifier.net.ports import AgentListener, HistoryChange


class Shown:
    """A `LifeListener`, between the lives of all accounts and the one listener."""

    def __init__(
        self,
        listener: AgentListener,
        accounts: Accounts,
        *,
        lines: Callable[[str | None], Sequence[AccountLine]],
    ) -> None:
        """`lines` lists all accounts, given the key of the one that is shown."""
        self._listener = listener
        self._accounts = accounts
        self._lines = lines
        self._tried = asyncio.Event()
        self.key: str | None = None
        """Of the account whose history is shown; None: nobody's."""

    async def tried(self) -> None:
        """Wait until the first try to connect is over, or there is nobody to connect."""
        await self._tried.wait()

    def show(self, account: Account | None, reason: str = "") -> None:
        """Show `account` from now on; None: nobody is signed in, because of `reason`."""
        self.key = account.key if account is not None else None
        self._listener.account_changed(
            self._accounts.view(account) if account is not None else None
        )
        if account is None:
            self.tell_state(ConnectionState(phase=Phase.SIGNED_OUT, reason=reason))

    def tell_state(self, state: ConnectionState) -> None:
        """The account that is shown is connected so."""
        self._listener.state_changed(state)
        if state.phase is not Phase.CONNECTING:
            self._tried.set()

    def tell_accounts(self) -> None:
        """There are other accounts, or one of them has changed."""
        self._listener.accounts_changed(tuple(self._lines(self.key)))

    # -- `LifeListener` ---------------------------------------------------------------------

    def life_changed(self, key: str, state: ConnectionState) -> None:
        """See `LifeListener`."""
        if key == self.key:
            self.tell_state(state)
        self.tell_accounts()

    def history_changed(self, key: str, change: HistoryChange) -> None:
        """See `LifeListener`."""
        if key == self.key:
            self._listener.history_changed(change)
        self.tell_accounts()

    def problem(self, key: str, problem: Problem) -> None:
        """See `LifeListener`; of another account it says whose it is."""
        account = self._accounts.get(key)
        if account is not None and key != self.key:
            problem = problem_of_another(account.name, problem)
        self._listener.problem(problem)
