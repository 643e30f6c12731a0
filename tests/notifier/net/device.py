"""A device without windows: what stays on its disk, and its agent while it runs."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from notifier.net.agent import Agent
from notifier.net.credential import account_key
from notifier.net.provisions import Provisions
from notifier.store.history_reader import HistoryReader
from notifier.store.settings import SettingsFile
from tests.notifier.net.parts import (
    Ears,
    MemoryVault,
    ScriptedServer,
    no_wait,
    plain_ssl_context,
)
from tests.notifier.net.test_credential import jwt

ANN = jwt(sub="ann")
BOB = jwt(sub="bob")


class Device:
    """What stays on disk between two runs of the app."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = MemoryVault()
        self.settings = SettingsFile(folder / "config" / "settings.toml")

    def history_path(self, server: ScriptedServer, token: str) -> Path:
        key = account_key(server.url, token, "sub")
        return self.folder / "data" / "accounts" / key / "history.sqlite3"

    def stored(self, server: ScriptedServer, token: str) -> list[str]:
        reader = HistoryReader(self.history_path(server, token))
        found = [entry.id for entry in reader.page(None, 1000)][::-1]
        reader.close()
        return found

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[tuple[Agent, Ears]]:
        ears = Ears()
        agent = Agent(
            data_dir=self.folder / "data",
            vault=self.vault,
            settings=self.settings,
            presenters=ears,
            listener=ears,
            provisions=Provisions(random=no_wait, ssl_context=plain_ssl_context),
        )
        await agent.start()
        try:
            yield agent, ears
        finally:
            await agent.stop()
