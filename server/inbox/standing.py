"""Whether a user was deleted, settled against whoever writes about that user at the same time.

Deleting marks the user's stream first. Whoever writes what belongs to a user asks here, in
the same transaction: so it is either there before the mark, and is cleared, or not written.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from server.inbox import tables as t
from server.inbox.base import user_stream
from server.inbox.database import MOST_BOUND, upsert


async def deleted_of(connection: AsyncConnection, user_ids: Collection[str]) -> set[str]:
    """Those of these users who are deleted; the others are not until the transaction ends."""
    users = {user_stream(user_id): user_id for user_id in user_ids}
    marks = await _marks(connection, sorted(users))
    unknown = sorted(users.keys() - marks.keys())
    if unknown:
        # A lock needs a row: without one, the mark of somebody else would not be seen.
        await _make_rows(connection, unknown)
        marks |= await _marks(connection, unknown)
    return {users[stream] for stream, deleted_at in marks.items() if deleted_at is not None}


async def mark_deleted(connection: AsyncConnection, user_id: str, at: datetime) -> None:
    """From the commit on the user is deleted; nothing of what there is has been cleared yet."""
    stream = user_stream(user_id)
    await _make_rows(connection, [stream])
    # Waits for those who wrote about this user before; no append ever asks for so much.
    await connection.execute(
        select(t.streams.c.stream).where(t.streams.c.stream == stream).with_for_update()
    )
    await connection.execute(
        update(t.streams)
        .where(t.streams.c.stream == stream)
        .values(floor=t.streams.c.head, deleted_at=at, erased_at=None)
    )


async def _marks(connection: AsyncConnection, streams: Sequence[str]) -> dict[str, datetime | None]:
    """When each stream's user was deleted, if they were; the rows cannot be marked until then."""
    marks: dict[str, datetime | None] = {}
    for start in range(0, len(streams), MOST_BOUND):
        rows = await connection.execute(
            select(t.streams.c.stream, t.streams.c.deleted_at)
            .where(t.streams.c.stream.in_(streams[start : start + MOST_BOUND]))
            .order_by(t.streams.c.stream)
            .with_for_update(read=True, key_share=True)  # appends do not wait for it
        )
        marks.update((row.stream, row.deleted_at) for row in rows)
    return marks


async def _make_rows(connection: AsyncConnection, streams: Sequence[str]) -> None:
    await connection.execute(
        upsert(connection, t.streams).on_conflict_do_nothing(index_elements=[t.streams.c.stream]),
        [{"stream": stream, "head": 0, "floor": 0} for stream in streams],
    )
