"""A program under fire: killed, frozen, crashed at a place, its clock set, and started again."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.helpers.programs import Program, ProgramFailed
from tests.soak.wall_clock import WallClock

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN_S = 60.0
START_AGAIN_AFTER_S = 0.3


class Mortal:
    """Keeps one program up, as a service manager does.

    `module` is run with a folder of failpoints as its first argument and then `arguments`.
    It is up when it has printed a line that matches `up`.
    """

    def __init__(
        self,
        name: str,
        module: str,
        arguments: Sequence[str],
        *,
        folder: Path,
        env: Mapping[str, str],
        up: str,
        stdin: str | None = None,
    ) -> None:
        self.name = name
        self.deaths = 0
        """How often it ended without having been asked."""
        self.printed: list[str] = []
        """What its earlier lives have printed."""
        folder.mkdir(parents=True, exist_ok=True)
        self._places = folder / "failpoints"
        self._places.mkdir(exist_ok=True)
        self.clock = WallClock(folder / "clock")
        self._command = [sys.executable, "-m", module, str(self._places), *arguments]
        self._env = {**env, **self.clock.environment}
        self._up = up
        self._stdin = None if stdin is None else f"{stdin}\n".encode()
        self._program: Program | None = None

    @property
    def is_dead(self) -> bool:
        """Whether it has ended."""
        return self._program is not None and self._program.process.poll() is not None

    @property
    def lines(self) -> list[str]:
        """All that it ever printed."""
        return self.printed + (self._program.output.all() if self._program else [])

    async def start(self) -> None:
        """Start it, again and again until it is up: its database may be away."""
        async with asyncio.timeout(UP_WITHIN_S):
            while True:
                try:
                    await asyncio.to_thread(self._start)
                except ProgramFailed:
                    await asyncio.to_thread(self._bury)
                    await asyncio.sleep(START_AGAIN_AFTER_S)
                else:
                    return

    def _start(self) -> None:
        self._program = Program(self._command, env=self._env, cwd=ROOT, stdin=self._stdin)
        self._program.output.wait_for(self._up, timeout_s=UP_WITHIN_S)

    def _bury(self) -> None:
        if self._program is not None:
            self._program.kill()
            self.printed += self._program.output.all()
            self._program = None

    async def kill(self) -> None:
        """End it as a power cut would."""
        self.deaths += 1
        await asyncio.to_thread(self._bury)

    async def revive(self) -> None:
        """Start it if it has ended."""
        if self.is_dead:
            await self.kill()
        if self._program is None:
            await self.start()

    def freeze(self, *, asleep: bool) -> None:
        """Put it to sleep, or wake it."""
        if self._program is not None:
            self._program.signal(signal.SIGSTOP if asleep else signal.SIGCONT)

    def arm(self, place: str) -> None:
        """Let it end when it next comes to that failpoint."""
        (self._places / place).touch()

    def disarm(self, place: str) -> None:
        """Let it pass there."""
        (self._places / place).unlink(missing_ok=True)

    async def stop(self) -> None:
        """Ask it to end, and remember what it printed."""
        if self._program is not None:
            self.freeze(asleep=False)
            await asyncio.to_thread(self._program.stop)
            await asyncio.to_thread(self._bury)
