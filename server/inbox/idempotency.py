"""What makes a producer's retry harmless: the first result, kept under the producer's key.

It is written in the transaction that stores the events, so there is never one without the
other. Of two nodes that write the same key at once, the primary key lets one through; the
other is rolled back and then reads what the first has written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from server.errors import IdempotencyConflict
from server.inbox import tables as t
from server.inbox.base import NewEvent, StoredEvent
from server.inbox.database import upsert

KEPT_FOR = timedelta(hours=24)
FORGOTTEN_AT_ONCE = 1_000
"""Most expired keys that one write clears away, so that none is slow."""

_KEYS_IN_ONE_QUERY = 256  # and their producers; the oldest SQLite binds 999 values

KeyName = tuple[str, str]
"""Producer and key."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Submission:
    """Events of one call: stored together, or answered together with an earlier result.

    Each call is itself only, however alike two are.
    """

    events: Sequence[NewEvent]
    producer: str
    key: str | None
    withdraws: bool = False
    """Its one event takes back what was said about its subject, if anything was."""
    fingerprint: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.key is not None:
            object.__setattr__(self, "fingerprint", _fingerprint(self.events))

    @property
    def name(self) -> KeyName | None:
        """What its result is kept under, if anything."""
        return None if self.key is None else (self.producer, self.key)


@dataclass(frozen=True, kw_only=True)
class FirstResult:
    """What the first submission of a key was answered."""

    fingerprint: str
    places: Sequence[tuple[str, int]]
    """Id and sequence number of each event."""
    at: datetime


class KeyTaken(Exception):
    """Another node has stored one of these keys meanwhile: roll back, and read it."""


def first_result(
    submission: Submission, stored: Sequence[StoredEvent], at: datetime
) -> FirstResult:
    """What there is to keep of a submission that was just answered."""
    return FirstResult(
        fingerprint=submission.fingerprint,
        places=[(event.id, event.seq) for event in stored],
        at=at,
    )


def repeated(submission: Submission, first: FirstResult) -> list[StoredEvent] | IdempotencyConflict:
    """The answer to a submission whose key was used before."""
    if submission.fingerprint != first.fingerprint:
        return IdempotencyConflict()
    return [
        new.stored(id=event_id, seq=seq, at=first.at, replayed=True)
        for new, (event_id, seq) in zip(submission.events, first.places, strict=True)
    ]


async def find(
    connection: AsyncConnection, names: Collection[KeyName], now: datetime
) -> dict[KeyName, FirstResult]:
    """The results that are kept under these names and have not expired."""
    key = t.idempotency_keys.c
    producers = {producer for producer, _ in names}
    keys = [name for _, name in names]
    found = {}
    for start in range(0, len(keys), _KEYS_IN_ONE_QUERY):
        # Not by pairs nor by time, or the databases leave the primary key for a scan: a key of
        # another producer may be found too, under its own name.
        rows = await connection.execute(
            select(t.idempotency_keys).where(
                key.producer.in_(producers),
                key.key.in_(keys[start : start + _KEYS_IN_ONE_QUERY]),
            )
        )
        for row in rows:
            if row.at <= now - KEPT_FOR:
                continue
            found[row.producer, row.key] = FirstResult(
                fingerprint=row.fingerprint,
                places=msgspec.json.decode(row.places, type=list[tuple[str, int]]),
                at=row.at,
            )
    return found


async def keep(
    connection: AsyncConnection, results: Mapping[KeyName, FirstResult], now: datetime
) -> None:
    """Store results under new or expired names. Raises `KeyTaken`."""
    new = upsert(connection, t.idempotency_keys)
    key = t.idempotency_keys.c
    kept = await connection.execute(
        new.on_conflict_do_update(
            index_elements=[key.key, key.producer],
            set_={
                "fingerprint": new.excluded.fingerprint,
                "places": new.excluded.places,
                "at": new.excluded.at,
            },
            where=key.at <= now - KEPT_FOR,
        ).returning(key.key),
        # In one order for all writers, so that two never wait for each other's row.
        [
            {
                "producer": producer,
                "key": name,
                "fingerprint": result.fingerprint,
                "places": msgspec.json.encode(result.places).decode(),
                "at": result.at,
            }
            for (producer, name), result in sorted(results.items(), key=lambda item: item[0])
        ],
    )
    if len(kept.all()) < len(results):
        raise KeyTaken


async def forget_expired(connection: AsyncConnection, now: datetime) -> int:
    """Delete some expired keys, passing over those that another node is at; how many."""
    key = t.idempotency_keys.c
    expired = (
        select(key.producer, key.key)
        .where(key.at <= now - KEPT_FOR)
        .limit(FORGOTTEN_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    gone = await connection.execute(
        delete(t.idempotency_keys).where(tuple_(key.producer, key.key).in_(expired))
    )
    return gone.rowcount


def _fingerprint(events: Sequence[NewEvent]) -> str:
    """Equal for the same events: the payload as it was sent, but for white space."""
    meant = [
        (
            new.stream,
            new.name,
            new.payload_json,
            new.subject,
            new.expires_at and new.expires_at.timestamp(),
            new.test,
        )
        for new in events
    ]
    return hashlib.sha256(msgspec.json.encode(meant)).hexdigest()
