"""Toasts that wait are written down: the end of a pause tells each once, after a restart, too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.store.history_file import reading, writing
from notifier.store.history_rows import COLUMNS, notification_of


class Waiting:
    """What of a history is held back. Network thread; may raise a `HistoryError`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def hold(self, ids: Iterable[str]) -> None:
        """Say that these are held back, until `begin_telling` of them."""
        with writing(self._db) as db:
            held = db.execute(
                f"UPDATE events SET toast = '{Presentation.HELD}'"  # noqa: S608 - a name of ours
                " WHERE toast = 'pending' AND id IN (SELECT value FROM json_each(?))"
                " RETURNING id",
                (_json(ids),),
            )
            db.execute(
                "INSERT OR IGNORE INTO held SELECT value FROM json_each(?)",
                (_json(row[0] for row in held.fetchall()),),
            )

    def entries(self) -> list[Notification]:
        """What was held back and is still to be told, oldest first."""
        with reading():
            rows = self._db.execute(
                f"SELECT {COLUMNS} FROM events WHERE id IN (SELECT id FROM held)"  # noqa: S608
                " AND read = 0 AND withdrawn = 0 AND deleted_at_s IS NULL ORDER BY position"
            ).fetchall()
        return [notification_of(row) for row in rows]

    def begin_telling(self, ids: Iterable[str]) -> set[str]:
        """Say, before held ones are told, that they are: as `begin_presenting`."""
        with writing(self._db) as db:
            begun = db.execute(
                "DELETE FROM held WHERE id IN (SELECT value FROM json_each(?)) RETURNING id",
                (_json(ids),),
            )
            told = {row[0] for row in begun.fetchall()}
            db.execute(
                "UPDATE events SET toast = 'begun', receipt_sent = 0"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (_json(told),),
            )
            # What was read in the meantime is told to nobody.
            db.execute(
                "DELETE FROM held WHERE id IN"
                " (SELECT id FROM events WHERE read = 1 OR withdrawn = 1"
                " OR deleted_at_s IS NOT NULL)"
            )
        return told


def _json(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))
