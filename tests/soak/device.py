"""A device without a screen: the app's own network thread and history, in a process to kill.

    python -m tests.soak.device FOLDER URL          (the token on standard input)

What it would have shown as a toast it appends to `FOLDER/shown.log`, a line an event.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from contract.wire import Presentation
from notifier.core.connection import ConnectionState
from notifier.core.notification import Notification
from notifier.core.problems import Problem
from notifier.net.agent import Agent
from notifier.net.ports import AccountView, HistoryChange
from notifier.store.settings import SettingsFile
from notifier.store.token_vault import TokenVault


class PaperDesktop:
    """Shows toasts by writing them down, and listens to nothing."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab", buffering=0)

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """Nothing has to wait."""
        return frozenset()

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        """Write each down; what is written stays, whatever becomes of this process."""
        for notification in notifications:
            self._file.write(f"{notification.id}\n".encode())
        return {notification.id: Presentation.TOAST for notification in notifications}

    async def close(self, ids: Sequence[str]) -> None:
        """Nothing is on a screen."""

    async def forget_account(self) -> None:
        """Nothing is on a screen."""

    def state_changed(self, state: ConnectionState) -> None:
        """Nobody looks."""

    def history_changed(self, change: HistoryChange) -> None:
        """Nobody looks."""

    def account_changed(self, account: AccountView | None) -> None:
        """Nobody looks."""

    def problem(self, problem: Problem) -> None:
        """Say it where the log of a failed run is read."""
        sys.stderr.write(f"{problem.code}: {problem.message}\n")


async def run(folder: Path, url: str, token: str) -> None:
    """Be the device until SIGTERM."""
    folder.mkdir(parents=True, exist_ok=True)
    desktop = PaperDesktop(folder / "shown.log")
    agent = Agent(
        data_dir=folder,
        vault=TokenVault("never asked: the token stays in memory"),
        settings=SettingsFile(folder / "settings.toml"),
        presenter=desktop,
        listener=desktop,
    )
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await agent.sign_in(url, token, memory_only=True)
    await ended.wait()
    await agent.stop()


if __name__ == "__main__":
    os.umask(0o077)
    asyncio.run(run(Path(sys.argv[1]), sys.argv[2], sys.stdin.readline().strip()))
