"""What the network thread needs of others: someone to tell, and someone to show toasts.

Both are called on the network thread, and neither may block it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from contract.wire import Presentation
from notifier.core.account import AccountLine, AccountView, OwnDevices
from notifier.core.connection import ConnectionState
from notifier.core.notification import Notification
from notifier.core.problems import Problem
from notifier.core.reminders import Outcome, Reminder
from notifier.core.sign_in import SignInProgress


class HistoryChange(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in history; whoever shows it reads the rest from there."""

    added: tuple[Notification, ...] = ()
    """New entries, oldest first, with their positions."""
    read_ids: tuple[str, ...] = ()
    """Entries that were unread before."""
    withdrawn_ids: tuple[str, ...] = ()
    """Entries that the platform took back."""
    unread_ids: tuple[str, ...] = ()
    """Entries that were marked as unread, on this device only."""
    deleted_ids: tuple[str, ...] = ()
    """Entries that were deleted from this device."""
    restored_ids: tuple[str, ...] = ()
    """Entries whose deletion was undone."""
    unread: int
    """Cards with something unread now, all in all."""
    reset: bool = False
    """History is another one than before: begin anew, and open its file again."""


class Outbound(Protocol):
    """The way to the server, while there is one."""

    async def emit(self, name: str, data: object) -> bool:
        """Send without an answer; False when there is no connection."""

    async def request(self, name: str, data: object, limit_s: float) -> object | None:
        """Send and wait for the answer; None when none came in time."""


class RunListener(Protocol):
    """Whoever wants to know what happens in one account."""

    def history_changed(self, change: HistoryChange) -> None:
        """History has new entries, or others are read now."""

    def problem(self, problem: Problem) -> None:
        """A person should be told of something, once."""


class AgentListener(RunListener, Protocol):
    """Whoever wants to know, above all the UI behind its bridge.

    History and state are those of the active account.
    """

    def state_changed(self, state: ConnectionState) -> None:
        """The connection is in another state."""

    def account_changed(self, account: AccountView | None) -> None:
        """Another account's history is shown, or none."""

    def accounts_changed(self, accounts: Sequence[AccountLine]) -> None:
        """Which accounts there are, and how each is."""

    def sign_in_changed(self, progress: SignInProgress) -> None:
        """Signing in goes on, or has ended."""

    def devices_listed(self, devices: OwnDevices) -> None:
        """The active account's devices, as they were asked for."""


class Presenters(Protocol):
    """Whoever shows the toasts of all accounts, on the one screen that there is."""

    def of(self, account: str) -> Presenter:
        """That of the account with this key, whose toasts are its own. Never raises."""


class Presenter(Protocol):
    """Decides about one account's toasts and shows them."""

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """Ids of those that have to wait, because nobody is to be disturbed now. Never raises.

        A toast that one of them would replace leaves the screen.
        """

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        """Show what should be shown, oldest first. Returns how, by event id. Never raises.

        What waited (`were_held`) is told together.
        """

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        """Speak of these bills again, of several as one. Never raises."""

    async def close_reminders(self) -> None:
        """Close what stands for several bills. Never raises."""

    async def close(self, ids: Sequence[str]) -> None:
        """Close the toasts of these events, if they are still there. Never raises."""

    async def forget_account(self, ids: Sequence[str]) -> None:
        """The account is gone: close every toast of it. Never raises.

        `ids` of the latest that were shown: an earlier run may have left their toasts.
        """
