"""The inbox in a SQL database, by SQLAlchemy Core.

A sequence number is taken under the stream's own row, in the transaction that stores
the event: so it is gap-free, and nobody can read past a row that commits late.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import uuid_utils
from sqlalchemy import URL, Row, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contract.events import Event
from server.errors import AccountDeleted, IdempotencyConflict, StoreUnavailable
from server.failpoints import Failpoint, reach
from server.inbox import idempotency
from server.inbox import tables as t
from server.inbox.base import (
    BROADCAST_STREAM,
    EventReceipt,
    NewEvent,
    Position,
    StoredEvent,
    user_stream,
)
from server.inbox.database import (
    FileWatch,
    is_sqlite,
    open_engine,
    read_url,
    translated_errors,
    upsert,
)
from server.inbox.group_commit import GroupCommit
from server.inbox.idempotency import KeyTaken, Submission
from server.inbox.receipts import (
    MOST_BOUND,
    Acked,
    Presented,
    Read,
    Receipt,
    locking_order,
    read_receipt,
    write_receipt,
)
from server.inbox.upgrade import upgrade

FORGET_EVERY = timedelta(minutes=5)
"""How often a write also clears away the idempotency keys that have expired."""
MOST_ATTEMPTS = 10
"""How often a batch is begun again because another node took one of its keys."""

Answer = list[StoredEvent] | IdempotencyConflict


@dataclass(frozen=True, kw_only=True)
class _Open:
    """What exists between `open` and `close`."""

    epoch: str
    file: FileWatch
    reader: AsyncEngine
    writer: AsyncEngine
    one_transaction: AbstractAsyncContextManager[Any]
    appends: GroupCommit[Submission, Answer]
    receipts: GroupCommit[Receipt, list[str]]


def utc_now() -> datetime:
    """The server's clock."""
    return datetime.now(UTC)


