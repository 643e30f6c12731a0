"""A burst of 5,000 events, and what it keeps the main thread from: with a window and without.

What a person feels is how long the thread answers nobody. On a busy machine most of that is
other programs having the processor; so it is told apart, and an event loop that has nothing
to do is watched in the same seconds.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from pathlib import Path

from bench.missed import BURST
from bench.parts.scene import Scene, scene
from bench.report import Goal, Report
from tests.helpers.programs import Program

_WATCHED = Path(__file__).parent / "parts" / "watched_app.py"
_SETTLED_AFTER_S = 2.0
_BUSY = Goal(limit=50, of_ratio=False)


class Watch:
    """The watch over one program's main thread; its socket takes one line at a time."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    @property
    def script(self) -> list[str]:
        """What the interpreter of an environment runs to have a program watched."""
        return [str(_WATCHED), str(self.socket)]

    async def ask(self, word: str) -> dict[str, float]:
        """Have it begin anew, scroll or tell; only what is told is more than nothing."""
        reader, writer = await asyncio.open_unix_connection(self.socket)
        writer.write(f"{word}\n".encode())
        told: dict[str, float] = json.loads(await reader.readline())
        writer.close()
        await writer.wait_closed()
        return told


def main() -> None:
    asyncio.run(_measure())


async def _measure() -> None:
    with tempfile.TemporaryDirectory(prefix="pb-watch-") as folder:
        ours, idle = (Watch(Path(folder) / name) for name in ("app", "idle"))
        async with scene(paybell_script=ours.script) as on:
            await on.paybell.start()
            with Program(
                [str(on.paybell.python), *idle.script, "--idle"], env=on.env, cwd=Path(folder)
            ) as idling:
                await asyncio.to_thread(idling.output.wait_for, "watching")
                await _bursts(on, ours, idle)


async def _bursts(on: Scene, ours: Watch, idle: Watch) -> None:
    report = Report(f"bursts of {BURST:,}", peer="idle loop")
    stored = 0
    for state, bring_about in (
        ("no window", _nothing),
        ("open at the top", on.paybell.open_window),
        ("open and scrolled", lambda: ours.ask("scroll")),
    ):
        await bring_about()
        await asyncio.sleep(_SETTLED_AFTER_S)
        for watch in (ours, idle):
            await watch.ask("begin")
        begun = time.time()
        await on.paybell.post_many(BURST, state)
        posted_s = time.time() - begun
        stored = await on.paybell.wait_stored(stored + BURST)
        stored_s = time.time() - begun
        await asyncio.sleep(_SETTLED_AFTER_S)
        mine, calm = await ours.ask("tell"), await idle.ask("tell")
        report.add(f"{state}: posted after, s", [posted_s])
        report.add("… and stored after, s", [stored_s])
        report.add("… toasts", [sum(toast.is_new for toast in on.monitor.toasts(begun))])
        for what, key, goal in (
            ("answered nobody for", "felt_ms", None),
            ("was busy for", "busy_ms", _BUSY),
            ("computed for", "computed_ms", None),
        ):
            report.add(f"… main thread {what}, ms", [mine[key]], [calm[key]], goal=goal)
    report.add(
        "stored of them all", [stored], goal=Goal(limit=3 * BURST, of_ratio=False, at_least=True)
    )
    report.note("busy: computing, or waiting for itself, while no other program had its processor")
    report.print()


async def _nothing() -> None:
    pass
