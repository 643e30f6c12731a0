"""What a producer gives, checked and made ready for the log.

Pure: every mistake is found here, named by its field, before anything is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypedDict

import msgspec

from contract.errors import BadField, ContractError
from contract.events import Event, NotificationType
from server.auth import as_user_id
from server.inbox.base import NewEvent, user_stream

MAX_SUBJECT_CHARS = 128
MAX_PRODUCER_CHARS = 64
MAX_KEY_CHARS = 255
MAX_AT_ONCE = 1_000
"""Events of one batch: they share a transaction, which others wait for."""
KEY_HEADER = "Idempotency-Key"
IN_PROCESS = "in-process"
"""The producer's name where none is given."""


class Origin(TypedDict, total=False):
    """Who sends, and how a retry is recognised."""

    producer: str
    """At most 64 characters, for the operator's eyes; `in-process` by default."""
    idempotency_key: str | None
    """The producer's own; the same key again stores nothing more, for 24 hours."""


class SendOptions(Origin, total=False):
    """What may be said beside the payload."""

    subject: str | None
    """What the event is about; by default its payment or bill."""
    expires_at: datetime | None
    """Aware; after it the event is not worth a toast."""
    test: bool
    """Marked TEST on screen."""


class UserUpdate(msgspec.Struct, frozen=True, kw_only=True):
    """One event for one user, as `RealTimeService.send_many` takes them."""

    user_id: str | int
    type: NotificationType | str
    payload: Mapping[str, Any] | bytes
    subject: str | None = None
    expires_at: datetime | None = None
    test: bool = False


def user_event(update: UserUpdate) -> NewEvent:
    """`update`, ready for its user's stream. Raises `ContractError`."""
    return checked_event(
        user_stream(as_user_id(update.user_id)),
        update.type,
        update.payload,
        subject=update.subject,
        expires_at=update.expires_at,
        test=update.test,
    )


def user_events(updates: Sequence[UserUpdate]) -> list[NewEvent]:
    """All of a batch; an error names the item, as ``events[3].payload.amount``."""
    if not 0 < len(updates) <= MAX_AT_ONCE:
        raise BadField(f"must be 1 to {MAX_AT_ONCE} events", field="events")
    events = []
    for number, update in enumerate(updates):
        try:
            events.append(user_event(update))
        except ContractError as exc:
            raise exc.inside(f"events[{number}]") from None
    return events


def checked_event(
    stream: str,
    name: NotificationType | str,
    payload: Mapping[str, Any] | bytes,
    *,
    subject: str | None,
    expires_at: datetime | None,
    test: bool,
) -> NewEvent:
    """One event, ready for `stream`. Raises `ContractError` that names what is wrong."""
    try:
        event = Event.parse(str(name), payload)
    except BadField as exc:
        raise exc.inside("payload") from None
    if subject is not None:
        check_subject(subject)
    _check_expiry(expires_at)
    return NewEvent(
        stream=stream,
        name=event.name,
        payload_json=event.payload_json,
        subject=event.payload.default_subject if subject is None else subject,
        expires_at=expires_at,
        test=test,
    )


def check_subject(subject: str) -> str:
    """The subject, if it is one. Raises `BadField`."""
    if not (0 < len(subject) <= MAX_SUBJECT_CHARS and subject.isprintable()):
        raise BadField(f"must be 1 to {MAX_SUBJECT_CHARS} printable characters", field="subject")
    return subject


def check_producer(producer: str) -> str:
    """The producer's name, if it is one. Raises `BadField`."""
    if not 0 < len(producer) <= MAX_PRODUCER_CHARS:
        raise BadField(f"must be 1 to {MAX_PRODUCER_CHARS} characters", field="producer")
    return producer


def check_idempotency_key(key: str) -> str:
    """The key, if it is one. Raises `BadField` that names the header."""
    if not (0 < len(key) <= MAX_KEY_CHARS and key.isascii() and key.isprintable()):
        raise BadField(f"must be 1 to {MAX_KEY_CHARS} printable ASCII characters", field=KEY_HEADER)
    return key


def _check_expiry(expires_at: datetime | None) -> None:
    if expires_at is None:
        return
    if expires_at.utcoffset() is None:
        raise BadField("needs a time zone, as 2026-12-05T18:00:00Z", field="expiresAt")
    try:
        expires_at.astimezone(UTC)
    except OverflowError:
        raise BadField("is out of range", field="expiresAt") from None
