"""How a notification lies in a row of history: shared by its writer and its reader."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from contract import jsontext
from contract.errors import ContractError
from contract.events import Payload, UnknownEvent, read_payload
from notifier.core.notification import Notification

log = logging.getLogger(__name__)

COLUMNS = "position, id, name, payload, at, subject, expires_at, test, read, withdrawn"
"""The columns that `notification_of` reads, in its order."""


STORED = "id, name, payload, at, subject, expires_at, test, read, story, at_s, due"
"""The columns that `row_of` gives the values for, in its order."""


def row_of(notification: Notification) -> tuple[Any, ...]:
    """The values of a new row."""
    expires_at = notification.expires_at
    due = getattr(notification.payload, "due_date", None)
    return (
        notification.id,
        notification.name,
        notification.payload_json,
        notification.at.isoformat(),
        notification.subject,
        expires_at.isoformat() if expires_at is not None else None,
        notification.test,
        notification.read,
        notification.story,
        math.floor(notification.at.timestamp()),
        due.isoformat() if due is not None else None,
    )


def notification_of(row: Sequence[Any]) -> Notification:
    """The notification in a row of `COLUMNS`."""
    position, event_id, name, payload_json, at, subject, expires_at, test, read, withdrawn = row
    return Notification(
        id=event_id,
        name=name,
        payload=_payload(event_id, name, payload_json),
        payload_json=payload_json,
        at=datetime.fromisoformat(at),
        subject=subject,
        expires_at=datetime.fromisoformat(expires_at) if expires_at is not None else None,
        test=bool(test),
        read=bool(read),
        withdrawn=bool(withdrawn),
        position=position,
    )


def _payload(event_id: str, name: str, payload_json: str) -> Payload:
    """The typed payload; a row written by another version must not hide its page."""
    try:
        return read_payload(name, jsontext.loads(payload_json))
    except (ContractError, ValueError):
        log.warning("payload in history not understood id=%s", event_id)
        return UnknownEvent()
