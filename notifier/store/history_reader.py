"""Reading history from another thread than its writer's: the windows' view of it.

A connection of its own, read-only: it never blocks the writer, and sees each
transaction whole or not at all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Any

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.store.history_file import reading
from notifier.store.history_rows import COLUMNS, notification_of
from notifier.store.history_schema import MIGRATIONS

BUSY_TIMEOUT_MS = 200
"""Readers hardly ever wait for the writer; when they do, a window waits with them."""


class HistoryReader:
    """Pages of one account's history, newest first, for the thread that made it.

    The file is opened at the first question and may be missing until then (the answer
    is: nothing). Every method may raise a `HistoryError`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None

    def page(self, before_position: int | None, limit: int) -> list[Notification]:
        """Up to `limit` entries older than `before_position` (None: from the newest)."""
        before = before_position if before_position is not None else 2**62
        rows = self._rows(
            f"SELECT {COLUMNS} FROM events WHERE position < ?"  # noqa: S608
            " AND deleted_at_s IS NULL ORDER BY position DESC LIMIT ?",
            (before, limit),
        )
        return [notification_of(row) for row in rows]

    def latest(self, count: int) -> list[Notification]:
        """The latest event of the newest `count` cards, newest first."""
        rows = self._rows(
            f"SELECT {COLUMNS} FROM events WHERE position IN"  # noqa: S608
            " (SELECT latest FROM cards ORDER BY latest DESC LIMIT ?) ORDER BY position DESC",
            (count,),
        )
        return [notification_of(row) for row in rows]

    def get(self, event_id: str) -> Notification | None:
        """The entry of that event id."""
        rows = self._rows(
            f"SELECT {COLUMNS} FROM events WHERE id = ? AND deleted_at_s IS NULL",  # noqa: S608
            (event_id,),
        )
        return notification_of(rows[0]) if rows else None

    def told(self, ids: Collection[str]) -> dict[str, Presentation]:
        """Which of `ids` a person was told of by a toast here, and by which kind.

        One that was begun counts: it is never begun again.
        """
        rows = self._rows(
            "SELECT id, iif(toast = 'begun', 'toast', toast) FROM events"
            " WHERE toast IN ('begun', 'toast', 'digest')"
            " AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {event_id: Presentation(how) for event_id, how in rows}

    def unread_count(self) -> int:
        """How many cards have something that was not read."""
        rows = self._rows("SELECT count(*) FROM cards WHERE unread > 0", ())
        return int(rows[0][0]) if rows else 0

    def close(self) -> None:
        """Close the file; the next question opens it again (after history was replaced)."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _rows(self, sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with reading():
            db = self._db or self._open()
            if db is None:
                return []
            try:
                return db.execute(sql, values).fetchall()
            except sqlite3.Error:
                self.close()
                raise

    def _open(self) -> sqlite3.Connection | None:
        if not self._path.exists():
            return None
        self._db = open_to_read(self._path)
        return self._db


def open_to_read(path: Path) -> sqlite3.Connection | None:
    """A connection that only reads; None while the writer has yet to make the tables.

    May raise what `notifier.store.history_file.reading` translates.
    """
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        if db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS):
            return db
    except sqlite3.Error:
        db.close()
        raise
    db.close()
    return None
