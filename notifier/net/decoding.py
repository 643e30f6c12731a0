"""From a received message to what it says: strict about shape, tolerant of what is newer.

Pure. What cannot be understood costs itself and nothing else: its cursor is still
taken, where it can be read, so that it is not sent again for ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from contract import jsontext
from contract.errors import ContractError
from contract.events import EVENT_TYPES, read_payload
from contract.wire import Control, MarkRead, Meta, read_message
from notifier.core.notification import Entry, Notification, ReadMark, Withdrawal

_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,128}")
_MOST_CURSOR_CHARS = 256


class Malformed(msgspec.Struct, frozen=True, kw_only=True):
    """An event that could not be understood."""

    id: str
    """Its id, or what stands for it in the log."""
    why: str
    """Names the field, never holds its value."""


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """What one event says, and where it leaves us in the server's log."""

    entry: Entry | Malformed | None
    """None: nothing for us, such as another program's event on a plain server."""
    cursor: str | None
    """None: this event does not move the place."""
    count: int | None = None
    """Which of the connection's events it is; None where nobody says."""


def decode_event(name: str, arguments: Sequence[Any], *, local_id: str, now: datetime) -> Decoded:
    """What a business event of that name says.

    `local_id` and `now` stand in where a plain Socket.IO server sends no `meta`.
    """
    payload = arguments[0] if arguments else None
    raw_meta = arguments[1] if len(arguments) > 1 else None
    if not isinstance(raw_meta, Mapping) or "id" not in raw_meta:
        return _decode_plain(name, payload, local_id=local_id, now=now)
    cursor, count = _cursor(raw_meta), _count(raw_meta)
    known = raw_meta["id"]
    log_id = known if isinstance(known, str) and _ID.fullmatch(known) else "?"
    try:
        # The count is the connection's, not the event's: a bad one must not cost the event.
        meta = read_message(Meta, {name: raw_meta[name] for name in raw_meta if name != "count"})
        if not _ID.fullmatch(meta.id) or not _NAME.fullmatch(name):
            raise ContractError("is no id or name")
        entry = _entry(name, payload, meta)
    except (ContractError, ValueError, TypeError, RecursionError) as exc:
        return Decoded(entry=Malformed(id=log_id, why=_why(exc)), cursor=cursor, count=count)
    return Decoded(entry=entry, cursor=cursor, count=count)


def replayed_events(payload: object) -> tuple[list[tuple[str, Sequence[Any]]], bool]:
    """The events of a `replay` chunk as (name, arguments), and whether more chunks follow.

    Taken apart by hand: one bad item must not cost the others.
    """
    if not isinstance(payload, Mapping):
        return [], False
    items = payload.get("events")
    events: list[tuple[str, Sequence[Any]]] = [
        (item[0], item[1:])
        for item in (items if isinstance(items, list) else [])
        if isinstance(item, list) and item and isinstance(item[0], str)
    ]
    return events, payload.get("more") is True


def _decode_plain(name: str, payload: object, *, local_id: str, now: datetime) -> Decoded:
    """An event of a server that speaks Socket.IO and not our protocol."""
    if name not in EVENT_TYPES and name != Control.READ:
        return Decoded(entry=None, cursor=None)
    try:
        entry = _entry(name, payload, Meta(id=local_id, cursor="", at=now))
    except (ContractError, ValueError, TypeError, RecursionError) as exc:
        return Decoded(entry=Malformed(id=local_id, why=_why(exc)), cursor=None)
    return Decoded(entry=entry, cursor=None)


def _entry(name: str, payload: object, meta: Meta) -> Entry:
    match name:
        case Control.WITHDRAW:
            subject = read_message(_Withdraw, payload).subject
            return Withdrawal(id=meta.id, subject=subject, at=meta.at)
        case Control.READ:
            return ReadMark(ids=tuple(read_message(MarkRead, payload).ids))
        case _:
            return _notification(name, payload, meta)


def _notification(name: str, payload: object, meta: Meta) -> Notification:
    typed = read_payload(name, payload)
    return Notification(
        id=meta.id,
        name=name,
        payload=typed,
        payload_json=jsontext.dumps(payload),
        at=meta.at,
        subject=meta.subject or typed.default_subject,
        expires_at=meta.expires_at,
        test=meta.test,
    )


def _cursor(meta: Mapping[str, Any]) -> str | None:
    cursor = meta.get("cursor")
    if isinstance(cursor, str) and 0 < len(cursor) <= _MOST_CURSOR_CHARS:
        return cursor
    return None


def _count(meta: Mapping[str, Any]) -> int | None:
    count = meta.get("count")
    return count if type(count) is int else None


def _why(exc: Exception) -> str:
    if isinstance(exc, ContractError):
        return f"{exc.field} {exc.message}".strip()
    return type(exc).__name__


class _Withdraw(msgspec.Struct, frozen=True):
    subject: str
