"""Paybell and its peer as the benchmarks drive them: start, post, stop, each in the same words."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx

from bench.parts.bus_monitor import BusMonitor
from bench.parts.gotify_server import TOKEN, GotifyServer
from bench.parts.relay import Relay
from tests.demo_report import moment_of
from tests.helpers.programs import Program, RunningApp, RunningServer

USER = "bench"
_BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Started:
    """One start; milliseconds since the process was asked for."""

    icon_ms: float
    connected_ms: float
    item: str
    """The tray icon's name on the bus."""


class Contender(Protocol):
    """A tray app with its server, reached through a relay that can be cut."""

    name: str
    relay: Relay

    @property
    def session(self) -> int:
        """The process id, which is its session's as well."""

    async def start(self) -> Started:
        """Start it; returns once its icon is there and it is connected."""

    async def stop(self) -> None:
        """End it."""

    async def post(self, mark: str) -> None:
        """Post one event whose toast will say the word `mark`."""

    def cut_off(self) -> None:
        """Take the network away: what is open is cut, and what is opened leads nowhere."""

    async def reconnect(self) -> None:
        """Give the network back; returns once it is connected."""


class Paybell:
    """Ours, with the real server over SQLite, started as at login: without a window."""

    name = "paybell"

    def __init__(
        self,
        programs: Path,
        home: Path,
        env: Mapping[str, str],
        server: RunningServer,
        *,
        script: Sequence[str] = (),
    ) -> None:
        """`script`: what its interpreter runs, with arguments; else the installed program."""
        self._server = server
        self.python = programs / "python"
        self._program = programs / "paybell"
        self._app = RunningApp(
            home, env, command=[str(self.python), *script] if script else [str(self._program)]
        )
        self._env = env
        self._monitor: BusMonitor | None = None
        self._http = httpx.AsyncClient(timeout=30)
        self._token: str | None = None
        self._mark = 0
        """How many lines its log had at its last start, or when it was cut off."""
        self.relay = Relay(server.port)

    async def prepare(self, monitor: BusMonitor) -> None:
        """Sign in once; from then on the token is in the keychain, as on somebody's desk."""
        self._monitor = monitor
        await self.relay.start()
        self._token = await asyncio.to_thread(self._server.token, USER)
        await self.start()
        await self.stop()

    async def close(self) -> None:
        """End all of it."""
        await asyncio.to_thread(self._app.close)
        await self.relay.stop()
        await self._http.aclose()

    @property
    def session(self) -> int:
        """The process id, which is its session's as well."""
        assert self._app.program is not None
        return self._app.program.process.pid

    async def start(self) -> Started:
        """Start it; returns once its icon is there and it is connected."""
        assert self._monitor is not None
        token, self._token = self._token, None
        self._mark = self._app.mark()
        begun = time.time()
        server = f"http://127.0.0.1:{self.relay.port}"
        self._app.start("--hidden", "--server", server, token=token)
        icon = await self._monitor.icon(begun)
        await asyncio.to_thread(self._app.wait_for, "connected transport=", after=self._mark)
        connected = moment_of(self._app.log.all()[self._mark :], "connected transport=")
        assert connected is not None
        return Started(
            icon_ms=(icon.at - begun) * 1000,
            connected_ms=(connected - begun) * 1000,
            item=icon.sender,
        )

    async def stop(self) -> None:
        """End it."""
        await asyncio.to_thread(self._app.stop)

    async def open_window(self) -> None:
        """Start it once more, as a person does to see its inbox."""
        second = await asyncio.create_subprocess_exec(str(self._program), env=self._app.env)
        await second.wait()  # the first has answered

    async def post(self, mark: str) -> None:
        """Post one event whose toast will say `mark`.

        All tell of one payment, so that they are no crowd: each replaces the toast before.
        """
        payload = {"transactionId": "TX-1", "reason": mark, "amount": "899.00", "currency": "INR"}
        body = {"type": "payment_failed", "payload": payload}
        await self._send(f"/v1/users/{USER}/events", body)

    async def _send(self, path: str, body: Mapping[str, Any]) -> None:
        answer = await self._http.post(
            f"{self._server.url}{path}",
            json=body,
            headers={"Authorization": f"Bearer {self._server.api_key}"},
        )
        answer.raise_for_status()

    async def post_many(self, count: int, name: str) -> None:
        """Post `count` payments, each of its own, as fast as the server takes them."""
        for first in range(0, count, _BATCH):
            events = [
                {
                    "userId": USER,
                    "type": "payment_success",
                    "payload": {"transactionId": f"{name}-{number}", "amount": "899.00"},
                }
                for number in range(first, min(first + _BATCH, count))
            ]
            await self._send("/v1/events", {"events": events})

    def cut_off(self) -> None:
        """Take the network away: what is open is cut, and what is opened leads nowhere."""
        self._mark = self._app.mark()
        self.relay.cut_off()

    async def reconnect(self) -> None:
        """Give the network back; returns once it is connected."""
        self.relay.heal()
        await asyncio.to_thread(self._app.wait_for, "connected transport=", after=self._mark)

    async def wait_stored(self, count: int, *, within_s: float = 120.0) -> int:
        """Until `count` events are in the history on this device; answers how many are."""
        deadline = time.monotonic() + within_s
        while True:
            stored = self._stored()
            if stored >= count or time.monotonic() > deadline:
                return stored
            await asyncio.sleep(0.1)  # a file of another process has nothing to wait on

    def _stored(self) -> int:
        (path,) = self._app.home.rglob("history.sqlite3")
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            (count,) = database.execute("SELECT count(*) FROM events").fetchone()
            return int(count)


