"""Who listens to a fan-out in these tests, and what stands for an event."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec

from server.fanout.base import CutMark, Fanout

SECRET = b"a key that all the nodes of a test have"
STORE = "c0ffee00"
SOON_S = 10.0


class Paid(msgspec.Struct, frozen=True):
    """What stands for an event."""

    id: str


class Listener:
    """Notes, in order, what it is told, and lets a test wait for it."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.gaps: list[str] = []
        self._news = asyncio.Event()

    def on_hint(self, seq: int, event: Paid | None) -> None:
        self._note(self.heard, (seq, event))

    def on_mark(self, mark: CutMark) -> None:
        self._note(self.heard, mark)

    def on_gap(self, stream: str) -> None:
        self._note(self.gaps, stream)

    def listen(self, fanout: Fanout[Paid], stream: str) -> Callable[[], None]:
        return fanout.subscribe(stream, self.on_hint, self.on_mark)

    async def until(self, count: int) -> list[Any]:
        """What was heard, once it is so much."""
        await self._until(lambda: len(self.heard) >= count)
        return self.heard

    async def until_gap(self, stream: str, count: int = 1) -> None:
        """Wait until `stream` was named so often as one to look at."""
        await self._until(lambda: self.gaps.count(stream) >= count)

    async def _until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(SOON_S):
            while not holds():
                self._news.clear()
                await self._news.wait()

    def _note(self, where: list[Any], what: Any) -> None:
        where.append(what)
        self._news.set()
