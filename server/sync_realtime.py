"""The verbs of `RealTimeService` for threads, which wait until it is on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from contract.events import NotificationType
from server.errors import StoreUnavailable, WrongThread
from server.inbox.base import StoredEvent
from server.intake import Origin, SendOptions, UserUpdate

if TYPE_CHECKING:
    from server.realtime_service import RealTimeService

SYNC_TIMEOUT_S = 30.0
"""How long a thread waits for the store; SQLite itself gives up earlier."""

T = TypeVar("T")


class SyncRealTimeService:
    """`RealTimeService` for threads: the same verbs, blocking until it is on disk.

    Raises what they raise, and `WrongThread` on the event loop's own thread.
    """

    def __init__(
        self, realtime: RealTimeService, loop: Callable[[], asyncio.AbstractEventLoop | None]
    ) -> None:
        """`loop` tells on which loop the service runs; None while it does not."""
        self._realtime = realtime
        self._loop = loop

    def send_user_update(
        self,
        user_id: str | int,
        type: NotificationType | str,  # noqa: A002
        payload: Mapping[str, Any] | bytes,
        **options: Unpack[SendOptions],
    ) -> StoredEvent:
        """Tell one user; see `RealTimeService.send_user_update`."""
        return self._run(self._realtime.send_user_update(user_id, type, payload, **options))

    def broadcast(
        self,
        type: NotificationType | str,  # noqa: A002
        payload: Mapping[str, Any] | bytes,
        **options: Unpack[SendOptions],
    ) -> StoredEvent:
        """Tell every user; see `RealTimeService.broadcast`."""
        return self._run(self._realtime.broadcast(type, payload, **options))

    def send_many(
        self, updates: Sequence[UserUpdate], **origin: Unpack[Origin]
    ) -> list[StoredEvent]:
        """Tell many users at once; see `RealTimeService.send_many`."""
        return self._run(self._realtime.send_many(updates, **origin))

    def withdraw(self, user_id: str | int, subject: str, **origin: Unpack[Origin]) -> StoredEvent:
        """Take back what a user was told; see `RealTimeService.withdraw`."""
        return self._run(self._realtime.withdraw(user_id, subject, **origin))

    def withdraw_broadcast(self, subject: str, **origin: Unpack[Origin]) -> StoredEvent:
        """Take back what everybody was told; see `RealTimeService.withdraw_broadcast`."""
        return self._run(self._realtime.withdraw_broadcast(subject, **origin))

    def mark_read(self, user_id: str | int, ids: Sequence[str]) -> StoredEvent | None:
        """The user has read these events; see `RealTimeService.mark_read`."""
        return self._run(self._realtime.mark_read(user_id, ids))

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run `coroutine` on the service's loop, and wait for it."""
        try:
            loop = self._loop()
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


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
