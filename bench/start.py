"""From the start of the process to the tray icon, and to the connection.

Both are signed in and start as at login: nothing but the icon is shown. The icon's
moment is its registration on the session bus.
"""

from __future__ import annotations

import asyncio

from bench.parts.contenders import Contender, Started
from bench.parts.scene import scene
from bench.report import Goal, Report

ROUNDS = 15


def main() -> None:
    asyncio.run(_measure())


async def _measure() -> None:
    async with scene() as on:
        ours: list[Started] = []
        theirs: list[Started] = []
        for _ in range(ROUNDS):
            ours.append(await _start(on.paybell))
            theirs.append(await _start(on.peer))
        report = Report(f"start, {ROUNDS} rounds, beside {on.peer_title}", peer=on.peer.name)
    report.add(
        "to tray icon, ms",
        [start.icon_ms for start in ours],
        [start.icon_ms for start in theirs],
        goal=Goal(limit=0.5),
    )
    report.add(
        "to connected, ms",
        [start.connected_ms for start in ours],
        [start.connected_ms for start in theirs],
        goal=Goal(limit=1.0),
    )
    report.print()


async def _start(contender: Contender) -> Started:
    started = await contender.start()
    await contender.stop()
    return started
