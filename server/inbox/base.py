"""The port of the inbox: what the rest of the server asks of a store.

Each stream (one per user, and one for everybody) has a sequence of its own, gap-free
and in commit order. The store is the truth; whatever else tells a node about an event
is only a hint to look here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Generic, Protocol, Self, TypeVar

import msgspec

from contract.wire import RefusalCode

T = TypeVar("T")

BROADCAST_STREAM = "*"
"""The stream of events to everybody; no user's stream can have this name."""


_OF_USER = "user:"


def user_stream(user_id: str) -> str:
    """The name of the stream of one user."""
    return f"{_OF_USER}{user_id}"


def user_of(stream: str) -> str | None:
    """Whose stream it is; None for that of everybody."""
    return stream.removeprefix(_OF_USER) if stream.startswith(_OF_USER) else None


class StoredEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event that is on disk, with its place in its stream."""

    id: str
    """UUIDv7; unique in the whole store. Order never comes from it."""
    stream: str
    seq: int
    """1 for the first event of the stream, then without a gap."""
    name: str
    payload_json: str
    """The payload as compact JSON, ready to be sent as it is."""
    at: datetime
    """When the server accepted it, UTC."""
    subject: str | None = None
    expires_at: datetime | None = None
    """UTC; after it the event is history only."""
    test: bool = False
    replayed: bool = False
    """Stored by an earlier call with the same idempotency key, which this one repeats."""


class NewEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event on its way into a stream; checked, if it is a business event."""

    stream: str
    name: str
    payload_json: str
    subject: str | None = None
    expires_at: datetime | None = None
    test: bool = False

    def stored(self, *, id: str, seq: int, at: datetime, replayed: bool = False) -> StoredEvent:  # noqa: A002
        """The same event with its place."""
        return StoredEvent(
            id=id,
            stream=self.stream,
            seq=seq,
            name=self.name,
            payload_json=self.payload_json,
            at=at,
            subject=self.subject,
            expires_at=self.expires_at,
            test=self.test,
            replayed=replayed,
        )


class Lane(StrEnum):
    """The two streams that one user reads."""

    USER = "user"
    BROADCAST = "broadcast"

    def stream(self, user_id: str) -> str:
        """The name of this lane's stream, as that user reads it."""
        return user_stream(user_id) if self is Lane.USER else BROADCAST_STREAM


