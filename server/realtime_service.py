"""The one verb by which anything is sent: check, store, then tell.

Whoever reports a payment, in process or over HTTP, comes through here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from contract.errors import BadField
from contract.events import Event, NotificationType
from server.auth import as_user_id
from server.config import ServerConfig
from server.errors import StoreUnavailable, WrongThread
from server.failpoints import Failpoint, reach
from server.fanout.base import Fanout
from server.fanout.choice import fanout_for
from server.inbox.base import BROADCAST_STREAM, Inbox, StoredEvent, user_stream
from server.inbox.sql import SqlInbox

MAX_SUBJECT_CHARS = 128
MAX_PRODUCER_CHARS = 64
MAX_KEY_CHARS = 255
KEY_HEADER = "Idempotency-Key"
SYNC_TIMEOUT_S = 30.0
"""How long a thread waits for the store; SQLite itself gives up earlier."""

T = TypeVar("T")


class RealTimeService:
    """Sends events to users. Usable from any coroutine once the application has started.

    An event is on disk when a verb returns. Each raises `contract.errors.ContractError`
    (nothing was stored; `field` names what is wrong), or `StoreUnavailable`: nothing is
    known to be stored. A retry with the same `idempotency_key` stores the event once; without
    one it may be there twice, under two ids. A key is the producer's own, is remembered for
    24 hours, and raises `IdempotencyConflict` when it was used for another event.
    """

    def __init__(self, inbox: Inbox, fanout: Fanout[StoredEvent]) -> None:
        self._inbox = inbox
        self._fanout = fanout
        self._loop: asyncio.AbstractEventLoop | None = None
        self.sync = SyncRealTimeService(self)
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
        *,
        subject: str | None = None,
        expires_at: datetime | None = None,
        test: bool = False,
        producer: str = "in-process",
        idempotency_key: str | None = None,
    ) -> StoredEvent:
        """Tell one user, on each of their devices, now or when it comes back.

        `subject` is what the event is about (default: its payment or bill); `expires_at`
        (aware) is when it stops being worth a toast; `test` marks it TEST on screen.
        """
        return await self._send(
            user_stream(as_user_id(user_id)),
            type,
            payload,
            subject=subject,
            expires_at=expires_at,
            test=test,
            producer=producer,
            idempotency_key=idempotency_key,
        )

    async def broadcast(
        self,
        type: NotificationType | str,  # noqa: A002
        payload: Mapping[str, Any] | bytes,
        *,
        subject: str | None = None,
        expires_at: datetime | None = None,
        test: bool = False,
        producer: str = "in-process",
        idempotency_key: str | None = None,
    ) -> StoredEvent:
        """Tell every user, now or when they come back."""
        return await self._send(
            BROADCAST_STREAM,
            type,
            payload,
            subject=subject,
            expires_at=expires_at,
            test=test,
            producer=producer,
            idempotency_key=idempotency_key,
        )

    async def _send(
        self,
        stream: str,
        name: NotificationType | str,
        payload: Mapping[str, Any] | bytes,
        *,
        subject: str | None,
        expires_at: datetime | None,
        test: bool,
        producer: str,
        idempotency_key: str | None,
    ) -> StoredEvent:
        self._check_loop()
        event = Event.parse(str(name), payload)
        _check_options(subject, expires_at, producer)
        if idempotency_key is not None:
            check_idempotency_key(idempotency_key)
        stored = await self._inbox.append(
            stream,
            event,
            subject=event.payload.default_subject if subject is None else subject,
            expires_at=expires_at,
            test=test,
            producer=producer,
            idempotency_key=idempotency_key,
        )
        reach(Failpoint.AFTER_COMMIT)
        # After the commit, and only a hint: who misses it finds the event in the inbox, and
        # who is told again (of a repeated call, whose first may have ended here) drops it.
        await self._fanout.publish(stream, stored.seq, stored)
        reach(Failpoint.AFTER_HINT)
        return stored

    def _check_loop(self) -> None:
        if self._loop is not None and asyncio.get_running_loop() is not self._loop:
            raise WrongThread(
                "This coroutine runs on another event loop than the server: "
                "call realtime.sync from there."
            )

    def run_from_thread(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run `coroutine` on the server's loop and wait for it; for the synchronous face."""
        try:
            loop = self._loop
            if loop is None:
                raise StoreUnavailable("The server has not started, or has stopped.")
            if _running_loop() is loop:
                raise WrongThread(
                    "realtime.sync was called on the event loop's own thread, which would "
                    "wait for itself: await the verb of RealTimeService there."
                )
        except BaseException:
            coroutine.close()
            raise
        future = asyncio.run_coroutine_threadsafe(coroutine, loop)
        try:
            return future.result(SYNC_TIMEOUT_S)
        except TimeoutError as exc:
            future.cancel()
            raise StoreUnavailable("The store did not answer in time.") from exc


class SyncRealTimeService:
    """`RealTimeService` for threads: the same two verbs, blocking until it is on disk.

    Raises what they raise, and `WrongThread` on the event loop's own thread.
    """

    def __init__(self, realtime: RealTimeService) -> None:
        self._realtime = realtime

    def send_user_update(
        self,
        user_id: str | int,
        type: NotificationType | str,  # noqa: A002
        payload: Mapping[str, Any] | bytes,
        *,
        subject: str | None = None,
        expires_at: datetime | None = None,
        test: bool = False,
        producer: str = "in-process",
        idempotency_key: str | None = None,
    ) -> StoredEvent:
        """Tell one user; see `RealTimeService.send_user_update`."""
        return self._realtime.run_from_thread(
            self._realtime.send_user_update(
                user_id,
                type,
                payload,
                subject=subject,
                expires_at=expires_at,
                test=test,
                producer=producer,
                idempotency_key=idempotency_key,
            )
        )

    def broadcast(
        self,
        type: NotificationType | str,  # noqa: A002
        payload: Mapping[str, Any] | bytes,
        *,
        subject: str | None = None,
        expires_at: datetime | None = None,
        test: bool = False,
        producer: str = "in-process",
        idempotency_key: str | None = None,
    ) -> StoredEvent:
        """Tell every user; see `RealTimeService.broadcast`."""
        return self._realtime.run_from_thread(
            self._realtime.broadcast(
                type,
                payload,
                subject=subject,
                expires_at=expires_at,
                test=test,
                producer=producer,
                idempotency_key=idempotency_key,
            )
        )


def check_idempotency_key(key: str) -> str:
    """The key, if it is one. Raises `BadField` that names the header."""
    if not (0 < len(key) <= MAX_KEY_CHARS and key.isascii() and key.isprintable()):
        raise BadField(f"must be 1 to {MAX_KEY_CHARS} printable ASCII characters", field=KEY_HEADER)
    return key


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _check_options(subject: str | None, expires_at: datetime | None, producer: str) -> None:
    if subject is not None and not (
        0 < len(subject) <= MAX_SUBJECT_CHARS and subject.isprintable()
    ):
        raise BadField(f"must be 1 to {MAX_SUBJECT_CHARS} printable characters", field="subject")
    if expires_at is not None and expires_at.utcoffset() is None:
        raise BadField("needs a time zone, as 2026-12-05T18:00:00Z", field="expiresAt")
    try:
        _ = expires_at and expires_at.astimezone(UTC)
    except OverflowError:
        raise BadField("is out of range", field="expiresAt") from None
    if not 0 < len(producer) <= MAX_PRODUCER_CHARS:
        raise BadField(f"must be 1 to {MAX_PRODUCER_CHARS} characters", field="producer")
