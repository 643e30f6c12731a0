"""A device without a screen: the app's own network thread and history, in a process to kill.

    python -m tests.soak.device FAILPOINTS DATA SCREEN URL [pauses]   (token: standard input)

What it would have shown as a toast it appends to `SCREEN/shown.log`, a line an event; what
its person has read, to `SCREEN/wants_read.log` before and to `SCREEN/read.log` after it was
stored. With `pauses` the person also holds toasts back for a while now and then, to be told at
the end of the pause. The person rests, and holds nothing back, while `SCREEN/../quiet` exists.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import signal
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from contract.wire import Presentation
from notifier import failpoints
from notifier.core.account import AccountLine, AccountView, OwnDevices
from notifier.core.connection import ConnectionState
from notifier.core.notification import Notification
from notifier.core.problems import NotifierError, Problem
from notifier.core.reminders import Outcome, Reminder
from notifier.core.sign_in import SignInProgress
from notifier.net.agent import Agent
from notifier.net.ports import HistoryChange
from notifier.net.provisions import Provisions
from notifier.store.history_reader import HistoryReader
from notifier.store.settings import SettingsFile
from notifier.store.token_vault import TokenVault

LOOKS_EVERY_S = (0.5, 3.0)
READS_AT_MOST = 3
PAUSES_OF_LOOKS = 0.3
"""A pause begins at so many of the looks, and ends with the next."""
OF_THE_LATEST = 100


class PaperDesktop:
    """Shows toasts by writing them down; listens for the history's file and nothing else."""

    def __init__(self, screen: Path) -> None:
        self._shown = (screen / "shown.log").open("ab", buffering=0)
        self.history: Path | None = None
        self.is_paused = False

    def of(self, account: str) -> PaperDesktop:
        """The one account's."""
        return self

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """In a pause everything has to wait."""
        return frozenset(entry.id for entry in notifications if self.is_paused)

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        """Write each down; what is written stays, whatever becomes of this process."""
        self._shown.write(_lines(notification.id for notification in notifications))
        return {notification.id: Presentation.TOAST for notification in notifications}

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        """No soak has bills that wait for so long."""
        return Outcome.FAILED

    async def close_reminders(self) -> None:
        """Nothing is on a screen."""

    async def close(self, ids: Sequence[str]) -> None:
        """Nothing is on a screen."""

    async def forget_account(self, ids: Sequence[str]) -> None:
        """Nothing is on a screen."""

    def state_changed(self, state: ConnectionState) -> None:
        """Say it where the log of a failed run is read."""
        print(f"{state.phase} {state.reason} {state.transport}", flush=True)

    def history_changed(self, change: HistoryChange) -> None:
        """Nobody looks."""

    def account_changed(self, account: AccountView | None) -> None:
        """Where to read."""
        self.history = account.history_path if account is not None else None

    def accounts_changed(self, accounts: Sequence[AccountLine]) -> None:
        """Nobody looks."""

    def sign_in_changed(self, progress: SignInProgress) -> None:
        """Nobody looks."""

    def devices_listed(self, devices: OwnDevices) -> None:
        """Nobody looks."""

    def problem(self, problem: Problem) -> None:
        """Say it where the log of a failed run is read."""
        print(f"{problem.code}: {problem.message}", flush=True)


class Person:
    """Reads some of what is new now and then, and may hold toasts back for a while."""

    def __init__(self, screen: Path, desktop: PaperDesktop, agent: Agent, *, pauses: bool) -> None:
        self._pauses = pauses
        self._quiet = screen.parent / "quiet"
        self._wanted = (screen / "wants_read.log").open("ab", buffering=0)
        self._done = (screen / "read.log").open("ab", buffering=0)
        self._desktop = desktop
        self._agent = agent

    async def live(self) -> None:
        """Look and read until cancelled."""
        while True:
            await asyncio.sleep(random.uniform(*LOOKS_EVERY_S))
            is_quiet = self._quiet.exists()
            await self._pause(not is_quiet and self._pauses and random.random() < PAUSES_OF_LOOKS)
            if is_quiet:
                continue
            unread = self._unread()
            ids = random.sample(unread, min(len(unread), random.randint(1, READS_AT_MOST)))
            self._wanted.write(_lines(ids))
            await self._agent.entries().mark_read(ids)
            self._done.write(_lines(set(ids) - set(self._unread())))  # a full disk may refuse

    async def _pause(self, is_paused: bool) -> None:
        was_paused, self._desktop.is_paused = self._desktop.is_paused, is_paused
        if was_paused and not is_paused:
            await self._agent.tell_held()

    def _unread(self) -> list[str]:
        if self._desktop.history is None:
            return []
        reader = HistoryReader(self._desktop.history)
        try:
            return [entry.id for entry in reader.page(None, OF_THE_LATEST) if not entry.read]
        except NotifierError:
            return []
        finally:
            reader.close()


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{event_id}\n" for event_id in ids).encode()


async def run(data: Path, screen: Path, url: str, token: str, *, pauses: bool) -> None:
    """Be the device until SIGTERM."""
    screen.mkdir(parents=True, exist_ok=True)
    desktop = PaperDesktop(screen)
    agent = Agent(
        data_dir=data,
        vault=TokenVault("never asked: the token stays in memory"),
        settings=SettingsFile(screen / "settings.toml"),
        presenters=desktop,
        listener=desktop,
        provisions=Provisions(),
    )
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await agent.sign_in(url, token, memory_only=True)
    person = asyncio.create_task(Person(screen, desktop, agent, pauses=pauses).live())
    print("device up", flush=True)
    await ended.wait()
    person.cancel()
    await asyncio.gather(person, return_exceptions=True)
    await agent.stop()


if __name__ == "__main__":
    os.umask(0o077)
    logging.basicConfig(level=logging.WARNING, stream=sys.stdout)
    failpoints.arm(Path(sys.argv[1]))
    data, screen, url, *options = sys.argv[2:]
    asyncio.run(
        run(
            Path(data),
            Path(screen),
            url,
            sys.stdin.readline().strip(),
            pauses="pauses" in options,
        )
    )
