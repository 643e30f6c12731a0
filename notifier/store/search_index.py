"""Makes events searchable a few at a time, behind the storing of them.

Words depend on the language that the person reads; in another one the index is made
anew. The newest come first: what people look for is seldom old.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec

from notifier.core.notification import Notification
from notifier.store.history_file import reading, writing
from notifier.store.history_rows import COLUMNS, notification_of
from notifier.store.history_schema import SEARCH_TABLE


class SearchWords(msgspec.Struct, frozen=True, kw_only=True):
    """By which words an event is found."""

    of: Callable[[Notification], str]
    """The words of one event, as `notifier.core.search.index_text` writes them. Any thread."""
    language: Callable[[], str]
    """Names the language and the way of writing; another name makes the index anew."""


class SearchIndex:
    """Network thread; may raise a `HistoryError`."""

    def __init__(self, db: sqlite3.Connection, words: SearchWords) -> None:
        self._db = db
        self._words = words

    def begin(self) -> None:
        """Start afresh if the index was made for another language."""
        with reading():
            known = self._db.execute("SELECT name FROM search_language").fetchone()[0]
        language = self._words.language()
        if known == language:
            return
        with writing(self._db) as db:
            db.execute("DROP TABLE search")
            db.execute(SEARCH_TABLE)
            db.execute("UPDATE events SET indexed = 0 WHERE indexed = 1")
            db.execute("UPDATE search_language SET name = ?", (language,))

    def step(self, most: int) -> int:
        """Index up to so many of what is not indexed yet; returns how many."""
        with reading():
            rows = self._db.execute(
                f"SELECT {COLUMNS} FROM events WHERE indexed = 0"  # noqa: S608
                " ORDER BY position DESC LIMIT ?",
                (most,),
            ).fetchall()
        entries = [notification_of(row) for row in rows]
        found = [(entry.position, self._words.of(entry)) for entry in entries]
        if not found:
            return 0
        with writing(self._db, survives_power_cut=False) as db:  # lost, it is done again
            db.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", found)
            db.executemany(
                "UPDATE events SET indexed = 1 WHERE position = ?",
                [(position,) for position, _ in found],
            )
        return len(found)
