"""The story of one card: its events, and what happened to it between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from notifier.core.card import Reminded, Step, Withdrawn
from notifier.store.history_rows import COLUMNS, notification_of

_MOST_STEPS = 200


def steps_of(db: sqlite3.Connection, story: str, *, deleted: bool) -> Iterable[Step]:
    """What happened to one card, the oldest first; the latest of very many."""
    which = "IS NOT NULL" if deleted else "IS NULL"
    events = db.execute(
        f"SELECT {COLUMNS} FROM events WHERE story = ? AND deleted_at_s {which}"  # noqa: S608
        " ORDER BY position DESC LIMIT ?",
        (story, _MOST_STEPS),
    ).fetchall()
    withdrawals = db.execute(
        "SELECT at, coalesce(after_position, 0) FROM withdrawals WHERE subject = ?", (story,)
    ).fetchall()
    reminders = db.execute(
        "SELECT shown_at, after_position FROM reminders WHERE story = ? AND shown_at IS NOT NULL",
        (story,),
    ).fetchall()
    steps: list[tuple[int, int, Step]] = [
        (entry.position, 0, entry) for entry in map(notification_of, events)
    ]
    oldest = min((position for position, _, _ in steps), default=0)
    last = max((position for position, _, _ in steps), default=0)
    for at, after in withdrawals:
        position = after or last  # an older version did not write down when
        if position >= oldest:
            steps.append((position, 2, Withdrawn(at=_moment(at), after_position=position)))
    for at, after in reminders:
        moment = _moment(at)
        if after >= oldest and moment is not None:
            steps.append((after, 1, Reminded(at=moment, after_position=after)))
    return (step for _, _, step in sorted(steps, key=_in_order))


def _in_order(step: tuple[int, int, Step]) -> tuple[int, int, datetime]:
    position, kind, what = step
    return position, kind, what.at or datetime.max.replace(tzinfo=UTC)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