class GotifyTray:
    """The peer, with a server of its own kind in this process."""

    name = "gotify-tray"

    def __init__(self, programs: Path, env: Mapping[str, str], server: GotifyServer) -> None:
        self._server = server
        self._command = [str(programs / "gotify-tray"), "--no-lock"]
        self._env = env
        self._program: Program | None = None
        self._monitor: BusMonitor | None = None
        self.relay = Relay(server.port)

    async def prepare(self, monitor: BusMonitor) -> None:
        """Write its settings, and start it once: icons and bytecode are then cached."""
        self._monitor = monitor
        await self.relay.start()
        settings = Path(self._env["XDG_CONFIG_HOME"]) / "gotify-tray.conf"
        url = f"http://127.0.0.1:{self.relay.port}"
        settings.write_text(f"[Server]\nurl={url}\nclient_token={TOKEN}\n", "utf-8")
        await self.start()
        await self.stop()

    async def close(self) -> None:
        """End all of it."""
        await self.stop()
        await self.relay.stop()

    @property
    def session(self) -> int:
        """The process id, which is its session's as well."""
        assert self._program is not None
        return self._program.process.pid

    @property
    def is_alive(self) -> bool:
        """It is known to abort when two messages come together."""
        return self._program is not None and self._program.process.poll() is None

    async def start(self) -> Started:
        """Start it; returns once its icon is there and it is connected."""
        assert self._monitor is not None
        self._server.connected.clear()
        self._server.was_asked_for_messages.clear()
        begun = time.time()
        self._program = Program(self._command, env=self._env, cwd=Path(self._env["HOME"]))
        icon = await self._monitor.icon(begun)
        async with asyncio.timeout(30):
            await self._server.connected.wait()
            await self._server.was_asked_for_messages.wait()
        return Started(
            icon_ms=(icon.at - begun) * 1000,
            connected_ms=(self._server.connected_at - begun) * 1000,
            item=icon.sender,
        )

    async def stop(self) -> None:
        """End it."""
        if self._program is not None:
            # It catches no signal: nothing of it is asked, and nothing lost.
            await asyncio.to_thread(self._program.kill)

    async def post(self, mark: str) -> None:
        """Post one message whose toast will say `mark`."""
        await self._server.post("Payment failed", f"₹899.00 · {mark} · TX-1")

    def cut_off(self) -> None:
        """Take the network away: what is open is cut, and what is opened leads nowhere."""
        self._server.connected.clear()
        self.relay.cut_off()

    async def reconnect(self) -> None:
        """Give the network back; returns once it is connected."""
        self.relay.heal()
        async with asyncio.timeout(30):
            await self._server.connected.wait()
