"""What devices report about events, as rows and back: stored up to, presented how, read when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, bindparam, case, exists, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from server.inbox import standing
from server.inbox import tables as t
from server.inbox.base import (
    BROADCAST_STREAM,
    DeviceReceipt,
    EventReceipt,
    Lane,
    Position,
    StoredEvent,
    user_stream,
)
from server.inbox.database import MOST_BOUND, upsert

_EVENT_ID = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, kw_only=True)
class Acked:
    """`device` has stored all up to `position`."""

    user_id: str
    device: str
    position: Position


@dataclass(frozen=True, kw_only=True)
class Presented:
    """How `device` presented events, by event id."""

    user_id: str
    device: str
    presented: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Read:
    """The user has read these on some device."""

    user_id: str
    ids: Sequence[str]


Receipt = Acked | Presented | Read


async def write(
    connection: AsyncConnection, receipts: Sequence[Receipt], at: datetime
) -> list[list[str]]:
    """Write them within a transaction; for each `Read`, the ids that were unread until now.

    Of a user who is deleted nothing is written: the report may have waited here meanwhile.

    All writers take rows in one order, table by table, so that two never wait for each
    other's; what is being removed by retention is passed over as unknown.
    """
    deleted = await standing.deleted_of(connection, {one.user_id for one in receipts})
    kept = [one for one in receipts if one.user_id not in deleted]
    newly_read = iter(await _write(connection, kept, at))
    return [[] if one.user_id in deleted else next(newly_read) for one in receipts]


async def _write(
    connection: AsyncConnection, receipts: Sequence[Receipt], at: datetime
) -> list[list[str]]:
    await _write_acks(connection, [one for one in receipts if isinstance(one, Acked)], at)
    named = {
        event_id
        for receipt in receipts
        if not isinstance(receipt, Acked)
        for event_id in (receipt.presented if isinstance(receipt, Presented) else receipt.ids)
    }
    streams = await _streams_of(connection, named)
    presented = [one for one in receipts if isinstance(one, Presented)]
    await _write_presented(connection, presented, streams, at)
    return await _write_reads(connection, receipts, streams, at)


def _is_sent_to(user_id: str, stream: str | None) -> bool:
    return stream in (user_stream(user_id), BROADCAST_STREAM)


async def _streams_of(connection: AsyncConnection, ids: Iterable[str]) -> dict[str, str]:
    """The streams of those of `ids` that are events; they stay until the transaction ends."""
    found: dict[str, str] = {}
    # What comes from a device may be any text, also one that a database cannot hold.
    names = sorted(event_id for event_id in ids if _EVENT_ID.fullmatch(event_id))
    for start in range(0, len(names), MOST_BOUND):
        rows = await connection.execute(
            select(t.events.c.id, t.events.c.stream)
            .where(t.events.c.id.in_(names[start : start + MOST_BOUND]))
            .with_for_update(read=True, key_share=True, skip_locked=True)
        )
        found.update((row.id, row.stream) for row in rows)
    return found


async def _write_acks(connection: AsyncConnection, jobs: Sequence[Acked], at: datetime) -> None:
    places: dict[tuple[str, str], Position] = {}
    for job in jobs:
        before = places.setdefault((job.user_id, job.device), job.position)
        places[job.user_id, job.device] = Position(
            user=max(before.user, job.position.user),
            broadcast=max(before.broadcast, job.position.broadcast),
        )
    if not places:
        return
    new = upsert(connection, t.devices)
    old = t.devices.c
    await connection.execute(
        new.on_conflict_do_update(
            index_elements=[old.user_id, old.device],
            set_={
                "acked_user": _greater(old.acked_user, new.excluded.acked_user),
                "acked_broadcast": _greater(old.acked_broadcast, new.excluded.acked_broadcast),
                "last_seen": new.excluded.last_seen,
            },
        ),
        [
            {
                "user_id": user_id,
                "device": device,
                "acked_user": position.user,
                "acked_broadcast": position.broadcast,
                "last_seen": at,
            }
            for (user_id, device), position in sorted(places.items())
        ],
    )
    await connection.execute(
        _FIRST_ACK,
        [
            {
                "of_user": user_id,
                "of_device": device,
                "of_broadcast": lane is Lane.BROADCAST,
                "up_to": position[lane],
                "since": at,
            }
            for (user_id, device), position in sorted(places.items())
            for lane in Lane
        ],
    )


def _first_ack() -> Insert:
    """Keeps when a device came so far, unless it had been as far before."""
    given = {
        "user_id": bindparam("of_user", type_=t.acks.c.user_id.type),
        "device": bindparam("of_device", type_=t.acks.c.device.type),
        "broadcast": bindparam("of_broadcast", type_=t.acks.c.broadcast.type),
        "seq": bindparam("up_to", type_=t.acks.c.seq.type),
        "at": bindparam("since", type_=t.acks.c.at.type),
    }
    earlier = t.acks.alias()
    came_so_far = exists().where(
        earlier.c.user_id == given["user_id"],
        earlier.c.device == given["device"],
        earlier.c.broadcast == given["broadcast"],
        earlier.c.seq >= given["seq"],
    )
    return insert(t.acks).from_select(
        list(given),
        select(*given.values()).where(~came_so_far, given["seq"] > 0),
    )


_FIRST_ACK = _first_ack()


def _greater(one: Any, other: Any) -> Any:
    """The greater of two columns; each database spells that function differently."""
    return case((one > other, one), else_=other)


async def _write_presented(
    connection: AsyncConnection, jobs: Sequence[Presented], streams: Mapping[str, str], at: datetime
) -> None:
    how = {
        (event_id, job.user_id, job.device): presentation
        for job in jobs
        for event_id, presentation in job.presented.items()
        if _is_sent_to(job.user_id, streams.get(event_id))
    }
    if not how:
        return
    new = upsert(connection, t.presentations)
    key = t.presentations.c
    await connection.execute(
        new.on_conflict_do_update(
            index_elements=[key.event_id, key.user_id, key.device],
            set_={"how": new.excluded.how, "at": new.excluded.at},
        ),
        [
            {
                "event_id": event_id,
                "user_id": user_id,
                "device": device,
                "how": presentation,
                "at": at,
            }
            for (event_id, user_id, device), presentation in sorted(how.items())
        ],
    )


async def _write_reads(
    connection: AsyncConnection,
    receipts: Sequence[Receipt],
    streams: Mapping[str, str],
    at: datetime,
) -> list[list[str]]:
    """For each receipt, what it made read; of two that name the same, the first."""
    readers: dict[tuple[str, str], int] = {}
    for number, job in enumerate(receipts):
        if isinstance(job, Read):
            for event_id in job.ids:
                if _is_sent_to(job.user_id, streams.get(event_id)):
                    readers.setdefault((event_id, job.user_id), number)
    newly_read: list[list[str]] = [[] for _ in receipts]
    if not readers:
        return newly_read
    key = t.reads.c
    made = await connection.execute(
        upsert(connection, t.reads)
        .on_conflict_do_nothing(index_elements=[key.event_id, key.user_id])
        .returning(key.event_id, key.user_id),
        [
            {"event_id": event_id, "user_id": user_id, "at": at}
            for event_id, user_id in sorted(readers)
        ],
    )
    is_new = {(row.event_id, row.user_id) for row in made}
    for (event_id, user_id), number in readers.items():  # in the order in which they were named
        if (event_id, user_id) in is_new:
            newly_read[number].append(event_id)
    return newly_read


async def read_receipt(
    connection: AsyncConnection, user_id: str, event: StoredEvent
) -> EventReceipt:
    """All that this user's devices have reported about `event`, which was sent to the user."""
    broadcast = event.stream == BROADCAST_STREAM
    acked_column = t.devices.c.acked_broadcast if broadcast else t.devices.c.acked_user
    acked = await connection.execute(
        select(t.devices.c.device, acked_column).where(t.devices.c.user_id == user_id)
    )
    first_acks = await connection.execute(
        select(t.acks.c.device, func.min(t.acks.c.at, type_=t.acks.c.at.type).label("at"))
        .where(
            t.acks.c.user_id == user_id,
            t.acks.c.broadcast.is_(broadcast),
            t.acks.c.seq >= event.seq,
        )
        .group_by(t.acks.c.device)
    )
    shown = await connection.execute(
        select(t.presentations.c.device, t.presentations.c.how, t.presentations.c.at).where(
            t.presentations.c.event_id == event.id, t.presentations.c.user_id == user_id
        )
    )
    read = await connection.execute(
        select(t.reads.c.at).where(t.reads.c.event_id == event.id, t.reads.c.user_id == user_id)
    )
    places = {row.device: row[1] for row in acked}
    stored_at = {row.device: row.at for row in first_acks}
    presented = {row.device: (row.how, row.at) for row in shown}
    devices = []
    for device in sorted(places.keys() | presented.keys()):
        how, at = presented.get(device, (None, None))
        devices.append(
            DeviceReceipt(
                device=device,
                stored=places.get(device, 0) >= event.seq,
                stored_at=stored_at.get(device),
                presented=how,
                presented_at=at,
            )
        )
    return EventReceipt(event=event, read_at=read.scalar_one_or_none(), devices=tuple(devices))
