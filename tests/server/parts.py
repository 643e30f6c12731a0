"""A real server on a real socket, and real clients, for the tests of this folder."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import jwt
import socketio  # type: ignore[import-untyped]
import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from contract import jsontext
from server.app import create_app
from server.bounded_protocols import BoundedWebSocket, bounded_http
from server.config import ServerConfig
from server.serving import address_of, open_listener
from server.socket_server import SocketServer

SECRET = "a secret of more than thirty-two bytes"
API_KEY = "a-producer-key-of-more-than-24-characters"
SOON_S = 10.0
"""How long a test waits for what must come; only a failing test waits as long."""


def make_config(folder: Path, **fields: Any) -> ServerConfig:
    """A configuration whose store is a file in `folder`."""
    given: dict[str, Any] = {
        "port": 0,
        "database_url": f"sqlite:///{folder / 'paybell.sqlite3'}",
        "jwt_secret": SECRET,
        "api_keys": {"billing": API_KEY},
    }
    return ServerConfig(**given | fields)


def make_token(user: str = "42", *, lives_s: float = 3600, **claims: Any) -> str:
    """A token as the platform's issuer makes it."""
    return jwt.encode({"sub": user, "exp": time.time() + lives_s} | claims, SECRET, "HS256")


def quick_app(config: ServerConfig) -> Starlette:
    """The server, which looks every tenth of a second for what it was not told."""
    app = create_app(config)
    SocketServer.get_instance(app)._delivery._rounds._every_s = 0.1
    return app


class RunningServer:
    """A server that answers; `url` is where."""

    def __init__(self, app: ASGIApp, url: str, uvicorn_server: uvicorn.Server) -> None:
        self.app = app
        self.url = url
        self.uvicorn_server = uvicorn_server

    @property
    def socket_server(self) -> SocketServer:
        return SocketServer.get_instance(self.app)


@contextlib.asynccontextmanager
async def running(app: ASGIApp) -> AsyncIterator[RunningServer]:
    """Serve `app` on a free loopback port until the block ends."""
    listener = open_listener("127.0.0.1", 0)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            http=bounded_http(65536),
            ws=BoundedWebSocket,
            ws_per_message_deflate=False,
            ws_ping_interval=None,
            lifespan="on",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
        )
    )
    serving = asyncio.create_task(server._serve([listener]))
    try:
        async with asyncio.timeout(SOON_S):
            while not server.started:
                if serving.done():
                    serving.result()
                    raise RuntimeError("the server did not start")
                await asyncio.sleep(0.005)
        yield RunningServer(app, address_of(listener), server)
    finally:
        server.should_exit = True
        await serving
        listener.close()


@contextlib.asynccontextmanager
async def running_server(config: ServerConfig) -> AsyncIterator[RunningServer]:
    """The whole server of `config`."""
    async with running(create_app(config)) as server:
        yield server


class Client:
    """A plain Socket.IO client that notes, in order, what happens to it."""

    def __init__(self) -> None:
        self.sio = socketio.AsyncClient(reconnection=False, json=jsontext)
        self.seen: list[tuple[Any, ...]] = []
        """("connect",), ("connect_error", data), ("disconnect", reason) and events, in order."""
        self._news = asyncio.Event()
        self.sio.on("connect", lambda: self._note("connect"))
        self.sio.on("connect_error", lambda data: self._note("connect_error", data))
        self.sio.on("disconnect", lambda reason: self._note("disconnect", reason))
        self.sio.on("*", self._note)

    def _note(self, *what: Any) -> None:
        self.seen.append(what)
        self._news.set()

    async def connect(self, url: str, auth: Any, transports: list[str] | None = None) -> None:
        await self.sio.connect(
            url, auth=auth, transports=transports or ["websocket"], wait_timeout=SOON_S
        )

    async def try_connect(self, url: str, auth: Any) -> dict[str, Any]:
        """Connect and expect a refusal; its data."""
        with contextlib.suppress(socketio.exceptions.ConnectionError):
            await self.connect(url, auth)
        (refusal,) = await self.named("connect_error", 1)
        data: dict[str, Any] = refusal[0]
        return data

    async def named(self, name: str, count: int) -> list[tuple[Any, ...]]:
        """The arguments of the first `count` happenings of that name, once they are there."""
        async with asyncio.timeout(SOON_S):
            while True:
                found = [what[1:] for what in self.seen if what[0] == name]
                if len(found) >= count:
                    return found[:count]
                self._news.clear()
                await self._news.wait()

    async def events(self, count: int) -> list[tuple[str, Any, Any]]:
        """The first `count` business events, live or replayed, in the order of arrival."""
        async with asyncio.timeout(SOON_S):
            while True:
                found = self.business_events()
                if len(found) >= count:
                    return found[:count]
                self._news.clear()
                await self._news.wait()

    def business_events(self) -> list[tuple[str, Any, Any]]:
        found: list[tuple[str, Any, Any]] = []
        for name, *arguments in self.seen:
            if name == "replay":
                found += [tuple(event) for event in arguments[0]["events"]]
            elif len(arguments) == 2:
                found.append((name, *arguments))
        return found

    async def close(self) -> None:
        await self.sio.disconnect()
