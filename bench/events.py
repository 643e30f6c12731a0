"""What many events leave behind in memory: ten thousand for ours, a hundred for the peer.

The peer keeps each of them in a widget, so that a hundred show what one costs.
"""

from __future__ import annotations

import asyncio

from bench.parts.processes import pss_mib
from bench.parts.scene import scene
from bench.report import Goal, Report

EVENTS = 10_000
PEERS_EVENTS = 100
PEERS_PAUSE_S = 0.1
SETTLED_AFTER_S = 10.0


def main() -> None:
    asyncio.run(_measure())


async def _measure() -> None:
    async with scene() as on:
        await on.paybell.start()
        await on.peer.start()
        await asyncio.sleep(SETTLED_AFTER_S)
        before = [pss_mib(each.session) for each in (on.paybell, on.peer)]
        await on.paybell.post_many(EVENTS, "many")
        stored = await on.paybell.wait_stored(EVENTS)
        if stored < EVENTS:
            raise RuntimeError(f"only {stored} of {EVENTS} events were stored")
        for number in range(PEERS_EVENTS):
            await on.peer.post(f"many-{number}-")
            await asyncio.sleep(PEERS_PAUSE_S)
        await asyncio.sleep(SETTLED_AFTER_S)
        after = [pss_mib(each.session) for each in (on.paybell, on.peer)]
        is_alive = on.peer.is_alive
    grown = [last - first for first, last in zip(before, after, strict=True)]
    report = Report(f"events, {EVENTS:,}, beside {on.peer_title}", peer=on.peer.name)
    goal = Goal(limit=10, of_ratio=False)
    report.add("memory (PSS) above idle after all, MiB", grown[:1], goal=goal)
    each = [grown[0] / EVENTS * 1024]
    peers = [grown[1] / PEERS_EVENTS * 1024] if is_alive else []
    report.add("memory for each event, KiB", each, peers)
    if not is_alive:
        report.note(f"{on.peer.name} aborted within {PEERS_EVENTS} messages")
    report.print()
