"""One soak: producers and devices at work while a nemesis breaks things, then the checker.

    python dev.py soak [--minutes 5] [--seed N] [--users 3] [--devices 2]

The seed decides every fault and its moment, and is printed; what the operating system
makes of them is its own.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import secrets
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.helpers.programs import Program, RunningServer
from tests.soak.checker import BROADCAST, DeviceFacts, Held, device_faults, server_faults
from tests.soak.proxy import Proxy

ROOT = Path(__file__).resolve().parents[2]
CAUGHT_UP_WITHIN_S = 75.0
"""After the last fault: the longest wait between two tries of a device, and then the try."""
PRODUCER_PAUSE_S = 0.05


@dataclass
class Report:
    """What happened, and what was found."""

    accepted: dict[str, str] = field(default_factory=dict)
    """Id -> stream of every event that was answered with a 201."""
    unanswered: int = 0
    """Posts without an answer: stored or not, both are right."""
    faults: Counter[str] = field(default_factory=Counter)
    held: int = 0
    caught_up_s: float = 0.0
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        faults = ", ".join(f"{name} {count}" for name, count in sorted(self.faults.items()))
        lines = [
            f"{len(self.accepted)} events accepted, held by the server: {self.held}",
            f"{self.unanswered} posts without an answer",
            f"faults: {faults or 'none'}",
            f"all devices had caught up {self.caught_up_s:.1f} s after the last fault",
            *(f"BROKEN: {sentence}" for sentence in self.broken[:50]),
            f"{len(self.broken)} broken promises",
        ]
        return "\n".join(lines)


class Device:
    """A device's process and its disk."""

    def __init__(self, name: str, user: str, folder: Path, env: dict[str, str], url: str) -> None:
        self.name = name
        self.user = user
        self.folder = folder
        self._env = env
        self._url = url
        self._program: Program | None = None

    def start(self, token: str) -> None:
        """Start the process, as at login."""
        command = [sys.executable, "-m", "tests.soak.device", str(self.folder), self._url]
        self._program = Program(command, env=self._env, cwd=ROOT, stdin=f"{token}\n".encode())

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._program is not None
        self._program.kill()

    def freeze(self, *, asleep: bool) -> None:
        """Put it to sleep, or wake it."""
        assert self._program is not None
        self._program.signal(signal.SIGSTOP if asleep else signal.SIGCONT)

    def stop(self) -> None:
        """Ask it to end."""
        if self._program is not None:
            self._program.stop()

    def facts(self) -> DeviceFacts:
        """What is on its disk."""
        history: list[str] = []
        begun: set[str] = set()
        for path in self.folder.rglob("history.sqlite3"):
            with closing(sqlite3.connect(path, timeout=10)) as database:
                rows = database.execute("SELECT id, toast FROM events ORDER BY position")
                for event_id, toast in rows:
                    history.append(event_id)
                    if toast == "begun":
                        begun.add(event_id)
        log = self.folder / "shown.log"
        shown = log.read_text().split() if log.exists() else []
        return DeviceFacts(self.name, self.user, history, shown, frozenset(begun))


