"""What each entry of the server's log changes here: applied in its order, once.

All within the caller's transaction. Whatever is replayed, doubled or late finds its work
done.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from contract.wire import Presentation
from notifier.core.notification import Entry, Notification, ReadMark, Withdrawal
from notifier.store.cards import fold, stories_of
from notifier.store.history_rows import STORED, row_of


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """What was new of some entries of the server's log."""

    added: tuple[Notification, ...] = ()
    """With their positions, oldest first, as they are after all of the entries."""
    read_ids: tuple[str, ...] = ()
    """Of those that were here before: which were unread, and are read now."""
    withdrawn_ids: tuple[str, ...] = ()
    """Of those that were here before: which are withdrawn now."""


def apply_entries(db: sqlite3.Connection, entries: Sequence[Entry]) -> Appended:
    """Apply `entries` in their order; the cards concerned are folded at the end."""
    added: dict[str, Notification] = {}
    read: list[str] = []
    withdrawn: list[str] = []
    for entry in entries:
        match entry:
            case Notification():
                if (new := _insert(db, entry)) is not None:
                    added[new.id] = new
            case Withdrawal():
                withdrawn += _withdraw(db, entry)
            case ReadMark():
                read += _read_elsewhere(db, entry.ids)
    fold(db, {entry.story for entry in added.values()} | stories_of(db, [*read, *withdrawn]))
    for event_id in added.keys() & set(read):
        added[event_id] = msgspec.structs.replace(added[event_id], read=True)
    for event_id in added.keys() & set(withdrawn):
        added[event_id] = msgspec.structs.replace(added[event_id], withdrawn=True)
    return Appended(
        added=tuple(added.values()),
        read_ids=tuple(event_id for event_id in read if event_id not in added),
        withdrawn_ids=tuple(event_id for event_id in withdrawn if event_id not in added),
    )


def mark_read(db: sqlite3.Connection, ids: Iterable[str]) -> list[str]:
    """Mark as read; returns those that were unread. The cards are the caller's to fold."""
    changed = db.execute(
        "UPDATE events SET read = 1"
        " WHERE read = 0 AND id IN (SELECT value FROM json_each(?)) RETURNING id",
        (json.dumps(list(ids)),),
    )
    return [row[0] for row in changed.fetchall()]


def _insert(db: sqlite3.Connection, notification: Notification) -> Notification | None:
    """The same with its position; None when the event is here already, or was deleted."""
    done = db.execute(
        f"INSERT OR IGNORE INTO events ({STORED})"  # noqa: S608 - names of our own
        " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        " WHERE NOT EXISTS (SELECT 1 FROM purged WHERE id = ?)",
        (*row_of(notification), notification.id),
    )
    if not done.rowcount or done.lastrowid is None:
        return None
    position = done.lastrowid
    read = notification.read or _was_read_early(db, notification.id)
    _take_over_toast(db, notification.id)
    return msgspec.structs.replace(notification, position=position, read=read)


def _withdraw(db: sqlite3.Connection, withdrawal: Withdrawal) -> list[str]:
    """Mark what is here about a subject as withdrawn; returns the ids concerned.

    A withdrawal that was applied before does nothing: it must not reach what the platform
    has said about the subject since.
    """
    done = db.execute(
        "INSERT OR IGNORE INTO withdrawals (id, subject, at, after_position)"
        " SELECT ?, ?, ?, coalesce(max(position), 0) FROM events",
        (
            withdrawal.id,
            withdrawal.subject,
            withdrawal.at.isoformat() if withdrawal.at is not None else None,
        ),
    )
    if not done.rowcount:
        return []
    changed = db.execute(
        "UPDATE events SET withdrawn = 1 WHERE subject = ? AND withdrawn = 0 RETURNING id",
        (withdrawal.subject,),
    )
    return [row[0] for row in changed.fetchall()]


def _read_elsewhere(db: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    """Mark as read; an id that has not arrived yet will be read when it does."""
    db.execute(
        "INSERT OR IGNORE INTO early_reads SELECT value FROM json_each(?)"
        " WHERE value NOT IN (SELECT id FROM events)",
        (json.dumps(list(ids)),),
    )
    return mark_read(db, ids)


def _was_read_early(db: sqlite3.Connection, event_id: str) -> bool:
    if not db.execute("DELETE FROM early_reads WHERE id = ?", (event_id,)).rowcount:
        return False
    db.execute("UPDATE events SET read = 1 WHERE id = ?", (event_id,))
    return True


def _take_over_toast(db: sqlite3.Connection, event_id: str) -> None:
    """It was shown before a damaged history was replaced: that is over and told."""
    if db.execute("DELETE FROM early_toasts WHERE id = ?", (event_id,)).rowcount:
        db.execute(
            "UPDATE events SET toast = ?, receipt_sent = 1 WHERE id = ?",
            (Presentation.TOAST.value, event_id),
        )
