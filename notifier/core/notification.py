"""What the server's log tells this user: what history keeps, windows list and toasts tell."""

from __future__ import annotations

from datetime import datetime

import msgspec

from contract.events import Payload


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """One event as this device knows it."""

    id: str
    """The event's id; made on this device when the server gave none."""
    name: str
    """The event's name on the wire; `contract.events.NotificationType` when known."""
    payload: Payload
    """Typed by `name`; an `UnknownEvent` for a name that is newer than this app."""
    payload_json: str
    """The payload as it came, extra fields and exact numbers included."""
    at: datetime
    """When the server accepted the event, UTC."""
    subject: str | None = None
    """What the event is about: later events of the same subject tell the same story."""
    expires_at: datetime | None = None
    """After it the event is history only."""
    test: bool = False
    """Marked TEST wherever it is shown."""
    read: bool = False
    withdrawn: bool = False
    """The platform took it back: wrong bill, reversed payment."""
    owner: str = ""
    """Whose it is, while several accounts are connected; not kept in history."""
    position: int = 0
    """Row number in history, which is the server's order; 0 before it is stored."""

    @property
    def story(self) -> str:
        """What it is about: its subject, or itself when it has none."""
        return self.subject or self.payload.default_subject or self.id


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """The platform takes back what it said about a subject (wrong bill, reversed payment)."""

    id: str
    """The withdrawal's own event id: a replayed one is not applied to what came later."""
    subject: str
    at: datetime | None = None
    """When the server accepted it, UTC."""


class ReadMark(msgspec.Struct, frozen=True, kw_only=True):
    """The user has read these events, on this device or another."""

    ids: tuple[str, ...]


Entry = Notification | Withdrawal | ReadMark
"""What the server's log tells a device, one after the other."""
