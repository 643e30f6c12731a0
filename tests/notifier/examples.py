"""Notifications for tests, with as little said as each test needs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from contract import jsontext
from contract.events import read_payload
from notifier.core.notification import Notification

NOW = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)

_PAYLOADS: dict[str, dict[str, Any]] = {
    "payment_success": {"transactionId": "TX123", "amount": "5000.00"},
    "payment_failed": {"transactionId": "TX123", "amount": "5000.00", "reason": "Card declined"},
    "bill_generated": {"billId": "B7", "amount": "1240.00", "utility": "electricity"},
    "notification": {"type": "info", "title": "Hello", "message": "World"},
}


def notification(
    name: str = "payment_success",
    *,
    id: str = "event-1",  # noqa: A002 - as the field is called
    about: str | None = None,
    **more: Any,
) -> Notification:
    """A notification of event `name`; `about` is its transaction or bill.

    Other arguments are fields of the notification, or else of the payload.
    """
    payload = dict(_PAYLOADS.get(name, {}))
    known = {field.name for field in msgspec.structs.fields(Notification)}
    own = {key: value for key, value in more.items() if key in known}
    payload.update({key: value for key, value in more.items() if key not in known})
    for field in ("transactionId", "billId"):
        if about is not None and field in payload:
            payload[field] = about
    text = jsontext.dumps(payload)
    return Notification(
        id=id,
        name=name,
        payload=read_payload(name, jsontext.loads(text)),
        payload_json=text,
        at=own.pop("at", NOW),
        **own,
    )
