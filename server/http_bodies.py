"""What producers write and are answered over HTTP, and which field of it is wrong.

Pure: bytes in, a checked body or a `BadField` out.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, TypeVar

import msgspec

from contract.errors import BadField
from contract.events import Identifier
from contract.faults import fault_of
from server.inbox.base import BROADCAST_STREAM, DeviceReceipt, EventReceipt, StoredEvent
from server.intake import UserUpdate

BodyT = TypeVar("BodyT")


class EventBody(
    msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """An event in the body of a POST. Its payload stays bytes: its numbers are exact."""

    type: str
    payload: msgspec.Raw
    subject: Identifier | None = None
    expires_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    test: bool = False


class BatchItem(EventBody, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """One event of a batch, with whom it is for."""

    user_id: str | int

    @property
    def update(self) -> UserUpdate:
        """The same, as the service takes it."""
        return UserUpdate(
            user_id=self.user_id,
            type=self.type,
            payload=bytes(self.payload),
            subject=self.subject,
            expires_at=self.expires_at,
            test=self.test,
        )


class BatchBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a batch."""

    events: list[BatchItem]


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to an accepted event."""

    id: str
    seq: int
    at: datetime
    subject: str | None

    @classmethod
    def of(cls, stored: StoredEvent) -> Accepted:
        """Where and when it was stored."""
        return cls(id=stored.id, seq=stored.seq, at=stored.at, subject=stored.subject)


class AcceptedBatch(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to an accepted batch, in its order."""

    events: list[Accepted]


class Receipt(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The answer to what became of an event."""

    id: str
    type: str
    seq: int
    at: datetime
    subject: str | None
    expires_at: datetime | None
    test: bool
    broadcast: bool
    read_at: datetime | None
    devices: tuple[DeviceReceipt, ...]


def read_body(body: bytes, kind: type[BodyT]) -> BodyT:
    """The body as `kind`. Raises `BadField`, or ValueError for what is no JSON."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as exc:
        raise _bad_field(exc, kind) from None
    except RecursionError:
        raise ValueError from None


def told(receipt: EventReceipt) -> Receipt:
    """A receipt as producers see it: all but the payload, which is the user's own."""
    event = receipt.event
    return Receipt(
        id=event.id,
        type=event.name,
        seq=event.seq,
        at=event.at,
        subject=event.subject,
        expires_at=event.expires_at,
        test=event.test,
        broadcast=event.stream == BROADCAST_STREAM,
        read_at=receipt.read_at,
        devices=receipt.devices,
    )


_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]+)`")


def _bad_field(exc: msgspec.ValidationError, kind: type) -> BadField:
    fault = fault_of(exc)
    unknown = _UNKNOWN.search(fault.message)
    if unknown is None:
        return fault if fault.field else BadField(f"The body {fault.message}.")
    known = msgspec.structs.fields(BatchItem if fault.field else kind)
    sentence = f"is not a known field; there are {', '.join(f.encode_name for f in known)}"
    error = BadField(sentence, field=unknown["name"])
    return error.inside(fault.field) if fault.field else error
