"""Feels the pulse of an app's main thread from outside: how long a question waits there.

    python -m bench.parts.pulse BUS_ADDRESS NAME

Asks the tray icon for its status again and again, which Qt answers on the main thread.
When its standard input closes, it prints the longest wait in milliseconds.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from dbus_fast import Message
from dbus_fast.aio import MessageBus

_ROOT = Path(__file__).resolve().parents[2]
_PAUSE_S = 0.005


class Pulse:
    """A process that feels it; `longest_ms` is known once it has ended."""

    def __init__(self) -> None:
        self.longest_ms = 0.0


@asynccontextmanager
async def pulse(bus_address: str, name: str) -> AsyncIterator[Pulse]:
    """Feel the pulse of the tray icon's app for the time of an `async with`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.parts.pulse", bus_address, name,
        cwd=_ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    await process.stdout.readline()  # it has begun
    felt = Pulse()
    try:
        yield felt
    finally:
        process.stdin.close()
        said, _ = await process.communicate()
        felt.longest_ms = float(said or "nan")


async def _feel(bus_address: str, name: str) -> None:
    bus = await MessageBus(bus_address=bus_address).connect()
    question = Message(
        destination=name,
        path="/StatusNotifierItem",
        interface="org.freedesktop.DBus.Properties",
        member="Get",
        signature="ss",
        body=["org.kde.StatusNotifierItem", "Status"],
    )
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), ended.set)  # it is closed, only
    print("feeling", flush=True)
    longest = 0.0
    while not ended.is_set() and bus.connected:
        asked = time.monotonic()
        question.serial = 0
        await bus.call(question)
        longest = max(longest, time.monotonic() - asked)
        await asyncio.sleep(_PAUSE_S)
    print(longest * 1000, flush=True)


if __name__ == "__main__":
    asyncio.run(_feel(sys.argv[1], sys.argv[2]))
