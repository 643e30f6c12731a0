"""Which accounts this device remembers, and the folder that belongs to each."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from notifier.core.account import AccountView
from notifier.core.problems import Problem, SettingsUnwritable
from notifier.core.said import said
from notifier.net.device_identity import Device, device_id, device_kind, device_name
from notifier.net.device_identity import forget_device_id as forget_id
from notifier.store.settings import KnownAccount, SettingsFile

ERASE_TRIES = 10
ERASE_PAUSE_S = 0.2
"""Windows does not delete a file that a window still reads."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One person at one server, on this device."""

    key: str
    """Opaque; names the folder of its history and its entry in the keychain."""
    server_url: str
    memory_only: bool
    label: str = ""
    """What the person calls it; empty when the issuer does not say."""

    @property
    def name(self) -> str:
        """What a person is told it is, beside others."""
        return self.label or self.server_url.partition("://")[2]


class Accounts:
    """The accounts on disk. What goes wrong is told by `tell`."""

    def __init__(
        self, *, data_dir: Path, settings: SettingsFile, tell: Callable[[Problem], None]
    ) -> None:
        self._data_dir = data_dir
        self._settings = settings
        self._tell = tell
        self._known: dict[str, Account] = {}

    def load(self) -> str | None:
        """Take up those of the last run; the key of the one whose history was shown."""
        settings = self._settings.load()
        if self._settings.problem is not None:
            self._tell(self._settings.problem)
        for known in settings.accounts:
            account = Account(
                key=known.key,
                server_url=known.server_url,
                memory_only=known.memory_only,
                label=known.label,
            )
            self._known[account.key] = account
        if settings.account is not None and settings.account not in self._known:
            # Written when there was one account.
            self._known[settings.account] = Account(
                key=settings.account,
                server_url=settings.server_url,
                memory_only=settings.memory_only,
            )
        return settings.account or next(iter(self._known), None)

    @property
    def known(self) -> tuple[Account, ...]:
        """All, in the order in which they were signed in."""
        return tuple(self._known.values())

    def get(self, key: str | None) -> Account | None:
        """The account of this key, if it is known."""
        return self._known.get(key) if key is not None else None

    @property
    def connect_all(self) -> bool:
        """Whether every account is to be connected."""
        return self._settings.load().connect_all

    def remember(self, account: Account) -> None:
        """For the next start, as the one that is shown.

        The session works also when it cannot be remembered.
        """
        self._known[account.key] = account
        self._save(account.key, server_url=account.server_url)

    def forget(self, key: str, *, active: str | None) -> None:
        """Not for the next start; `active` is shown then."""
        self._known.pop(key, None)
        self._save(active)

    def show(self, active: str) -> None:
        """`active` is the one that is shown."""
        self._save(active)

    def _save(self, active: str | None, **more: str) -> None:
        accounts = tuple(
            KnownAccount(
                key=account.key,
                server_url=account.server_url,
                memory_only=account.memory_only,
                label=account.label,
            )
            for account in self._known.values()
        )
        try:
            self._settings.update(account=active, memory_only=False, accounts=accounts, **more)
        except SettingsUnwritable as exc:
            self._tell(exc.problem)

    # -- what lies on the disk ----------------------------------------------------------

    def history_path(self, account: Account) -> Path:
        """The file of the account's history."""
        return self._folder(account) / "history.sqlite3"

    def device(self, account: Account) -> Device:
        """As what this computer is known to the account's server."""
        made = device_id(self._folder(account) / "device_id", earlier=self._data_dir / "device_id")
        return Device(id=made, name=device_name(), kind=device_kind())

    def forget_device_id(self, account: Account) -> None:
        """The next sign-in is another device's."""
        forget_id(self._folder(account) / "device_id")

    def view(self, account: Account) -> AccountView:
        """What the UI may know of it."""
        return AccountView(
            key=account.key,
            server_url=account.server_url,
            history_path=self.history_path(account),
            memory_only=account.memory_only,
            label=account.label,
        )

    async def erase_history(self, account: Account) -> None:
        """Delete all that was received for it, copies set aside included."""
        folder = self._folder(account)
        for _ in range(ERASE_TRIES):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                return
            await asyncio.sleep(ERASE_PAUSE_S)
        self._tell(
            Problem(
                code="history_not_erased",
                title=said("Problem", "The history could not be erased"),
                message=said("Problem", "Another program has its file open."),
                hint=said("Problem", "Close that program, then sign in and out again."),
            )
        )

    def _folder(self, account: Account) -> Path:
        return self._data_dir / "accounts" / account.key
