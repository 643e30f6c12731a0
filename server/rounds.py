"""When to look for what lost hints have left behind: every few seconds, and when told to.

Knows nothing of what is looked at: streams have names, and somebody looks.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection

from server.errors import StoreUnavailable
from server.logs import get_logger

LOOK_EVERY_S = 5.0

_log = get_logger(__name__)


class Rounds:
    """Calls `look` every `every_s`, and `look_at` soon after streams were suspected.

    One look at a time; one that fails is put off to the next round. Belongs to one loop.
    """

    def __init__(
        self,
        *,
        look: Callable[[], Awaitable[None]],
        look_at: Callable[[Collection[str]], Awaitable[None]] | None = None,
        every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._look = look
        self._look_at = look_at
        self._every_s = every_s
        self._suspects: set[str] = set()
        self._suspected = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin."""
        self._suspected = asyncio.Event()  # of this loop
        self._task = asyncio.create_task(self._run(), name="rounds")

    async def stop(self) -> None:
        """End, and leave no task."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    def suspect(self, stream: str) -> None:
        """Have `stream` looked at soon: hints about it may have been missed."""
        self._suspects.add(stream)
        self._suspected.set()

    async def _run(self) -> None:
        clock = asyncio.get_running_loop().time
        all_at = clock() + self._every_s
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(all_at):
                    await self._suspected.wait()
            suspects, self._suspects = self._suspects, set()
            self._suspected.clear()
            try:
                if clock() >= all_at:
                    all_at = clock() + self._every_s
                    await self._look()
                elif self._look_at is not None:
                    await self._look_at(suspects)
            except StoreUnavailable as exc:
                _log.warning("the store was not looked at", why=exc.message)
            except Exception:  # noqa: BLE001 - the next round may fare better; none is worse
                _log.exception("the store was not looked at")
