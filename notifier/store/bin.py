"""What the person deleted on this device: hidden at once, brought back if asked, later gone.

Only here: the server and the other devices keep theirs. What is gone leaves its id
behind, so that no replay brings it back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from contract.wire import Presentation
from notifier.store.cards import fold
from notifier.store.history_file import writing

KEPT_S = 30 * 24 * 3600
"""How long a deleted entry can be brought back, in seconds."""


class Bin:
    """Deletes, restores and purges. Network thread; may raise a `HistoryError`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def delete(self, stories: Collection[str], *, now_s: int) -> list[str]:
        """Hide all that is here of these stories; returns the ids concerned.

        What the platform says about them afterwards is shown again, alone.
        """
        with writing(self._db) as db:
            hidden = db.execute(
                "UPDATE events SET deleted_at_s = ? WHERE deleted_at_s IS NULL"
                " AND story IN (SELECT value FROM json_each(?)) RETURNING id",
                (now_s, json.dumps(list(stories))),
            )
            ids = [row[0] for row in hidden.fetchall()]
            fold(db, stories)
        return ids

    def restore(self, stories: Collection[str]) -> list[str]:
        """Bring back what was deleted of these stories; returns the ids concerned."""
        with writing(self._db) as db:
            shown = db.execute(
                "UPDATE events SET deleted_at_s = NULL, toast = iif(toast = 'pending', ?, toast)"
                " WHERE deleted_at_s IS NOT NULL"
                " AND story IN (SELECT value FROM json_each(?)) RETURNING id",
                # What was deleted before it could be shown is no news when it comes back.
                (Presentation.EXPIRED.value, json.dumps(list(stories))),
            )
            ids = [row[0] for row in shown.fetchall()]
            fold(db, stories)
        return ids

    def purge(self, *, now_s: int, most: int) -> int:
        """Remove for good what was deleted long ago, at most so many; returns how many."""
        with writing(self._db) as db:
            old = db.execute(
                "SELECT position, id FROM events WHERE deleted_at_s <= ? LIMIT ?",
                (now_s - KEPT_S, most),
            ).fetchall()
            positions = [(row[0],) for row in old]
            db.executemany("INSERT OR IGNORE INTO purged VALUES (?)", [(row[1],) for row in old])
            db.executemany("DELETE FROM held WHERE id = ?", [(row[1],) for row in old])
            db.executemany("DELETE FROM search WHERE rowid = ?", positions)
            db.executemany("DELETE FROM events WHERE position = ?", positions)
        return len(old)
