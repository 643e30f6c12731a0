"""The rows of the log: numbers taken, events written, read back and looked for.

A sequence number is taken under the stream's own row, in the transaction that stores
the event: so it is gap-free, and nobody can read past a row that commits late.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import uuid_utils
from sqlalchemy import ColumnElement, Row, Select, and_, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from server.errors import AccountDeleted
from server.inbox import tables as t
from server.inbox.base import Lane, LaneState, NewEvent, Position, StoredEvent
from server.inbox.database import upsert


async def store(
    connection: AsyncConnection, events: Sequence[tuple[NewEvent, str]], at: datetime
) -> list[StoredEvent]:
    """Give each event its place and write it, beside the name of who reported it."""
    if not events:
        return []
    last = await _take_numbers(connection, Counter(new.stream for new, _ in events))
    stored: list[StoredEvent] = []
    for new, _ in events:
        last[new.stream] += 1
        stored.append(new.stored(id=str(uuid_utils.uuid7()), seq=last[new.stream], at=at))
    await connection.execute(
        insert(t.events),
        [_as_row(event, producer) for event, (_, producer) in zip(stored, events, strict=True)],
    )
    return stored


async def last_word(connection: AsyncConnection, new: NewEvent) -> StoredEvent | None:
    """The latest event about the subject of `new` in its stream."""
    found = await connection.execute(
        select(t.events)
        .where(t.events.c.stream == new.stream, t.events.c.subject == new.subject)
        .order_by(t.events.c.seq.desc())
        .limit(1)
    )
    row = found.one_or_none()
    return None if row is None else stored_event(row)


def lanes_at(user_id: str, position: Position | None) -> Select[Any]:
    """One question for how a user's streams stand; `lane_states` reads the answer."""
    streams = {lane: lane.stream(user_id) for lane in Lane}
    at_place: ColumnElement[bool] = t.events.c.seq == t.streams.c.head
    if position is not None:
        at_place = or_(
            *(
                and_(t.events.c.stream == stream, t.events.c.seq == position[lane])
                for lane, stream in streams.items()
            )
        )
    return (
        select(t.streams.c.stream, t.streams.c.head, t.streams.c.floor, t.events.c.id)
        .outerjoin(t.events, and_(t.events.c.stream == t.streams.c.stream, at_place))
        .where(t.streams.c.stream.in_(streams.values()))
    )


def lane_states(rows: Sequence[Row[Any]]) -> dict[str, LaneState]:
    """How each stream stands that has ever had an event."""
    return {row.stream: LaneState(head=row.head, floor=row.floor, id_at=row.id) for row in rows}


def stored_event(row: Row[Any]) -> StoredEvent:
    """The event in a row of the log."""
    return StoredEvent(
        id=row.id,
        stream=row.stream,
        seq=row.seq,
        name=row.name,
        payload_json=row.payload,
        at=row.at,
        subject=row.subject,
        expires_at=row.expires_at,
        test=row.test,
    )


async def _take_numbers(connection: AsyncConnection, counts: Mapping[str, int]) -> dict[str, int]:
    """Lock each stream's row and move its head by its count; the heads before that."""
    new = upsert(connection, t.streams)
    taken = await connection.execute(
        new.on_conflict_do_update(
            index_elements=[t.streams.c.stream],
            set_={"head": t.streams.c.head + new.excluded.head},
        ).returning(t.streams.c.stream, t.streams.c.head, t.streams.c.deleted_at),
        # In one order for all writers, so that two never wait for each other's row.
        [{"stream": stream, "head": count, "floor": 0} for stream, count in sorted(counts.items())],
    )
    rows = taken.all()
    if deleted := [row.stream for row in rows if row.deleted_at is not None]:
        # Nothing of the batch is stored; the others are tried alone.
        raise AccountDeleted(streams=deleted)
    return {row.stream: row.head - counts[row.stream] for row in rows}


def _as_row(event: StoredEvent, producer: str) -> dict[str, Any]:
    return {
        "stream": event.stream,
        "seq": event.seq,
        "id": event.id,
        "name": event.name,
        "payload": event.payload_json,
        "subject": event.subject,
        "at": event.at,
        "expires_at": event.expires_at,
        "test": event.test,
        "producer": producer,
    }
