"""Presenters that are named later: the connection need not wait until toasts can be shown."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.core.reminders import Outcome, Reminder
from notifier.net.ports import Presenter, Presenters


class PresentersToCome:
    """`Presenters` whose callers wait until there are any. Made on the network thread's loop.

    What they hold meanwhile is stored and not begun: given up, it is shown at the next start.
    """

    def __init__(self) -> None:
        self._there: asyncio.Future[Presenters] = asyncio.get_running_loop().create_future()
        self._to_forget: list[tuple[str, Sequence[str]]] = []
        self._times_forgotten: Counter[str] = Counter()

    async def has_come(self, presenters: Presenters) -> None:
        """Everybody who waits, and everybody who comes, is served by `presenters`."""
        while self._to_forget:
            account, ids = self._to_forget.pop(0)
            await presenters.of(account).forget_account(ids)
        self._there.set_result(presenters)

    def of(self, account: str) -> Presenter:
        """See `Presenters`."""
        return _PresenterToCome(self, account)

    async def real(self, account: str) -> Presenter:
        """That which serves `account`, as soon as there is one."""
        # Shielded: whoever waits no more must not take the answer from the others.
        return (await asyncio.shield(self._there)).of(account)

    async def forget(self, account: str, ids: Sequence[str]) -> None:
        """See `Presenter.forget_account`; nobody waits for what nobody can see yet."""
        if self._there.done():
            await self._there.result().of(account).forget_account(ids)
        else:
            self._times_forgotten[account] += 1
            self._to_forget.append((account, ids))

    def times_forgotten(self, account: str) -> int:
        """How often `account` became another person's, or nobody's, before there were any."""
        return self._times_forgotten[account]


class _PresenterToCome:
    """One account's."""

    def __init__(self, presenters: PresentersToCome, account: str) -> None:
        self._presenters = presenters
        self._account = account

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        return await (await self._real()).hold(notifications)

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        return await (await self._real()).present(notifications, were_held=were_held)

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        times_forgotten = self._presenters.times_forgotten(self._account)
        presenter = await self._real()
        if self._presenters.times_forgotten(self._account) != times_forgotten:
            return Outcome.WAITS  # the bills of somebody who is not here any more
        return await presenter.remind(reminders)

    async def close_reminders(self) -> None:
        await (await self._real()).close_reminders()

    async def close(self, ids: Sequence[str]) -> None:
        await (await self._real()).close(ids)

    async def forget_account(self, ids: Sequence[str]) -> None:
        await self._presenters.forget(self._account, ids)

    async def _real(self) -> Presenter:
        return await self._presenters.real(self._account)
