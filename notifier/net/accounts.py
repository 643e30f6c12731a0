"""Which account this device remembers, and the folder that belongs to each."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import msgspec

from notifier.core.problems import Problem, SettingsUnwritable
from notifier.net.ports import AccountView, AgentListener
from notifier.store.settings import SettingsFile

ERASE_TRIES = 10
ERASE_PAUSE_S = 0.2
"""Windows does not delete a file that a window still reads."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One person at one server, on this device."""

    key: str
    """Opaque; names the folder of its history and its entry in the keychain."""
    server_url: str
    memory_only: bool


class Accounts:
    """The accounts on disk. What goes wrong is told to the listener."""

    def __init__(self, *, data_dir: Path, settings: SettingsFile, listener: AgentListener) -> None:
        self._data_dir = data_dir
        self._settings = settings
        self._listener = listener

    def remembered(self) -> Account | None:
        """Who was signed in when the app last ran."""
        settings = self._settings.load()
        if self._settings.problem is not None:
            self._listener.problem(self._settings.problem)
        if settings.account is None:
            return None
        return Account(
            key=settings.account,
            server_url=settings.server_url,
            memory_only=settings.memory_only,
        )

    def remember(self, account: Account | None) -> None:
        """For the next start. The session works also when it cannot be remembered."""
        try:
            if account is None:
                self._settings.update(account=None, memory_only=False)
            else:
                self._settings.update(
                    account=account.key,
                    server_url=account.server_url,
                    memory_only=account.memory_only,
                )
        except SettingsUnwritable as exc:
            self._listener.problem(exc.problem)

    def history_path(self, account: Account) -> Path:
        """The file of the account's history."""
        return self._data_dir / "accounts" / account.key / "history.sqlite3"

    def view(self, account: Account) -> AccountView:
        """What the UI may know of it."""
        return AccountView(
            key=account.key,
            server_url=account.server_url,
            history_path=self.history_path(account),
            memory_only=account.memory_only,
        )

    async def erase_history(self, account: Account) -> None:
        """Delete all that was received for it, copies set aside included."""
        folder = self.history_path(account).parent
        for _ in range(ERASE_TRIES):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                return
            await asyncio.sleep(ERASE_PAUSE_S)
        self._listener.problem(
            Problem(
                code="history_not_erased",
                title="The history could not be erased",
                message="Another program has its file open.",
                hint="Close that program, then sign in and out again.",
            )
        )
