"""The pump's shell over a real store, between a fan-out and sockets that a test looks at."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec

from contract.wire import Meta, Replay
from server.delivery import Delivery
from server.inbox.base import NewEvent, StoredEvent
from server.inbox.sql import SqlInbox

SOON_S = 10.0


class RecordingOutlet:
    """Notes what is sent; can be made slow."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, tuple[Any, ...]]] = []
        self.cuts: list[str] = []
        self.roomy = True
        self._room = asyncio.Event()
        self._room.set()
        self._news = asyncio.Event()

    def send_now(self, sid: str, name: str, *arguments: object) -> None:
        self.sent.append((sid, name, arguments))
        self._news.set()

    def is_roomy(self, sid: str) -> bool:
        return self.roomy

    async def has_room(self, sid: str) -> bool:
        await self._room.wait()
        return True

    def cut_sid(self, sid: str, why: str) -> None:
        self.cuts.append(sid)
        self._news.set()

    def stall(self) -> None:
        self.roomy = False
        self._room.clear()

    def drain(self) -> None:
        self.roomy = True
        self._room.set()

    async def until(self, count: int) -> list[tuple[str, str, tuple[Any, ...]]]:
        async with asyncio.timeout(SOON_S):
            while len(self.sent) < count and not self.cuts:
                self._news.clear()
                await self._news.wait()
        return self.sent

    def seqs(self) -> list[int]:
        """The user's sequence number in the cursor after each event, live or replayed."""
        metas: list[Meta] = []
        for _, _, arguments in self.sent:
            match arguments:
                case (Replay() as replay,):
                    metas += [meta for _, _, meta in replay.events]
                case (_, Meta() as meta):
                    metas.append(meta)
        return [int(meta.cursor.split(".")[3].split("-")[0]) for meta in metas]


class FaultyInbox(SqlInbox):
    """A store that can be made to fail its reads."""

    failing: Exception | None = None

    async def read(self, stream: str, after: int, limit: int) -> list[StoredEvent]:
        if self.failing is not None:
            failing, self.failing = self.failing, None
            raise failing
        return await super().read(stream, after, limit)


async def nothing() -> None:
    """What is to be done about another store where nothing is."""


async def store(inbox: SqlInbox, stream: str, text: str = "M") -> StoredEvent:
    payload = msgspec.json.encode({"type": "info", "title": "T", "message": text}).decode()
    event = NewEvent(stream=stream, name="notification", payload_json=payload)
    (stored,) = await inbox.append([event], producer="test")
    return stored


async def cursor_after_one(delivery: Delivery, outlet: RecordingOutlet) -> str:
    await delivery.admit("first", "42", "")
    delivery.start_socket("first")
    ((_, _, (replay,)),) = await outlet.until(1)
    delivery.stop_socket("first")
    cursor: str = replay.events[0][2].cursor
    return cursor


async def retain_only_the_last(inbox: FaultyInbox, stream: str) -> None:
    """As retention will do it: events removed, floor moved."""
    async with inbox.transaction() as connection:
        await connection.exec_driver_sql("DELETE FROM events WHERE seq < 3")
        await connection.exec_driver_sql("UPDATE streams SET floor = 2")
