"""The inbox in a SQL database, by SQLAlchemy Core: what is one transaction, and what shares it."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Row, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contract.wire import Control
from server.errors import StoreUnavailable
from server.failpoints import Failpoint, reach
from server.inbox import epoch as epochs
from server.inbox import idempotency, log, receipts, storing
from server.inbox import tables as t
from server.inbox.base import (
    BROADCAST_STREAM,
    ByLane,
    EventReceipt,
    Lane,
    LaneState,
    NewEvent,
    Position,
    StoredEvent,
    user_stream,
)
from server.inbox.database import (
    MOST_BOUND,
    FileWatch,
    is_sqlite,
    open_engine,
    read_url,
    translated_errors,
    upkeep_lock,
)
from server.inbox.epoch import Witness
from server.inbox.group_commit import GroupCommit
from server.inbox.idempotency import KeyTaken, Submission
from server.inbox.receipts import Acked, Presented, Read, Receipt
from server.inbox.storing import Answer
from server.inbox.upgrade import upgrade

FORGET_EVERY = timedelta(minutes=5)
"""How often a write also clears away the idempotency keys that have expired."""
MOST_ATTEMPTS = 10
"""How often a batch is begun again because another node took one of its keys."""


@dataclass(frozen=True, kw_only=True)
class _Open:
    """What exists between `open` and `close`."""

    epoch: str
    file: FileWatch
    reader: AsyncEngine
    writer: AsyncEngine
    one_transaction: AbstractAsyncContextManager[Any]
    appends: GroupCommit[Submission, Answer]
    receipts: GroupCommit[Receipt, StoredEvent | None]


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
        self._witness = Witness(Path(self._url.database or "")) if is_sqlite(self._url) else None
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
                    epoch = await epochs.settle(connection, self._witness)
        except BaseException:
            await writer.dispose()  # its thread would keep the process from ending
            raise
        self._settled(epoch)
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

    async def renew_epoch(self) -> None:
        """The database was restored from a backup: devices fetch everything again."""
        async with self.transaction() as connection:
            epoch = await epochs.renew(connection)
        self._settled(epoch)

    async def settle_again(self) -> bool:
        """Whether this is another database than a while ago; `epoch` is then another one, too."""
        before = self.epoch
        with translated_errors():
            async with self._opened.reader.connect() as connection:
                if await epochs.is_settled(connection, before):
                    return False
        async with self.transaction() as connection:
            # A file is the one that was opened, or nothing is taken into it: no witness is asked.
            epoch = await epochs.settle(connection, None)
        self._settled(epoch)
        return epoch != before

    def _settled(self, epoch: str) -> None:
        if self._open is not None:
            self._open = dataclasses.replace(self._open, epoch=epoch)
        if self._witness is not None:
            self._witness.forget_all_but(epoch)

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
        if self._witness is not None:
            self._witness.close()

    async def ping(self) -> None:
        """Return when the store answers."""
        self._opened.file.check()
        await self.fetch(select(literal(1)))

    async def append(
        self, events: Sequence[NewEvent], *, producer: str, idempotency_key: str | None = None
    ) -> list[StoredEvent]:
        """Store all of `events`, or none, as the next of their streams; then they are durable."""
        return await self._submit(Submission(events=events, producer=producer, key=idempotency_key))

    async def withdraw(
        self, stream: str, subject: str, *, producer: str, idempotency_key: str | None = None
    ) -> StoredEvent:
        """Store that what `stream` says about `subject` is no longer true."""
        withdrawal = NewEvent(
            stream=stream,
            name=Control.WITHDRAW,
            payload_json=msgspec.json.encode({"subject": subject}).decode(),
            subject=subject,
        )
        (stored,) = await self._submit(
            Submission(events=(withdrawal,), producer=producer, key=idempotency_key, withdraws=True)
        )
        return stored

    async def _submit(self, submission: Submission) -> list[StoredEvent]:
        answer = await self._opened.appends.submit(submission)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def read(self, stream: str, after: int, limit: int) -> list[StoredEvent]:
        """At most `limit` events of `stream` past sequence number `after`, in order."""
        rows = await self.fetch(
            select(t.events)
            .where(t.events.c.stream == stream, t.events.c.seq > after)
            .order_by(t.events.c.seq)
            .limit(limit)
        )
        return [log.stored_event(row) for row in rows]

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

    async def look_up(self, user_id: str, position: Position | None) -> ByLane[LaneState]:
        """How that user's streams stand, and which events are at `position` (None: the last)."""
        states = log.lane_states(await self.fetch(log.lanes_at(user_id, position)))
        empty = LaneState(head=0, floor=0)
        user, broadcast = (states.get(lane.stream(user_id), empty) for lane in Lane)
        return ByLane(user=user, broadcast=broadcast)

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

    async def record_read(self, user_id: str, ids: Sequence[str]) -> StoredEvent | None:
        """Mark as read, and store in the user's stream which were unread until now."""
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
                return await receipts.read_receipt(connection, user_id, log.stored_event(row))

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

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[bool]:
        """Whether no other node is in such a block; if so, none will be until this one ends."""
        with translated_errors():
            async with upkeep_lock(self._opened.reader) as is_alone:
                yield is_alone

    async def _write_events(self, jobs: Sequence[Submission]) -> list[Answer]:
        for _ in range(MOST_ATTEMPTS):
            with suppress(KeyTaken):
                async with self.transaction() as connection:
                    answers = await storing.store_submissions(connection, jobs, self.now())
                    await self._forget_keys(connection, jobs)
                    reach(Failpoint.MID_COMMIT)
                self._note([one for one in answers if isinstance(one, list)])
                return answers
        raise StoreUnavailable("The store is too busy.")

    async def _forget_keys(self, connection: AsyncConnection, jobs: Sequence[Submission]) -> None:
        at = self.now()
        if at >= self._forget_at and any(job.key is not None for job in jobs):
            await idempotency.forget_expired(connection, at)
            self._forget_at = at + FORGET_EVERY

    def _note(self, stored: Sequence[Sequence[StoredEvent]]) -> None:
        """These are committed, in this order, but for what was stored before."""
        if self._witness is None:
            return
        fresh = (event for events in reversed(stored) for event in reversed(events))
        last = next((event for event in fresh if not event.replayed), None)
        if last is not None:
            self._witness.note(self._opened.epoch, last)

    async def _write_receipts(self, jobs: Sequence[Receipt]) -> list[StoredEvent | None]:
        async with self.transaction() as connection:
            answers = await storing.store_receipts(connection, jobs, self.now())
        self._note([[event for event in answers if event is not None]])
        return answers
