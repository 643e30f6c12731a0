"""The one verb by which anything is sent: check, store, then tell.

Whoever reports a payment, in process or over HTTP, comes through here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, Protocol, TypeVar, Unpack

from contract.errors import BadField
from contract.events import NotificationType
from contract.wire import MAX_READ_IDS
from server.auth import as_user_id
from server.config import ServerConfig
from server.errors import AccountDeleted, StoreUnavailable, WrongThread
from server.failpoints import Failpoint, reach
from server.fanout.base import Fanout
from server.fanout.choice import fanout_for
from server.inbox.base import BROADCAST_STREAM, Inbox, NewEvent, StoredEvent, user_stream
from server.inbox.sql import SqlInbox
from server.intake import (
    IN_PROCESS,
    Origin,
    SendOptions,
    UserUpdate,
    check_idempotency_key,
    check_producer,
    check_subject,
    checked_event,
    user_events,
)
from server.logs import get_logger
from server.rounds import Rounds
from server.sync_realtime import SyncRealTimeService

FOLLOW_EVERY_S = 30.0
"""How often a process that only sends asks whether the database was replaced."""
TELL_AT_ONCE = 100
"""Of a batch, before others on the loop have their turn."""

T = TypeVar("T")

_log = get_logger(__name__)


class Tally(Protocol):
    """Keeps count of what is sent, for whoever watches over a server."""

    def stored(self, events: Sequence[StoredEvent], took_s: float) -> None:
        """These are on disk, `took_s` seconds after they were checked."""

    def not_stored(self) -> None:
        """The store did not take what was posted."""


class RealTimeService:
    """Sends events to users. Usable from any coroutine once the application has started.

    An event is on disk when a verb returns. Each raises `contract.errors.ContractError`
    (nothing was stored; `field` names what is wrong), or `StoreUnavailable`: nothing is
    known to be stored. A retry with the same `idempotency_key` stores the event once; without
    one it may be there twice, under two ids. A key is the producer's own, is remembered for
    24 hours, and raises `IdempotencyConflict` when it was used for another event.
    """

    def __init__(
        self, inbox: Inbox, fanout: Fanout[StoredEvent], tally: Tally | None = None
    ) -> None:
        self._inbox = inbox
        self._tally = tally
        self._refused_in_a_row = 0
        self._fanout = fanout
        self._loop: asyncio.AbstractEventLoop | None = None
        self.sync = SyncRealTimeService(self, lambda: self._loop)
        """The same verbs for threads."""

    @classmethod
    @asynccontextmanager
    async def connect(cls, config: ServerConfig) -> AsyncIterator[RealTimeService]:
        """For a process that runs no server: open the store, send, close.

        So::

            async with RealTimeService.connect(config) as realtime:
                await realtime.send_user_update(42, "payment_success", {...})

        Of `config` only database_url, redis_url and fanout_secret count. Raises
        `ConfigError` or `StoreUnavailable`.
        """
        inbox = SqlInbox(config.database_url)
        fanout = fanout_for(config, StoredEvent)
        async with AsyncExitStack() as last_to_first:
            last_to_first.push_async_callback(inbox.close)
            await inbox.open()
            last_to_first.push_async_callback(fanout.stop)
            await fanout.start(inbox.epoch, lambda _stream: None)
            realtime = cls(inbox, fanout)
            rounds = Rounds(look=partial(_follow_store, inbox, fanout), every_s=FOLLOW_EVERY_S)
            last_to_first.push_async_callback(rounds.stop)
            await rounds.start()
            last_to_first.callback(realtime.bind, None)
            realtime.bind(asyncio.get_running_loop())
            yield realtime

    def bind(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """The loop on which the inbox was opened; None when it is closed again."""
        self._loop = loop

    async def send_user_update(
        self,
        user_id: str | int,
        type: NotificationType | str,  # noqa: A002 - the wire's own word
        payload: Mapping[str, Any] | bytes,
        **options: Unpack[SendOptions],
    ) -> StoredEvent:
        """Tell one user, on each of their devices, now or when it comes back."""
        stream = user_stream(as_user_id(user_id))
        return await self._send(stream, type, payload, options)

    async def broadcast(
        self,
        type: NotificationType | str,  # noqa: A002
        payload: Mapping[str, Any] | bytes,
        **options: Unpack[SendOptions],
    ) -> StoredEvent:
        """Tell every user, now or when they come back."""
        return await self._send(BROADCAST_STREAM, type, payload, options)

    async def send_many(
        self, updates: Sequence[UserUpdate], **origin: Unpack[Origin]
    ) -> list[StoredEvent]:
        """Tell many users at once: all of it is stored, in this order, or nothing is.

        At most 1,000. What is wrong is named with its item: ``events[3].payload.amount``, and
        so is a user who was deleted: ``events[3].userId``.
        """
        events = user_events(updates)
        try:
            return await self._store(events, origin)
        except AccountDeleted as exc:
            raise AccountDeleted(
                streams=exc.streams,
                field=next(
                    f"events[{number}].userId"
                    for number, event in enumerate(events)
                    if event.stream in exc.streams
                ),
            ) from None

    async def withdraw(
        self, user_id: str | int, subject: str, **origin: Unpack[Origin]
    ) -> StoredEvent:
        """Take back what this user was told about `subject`: wrong bill, reversed payment.

        Devices close its toasts and list it as withdrawn; what is sent about it later counts
        again. Where it is withdrawn already, that is answered (`replayed`) and nothing more
        is stored. Raises `NothingToWithdraw` if nothing that is retained speaks of it.
        """
        return await self._withdraw(user_stream(as_user_id(user_id)), subject, origin)

    async def withdraw_broadcast(self, subject: str, **origin: Unpack[Origin]) -> StoredEvent:
        """Take back what everybody was told about `subject`; as `withdraw` does for one user."""
        return await self._withdraw(BROADCAST_STREAM, subject, origin)

    async def mark_read(self, user_id: str | int, ids: Sequence[str]) -> StoredEvent | None:
        """The user has read these events, at most 1,000; each of their devices is told.

        None when that was no news: the ids are unknown, not this user's, or read already.
        """
        self._check_loop()
        user_id = as_user_id(user_id)
        if len(ids) > MAX_READ_IDS:
            raise BadField(f"must be at most {MAX_READ_IDS} ids", field="ids")
        stored = await self._inbox.record_read(user_id, ids)
        reach(Failpoint.AFTER_READ)
        if stored is not None:
            await self._tell([stored])
        return stored

    async def _withdraw(self, stream: str, subject: str, origin: Origin) -> StoredEvent:
        check_subject(subject)
        producer, key = self._checked(origin)
        stored = await self._inbox.withdraw(stream, subject, producer=producer, idempotency_key=key)
        await self._tell([stored])
        return stored

    async def _send(
        self,
        stream: str,
        name: NotificationType | str,
        payload: Mapping[str, Any] | bytes,
        options: SendOptions,
    ) -> StoredEvent:
        event = checked_event(
            stream,
            name,
            payload,
            subject=options.get("subject"),
            expires_at=options.get("expires_at"),
            test=options.get("test", False),
        )
        (stored,) = await self._store([event], options)
        return stored

    async def _store(self, events: Sequence[NewEvent], origin: Origin) -> list[StoredEvent]:
        producer, key = self._checked(origin)
        began = time.perf_counter()
        try:
            stored = await self._inbox.append(events, producer=producer, idempotency_key=key)
        except StoreUnavailable as exc:
            self._note_refusal(exc)
            raise
        self._note_stored(stored, time.perf_counter() - began)
        await self._tell(stored)
        return stored

    def _note_refusal(self, exc: StoreUnavailable) -> None:
        if self._tally is not None:
            self._tally.not_stored()
        if not self._refused_in_a_row:  # an outage is told once, however much is posted in it
            _log.warning("the store takes no events", why=exc.message)
        self._refused_in_a_row += 1

    def _note_stored(self, stored: Sequence[StoredEvent], took_s: float) -> None:
        if self._tally is not None:
            self._tally.stored(stored, took_s)
        if self._refused_in_a_row:
            _log.info("the store takes events again", refused=self._refused_in_a_row)
            self._refused_in_a_row = 0

    def _checked(self, origin: Origin) -> tuple[str, str | None]:
        self._check_loop()
        producer = check_producer(origin.get("producer", IN_PROCESS))
        key = origin.get("idempotency_key")
        return producer, None if key is None else check_idempotency_key(key)

    async def _tell(self, stored: Sequence[StoredEvent]) -> None:
        # After the commit, and only a hint: who misses it finds the event in the inbox, and
        # who is told again (of a repeated call, whose first may have ended here) drops it.
        reach(Failpoint.AFTER_COMMIT)
        for number, event in enumerate(stored, start=1):
            await self._fanout.publish(event.stream, event.seq, event)
            if number % TELL_AT_ONCE == 0:
                await asyncio.sleep(0)
        reach(Failpoint.AFTER_HINT)

    def _check_loop(self) -> None:
        if self._loop is not None and asyncio.get_running_loop() is not self._loop:
            raise WrongThread(
                "This coroutine runs on another event loop than the server: "
                "call realtime.sync from there."
            )


async def _follow_store(inbox: SqlInbox, fanout: Fanout[StoredEvent]) -> None:
    """After a restore or a fail-over hints have another name, or nobody hears them."""
    if await inbox.settle_again():
        await fanout.stop()
        await fanout.start(inbox.epoch, lambda _stream: None)
