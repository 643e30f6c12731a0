"""Toasts that say whose they are, while several accounts are connected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.core.reminders import Outcome, Reminder
from notifier.net.ports import Presenter


class OwnedPresenter:
    """The `Presenter` of one account, before the one that shows."""

    def __init__(self, presenter: Presenter, owner: Callable[[], str]) -> None:
        """`owner` answers what the account is called; empty while it is the only one."""
        self._presenter = presenter
        self._owner = owner

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """See `Presenter`."""
        return await self._presenter.hold(notifications)

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        """See `Presenter`; each notification says whose it is."""
        owned = [self._owned(each) for each in notifications]
        return await self._presenter.present(owned, were_held=were_held)

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        """See `Presenter`; each bill says whose it is."""
        return await self._presenter.remind(
            [
                replace(each, bill=replace(each.bill, bill=self._owned(each.bill.bill)))
                for each in reminders
            ]
        )

    async def close_reminders(self) -> None:
        """See `Presenter`."""
        await self._presenter.close_reminders()

    async def close(self, ids: Sequence[str]) -> None:
        """See `Presenter`."""
        await self._presenter.close(ids)

    async def forget_account(self, ids: Sequence[str]) -> None:
        """See `Presenter`."""
        await self._presenter.forget_account(ids)

    def _owned(self, notification: Notification) -> Notification:
        owner = self._owner()
        return replace(notification, owner=owner) if owner else notification
