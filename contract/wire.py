"""What travels beside the events: the handshake, `meta`, control messages and codes.

The page `docs/backend-developers/protocol.md` is the same in words.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import msgspec

from contract.faults import fault_of

SOCKET_PATH = "/socket.io/"
MAX_TOKEN_CHARS = 16 * 1024
MAX_READ_IDS = 1000
"""Events in one message about what was read."""
MAX_DEVICE_NAME_CHARS = 64
MAX_PLATFORM_CHARS = 32


class Control(StrEnum):
    """Names of the messages that are not business events."""

    REPLAY = "replay"
    READ = "read"
    WITHDRAW = "withdraw"
    TOKEN_EXPIRING = "token_expiring"  # noqa: S105 - a message's name
    CURSOR_RESET = "cursor_reset"


class DeviceMessage(StrEnum):
    """Names of what a device may send; anything else is refused and counted."""

    ACK = "ack"
    MARK_READ = "mark_read"
    PRESENTED = "presented"
    AUTHENTICATE = "authenticate"


class RefusalCode(StrEnum):
    """Why a handshake was refused. The text beside it never says more than the code."""

    TOKEN_MISSING = "token_missing"  # noqa: S105
    TOKEN_INVALID = "token_invalid"  # noqa: S105
    TOKEN_EXPIRED = "token_expired"  # noqa: S105
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    """Also for a device that its user has removed: it stays out, whatever its token."""
    ACCOUNT_DELETED = "account_deleted"
    """The platform has deleted this user: a device erases what it holds of them."""
    TOO_MANY_CONNECTIONS = "too_many_connections"
    RATE_LIMITED = "rate_limited"
    SHUTTING_DOWN = "shutting_down"


class CursorResetReason(StrEnum):
    """Why a device's cursor could not be used."""

    OTHER_DATABASE = "other_database"
    """The server's database was replaced or restored: its epoch is another one."""
    EXPIRED = "expired"
    """Older than what the server retains."""
    OTHER_USER = "other_user"
    """Made for another user: the device must not mix the two histories."""
    UNREADABLE = "unreadable"


class Presentation(StrEnum):
    """How a device presented an event. No desktop tells whether a toast was seen."""

    TOAST = "toast"
    DIGEST = "digest"
    HELD = "held"
    EXPIRED = "expired"


class Handshake(msgspec.Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """The `auth` of a connection. Its `repr` is never logged: it holds the token."""

    token: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TOKEN_CHARS)]
    device: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")] | None = None
    """Random id of the installation; names the device in receipts."""
    cursor: Annotated[str, msgspec.Meta(max_length=256)] | None = None
    """Last cursor stored on the device; ``""`` asks for all; None for live events only."""
    name: Annotated[str, msgspec.Meta(max_length=MAX_DEVICE_NAME_CHARS)] = ""
    """What the user calls the device, such as its host name; shown to them alone."""
    platform: Annotated[str, msgspec.Meta(max_length=MAX_PLATFORM_CHARS)] = ""
    """Its kind: ``Windows``, ``macOS``, ``Linux`` or another word."""

    def __repr__(self) -> str:
        return f"Handshake(token=<hidden>, device={self.device!r}, cursor={self.cursor!r})"


class Refusal(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """The data of a refused connection (`connect_error`)."""

    code: str
    """A `RefusalCode`; a string, so that an older app survives a newer server."""
    message: str = ""
    retry_after: float | None = None
    """Seconds to wait before the next try."""


class Meta(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """The second argument of every event."""

    id: str
    """UUIDv7 of the event."""
    cursor: str
    """What to store after handling this event."""
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    """When the server accepted the event, UTC."""
    subject: str | None = None
    expires_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    """After it the event is history only: no toast."""
    test: bool = False
    """Marked TEST wherever it is shown."""
    count: int | None = None
    """Of the events on this connection the first, second, …: a hole means that one of them
    was lost on its way. (Long-polling through a proxy that asks again by itself can do that.)"""


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """A chunk of missed events, oldest first: ``[name, payload, meta]`` each."""

    events: list[tuple[str, Any, Any]]
    more: bool


class CursorReset(msgspec.Struct, frozen=True, kw_only=True):
    """The cursor could not be used; a replay of all that is retained follows."""

    reason: str


class Ack(msgspec.Struct, frozen=True, kw_only=True):
    """Cumulative: all up to `cursor` is stored on this device."""

    cursor: Annotated[str, msgspec.Meta(max_length=256)]


class MarkRead(msgspec.Struct, frozen=True, kw_only=True):
    """These were read by the user: from a device that says so, and to each of their devices."""

    ids: Annotated[list[str], msgspec.Meta(max_length=MAX_READ_IDS)]


M = TypeVar("M")


def read_message(kind: type[M], value: object) -> M:
    """`value` (decoded JSON) as `kind`, or `BadField` naming what is wrong with it."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as exc:
        raise fault_of(exc) from None
