"""The queue of one socket, bounded: what a slow peer has not taken yet.

The library's own queue grows without end. This one tells when the socket keeps up, when
it has room again, and when it is past bearing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

MAX_PACKETS = 256
MAX_CHARS = 1024 * 1024
"""Past either, the socket is closed; it comes back by its cursor."""
ROOMY_PACKETS = MAX_PACKETS // 2
ROOMY_CHARS = MAX_CHARS // 2
LOW_PACKETS = 32
LOW_CHARS = 128 * 1024


class SendQueue(asyncio.Queue[Any]):
    """Packets on their way to one socket; None ends the writer, as the library has it."""

    def __init__(self) -> None:
        super().__init__()
        self.on_overflow: Callable[[], None] | None = None
        """Called once, soon after a bound was passed."""
        self.most_at_once: int | None = None
        """How many may be taken between two waits; None for all that there are."""
        self._taken = 0
        self._chars = 0
        self._room = asyncio.Event()
        self._room.set()

    @property
    def is_roomy(self) -> bool:
        """Whether the peer keeps up."""
        return self.qsize() < ROOMY_PACKETS and self._chars < ROOMY_CHARS

    async def room(self) -> None:
        """Wait until most of what was queued is taken, or `release` was called."""
        await self._room.wait()

    def release(self) -> None:
        """The socket is gone: let whoever waits for room go on."""
        self._room.set()

    async def get(self) -> Any:
        """Wait for an item; the first of a new lot."""
        self._taken = 0
        return await super().get()

    def get_nowait(self) -> Any:
        """Take an item; raises `QueueEmpty` also when the lot is full."""
        if self.most_at_once is not None and self._taken >= self.most_at_once:
            raise asyncio.QueueEmpty
        item = super().get_nowait()
        self._taken += 1
        return item

    # `_put` and `_get` are the hooks that asyncio's own kinds of queue use.

    def _put(self, item: Any) -> None:
        super()._put(item)
        self._chars += _size(item)
        if self.qsize() > LOW_PACKETS or self._chars > LOW_CHARS:
            self._room.clear()
        if self.on_overflow and (self.qsize() > MAX_PACKETS or self._chars > MAX_CHARS):
            asyncio.get_running_loop().call_soon(self.on_overflow)
            self.on_overflow = None

    def _get(self) -> Any:
        item = super()._get()
        self._chars -= _size(item)
        if self.qsize() <= LOW_PACKETS and self._chars <= LOW_CHARS:
            self._room.set()
        return item


def _size(item: Any) -> int:
    data = getattr(item, "data", None)
    return len(data) if isinstance(data, str | bytes) else 0
