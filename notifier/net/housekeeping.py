"""What history needs done to it when there is time: to be searchable, to forget, to shrink.

In small steps with rests between them, so that storing and showing never wait for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from notifier.core.problems import HistoryError
from notifier.heap import give_back
from notifier.store.history import History
from notifier.store.search_index import SearchWords

log = logging.getLogger(__name__)

SETTLE_S = 0.2
"""What has just come is shown first: a toast waits for nothing here."""
STEP = 40
"""Events indexed at a time: some 5 ms."""
REST_S = 0.01
CALM_S = 0.2
"""After a change, so that what came is shown first, and a burst is indexed together."""
BURST = 500
"""So many events leave memory behind that is worth giving back."""
PURGED_AT_ONCE = 500
PURGE_EVERY_S = 24 * 3600.0
AGAIN_AFTER_S = 60.0
"""How long a full disk is left alone."""


class Housekeeping:
    """One per open history. Network thread."""

    def __init__(
        self, *, history: History, words: SearchWords | None, clock: Callable[[], float]
    ) -> None:
        """Without `words` nothing is made searchable. `clock`: seconds since 1970."""
        self._history = history
        self._index = history.search_index(words) if words is not None else None
        self._clock = clock
        self._changed = asyncio.Event()
        self._purged_at_s = float("-inf")

    def look(self) -> None:
        """History has changed."""
        self._changed.set()

    async def run(self) -> None:
        """Until cancelled."""
        self._changed.set()
        has_begun = False
        while True:
            await self._wait()
            await asyncio.sleep(SETTLE_S)
            try:
                if self._index is not None and not has_begun:
                    self._index.begin()
                    has_begun = True
                count = await self._make_searchable()
                await self._purge()
                if count >= BURST:
                    self._history.let_go_of_memory()
                    give_back()
            except HistoryError as exc:
                log.warning("housekeeping put off why=%s", exc.code)
                self._changed.set()
                await asyncio.sleep(AGAIN_AFTER_S)

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(PURGE_EVERY_S):
                await self._changed.wait()
            await asyncio.sleep(CALM_S)
        except TimeoutError:
            return
        finally:
            self._changed.clear()

    async def _make_searchable(self) -> int:
        count = 0
        while self._index is not None and (done := self._index.step(STEP)):
            count += done
            await asyncio.sleep(REST_S)
        if count:
            log.debug("made searchable entries=%d", count)
        return count

    async def _purge(self) -> None:
        now_s = self._clock()
        if now_s - self._purged_at_s < PURGE_EVERY_S:
            return
        purged = PURGED_AT_ONCE
        while purged == PURGED_AT_ONCE:
            purged = self._history.bin.purge(now_s=int(now_s), most=PURGED_AT_ONCE)
            await asyncio.sleep(REST_S)
        self._purged_at_s = now_s
