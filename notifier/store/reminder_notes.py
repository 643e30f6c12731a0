"""What was said about bills that wait, so that no stage is said twice, or after a restart again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from notifier.core.reminders import Mark, OpenBill
from notifier.store.history_file import reading, writing
from notifier.store.history_rows import COLUMNS, notification_of

AHEAD = timedelta(days=45)
"""Bills due later are not looked at yet: more than the longest time before that can be chosen."""
BEHIND = timedelta(days=45)
"""Bills overdue for longer have been spoken of, or came too late for it."""
_BILL = ", ".join(f"bill.{name}" for name in COLUMNS.split(", "))


class ReminderNotes:
    """Network thread; may raise a `HistoryError`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def open_bills(self, today: date) -> list[OpenBill]:
        """Bills that wait for their payment and may be spoken of around `today`."""
        with reading():
            rows = self._db.execute(
                f"SELECT card.story, card.due, {_BILL} FROM cards AS card"  # noqa: S608
                " JOIN events AS bill ON bill.position = card.open_bill"
                " WHERE card.open_bill IS NOT NULL AND card.due BETWEEN ? AND ?",
                (_shifted(today, -BEHIND), _shifted(today, AHEAD)),
            ).fetchall()
        return [
            OpenBill(
                story=story, due=date.fromisoformat(due[:10]), bill=notification_of(tuple(event))
            )
            for story, due, *event in rows
            if _is_date(due)
        ]

    def has_open_bills(self) -> bool:
        """Whether any bill with a due date waits, whenever that is."""
        with reading():
            row = self._db.execute(
                "SELECT EXISTS (SELECT 1 FROM cards"
                " WHERE open_bill IS NOT NULL AND due IS NOT NULL)"
            ).fetchone()
        return bool(row[0])

    def marks(self, bills: Iterable[OpenBill]) -> set[Mark]:
        """What is written down about these bills."""
        marks: set[Mark] = set()
        with reading():
            for bill in bills:
                rows = self._db.execute(
                    "SELECT stage FROM reminders WHERE story = ? AND due = ?",
                    (bill.story, bill.due.isoformat()),
                )
                marks |= {Mark(bill.story, bill.due, stage) for (stage,) in rows}
        return marks

    def note(self, marks: Iterable[Mark], *, shown_at: datetime | None = None) -> None:
        """Write down that these stages are over; `shown_at` when they were said."""
        with writing(self._db) as db:
            db.executemany(
                "INSERT OR IGNORE INTO reminders (story, due, stage, shown_at, after_position)"
                " VALUES (?, ?, ?, ?,"
                " (SELECT coalesce(max(position), 0) FROM events WHERE story = ?))",
                [
                    (
                        mark.story,
                        mark.due.isoformat(),
                        mark.stage,
                        shown_at.isoformat() if shown_at is not None else None,
                        mark.story,
                    )
                    for mark in marks
                ],
            )

    def forget(self, marks: Iterable[Mark]) -> None:
        """These stages were not said after all."""
        with writing(self._db) as db:
            db.executemany(
                "DELETE FROM reminders WHERE story = ? AND due = ? AND stage = ?",
                [(mark.story, mark.due.isoformat(), mark.stage) for mark in marks],
            )


def _shifted(today: date, by: timedelta) -> str:
    try:
        return (today + by).isoformat()
    except OverflowError:
        return today.isoformat()


def _is_date(text: object) -> bool:
    try:
        date.fromisoformat(str(text)[:10])
    except ValueError:
        return False
    return True
