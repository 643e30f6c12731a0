"""A presenter that is named later: the connection need not wait until toasts can be shown."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.core.reminders import Outcome, Reminder
from notifier.net.ports import Presenter


class PresenterToCome:
    """A `Presenter` whose callers wait until there is one. Made on the network thread's loop.

    What they hold meanwhile is stored and not begun: given up, it is shown at the next start.
    """

    def __init__(self) -> None:
        self._presenter: asyncio.Future[Presenter] = asyncio.get_running_loop().create_future()

    def has_come(self, presenter: Presenter) -> None:
        """Everybody who waits, and everybody who comes, is served by `presenter`."""
        self._presenter.set_result(presenter)

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """See `Presenter`."""
        return await (await self._there()).hold(notifications)

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        """See `Presenter`."""
        return await (await self._there()).present(notifications, were_held=were_held)

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        """See `Presenter`."""
        return await (await self._there()).remind(reminders)

    async def close_reminders(self) -> None:
        """See `Presenter`."""
        await (await self._there()).close_reminders()

    async def close(self, ids: Sequence[str]) -> None:
        """See `Presenter`."""
        await (await self._there()).close(ids)

    async def forget_account(self) -> None:
        """See `Presenter`."""
        await (await self._there()).forget_account()

    async def _there(self) -> Presenter:
        # Shielded: whoever waits no more must not take the answer from the others.
        return await asyncio.shield(self._presenter)
