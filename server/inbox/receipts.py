"""What devices report about events, as rows and back: stored up to, presented how, read when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, select
from sqlalchemy.ext.asyncio import AsyncConnection

from server.inbox import tables as t
from server.inbox.base import (
    BROADCAST_STREAM,
    DeviceReceipt,
    EventReceipt,
    Position,
    StoredEvent,
    user_stream,
)
from server.inbox.database import upsert

MOST_BOUND = 500
"""Values in one `IN (…)`; databases bound it, the oldest SQLite to 999."""

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


def locking_order(receipt: Receipt) -> tuple[str, str, str]:
    """A key by which all writers sort, so that two never wait for each other's rows."""
    device = "" if isinstance(receipt, Read) else receipt.device
    return (receipt.user_id, type(receipt).__name__, device)


async def write_receipt(connection: AsyncConnection, receipt: Receipt, at: datetime) -> list[str]:
    """Write one within a transaction; for a `Read`, the ids that were unread until now."""
    match receipt:
        case Acked():
            await _write_ack(connection, receipt, at)
            return []
        case Presented():
            await _write_presented(connection, receipt, at)
            return []
        case Read():
            return await _write_read(connection, receipt, at)


async def _write_ack(connection: AsyncConnection, job: Acked, at: datetime) -> None:
    new = upsert(connection, t.devices).values(
        user_id=job.user_id,
        device=job.device,
        acked_user=job.position.user,
        acked_broadcast=job.position.broadcast,
        last_seen=at,
    )
    old = t.devices.c
    await connection.execute(
        new.on_conflict_do_update(
            index_elements=[old.user_id, old.device],
            set_={
                "acked_user": _greater(old.acked_user, new.excluded.acked_user),
                "acked_broadcast": _greater(old.acked_broadcast, new.excluded.acked_broadcast),
                "last_seen": new.excluded.last_seen,
            },
        )
    )


def _greater(one: Any, other: Any) -> Any:
    """The greater of two columns; each database spells that function differently."""
    return case((one > other, one), else_=other)


async def _ids_of_user(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> list[str]:
    """Those of `ids` that were sent to this user, by themselves or to everybody."""
    found: set[str] = set()
    # What comes from a device may be any text, also one that a database cannot hold.
    ids = [event_id for event_id in ids if _EVENT_ID.fullmatch(event_id)]
    for start in range(0, len(ids), MOST_BOUND):
        rows = await connection.execute(
            select(t.events.c.id).where(
                and_(
                    t.events.c.id.in_(ids[start : start + MOST_BOUND]),
                    t.events.c.stream.in_((user_stream(user_id), BROADCAST_STREAM)),
                )
            )
        )
        found.update(rows.scalars())
    return [event_id for event_id in dict.fromkeys(ids) if event_id in found]


async def _write_presented(connection: AsyncConnection, job: Presented, at: datetime) -> None:
    known = await _ids_of_user(connection, job.user_id, list(job.presented))
    if not known:
        return
    new = upsert(connection, t.presentations).values(
        [
            {
                "event_id": event_id,
                "user_id": job.user_id,
                "device": job.device,
                "how": job.presented[event_id],
                "at": at,
            }
            for event_id in sorted(known)
        ]
    )
    key = t.presentations.c
    await connection.execute(
        new.on_conflict_do_update(
            index_elements=[key.event_id, key.user_id, key.device],
            set_={"how": new.excluded.how, "at": new.excluded.at},
        )
    )


async def _write_read(connection: AsyncConnection, job: Read, at: datetime) -> list[str]:
    known = await _ids_of_user(connection, job.user_id, job.ids)
    newly_read: set[str] = set()
    for event_id in sorted(known):
        made = await connection.execute(
            upsert(connection, t.reads)
            .values(event_id=event_id, user_id=job.user_id, at=at)
            .on_conflict_do_nothing(index_elements=[t.reads.c.event_id, t.reads.c.user_id])
            .returning(t.reads.c.event_id)
        )
        newly_read.update(made.scalars())
    return [event_id for event_id in known if event_id in newly_read]


async def read_receipt(
    connection: AsyncConnection, user_id: str, event: StoredEvent
) -> EventReceipt:
    """All that this user's devices have reported about `event`, which was sent to the user."""
    acked_column = (
        t.devices.c.acked_broadcast if event.stream == BROADCAST_STREAM else t.devices.c.acked_user
    )
    acked = await connection.execute(
        select(t.devices.c.device, acked_column).where(t.devices.c.user_id == user_id)
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
    presented = {row.device: (row.how, row.at) for row in shown}
    devices = []
    for device in sorted(places.keys() | presented.keys()):
        how, at = presented.get(device, (None, None))
        devices.append(
            DeviceReceipt(
                device=device,
                stored=places.get(device, 0) >= event.seq,
                presented=how,
                presented_at=at,
            )
        )
    return EventReceipt(event=event, read_at=read.scalar_one_or_none(), devices=tuple(devices))
