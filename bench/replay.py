"""10,000 missed events for one device: until all are on its disk, and what that costs.

Ours are read from the store, checked, stored with fsync, acknowledged and handed on as one
batch; the peer's are only emitted, by python-socketio to python-socketio's own client.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.parts.processes import cpu_s, peak_mib, reset_peak
from bench.parts.replay_ends import payment
from bench.report import Report
from server.config import ServerConfig
from server.intake import UserUpdate
from server.worker import open_realtime
from tests.helpers.programs import Program, RunningServer

COUNT = 10_000
AT_ONCE = 1_000
ROUNDS = 5
WITHIN_S = 120.0


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="pb-replay-") as name:
        folder = Path(name)
        store = folder / "server"
        _fill(store)
        rounds = []
        for number in range(ROUNDS):
            # Servers that are new each time: memory that was had before would be used again.
            with _paybell(store) as ours, _plain_server(folder) as (peer, peer_url):
                assert ours.program is not None
                device = ["device", str(folder / f"device-{number}")]
                order = {"url": ours.url, "token": ours.token("42"), "count": COUNT}
                mine = _measure(device, order, ours.program.process.pid)
                order = {"url": peer_url, "count": COUNT}
                rounds.append((mine, _measure(["plain-client"], order, peer.process.pid)))
    report = Report(
        f"replay of {COUNT:,} missed events to one device, {ROUNDS} rounds",
        peer="python-socketio",
    )
    for title, key in (
        ("first event there, ms", "first_ms"),
        ("all events there, ms", "all_ms"),
        ("processor of the client, ms", "cpu_ms"),
        ("memory of the client grows by, MiB", "grown_mib"),
        ("processor of the server, ms", "server_cpu_ms"),
        ("memory of the server grows by, MiB", "server_grown_mib"),
    ):
        report.add(title, *([one[key] for one in side] for side in zip(*rounds, strict=True)))
    report.note("there: ours is on the device's disk; the peer's was handed to a handler")
    report.note("memory: ours keeps a replay until its end, to show it as one summary")
    report.print()


def _measure(client: list[str], order: dict[str, Any], server_pid: int) -> dict[str, float]:
    """What one client and its server need, from the order to connect on."""
    command = [sys.executable, "-m", "bench.parts.replay_ends", *client]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline().strip() == "ready"
        reset_peak(server_pid)
        memory_mib, processor_s = peak_mib(server_pid), cpu_s(server_pid)
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        measured: dict[str, float] = json.loads(process.stdout.readline())
        measured["server_cpu_ms"] = (cpu_s(server_pid) - processor_s) * 1000
        measured["server_grown_mib"] = peak_mib(server_pid) - memory_mib
        process.wait(WITHIN_S)
    return measured


def _fill(folder: Path) -> None:
    """Store everything that the devices have missed."""
    config = ServerConfig(database_url=RunningServer(folder).env["PAYBELL_DATABASE_URL"])
    with open_realtime(config) as realtime:
        for first in range(0, COUNT, AT_ONCE):
            realtime.send_many(
                [
                    UserUpdate(user_id="42", type="payment_success", payload=payment(number))
                    for number in range(first, first + AT_ONCE)
                ]
            )


@contextmanager
def _paybell(folder: Path) -> Iterator[RunningServer]:
    server = RunningServer(folder).start()
    assert server.program is not None
    try:
        yield server
    finally:
        server.program.stop()


@contextmanager
def _plain_server(folder: Path) -> Iterator[tuple[Program, str]]:
    command = [sys.executable, "-m", "bench.parts.replay_ends", "plain-server", str(COUNT)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with Program(command, env=env, cwd=folder) as program:
        ready = program.output.wait_for(r"ready on (http://\S+)")
        yield program, ready[1]


if __name__ == "__main__":
    main()
