"""The port for "the computer woke up": the connection is tried at once, not after a wait.

`wake_watcher` picks the adapter of this system; where the system does not tell, the
clock does (`ClockJumpWatcher`).
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable
from typing import Protocol

_log = logging.getLogger("paybell.wake")

OnWoke = Callable[[], None]
"""Called on the network thread's loop."""


class WakeUnknown(Exception):
    """This system does not tell of sleep, here and now; the text says why."""


class WakeWatcher(Protocol):
    """One way to hear of waking up. All of it runs on the network thread's loop."""

    async def start(self, on_woke: OnWoke) -> None:
        """Begin to watch. Raises `WakeUnknown`."""

    async def stop(self) -> None:
        """Let go of everything. Idempotent; also after a failed start."""


class ClockJumpWatcher:
    """Hears of sleep by the clock: a pause of `period_s` that took much longer.

    Costs one wake-up a period, so it is used only where nothing better is.
    """

    PERIOD_S = 30.0
    SLACK_S = 10.0
    """A busy computer may be this late without having slept."""

    def __init__(
        self,
        *,
        wall_clock: Callable[[], float] = time.time,
        pause: Callable[[float], object] | None = None,
        period_s: float = PERIOD_S,
    ) -> None:
        self._wall_clock = wall_clock
        self._pause = pause or asyncio.sleep
        self._period_s = period_s
        self._task: asyncio.Task[None] | None = None

    async def start(self, on_woke: OnWoke) -> None:
        """Begin to watch."""
        self._task = asyncio.create_task(self._watch(on_woke), name="wake-by-clock")

    async def stop(self) -> None:
        """End the task."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _watch(self, on_woke: OnWoke) -> None:
        while True:
            before = self._wall_clock()
            await self._pause(self._period_s)  # type: ignore[misc]
            if self._wall_clock() - before > self._period_s + self.SLACK_S:
                on_woke()


class BestWakeWatcher:
    """Uses the first of `candidates` that works."""

    def __init__(self, candidates: tuple[WakeWatcher, ...]) -> None:
        self._candidates = candidates
        self._in_use: WakeWatcher | None = None

    async def start(self, on_woke: OnWoke) -> None:
        """Begin to watch with the first that can. Raises `WakeUnknown` when none can."""
        for candidate in self._candidates:
            try:
                await candidate.start(on_woke)
            except WakeUnknown as exc:
                _log.info("no word of sleep from %s: %s", type(candidate).__name__, exc)
                await candidate.stop()
            else:
                self._in_use = candidate
                return
        raise WakeUnknown("no way to hear of sleep works here")

    async def stop(self) -> None:
        """Stop the one in use."""
        watcher, self._in_use = self._in_use, None
        if watcher is not None:
            await watcher.stop()


def wake_watcher() -> WakeWatcher:
    """The watcher for this system."""
    native: WakeWatcher
    if sys.platform == "win32":
        from notifier.platform.windows_wake import WindowsWakeWatcher  # noqa: PLC0415

        native = WindowsWakeWatcher()
    elif sys.platform == "darwin":
        from notifier.platform.macos_wake import MacosWakeWatcher  # noqa: PLC0415

        native = MacosWakeWatcher()
    else:
        from notifier.platform.linux_wake import LinuxWakeWatcher  # noqa: PLC0415

        native = LinuxWakeWatcher()
    return BestWakeWatcher((native, ClockJumpWatcher()))
