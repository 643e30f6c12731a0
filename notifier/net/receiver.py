"""From the server's messages to history: store and hand on, then acknowledge.

The one consumer of a connection's messages, in their order. Whatever is queued becomes
one transaction, so that a replay of thousands costs a handful of commits.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from contract.errors import ContractError
from contract.wire import (
    Control,
    CursorReset,
    CursorResetReason,
    DeviceMessage,
    read_message,
)
from notifier.core.notification import Entry, Notification, ReadMark
from notifier.core.problems import HistoryCorrupt, HistoryError, Problem
from notifier.core.said import said
from notifier.failpoints import Failpoint, reach
from notifier.net.decoding import Malformed, decode_event, replayed_events
from notifier.net.inbound import EventLost, Message
from notifier.net.ports import HistoryChange, Outbound, RunListener
from notifier.net.showing import Showing
from notifier.store.history import History
from notifier.store.log_entries import Appended

log = logging.getLogger(__name__)

_TOLD_OF_RESET = {
    CursorResetReason.EXPIRED.value: Problem(
        code="history_gap",
        title=said("Problem", "Some older notifications cannot be fetched any more"),
        message=said(
            "Problem",
            "This computer was away for longer than the server keeps them. Everything that "
            "it still has is listed.",
        ),
        hint=said("Problem", "Look into your account for what happened before."),
    ),
    CursorResetReason.OTHER_DATABASE.value: Problem(
        code="server_restored",
        title=said("Problem", "The server was restored"),
        message=said(
            "Problem", "What is listed here stays, and what the server has now is fetched."
        ),
        hint=said(
            "Problem",
            "Something that happened shortly before may be missing: look into your account.",
        ),
    ),
}


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _nothing() -> None:
    """A token that is not renewed just ends."""


class Receiver:
    """What to do with each message of the server."""

    def __init__(
        self,
        *,
        history: History,
        showing: Showing,
        listener: RunListener,
        on_token_expiring: Callable[[], None] = _nothing,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._history = history
        self._showing = showing
        self._listener = listener
        self._on_token_expiring = on_token_expiring
        self._now = now
        self._pending: list[Entry] = []
        """Decoded, and not stored yet."""
        self._pending_cursor: str | None = None
        self._stored_cursor: str | None = None
        """Set when the place moved since the last ack."""
        self._to_show: list[Notification] = []
        """Stored during a replay that goes on: shown together when it ends."""
        self._replaying = False
        self._told_of_trouble = False
        self._count: int | None = 0
        """Events of this connection so far; None where the server does not count."""

    def cannot_store(self) -> bool:
        """Whether the last event could not be stored, and another could not be either.

        Asked before a connection is made: it would bring what has to be refused again.
        """
        if not self._told_of_trouble:
            return False
        try:
            self._history.check_writable()
        except HistoryCorrupt:
            return False  # whoever meets it next begins the file anew
        except HistoryError:
            return True
        return False

    async def begin(self, outbound: Outbound) -> None:
        """A connection was made: repeat the last ack, which may have been lost.

        Raises a `HistoryError`.
        """
        self._count = 0
        cursor = self._history.cursor()
        if cursor:
            await self._ack(cursor, outbound)

    async def receive(self, messages: Sequence[Message], outbound: Outbound) -> None:
        """Store what `messages` say, hand on what is to be shown, and acknowledge it.

        Raises a `HistoryError` when something could not be stored, and `EventLost`. What
        follows must not be given either: the connection has to end, and the server will
        repeat it.
        """
        reach(Failpoint.RECEIVED)
        try:
            for message in messages:
                self._take(message)
            self._commit()
            reach(Failpoint.STORED)
            if not self._replaying:
                self.release()
                await asyncio.sleep(0)  # the toast leaves first: the disk takes a thread to wait
            cursor, self._stored_cursor = self._stored_cursor, None
            if cursor is not None:
                await self._ack(cursor, outbound)
            reach(Failpoint.ACKED)
        except HistoryError as exc:
            self._pending, self._pending_cursor = [], None
            if not self._told_of_trouble:
                self._told_of_trouble = True
                self._listener.problem(exc.problem)
            raise

    async def _ack(self, cursor: str, outbound: Outbound) -> None:
        """Acknowledge what is on disk, and not before: toasts need not wait for that."""
        await asyncio.to_thread(self._history.make_last)
        await outbound.emit(DeviceMessage.ACK, {"cursor": cursor})
        log.debug("event acked cursor=%s", cursor)

    def release(self) -> None:
        """Show what was stored: the replay is over, or its connection is."""
        self._replaying = False
        to_show, self._to_show = self._to_show, []
        self._showing.show(to_show)

    # -- one message ------------------------------------------------------------------

    def _take(self, message: Message) -> None:
        payload = message.arguments[0] if message.arguments else None
        try:
            match message.name:
                case Control.REPLAY:
                    events, self._replaying = replayed_events(payload)
                    for name, arguments in events:
                        self._take_event(name, arguments)
                case Control.CURSOR_RESET:
                    self._on_cursor_reset(read_message(CursorReset, payload).reason)
                case Control.TOKEN_EXPIRING:
                    log.info("token expires soon")
                    self._on_token_expiring()
                case name:
                    self._take_event(name, message.arguments)
        except ContractError as exc:
            log.warning("message skipped name=%s why=%s", message.name, exc.message)

    def _take_event(self, name: str, arguments: Sequence[Any]) -> None:
        decoded = decode_event(
            name, arguments, local_id=f"local-{uuid.uuid4().hex}", now=self._now()
        )
        self._check_count(decoded.count)
        match decoded.entry:
            case None:
                pass
            case Malformed() as bad:
                log.warning("event skipped id=%s why=%s", bad.id, bad.why)
            case entry:
                log_id = entry.id if not isinstance(entry, ReadMark) else "-"
                log.info("event received id=%s type=%s", log_id, name)
                self._pending.append(entry)
        if decoded.cursor is not None:
            self._pending_cursor = decoded.cursor

    def _check_count(self, count: int | None) -> None:
        """Raise `EventLost`, what came before it being stored, if this is not the next event."""
        expected = None if self._count is None else self._count + 1
        self._count = count
        if count is not None and expected is not None and count != expected:
            log.warning("event lost on its way expected=%d got=%d", expected, count)
            self._commit()
            raise EventLost

    def _commit(self) -> None:
        """Store what is pending and its cursor, then tell."""
        pending, cursor = self._pending, self._pending_cursor
        if not pending and cursor is None:
            return
        done = self._history.append(pending, cursor)
        self._pending, self._pending_cursor = [], None
        self._stored(cursor)
        for notification in done.added:
            log.info("event stored id=%s", notification.id)
        self._to_show.extend(done.added)
        gone = (*done.read_ids, *done.withdrawn_ids)
        if gone:
            self._no_toast(gone)
        if done.added or gone:
            self._tell(done)

    def _on_cursor_reset(self, reason: str) -> None:
        self._commit()
        log.warning("cursor reset reason=%s", reason)
        if reason == CursorResetReason.OTHER_USER:
            shown = self._history.latest_shown()
            self._history.set_aside()
            self._to_show = []
            self._showing.forget(shown)
            self._tell(Appended(), reset=True)
        else:
            # What is here stays; whatever comes again is recognised by its id, and what is
            # new comes as one replay, so as one batch to show.
            self._history.append([], "")
            if problem := _TOLD_OF_RESET.get(reason):
                self._listener.problem(problem)
        self._stored_cursor = None  # of a log that is no longer the server's

    def _stored(self, cursor: str | None) -> None:
        self._told_of_trouble = False
        if cursor is not None:
            self._stored_cursor = cursor

    def _no_toast(self, ids: Sequence[str]) -> None:
        """These are read or withdrawn: close their toasts, also those still to be shown."""
        gone = set(ids)
        self._to_show = [entry for entry in self._to_show if entry.id not in gone]
        self._showing.close(ids)

    def _tell(self, done: Appended, *, reset: bool = False) -> None:
        self._listener.history_changed(
            HistoryChange(
                added=done.added,
                read_ids=done.read_ids,
                withdrawn_ids=done.withdrawn_ids,
                unread=self._history.unread_count(),
                reset=reset,
            )
        )
