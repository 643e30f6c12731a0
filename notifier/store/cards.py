"""Keeps `cards` true to `events`: the one place where a story becomes a card.

Whoever changes what a story consists of folds it again in the same transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from notifier.store.history_schema import FOLD_SOME


def fold(db: sqlite3.Connection, stories: Collection[str]) -> None:
    """Make the cards of these stories anew; one whose events are all gone has none."""
    if not stories:
        return
    which = json.dumps(list(stories))
    db.execute("DELETE FROM cards WHERE story IN (SELECT value FROM json_each(?))", (which,))
    db.execute(FOLD_SOME, (which,))


def stories_of(db: sqlite3.Connection, ids: Collection[str]) -> set[str]:
    """The stories to which these events belong."""
    rows = db.execute(
        "SELECT DISTINCT story FROM events WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[0] for row in rows}


def unread_cards(db: sqlite3.Connection) -> int:
    """How many cards have something that was not read."""
    count: int = db.execute("SELECT count(*) FROM cards WHERE unread > 0").fetchone()[0]
    return count
