"""The queue between the library's handlers and the one consumer of what the server sends."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import msgspec

MOST_WAITING = 512
"""Messages, before no more are read: the system's own buffers, and at last the server, hold
what comes meanwhile. A burst then costs no memory that the app would keep."""
_TURNS = 6
"""Of the loop, in which the library hands over one more message if it has one."""


class Message(msgspec.Struct, frozen=True):
    """One message as it came: its name and its arguments, not yet believed."""

    name: str
    arguments: tuple[Any, ...]


class EventLost(Exception):
    """An event of the connection did not arrive, and those behind it did.

    The connection has to end: the server then repeats all that is not stored here.
    """


class Inbound:
    """Messages in the order in which they came. One thread, one consumer."""

    def __init__(self) -> None:
        self._waiting: deque[Message] = deque()
        self._changed = asyncio.Event()
        self._taken = asyncio.Event()
        self._closed = False

    def put(self, name: str, arguments: tuple[Any, ...]) -> None:
        """Queue a message; nothing is queued after `close`."""
        if not self._closed:
            self._waiting.append(Message(name, arguments))
            self._changed.set()

    def close(self) -> None:
        """Nothing more comes; what is queued can still be taken."""
        self._closed = True
        self._changed.set()
        self._taken.set()

    async def room(self) -> None:
        """Until there is room for more, or nothing more is to come."""
        while len(self._waiting) >= MOST_WAITING and not self._closed:
            self._taken.clear()
            await self._taken.wait()

    async def take(self, most: int) -> list[Message]:
        """All that waits, up to `most`, as soon as there is something.

        Empty when the queue is closed and used up.
        """
        while not self._waiting and not self._closed:
            self._changed.clear()
            await self._changed.wait()
        await self._let_come(most)
        count = min(most, len(self._waiting))
        self._taken.set()
        return [self._waiting.popleft() for _ in range(count)]

    async def _let_come(self, most: int) -> None:
        """Let the library hand over what the system has received already.

        It takes some turns of the loop for each message. Without this, whoever takes would
        always find a single one, and a burst would cost a commit for each.
        """
        seen = 0
        while seen < len(self._waiting) < most and not self._closed:
            seen = len(self._waiting)
            for _ in range(_TURNS):
                await asyncio.sleep(0)
