"""Rows leave the store in transactions so small that no append waits for one.

Whatever else hangs on an event goes with it: a broadcast may have been read by everybody.
What is cleared was given up before, by one row (a floor, a user's mark): so a crash between
two transactions leaves nothing but rows that nobody sees, and retention finds them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, exists, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from server.failpoints import Failpoint, reach
from server.inbox import tables as t
from server.inbox.base import BROADCAST_STREAM, user_of, user_stream
from server.inbox.sql import SqlInbox

PAUSE_S = 0.01
"""Between two transactions, so that appends have their turn."""
ROWS_AT_ONCE = 500
"""Most rows of one table that a transaction removes."""
MOST_ATTEMPTS = 10
"""How often a user is gone through again because others held some of the rows."""

_OF_USERS = (t.presentations, t.reads, t.acks, t.devices)


@dataclass(frozen=True, kw_only=True)
class Clearing:
    """Removes rows, a few at a time. Raises `StoreUnavailable`. Belongs to the inbox's loop."""

    inbox: SqlInbox
    rows_at_once: int = ROWS_AT_ONCE
    pause_s: float = PAUSE_S

    async def events(self, stream: str, up_to: int) -> int:
        """Remove a stream's events, with what devices reported of them; how many were there."""
        removed = 0
        is_more = True
        while is_more:
            async with self.inbox.transaction() as connection:
                found = await connection.execute(
                    select(t.events.c.id)
                    .where(t.events.c.stream == stream, t.events.c.seq <= up_to)
                    .order_by(t.events.c.seq)
                    .limit(self.rows_at_once)
                    # Of what another transaction holds, some later round has its turn.
                    .with_for_update(skip_locked=True)
                )
                is_more, gone = await self._clear_events(connection, list(found.scalars()))
            removed += gone
            await asyncio.sleep(self.pause_s)
        acks = t.acks.c
        of_stream = (
            acks.broadcast.is_(True)
            if stream == BROADCAST_STREAM
            else and_(acks.user_id == user_of(stream), acks.broadcast.is_(False))
        )
        await self.rows(t.acks, and_(of_stream, acks.seq <= up_to))
        return removed

    async def rows(self, table: Table, condition: ColumnElement[bool]) -> None:
        """Remove the rows of `table` for which `condition` holds."""
        is_more = True
        while is_more:
            async with self.inbox.transaction() as connection:
                is_more = await self._clear(connection, table, condition)
            await asyncio.sleep(self.pause_s)

    async def user(self, user_id: str) -> int:
        """Remove all of a user who is marked as deleted (of no other), but the mark.

        How many events were there. What others hold just then is gone through again, and is in
        the end left to retention.
        """
        stream = t.streams.c
        mine = and_(stream.stream == user_stream(user_id), stream.deleted_at.is_not(None))
        marked = await self.inbox.fetch(select(stream.head).where(mine))
        if not marked:
            return 0
        removed = 0
        for _ in range(MOST_ATTEMPTS):
            removed += await self.events(user_stream(user_id), marked[0].head)
            for table in _OF_USERS:
                reach(Failpoint.MID_ERASURE)
                await self.rows(table, table.c.user_id == user_id)
            left = [exists().where(table.c.user_id == user_id) for table in _OF_USERS]
            left.append(exists().where(t.events.c.stream == user_stream(user_id)))
            async with self.inbox.transaction() as connection:
                done = await connection.execute(
                    update(t.streams)
                    .where(mine, *(~some for some in left))
                    .values(erased_at=self.inbox.now())
                )
            if done.rowcount:
                break
        return removed

    async def _clear_events(
        self, connection: AsyncConnection, ids: Sequence[str]
    ) -> tuple[bool, int]:
        """Remove events, unless so much hangs on them that it takes more transactions.

        Whether there may be more to do, and how many events are gone.
        """
        if not ids:
            return False, 0
        for table in (t.presentations, t.reads):
            if await self._clear(connection, table, table.c.event_id.in_(ids)):
                return True, 0
        await connection.execute(delete(t.events).where(t.events.c.id.in_(ids)))
        return len(ids) == self.rows_at_once, len(ids)

    async def _clear(
        self, connection: AsyncConnection, table: Table, condition: ColumnElement[bool]
    ) -> bool:
        """Remove at most `rows_at_once` rows; whether there may be more."""
        key = tuple(table.primary_key.columns)
        some: Any = select(*key).where(condition).limit(self.rows_at_once)
        done = await connection.execute(delete(table).where(tuple_(*key).in_(some)))
        return bool(done.rowcount == self.rows_at_once)
