"""A real Redis of the test's own, which can be killed, frozen and started again."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from tests.helpers.parts import missing_part

SOON_S = 10.0
PASSWORD = "the-password-of-redis"


class RedisServer:
    """One `redis-server` process behind a unix socket in `folder`; it keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "redis.sock"
        self._process: asyncio.subprocess.Process | None = None
        self.url = f"unix://:{PASSWORD}@{self._socket}"

    async def start(self) -> None:
        """Start, and return when it answers."""
        self._process = await asyncio.create_subprocess_exec(
            "redis-server",
            *("--port", "0", "--unixsocket", str(self._socket), "--requirepass", PASSWORD),
            *("--save", "", "--appendonly", "no", "--dir", str(self._folder)),
            stdout=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(SOON_S):
            while True:
                with contextlib.suppress(RedisError, OSError):
                    await self.ask("PING")
                    return
                await asyncio.sleep(0.01)

    async def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """It accepts connections (the kernel does) and answers nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Go on where it was frozen."""
        self._signal(signal.SIGCONT)

    async def ask(self, *command: str | bytes) -> Any:
        """The answer to one command."""
        client: Any = Redis.from_url(self.url)  # not typed in all that it does
        async with client:
            return await client.execute_command(*command)

    async def channels(self) -> set[str]:
        """The channels that somebody is subscribed to."""
        return {channel.decode() for channel in await self.ask("PUBSUB", "CHANNELS")}

    async def until_channels(self, wanted: set[str]) -> None:
        """Wait until exactly these have subscribers."""
        await self.until(lambda channels: channels == wanted)

    async def until(self, holds: Any) -> None:
        """Wait until `holds(channels)`; Redis tells nobody, so it is asked."""
        async with asyncio.timeout(SOON_S):
            while not holds(await self.channels()):
                await asyncio.sleep(0.01)

    async def cut_clients(self, kind: str) -> int:
        """Close all connections of a kind ("pubsub", "normal"), as `CLIENT KILL` does."""
        return int(await self.ask("CLIENT", "KILL", "TYPE", kind))

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)


@contextlib.asynccontextmanager
async def redis_server(folder: Path) -> AsyncIterator[RedisServer]:
    """A Redis that answers, until the block ends. Without the program the test is left out."""
    if shutil.which("redis-server") is None:
        missing_part("not installed: redis-server; `python dev.py test` installs it")
    server = RedisServer(folder)
    try:
        await server.start()
        yield server
    finally:
        server.thaw()
        await server.kill()