class Soak:
    """One run over one folder."""

    def __init__(self, folder: Path, *, seed: int, users: int, devices: int) -> None:
        self.report = Report()
        self._random = random.Random(seed)  # the nemesis alone draws from it, in one order
        self._load = random.Random(seed + 1)
        self._folder = folder
        # Short pings, so that a connection that died in silence is noticed within the run.
        pings = {"PAYBELL_PING_INTERVAL_S": "2", "PAYBELL_PING_TIMEOUT_S": "2"}
        self._server = RunningServer(folder / "server", extra_env=pings)
        self._users = [str(number + 1) for number in range(users)]
        self._per_user = devices
        self._devices: list[Device] = []
        self._tokens: dict[str, str] = {}
        self._number = 0
        self._ending = asyncio.Event()

    async def run(self, seconds: float) -> Report:
        """Work under fire for `seconds`, heal, wait, and check."""
        async with AsyncExitStack() as stack:
            await asyncio.to_thread(self._server.start)
            stack.push_async_callback(asyncio.to_thread, self._server.stop)
            proxy = Proxy(self._server.port)
            await proxy.start()
            stack.push_async_callback(proxy.stop)
            await self._start_devices(proxy, stack)
            client = await stack.enter_async_context(httpx.AsyncClient(timeout=3))
            producers = [asyncio.create_task(self._produce(client)) for _ in range(3)]
            try:
                await self._break_things(proxy, seconds)
            finally:
                self._ending.set()  # not cancelled: a post on its way may still be stored
                await asyncio.gather(*producers)
            await self._wait_until_caught_up()
        self._check()
        return self.report

    async def _start_devices(self, proxy: Proxy, stack: AsyncExitStack) -> None:
        url = f"http://127.0.0.1:{proxy.port}"
        for user in self._users:
            self._tokens[user] = await asyncio.to_thread(self._server.token, user)
            for number in range(self._per_user):
                name = f"{user}.{number + 1}"
                device = Device(name, user, self._folder / name, self._server.env, url)
                device.start(self._tokens[user])
                stack.push_async_callback(asyncio.to_thread, device.stop)
                self._devices.append(device)

    async def _produce(self, client: httpx.AsyncClient) -> None:
        while not self._ending.is_set():
            self._number += 1
            # One event in ten is for everybody.
            user = None if self._number % 10 == 0 else self._load.choice(self._users)
            path = "/v1/broadcast" if user is None else f"/v1/users/{user}/events"
            payload = {"transactionId": f"TX-{self._number}", "amount": "1.00"}
            try:
                answer = await client.post(
                    self._server.url + path,
                    json={"type": "payment_success", "payload": payload},
                    headers={"Authorization": f"Bearer {self._server.api_key}"},
                )
            except httpx.TransportError:
                self.report.unanswered += 1
            else:
                if answer.status_code == 201:
                    stream = BROADCAST if user is None else f"user:{user}"
                    self.report.accepted[answer.json()["id"]] = stream
            await asyncio.sleep(PRODUCER_PAUSE_S)

    # -- the nemesis --------------------------------------------------------------------

    async def _break_things(self, proxy: Proxy, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            await asyncio.sleep(self._random.uniform(0.3, 2.0))
            fault = self._random.choice(
                ["kill server", "kill device", "freeze device", "cut", "hold", "delay", "truncate"]
            )
            self.report.faults[fault] += 1
            pause_s = self._random.uniform(0.2, 3.0)
            device = self._random.choice(self._devices)
            match fault:
                case "kill server":
                    await asyncio.to_thread(self._server.kill)
                    await asyncio.sleep(pause_s)
                    await asyncio.to_thread(self._server.start)
                case "kill device":
                    await asyncio.to_thread(device.kill)
                    await asyncio.sleep(pause_s)
                    device.start(self._tokens[device.user])
                case "freeze device":
                    device.freeze(asleep=True)
                    await asyncio.sleep(2 * pause_s)
                    device.freeze(asleep=False)
                case "cut":
                    proxy.cut()
                case "hold":
                    proxy.hold()
                    await asyncio.sleep(2 * pause_s)
                    proxy.heal()
                case "delay":
                    proxy.delay_s = pause_s / 10
                    await asyncio.sleep(pause_s)
                    proxy.heal()
                case "truncate":
                    proxy.truncate()
        proxy.heal()

    # -- after the last fault -------------------------------------------------------------

    async def _wait_until_caught_up(self) -> None:
        """Until each device holds and has shown what it should, or the time is over."""
        healed = time.monotonic()
        while time.monotonic() - healed < CAUGHT_UP_WITHIN_S:
            held = await asyncio.to_thread(self._held)
            faults = [
                fault
                for device in self._devices
                for fault in device_faults(device.facts(), held)
                if ": lost " in fault or ": never shown " in fault
            ]
            if not faults:
                break
            await asyncio.sleep(0.25)
        self.report.caught_up_s = time.monotonic() - healed

    def _held(self) -> list[Held]:
        with closing(sqlite3.connect(self._folder / "server" / "inbox.sqlite3")) as database:
            rows = database.execute("SELECT stream, seq, id FROM events ORDER BY stream, seq")
            return [Held(*row) for row in rows]

    def _check(self) -> None:
        held = self._held()
        self.report.held = len(held)
        self.report.broken = server_faults(self.report.accepted, held)
        for device in self._devices:
            self.report.broken += device_faults(device.facts(), held)


def main() -> int:
    """Run one soak and say what was found; 0 when the promise was kept."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--users", type=int, default=3)
    parser.add_argument("--devices", type=int, default=2, help="devices of each user")
    parser.add_argument("--keep", type=Path, help="a folder for what each part left on disk")
    options = parser.parse_args()
    print(f"soak for {options.minutes:g} minutes, --seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="paybell-soak-") as temporary:
        folder = options.keep or Path(temporary)
        soak = Soak(folder, seed=options.seed, users=options.users, devices=options.devices)
        report = soak.report
        with suppress(KeyboardInterrupt):
            asyncio.run(soak.run(options.minutes * 60))
    print(report)
    return int(bool(report.broken))


if __name__ == "__main__":
    sys.exit(main())
