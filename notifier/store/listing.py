"""What the inbox lists: the cards that a query finds, by their row.

A query's answer is laid down once as a temporary table of positions, so that any part
of a hundred thousand cards is a few steps away, no row changes its number while events
come in, and only the cards on the screen are ever read.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from notifier.core.card import (
    Card,
    Outline,
    Query,
    Section,
    Story,
)
from notifier.core.search import match_expression
from notifier.store.card_query import all_cards, first_cards
from notifier.store.history_file import reading
from notifier.store.history_reader import open_to_read
from notifier.store.history_rows import COLUMNS, notification_of
from notifier.store.story_steps import steps_of

_WIDTH = COLUMNS.count(",") + 1
_EVENT = ", ".join(f"event.{name}" for name in COLUMNS.split(", "))
_BILL = ", ".join(f"bill.{name}" for name in COLUMNS.split(", "))


class Superseded(Exception):
    """The question was called off while it was being answered."""


class Listing:
    """One account's history for one thread; only `call_off` and `end` are for others.

    The file may be missing until its writer has made it (the answer is: nothing). Every
    method may raise a `HistoryError`, or `Superseded`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._number = 0
        self._is_ended = False

    def open(self, query: Query, zone: tzinfo | None = None, *, keep: str | None = None) -> Outline:
        """Find what `query` asks for; `row` and `rows` are about it from now on.

        `keep` is a story that stays among the unread although it is being read.
        """
        db = self._connected()
        if db is None:
            return self._outline(query)
        match = match_expression(query.text)
        with _answering(self):
            select, values = all_cards(db, query, match, zone, keep)
            db.execute("DELETE FROM listed")
            db.execute(f"INSERT INTO listed (latest, section) {select}", values)
            return self._outline(query, _sections(db), still_indexing=_is_indexing(db, match))

    def begin(
        self, query: Query, zone: tzinfo | None = None, *, keep: str | None = None
    ) -> Outline | None:
        """Find the first of what `open` would find, at once, to be followed by `open`.

        They have the rows that they will have then. None where `open` is as quick.
        """
        db = self._connected()
        if db is None:
            return None
        match = match_expression(query.text)
        with _answering(self):
            found = first_cards(db, query, match, zone, keep)
            if not found:
                return None
            db.execute("DELETE FROM listed")
            db.executemany("INSERT INTO listed (latest, section) VALUES (?, ?)", found)
            return self._outline(query, _sections(db), is_whole=False)

    def rows(self, first: int, count: int) -> list[Card | None]:
        """The cards from row `first` on; None for one that is gone since the query."""
        db = self._connected()
        if db is None:
            return []
        with _answering(self):
            found = db.execute(
                f"SELECT {_EVENT}, {_BILL}, event.story, card.events, card.unread"  # noqa: S608
                " FROM listed LEFT JOIN events AS event ON event.position = listed.latest"
                " LEFT JOIN cards AS card ON card.story = event.story"
                " LEFT JOIN events AS bill ON bill.position = card.open_bill"
                " WHERE listed.row > ? AND listed.row <= ? ORDER BY listed.row",
                (first, first + count),
            ).fetchall()
        return [_card(row) if row[0] is not None else None for row in found]

    def row(self, story: str) -> int | None:
        """At which row the story is listed; None when the query did not find it."""
        db = self._connected()
        if db is None:
            return None
        with _answering(self):
            found = db.execute(
                "SELECT row - 1 FROM listed WHERE latest ="
                " (SELECT latest FROM cards WHERE story = ?)",
                (story,),
            ).fetchone()
        return found[0] if found else None

    def story_of(self, event_id: str) -> str | None:
        """The story to which an event belongs; None for a stranger, or a deleted one."""
        db = self._connected()
        if db is None:
            return None
        with _answering(self):
            found = db.execute(
                "SELECT story FROM events WHERE id = ? AND deleted_at_s IS NULL", (event_id,)
            ).fetchone()
        return found[0] if found else None

    def story(self, story: str) -> Story | None:
        """Everything about one card; None when there is nothing any more."""
        db = self._connected()
        if db is None:
            return None
        with _answering(self):
            head = db.execute(
                f"SELECT {_EVENT}, {_BILL}, event.story, card.events, card.unread,"  # noqa: S608
                " event.deleted_at_s IS NOT NULL"
                " FROM events AS event LEFT JOIN cards AS card ON card.latest = event.position"
                " LEFT JOIN events AS bill ON bill.position = card.open_bill"
                " WHERE event.story = ?"
                " ORDER BY event.deleted_at_s IS NOT NULL, event.position DESC LIMIT 1",
                (story,),
            ).fetchone()
            if head is None:
                return None
            deleted = bool(head[-1])
            steps = steps_of(db, story, deleted=deleted)
            unread = db.execute(
                "SELECT id FROM events WHERE story = ? AND read = 0 AND deleted_at_s IS NULL"
                " ORDER BY position",
                (story,),
            ).fetchall()
        return Story(
            card=_card(head[:-1]),
            steps=tuple(steps),
            unread_ids=tuple(row[0] for row in unread),
            deleted=deleted,
        )

    def deleted_count(self) -> int:
        """How many events were deleted here and can still be brought back."""
        db = self._connected()
        if db is None:
            return 0
        with _answering(self):
            count: int = db.execute(
                "SELECT count(*) FROM events WHERE deleted_at_s IS NOT NULL"
            ).fetchone()[0]
        return count

    def upcoming_count(self) -> int:
        """How many bills wait for their payment."""
        db = self._connected()
        if db is None:
            return 0
        with _answering(self):
            count: int = db.execute(
                "SELECT count(*) FROM cards WHERE open_bill IS NOT NULL"
            ).fetchone()[0]
        return count

    def call_off(self) -> None:
        """End the question that is being answered, if there is one. Any thread."""
        db = self._db
        if db is not None:
            with suppress(sqlite3.ProgrammingError):  # closed this very moment
                db.interrupt()

    def end(self) -> None:
        """Call off whatever is being asked, and whatever is asked from now on. Any thread."""
        self._is_ended = True
        self.call_off()

    def close(self) -> None:
        """Close the file; the next question opens it again (after history was replaced)."""
        db, self._db = self._db, None
        if db is not None:
            db.close()

    def _outline(
        self,
        query: Query,
        sections: tuple[Section, ...] = (),
        *,
        is_whole: bool = True,
        still_indexing: bool = False,
    ) -> Outline:
        self._number += 1
        return Outline(
            query=query,
            number=self._number,
            sections=sections,
            total=sum(section.count for section in sections),
            is_whole=is_whole,
            still_indexing=still_indexing,
        )

    def _connected(self) -> sqlite3.Connection | None:
        if self._is_ended:
            raise Superseded
        with reading():
            if self._db is None and self._path.exists():
                db = open_to_read(self._path)
                if db is not None:
                    db.execute("PRAGMA temp_store = MEMORY")
                    db.execute(
                        "CREATE TEMP TABLE listed"
                        " (row INTEGER PRIMARY KEY, latest INTEGER NOT NULL, section INTEGER)"
                    )
                    db.isolation_level = None
                self._db = db
        return self._db


class _answering:  # noqa: N801 - reads as the phrase that it is
    """SQLite's errors become ours; after one the file is opened anew."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, sqlite3.Error):
            return
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise Superseded from error
        self._listing.close()
        with reading():
            raise error


def _sections(db: sqlite3.Connection) -> tuple[Section, ...]:
    rows = db.execute(
        "SELECT section, count(*) FROM listed GROUP BY section ORDER BY min(row)"
    ).fetchall()
    return tuple(Section(_day(day), count) for day, count in rows)


def _is_indexing(db: sqlite3.Connection, match: str) -> bool:
    if not match:
        return False
    row = db.execute("SELECT EXISTS (SELECT 1 FROM events WHERE indexed = 0)").fetchone()
    return bool(row[0])


def _day(ordinal: int | None) -> date | None:
    if ordinal is None:
        return None
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _card(row: tuple[Any, ...]) -> Card:
    event, bill, (story, events, unread) = row[:_WIDTH], row[_WIDTH : 2 * _WIDTH], row[-3:]
    return Card(
        story=story,
        latest=notification_of(event),
        events=events or 1,
        unread=unread or 0,
        bill=notification_of(bill) if bill[0] is not None else None,
    )