class SqlInbox:
    """The `Inbox` in one SQLite file or a PostgreSQL database, which nodes may share.

    verbs belong to the loop that awaited `open`.
    """

    def __init__(self, database_url: str, *, now: Callable[[], datetime] = utc_now) -> None:
        self._url: URL = read_url(database_url)
        self.now = now
        """The clock by which rows are stamped."""
        self._open: _Open | None = None
        self._forget_at = now()

    @property
    def epoch(self) -> str:
        """Names this database; another one after it was replaced."""
        return self._opened.epoch

    @property
    def _opened(self) -> _Open:
        if self._open is None:
            raise StoreUnavailable("The store is not open: the server has not started.")
        return self._open

    async def open(self) -> None:
        """Make or upgrade the schema, and start the writer."""
        if self._open is not None:
            return
        await upgrade(self._url)
        writer = open_engine(self._url, for_writing=True)
        try:
            with translated_errors():
                async with writer.begin() as connection:
                    epoch = await _find_or_make_epoch(connection)
        except BaseException:
            await writer.dispose()  # its thread would keep the process from ending
            raise
        self._open = _Open(
            epoch=epoch,
            file=FileWatch(self._url),
            reader=open_engine(self._url, for_writing=False),
            writer=writer,
            # SQLite has one writer; a database server locks by row.
            one_transaction=asyncio.Lock() if is_sqlite(self._url) else nullcontext(),
            appends=GroupCommit(self._write_events),
            receipts=GroupCommit(self._write_receipts),
        )

    async def close(self) -> None:
        """Write what is waiting, then let go of the file."""
        if self._open is None:
            return
        opened = self._open
        await opened.appends.close()
        await opened.receipts.close()
        self._open = None
        await opened.writer.dispose()
        await opened.reader.dispose()

    async def ping(self) -> None:
        """Return when the store answers."""
        self._opened.file.check()
        await self.fetch(select(literal(1)))

    async def append(
        self,
        stream: str,
        event: Event,
        *,
        subject: str | None,
        expires_at: datetime | None,
        test: bool,
        producer: str,
        idempotency_key: str | None = None,
    ) -> StoredEvent:
        """Store `event` as the next of `stream`; durable when this returns."""
        new = NewEvent(
            stream=stream, event=event, subject=subject, expires_at=expires_at, test=test
        )
        submission = Submission(events=(new,), producer=producer, key=idempotency_key)
        answer = await self._opened.appends.submit(submission)
        if isinstance(answer, IdempotencyConflict):
            raise answer
        return answer[0]

    async def read(self, stream: str, after: int, limit: int) -> list[StoredEvent]:
        """At most `limit` events of `stream` past sequence number `after`, in order."""
        rows = await self.fetch(
            select(t.events)
            .where(t.events.c.stream == stream, t.events.c.seq > after)
            .order_by(t.events.c.seq)
            .limit(limit)
        )
        return [_stored(row) for row in rows]

    async def heads(self, streams: Sequence[str]) -> dict[str, int]:
        """The last sequence number of each of `streams`; 0 for one without events."""
        heads = dict.fromkeys(streams, 0)
        names = list(heads)
        for start in range(0, len(names), MOST_BOUND):
            rows = await self.fetch(
                select(t.streams.c.stream, t.streams.c.head).where(
                    t.streams.c.stream.in_(names[start : start + MOST_BOUND])
                )
            )
            heads.update((row.stream, row.head) for row in rows)
        return heads

    async def floor(self, stream: str) -> int:
        """The sequence number before the oldest retained event of `stream`."""
        rows = await self.fetch(select(t.streams.c.floor).where(t.streams.c.stream == stream))
        return int(rows[0].floor) if rows else 0

    async def record_ack(self, user_id: str, device: str, position: Position) -> None:
        """`device` has stored all up to `position`. Never moves backwards."""
        job = Acked(user_id=user_id, device=device, position=position)
        await self._opened.receipts.submit(job)

    async def record_presented(
        self, user_id: str, device: str, presented: Mapping[str, str]
    ) -> None:
        """How `device` presented events, by event id. Ids of other users are ignored."""
        job = Presented(user_id=user_id, device=device, presented=presented)
        await self._opened.receipts.submit(job)

    async def record_read(self, user_id: str, ids: Sequence[str]) -> list[str]:
        """Mark as read; the ids that exist, are this user's, and were unread until now."""
        return await self._opened.receipts.submit(Read(user_id=user_id, ids=ids))

    async def receipt(self, user_id: str, event_id: str) -> EventReceipt | None:
        """What has become of an event; None if this user was sent no such event."""
        sent_to_user = select(t.events).where(
            t.events.c.id == event_id,
            t.events.c.stream.in_((user_stream(user_id), BROADCAST_STREAM)),
        )
        with translated_errors():
            async with self._opened.reader.connect() as connection:
                row = (await connection.execute(sent_to_user)).one_or_none()
                if row is None:
                    return None
                return await read_receipt(connection, user_id, _stored(row))

    # -- reading ----------------------------------------------------------------------

    async def fetch(self, query: Any) -> Sequence[Row[Any]]:
        """The rows of a query that only reads."""
        with translated_errors():
            async with self._opened.reader.connect() as connection:
                return (await connection.execute(query)).all()

    # -- writing ----------------------------------------------------------------------

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """One of the writer's transactions, committed at the end of the block."""
        opened = self._opened
        async with opened.one_transaction:
            opened.file.check()
            with translated_errors():
                async with opened.writer.begin() as connection:
                    yield connection

    async def _write_events(self, jobs: Sequence[Submission]) -> list[Answer]:
        for _ in range(MOST_ATTEMPTS):
            with suppress(KeyTaken):
                async with self.transaction() as connection:
                    answers = await self._write_once(connection, jobs)
                    reach(Failpoint.MID_COMMIT)
                    return answers
        raise StoreUnavailable("The store is too busy.")

    async def _write_once(
        self, connection: AsyncConnection, jobs: Sequence[Submission]
    ) -> list[Answer]:
        at = self.now()
        firsts = {job.name: job for job in reversed(jobs) if job.name is not None}
        known = await idempotency.find(connection, firsts.keys(), at) if firsts else {}
        # Of two equal keys in one batch, the earlier is stored and the later repeats it.
        fresh = [
            job
            for job in jobs
            if job.name is None or (job.name not in known and firsts[job.name] is job)
        ]
        stored = dict(zip(fresh, await _store(connection, fresh, at), strict=True))
        made = {
            job.name: idempotency.first_result(job, stored[job])
            for job in fresh
            if job.name is not None
        }
        if made:
            await idempotency.keep(connection, made, at)
        if firsts and at >= self._forget_at:
            await idempotency.forget_expired(connection, at)
            self._forget_at = at + FORGET_EVERY
        known |= made
        return [
            idempotency.repeated(job, known[job.name])
            if job.name is not None and job not in stored
            else stored[job]
            for job in jobs
        ]

    async def _write_receipts(self, jobs: Sequence[Receipt]) -> list[list[str]]:
        async with self.transaction() as connection:
            at = self.now()
            results: list[list[str]] = [[] for _ in jobs]
            for place in sorted(range(len(jobs)), key=lambda n: locking_order(jobs[n])):
                results[place] = await write_receipt(connection, jobs[place], at)
        return results


async def _find_or_make_epoch(connection: AsyncConnection) -> str:
    await connection.execute(
        upsert(connection, t.meta)
        .values(name="epoch", value=secrets.token_hex(8))
        .on_conflict_do_nothing(index_elements=[t.meta.c.name])
    )
    found = await connection.execute(select(t.meta.c.value).where(t.meta.c.name == "epoch"))
    return str(found.scalar_one())


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
    if any(row.deleted_at is not None for row in rows):
        raise AccountDeleted  # nothing of the batch is stored; the others are tried alone
    return {row.stream: row.head - counts[row.stream] for row in rows}


async def _store(
    connection: AsyncConnection, jobs: Sequence[Submission], at: datetime
) -> list[list[StoredEvent]]:
    """Give each event of each job its place and write it."""
    if not jobs:
        return []
    last = await _take_numbers(
        connection, Counter(new.stream for job in jobs for new in job.events)
    )
    stored: list[list[StoredEvent]] = []
    for job in jobs:
        stored.append([])
        for new in job.events:
            last[new.stream] += 1
            stored[-1].append(new.stored(id=str(uuid_utils.uuid7()), seq=last[new.stream], at=at))
    await connection.execute(
        insert(t.events),
        [
            _as_row(event, job.producer)
            for job, events in zip(jobs, stored, strict=True)
            for event in events
        ],
    )
    return stored


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


def _stored(row: Row[Any]) -> StoredEvent:
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
