"""The ends between which missed events travel, each a process of its own to be measured.

    python -m bench.parts.replay_ends device FOLDER      Paybell's network thread and history
    python -m bench.parts.replay_ends plain-client       python-socketio's client
    python -m bench.parts.replay_ends plain-server N     python-socketio's server, N events a socket

A client prints `ready`, reads where to connect from its input, and prints what it measured.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

import socketio  # type: ignore[import-untyped]
import uvicorn

from bench.parts.processes import peak_mib, reset_peak
from notifier.core.connection import ConnectionState
from notifier.net.agent import Agent
from notifier.net.ports import HistoryChange
from notifier.net.provisions import Provisions
from notifier.store.settings import SettingsFile
from notifier.store.token_vault import TokenVault
from server.serving import address_of, open_listener
from tests.soak.device import PaperDesktop


def payment(number: int) -> dict[str, str]:
    """The payload of one event, the same at both sides."""
    return {"transactionId": f"TX{number}", "amount": "5000.00", "currency": "INR"}


class Stopwatch:
    """From the order to connect until everything is there."""

    def __init__(self, count: int) -> None:
        self._left = count
        reset_peak("self")
        self._memory_before_mib = peak_mib("self")
        self._cpu_before_s = time.process_time()
        self._begun = time.perf_counter()
        self._first_s = 0.0
        self.done = asyncio.Event()
        self.measured: dict[str, float] = {}

    def received(self, count: int) -> None:
        """So many more are there."""
        if not self._first_s:
            self._first_s = time.perf_counter() - self._begun
        self._left -= count
        if self._left <= 0 and not self.done.is_set():
            self.measured = {
                "first_ms": self._first_s * 1000,
                "all_ms": (time.perf_counter() - self._begun) * 1000,
                "cpu_ms": (time.process_time() - self._cpu_before_s) * 1000,
                "grown_mib": peak_mib("self") - self._memory_before_mib,
            }
            self.done.set()


class _Desk(PaperDesktop):
    """Listens to history; what it is given to show comes after what is measured."""

    def __init__(self, folder: Path, stopwatch: Stopwatch) -> None:
        folder.mkdir()
        super().__init__(folder)
        self._stopwatch = stopwatch

    def history_changed(self, change: HistoryChange) -> None:
        if change.added:
            self._stopwatch.received(len(change.added))

    def state_changed(self, state: ConnectionState) -> None:
        pass


async def device(folder: Path) -> None:
    """Sign in, and have everything on disk and acknowledged."""
    order = _await_order()
    stopwatch = Stopwatch(order["count"])
    desk = _Desk(folder, stopwatch)
    agent = Agent(
        data_dir=folder,
        vault=TokenVault("never asked: the token stays in memory"),
        settings=SettingsFile(folder / "settings.toml"),
        presenters=desk,
        listener=desk,
        provisions=Provisions(),
    )
    await agent.sign_in(order["url"], order["token"], memory_only=True)
    await stopwatch.done.wait()
    await agent.stop()
    print(json.dumps(stopwatch.measured), flush=True)


async def plain_client() -> None:
    """Connect, and have every event handed to a handler."""
    client = socketio.AsyncClient(reconnection=False)
    order = _await_order()
    stopwatch = Stopwatch(order["count"])
    client.on("payment_success", lambda _payload: stopwatch.received(1))
    await client.connect(order["url"], transports=["websocket"])
    await stopwatch.done.wait()
    print(json.dumps(stopwatch.measured), flush=True)
    await client.disconnect()


async def plain_server(count: int) -> None:
    """Emit what a client has missed, one event after the other, as such servers do."""
    sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins=[])
    tasks: set[asyncio.Task[None]] = set()

    async def catch_up(sid: str) -> None:
        for number in range(count):
            await sio.emit("payment_success", payment(number), to=sid)

    async def connect(sid: str, _environ: Any, _auth: Any = None) -> None:
        tasks.add(asyncio.create_task(catch_up(sid)))

    sio.on("connect", connect)
    listener = open_listener("127.0.0.1", 0)
    print(f"ready on {address_of(listener)}", flush=True)
    config = uvicorn.Config(
        socketio.ASGIApp(sio), ws="websockets-sansio", lifespan="off", log_config=None,
        access_log=False, ws_per_message_deflate=False,
    )  # fmt: skip
    await uvicorn.Server(config).serve(sockets=[listener])


def _await_order() -> dict[str, Any]:
    print("ready", flush=True)
    order: dict[str, Any] = json.loads(sys.stdin.readline())
    return order


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["device", folder]:
            asyncio.run(device(Path(folder)))
        case ["plain-client"]:
            asyncio.run(plain_client())
        case ["plain-server", count]:
            asyncio.run(plain_server(int(count)))
        case _:
            sys.exit(__doc__)