class ByLane(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """The same thing for each of the two lanes."""

    user: T
    broadcast: T

    def __getitem__(self, lane: Lane) -> T:
        return self.user if lane is Lane.USER else self.broadcast

    def with_lane(self, lane: Lane, value: T) -> Self:
        """The same, but for `lane`."""
        if lane is Lane.USER:
            return type(self)(user=value, broadcast=self.broadcast)
        return type(self)(user=self.user, broadcast=value)


class Position(ByLane[int], frozen=True, kw_only=True):
    """A place in the two streams that one user reads: all up to here, inclusive."""


class LaneState(msgspec.Struct, frozen=True, kw_only=True):
    """How one stream stands, and what is at the place in it that was asked about."""

    head: int
    """The last sequence number; 0 without events."""
    floor: int
    """The sequence number before the oldest retained event."""
    id_at: str | None = None
    """The event there; None when there is none, or it is retained no more."""


class DeviceReceipt(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What one device has reported about one event."""

    device: str
    stored: bool
    """It has acknowledged a place at or past the event."""
    stored_at: datetime | None
    """When it first did, UTC; None if it has not, or did before this was kept."""
    presented: str | None
    """A `contract.wire.Presentation`; None while it has not said."""
    presented_at: datetime | None
    """When it said so, UTC."""


class EventReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of one event of one user."""

    event: StoredEvent
    read_at: datetime | None
    """When the user read it, on whichever device; UTC."""
    devices: tuple[DeviceReceipt, ...]
    """The devices of this user that have ever reported anything, by name."""


class Device(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One of a user's devices, as its user sees it."""

    device: str
    """The random id of the installation."""
    name: str
    platform: str
    last_seen: datetime
    """When it last connected or acknowledged an event, UTC."""


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """Who must not be connected any more."""

    user_id: str
    device: str | None
    """The device that this user has removed; None: the user was deleted, and so are all."""


class Devices(Protocol):
    """Which devices a user has, and who is gone. Raises `StoreUnavailable`; one event loop."""

    async def admit(
        self,
        user_id: str,
        device: str | None,
        *,
        name: str,
        platform: str,
        token_issued_at: datetime | None = None,
    ) -> RefusalCode | None:
        """Note that `device` is here (None: a plain client); or why it must not be.

        A token from well before the user last removed a device brings no device that is not
        known already: the removed one may still hold it.
        """

    async def gone(self, user_ids: Collection[str]) -> list[Gone]:
        """Who of these users was deleted, and which of their devices are removed."""

    async def of_user(self, user_id: str) -> list[Device]:
        """The user's devices, the last seen first."""

    async def remove(self, user_id: str, device: str) -> bool:
        """Never admit `device` again; whether this user had such a device."""

    async def mark_deleted(self, user_id: str) -> None:
        """From now on the user is deleted: nothing more is stored of them or for them."""

    async def erase(self, user_id: str) -> None:
        """Clear all that is stored of a user who is marked as deleted, but that mark.

        A little at a time; when it is cut off, `Upkeep` goes on with it.
        """


class Upkeep(Protocol):
    """What goes on beside the inbox while a server runs."""

    async def start(self) -> None:
        """Begin; the inbox is open. Never fails."""

    async def stop(self) -> None:
        """End soon, and leave no task."""


class Inbox(Protocol):
    """The durable log. Every verb raises `StoreUnavailable` when the store does not answer.

    Used from one event loop only: the one that has awaited `open`.
    """

    @property
    def epoch(self) -> str:
        """Names this database; another one after it was replaced. Known once open."""

    async def open(self) -> None:
        """Make or upgrade the schema. Raises `ConfigError` for a store that is not ours."""

    async def settle_again(self) -> bool:
        """Whether this is another database than a while ago; `epoch` is then another one, too."""

    async def close(self) -> None:
        """Finish what was begun; later calls raise `StoreUnavailable`."""

    async def ping(self) -> None:
        """Return when the store answers."""

    async def append(
        self, events: Sequence[NewEvent], *, producer: str, idempotency_key: str | None = None
    ) -> list[StoredEvent]:
        """Store all of `events`, or none, as the next of their streams; then they are durable.

        With a key that `producer` used for the same events within 24 hours nothing more is
        stored, and the first result is answered (`replayed`); used for others, it raises
        `IdempotencyConflict`. Raises `AccountDeleted` for the stream of a user who is.
        """

    async def withdraw(
        self, stream: str, subject: str, *, producer: str, idempotency_key: str | None = None
    ) -> StoredEvent:
        """Store that what `stream` says about `subject` is no longer true.

        Where the last word about it is a withdrawal already, that one is answered
        (`replayed`). Raises `NothingToWithdraw` if nothing is known of the subject, else as
        `append`.
        """

    async def read(self, stream: str, after: int, limit: int) -> list[StoredEvent]:
        """At most `limit` events of `stream` past sequence number `after`, in order."""

    async def heads(self, streams: Sequence[str]) -> dict[str, int]:
        """The last sequence number of each of `streams`; 0 for one without events."""

    async def look_up(self, user_id: str, position: Position | None) -> ByLane[LaneState]:
        """How that user's streams stand, and which events are at `position` (None: the last)."""

    async def record_ack(self, user_id: str, device: str, position: Position) -> None:
        """`device` has stored all up to `position`. Never moves backwards."""

    async def record_presented(
        self, user_id: str, device: str, presented: Mapping[str, str]
    ) -> None:
        """How `device` presented events, by event id. Ids of other users are ignored."""

    async def record_read(self, user_id: str, ids: Sequence[str]) -> StoredEvent | None:
        """Mark as read, and store in the user's stream which were unread until now.

        That event is named `read` and its payload is `{ids}`. None when nothing was news:
        the ids are unknown, another user's, or read already.
        """

    async def receipt(self, user_id: str, event_id: str) -> EventReceipt | None:
        """What has become of an event; None if this user was sent no such event."""
