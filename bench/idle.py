"""What doing nothing costs: memory, wake-ups and processor time of a connected app.

Both run at the same time on one desktop. No heartbeat falls into the minute, so that the
wake-ups are those beyond it.
"""

from __future__ import annotations

import asyncio

from bench.parts.contenders import Contender
from bench.parts.processes import cpu_s, private_mib, pss_mib, wakeups
from bench.parts.scene import scene
from bench.report import Goal, Report

ROUNDS = 3
SETTLED_AFTER_S = 15.0
WATCHED_S = 60.0
# The longest that the server takes; the peer's stand-in has no heartbeat at all.
_NO_HEARTBEAT = {"PAYBELL_PING_INTERVAL_S": "600"}


def main() -> None:
    asyncio.run(_measure())


async def _measure() -> None:
    async with scene(server_settings=_NO_HEARTBEAT) as on:
        both: tuple[Contender, ...] = (on.paybell, on.peer)
        title = f"idle, {ROUNDS} rounds of {WATCHED_S:.0f} s, beside {on.peer_title}"
        report = Report(title, peer=on.peer.name)
        pss: list[list[float]] = [[], []]
        private: list[list[float]] = [[], []]
        woken: list[list[float]] = [[], []]
        cpu: list[list[float]] = [[], []]
        for _ in range(ROUNDS):
            for contender in both:
                await contender.start()
            await asyncio.sleep(SETTLED_AFTER_S)
            before = [(wakeups(each.session), cpu_s(each.session)) for each in both]
            for index, each in enumerate(both):
                pss[index].append(pss_mib(each.session))
                private[index].append(private_mib(each.session))
            await asyncio.sleep(WATCHED_S)
            for index, each in enumerate(both):
                woken[index].append((wakeups(each.session) - before[index][0]) / WATCHED_S)
                cpu[index].append((cpu_s(each.session) - before[index][1]) / WATCHED_S * 100)
            for contender in both:
                await contender.stop()
    report.add("memory (PSS), MiB", *pss, goal=Goal(limit=1.0))
    report.add("of it private, MiB", *private)
    report.add("wake-ups a second", *woken, goal=Goal(limit=0.1, of_ratio=False))
    report.add("processor, %", *cpu)
    report.print()
