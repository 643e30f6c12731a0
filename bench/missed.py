"""A thousand events missed while the network was away, and a burst of five thousand.

For each: how many are on the device's disk, how many toasts a person had to bear, and
the longest time for which the main thread answered nobody.
"""

from __future__ import annotations

import asyncio
import time

from bench.parts.pulse import Pulse, pulse
from bench.parts.scene import Scene, scene
from bench.report import Goal, Report

MISSED = 1000
BURST = 5000
SETTLED_AFTER_S = 3.0
_BLOCKED = Goal(limit=50, of_ratio=False)


def main() -> None:
    asyncio.run(_measure())


async def _measure() -> None:
    async with scene() as on:
        title = f"missed, {MISSED:,} and a burst of {BURST:,}, beside {on.peer_title}"
        report = Report(title, peer=on.peer.name)
        await _ours(on, report)
        await _peers(on, report)
    report.print()


async def _ours(on: Scene, report: Report) -> None:
    started = await on.paybell.start()
    idle = await on.peer.start()
    on.paybell.cut_off()
    await on.paybell.post_many(MISSED, "missed")
    begun = time.time()
    async with (
        pulse(on.bus_address, started.item) as felt,
        pulse(on.bus_address, idle.item) as calm,
    ):
        await on.paybell.reconnect()
        stored = await on.paybell.wait_stored(MISSED)
        took = time.time() - begun
        await asyncio.sleep(SETTLED_AFTER_S)
    report.add(f"of {MISSED:,} missed, stored", [stored], goal=_all(MISSED))
    report.add("all stored after, s", [took])
    _add_toasts(on, report, begun)
    report.add("main thread blocked, ms", [felt.longest_ms], goal=_BLOCKED)
    report.note(_calm(on, calm))
    begun = time.time()
    async with (
        pulse(on.bus_address, started.item) as felt,
        pulse(on.bus_address, idle.item) as calm,
    ):
        await on.paybell.post_many(BURST, "burst")
        stored = await on.paybell.wait_stored(MISSED + BURST) - MISSED
        took = time.time() - begun
        await asyncio.sleep(SETTLED_AFTER_S)
    report.add(f"of a burst of {BURST:,}, stored", [stored], goal=_all(BURST))
    report.add("all posted and stored after, s", [took])
    _add_toasts(on, report, begun)
    report.add("main thread blocked, ms", [felt.longest_ms], goal=_BLOCKED)
    report.note(_calm(on, calm))
    await on.peer.stop()


def _add_toasts(on: Scene, report: Report, after: float) -> None:
    toasts = on.monitor.toasts(after)
    report.add("toasts", [sum(toast.is_new for toast in toasts)])
    report.add("times that one was brought up to date", [sum(not toast.is_new for toast in toasts)])


def _calm(on: Scene, felt: Pulse) -> str:
    """What the machine does to an app that does nothing."""
    return f"meanwhile the idle {on.peer.name} was blocked for {felt.longest_ms:.0f} ms"


async def _peers(on: Scene, report: Report) -> None:
    """It stores nothing: what it has not shown is lost, as told in the notes."""
    started = await on.peer.start()
    on.peer.cut_off()
    for number in range(MISSED):
        await on.peer.post(f"missed-{number}-")
    begun = time.time()
    async with pulse(on.bus_address, started.item) as felt:
        await on.peer.reconnect()
        await asyncio.sleep(SETTLED_AFTER_S)
    shown = len(on.monitor.toasts(begun))
    report.note(
        f"{on.peer.name}: of {MISSED:,} missed it showed {shown} toasts and lost the others;"
        f" its main thread was blocked for {felt.longest_ms:.0f} ms"
    )
    begun = time.time()
    for number in range(BURST):
        await on.peer.post(f"burst-{number}-")
    await asyncio.sleep(SETTLED_AFTER_S)
    shown = len(on.monitor.toasts(begun))
    fate = "it went on" if on.peer.is_alive else "it had aborted"
    report.note(f"{on.peer.name}: of a burst of {BURST:,} it showed {shown} toasts, and {fate}")


def _all(count: int) -> Goal:
    return Goal(limit=count, of_ratio=False, at_least=True)
