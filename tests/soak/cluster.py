"""What serves the devices: nodes, their database, Redis between them, and a worker."""

from __future__ import annotations

import asyncio
import secrets
import socket
import sqlite3
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any, TypeVar

import asyncpg  # type: ignore[import-untyped]
import jwt

from tests.helpers.postgres import PostgresServer, postgres_server
from tests.helpers.redis_server import RedisServer, redis_server
from tests.soak.checker import Held
from tests.soak.mortal import Mortal

ALL_EVENTS = "SELECT stream, seq, id, name, subject FROM events"
T = TypeVar("T")

TOKEN_LIVES_S = 365 * 86400
"""Longer than any clock of a run jumps."""


class Cluster:
    """Everything but devices and their network; of the loop that awaits `start`."""

    def __init__(self, folder: Path, *, store: str, users: list[str], quiet: Path) -> None:
        self.nodes: list[Mortal] = []
        self.urls: list[str] = []
        self.ports: list[int] = []
        self.worker: Mortal | None = None
        self.redis: RedisServer | None = None
        self.postgres: PostgresServer | None = None
        self.api_key = secrets.token_urlsafe(24)
        self._folder = folder
        self._store = store
        self._users = users
        self._quiet = quiet
        self._secret = secrets.token_urlsafe(32)
        self._database_url = f"sqlite:///{folder / 'inbox.sqlite3'}"
        # PostgreSQL ends with the thread that started it.
        self._postgres_thread = ThreadPoolExecutor(1, "postgres")

    async def start(self, stack: AsyncExitStack, environ: Mapping[str, str]) -> None:
        """Start all of it; `stack` will end it."""
        env = {name: value for name, value in environ.items() if not name.startswith("PAYBELL_")}
        if self._store == "postgres":
            env |= await self._start_services(stack)
        env |= {
            "PAYBELL_DATABASE_URL": self._database_url,
            "PAYBELL_JWT_SECRET": self._secret,
            "PAYBELL_API_KEYS": f"soak={self.api_key}",
            # Short, so that a connection that died in silence is noticed within the run.
            "PAYBELL_PING_INTERVAL_S": "2",
            "PAYBELL_PING_TIMEOUT_S": "2",
            # The checker compares all that was accepted: in half an hour a user has more.
            "PAYBELL_KEEP_EVENTS_PER_USER": "0",
            "PAYBELL_LOG_LEVEL": "warning",
        }
        for number in range(2 if self._store == "postgres" else 1):
            port = _free_port()
            node = Mortal(
                f"node {number + 1}",
                "tests.soak.node",
                ["serve", "--port", str(port)],
                folder=self._folder / f"node-{number + 1}",
                env=env,
                up=r"server ready on",
            )
            self.nodes.append(node)
            self.ports.append(port)
            self.urls.append(f"http://127.0.0.1:{port}")
        if self._store == "postgres":
            arguments = [",".join(self._users), str(self._quiet)]
            folder = self._folder / "worker"
            self.worker = Mortal(
                "worker", "tests.soak.worker", arguments, folder=folder, env=env, up=r"worker up"
            )
        programs = [*self.nodes, *([self.worker] if self.worker else [])]
        for program in programs:
            stack.push_async_callback(program.stop)
        await asyncio.gather(*(program.start() for program in programs))

    async def _start_services(self, stack: AsyncExitStack) -> dict[str, str]:
        stack.callback(self._postgres_thread.shutdown)
        context = postgres_server()
        self.postgres = await self.in_postgres_thread(context.__enter__)
        stack.push_async_callback(self.in_postgres_thread, context.__exit__, None, None, None)
        self._database_url = await self.in_postgres_thread(self.postgres.new_database)
        (self._folder / "redis").mkdir()
        self.redis = await stack.enter_async_context(redis_server(self._folder / "redis"))
        return {
            "PAYBELL_REDIS_URL": self.redis.url,
            "PAYBELL_FANOUT_SECRET": secrets.token_urlsafe(32),
        }

    async def in_postgres_thread(self, act: Callable[..., T], *arguments: Any) -> T:
        """Do something with PostgreSQL where its server lives."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._postgres_thread, act, *arguments)

    def token(self, user: str) -> str:
        """A token of that user, as the platform's issuer makes it."""
        claims = {"sub": user, "exp": time.time() + TOKEN_LIVES_S}
        return jwt.encode(claims, self._secret, "HS256")

    async def held(self) -> list[Held]:
        """All that is in the store."""
        if self.postgres is None:
            return await asyncio.to_thread(self._held_in_file)
        connection = await asyncpg.connect(self._database_url)
        try:
            return [Held(*row) for row in await connection.fetch(ALL_EVENTS)]
        finally:
            await connection.close()

    def _held_in_file(self) -> list[Held]:
        with closing(sqlite3.connect(self._folder / "inbox.sqlite3", timeout=10)) as database:
            return [Held(*row) for row in database.execute(ALL_EVENTS)]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
