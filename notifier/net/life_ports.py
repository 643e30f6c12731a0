"""What the life of an account needs of others: someone to tell, and someone who decides."""

from __future__ import annotations

from typing import Protocol

from notifier.core.connection import ConnectionState
from notifier.core.problems import Problem
from notifier.net.accounts import Account
from notifier.net.ports import HistoryChange


class LifeListener(Protocol):
    """Whoever hears what happens in every account; `key` says in which."""

    def life_changed(self, key: str, state: ConnectionState) -> None:
        """Its connection is in another state."""

    def history_changed(self, key: str, change: HistoryChange) -> None:
        """Its history has new entries, or others are read now."""

    def problem(self, key: str, problem: Problem) -> None:
        """A person should be told of something, once."""


class LifeKeeper(Protocol):
    """Whoever decides what becomes of an account."""

    def accepted(self, key: str) -> None:
        """The server took its token."""

    def is_over(self, key: str, reason: str, was_empty: bool) -> bool:
        """Asked at a refusal for good: whether this ends it. History may be empty then."""

    async def over(self, account: Account, reason: str, was_empty: bool) -> None:
        """It is, by `is_over`; nothing of it runs any more, or is on the screen."""
