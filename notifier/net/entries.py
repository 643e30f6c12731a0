"""What a person does with what is listed: to the account whose list they see, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from notifier.net.account_life import AccountLife


class Entries:
    """Of one account. On the agent's loop; nothing happens when it is not connected any more."""

    def __init__(self, life: AccountLife | None) -> None:
        self._life = life

    async def mark_read(self, ids: Sequence[str]) -> None:
        """The user has read these; the server is told as soon as it can be."""
        if self._life is not None:
            await self._life.mark_read(list(ids))

    async def mark_all_read(self) -> None:
        """The user has read everything that is listed."""
        if self._life is not None:
            await self._life.mark_read(None)

    async def mark_unread(self, stories: Sequence[str]) -> None:
        """The user wants to see these cards as unread, on this device."""
        if self._life is not None:
            self._life.change_history(lambda run: run.mark_unread(stories))

    async def delete(self, stories: Sequence[str]) -> None:
        """The user deletes these cards from this device."""
        if self._life is not None:
            self._life.change_history(lambda run: run.delete(stories))

    async def restore(self, stories: Sequence[str]) -> None:
        """The user wants what was deleted of these cards back."""
        if self._life is not None:
            self._life.change_history(lambda run: run.restore(stories))
