"""From an event's arrival at the app to its toast on the bus.

Arrival is when the bytes are forwarded to the app; the toast's moment is its `Notify` on
the session bus. One process stamps both, for both apps alike, and they take turns.
"""

from __future__ import annotations

import asyncio
import time

from bench.parts.bus_monitor import BusMonitor
from bench.parts.contenders import Contender
from bench.parts.scene import scene
from bench.report import Goal, Report, percentile

EVENTS = 150
FIRST = 10
"""So many more come first and are not counted: what is done once is done by then."""
PAUSE_S = 0.1


def main() -> None:
    asyncio.run(_measure())


async def _measure() -> None:
    async with scene() as on:
        both: tuple[Contender, ...] = (on.paybell, on.peer)
        took: list[list[float]] = [[], []]
        for contender in both:
            await contender.start()
        for number in range(-FIRST, EVENTS):
            for index, contender in enumerate(both):
                ms = await _one(contender, on.monitor, f"mark-{index}-{number}-")
                if number >= 0:
                    took[index].append(ms)
                await asyncio.sleep(PAUSE_S)
    report = Report(f"toast, {EVENTS} events each, beside {on.peer_title}", peer=on.peer.name)
    report.add("event to Notify, ms", *took)
    p99 = [percentile(values, 99) for values in took]
    report.add("99 % within, ms", p99[:1], p99[1:], goal=Goal(limit=1.0))
    report.print()


async def _one(contender: Contender, monitor: BusMonitor, mark: str) -> float:
    """Milliseconds from the event's arrival to its toast."""
    arrived: list[float] = []
    word = mark.encode()

    def hear(data: bytes) -> None:
        if word in data:
            arrived.append(time.time())

    contender.relay.on_answer = hear
    begun = time.time()
    await contender.post(mark)
    toast = await monitor.toast(mark, begun)
    return (toast.at - arrived[0]) * 1000
