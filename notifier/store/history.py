"""The device's copy of what happened: the writer, on the network thread only.

An event and the cursor that follows it are stored in one transaction, unique by event
id, so that whatever is replayed, doubled or cut off, history holds each event once and
in the server's order, and the cursor never claims more than is here.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from contract.wire import Presentation
from notifier.core.notification import Entry, Notification
from notifier.failpoints import Failpoint, reach
from notifier.store.bin import Bin
from notifier.store.cards import fold, stories_of, unread_cards
from notifier.store.history_file import copy_aside, open_checked, reading, writing
from notifier.store.history_rows import COLUMNS, notification_of
from notifier.store.log_entries import Appended, apply_entries, mark_read
from notifier.store.reminder_notes import ReminderNotes
from notifier.store.search_index import SearchIndex, SearchWords
from notifier.store.waiting import Waiting
from notifier.store.write_ahead_log import WriteAheadLog

log = logging.getLogger(__name__)

_OF_ONE_PERSON = (
    "events", "cards", "search", "withdrawals", "reminders", "purged",
    "pending_reads", "early_reads", "early_toasts", "held",
)  # fmt: skip

MOST_SHOWN = 64
"""How many toasts a desktop keeps at the most, as a rule: some keep twenty."""
MOST_IDS = 1000
"""How many ids go into one message to the server."""


class History:
    """The history of one account, writable. Every method may raise a `HistoryError`.

    Made, used and closed on one thread; `HistoryReader` reads beside it on another.
    """

    def __init__(self, path: Path, *, begin_anew: bool = False) -> None:
        """Open or make the file; `begin_anew` sets aside one that proved to be damaged."""
        self.path = path
        self._db, self.was_rebuilt = open_checked(path, begin_anew=begin_anew)
        """`was_rebuilt`: the old file was damaged and set aside; this one began empty."""
        with reading():
            self._log = WriteAheadLog(path)
        self.waiting = Waiting(self._db)
        self.bin = Bin(self._db)
        self.reminder_notes = ReminderNotes(self._db)

    def search_index(self, words: SearchWords) -> SearchIndex:
        """Makes what is here searchable, by these words."""
        return SearchIndex(self._db, words)

    # -- what the server sends ------------------------------------------------------

    def cursor(self) -> str:
        """The place reached in the server's log; `""` before the first event."""
        with reading():
            cursor: str = self._db.execute("SELECT cursor FROM place").fetchone()[0]
        return cursor

    def is_empty(self) -> bool:
        """Whether nothing was ever received."""
        with reading():
            row = self._db.execute("SELECT NOT EXISTS (SELECT 1 FROM events)").fetchone()
        return bool(row[0]) and self.cursor() == ""

    def append(self, entries: Sequence[Entry], cursor: str | None) -> Appended:
        """Apply `entries` in their order, and store `cursor`, in one transaction.

        Whatever of it was here before changes nothing. A `cursor` of None (an event from a
        server that keeps no log) leaves the place as it is. A crash of the app undoes
        nothing of it; behind `make_last`, nor does a power cut.
        """
        with writing(self._db, survives_power_cut=False) as db:
            done = apply_entries(db, entries)
            _move(db, cursor)
            reach(Failpoint.MID_STORE)
        return done

    def make_last(self) -> None:
        """Wait until no power cut can undo what was appended. Blocks; any thread."""
        with reading():
            self._log.sync()

    # -- toasts ---------------------------------------------------------------------

    def unpresented(self) -> list[Notification]:
        """What was stored and never begun to be shown, oldest first: a crash came between.

        What was read or withdrawn since needs no toast any more.
        """
        with reading():
            rows = self._db.execute(
                f"SELECT {COLUMNS} FROM events WHERE toast = 'pending'"  # noqa: S608
                " AND read = 0 AND withdrawn = 0 AND deleted_at_s IS NULL ORDER BY position"
            ).fetchall()
        return [notification_of(row) for row in rows]

    def begin_presenting(self, ids: Iterable[str]) -> set[str]:
        """Say, before a toast is begun, that it is: after a crash it is not shown again.

        Returns those to be shown: the others were, or are not here any more. A power cut
        takes the toast from the screen as well: `presented` makes it last.
        """
        with writing(self._db, survives_power_cut=False) as db:
            begun = db.execute(
                "UPDATE events SET toast = 'begun'"
                " WHERE toast = 'pending' AND id IN (SELECT value FROM json_each(?))"
                " AND read = 0 AND withdrawn = 0 AND deleted_at_s IS NULL RETURNING id",
                (_json(ids),),
            )
            return {row[0] for row in begun.fetchall()}

    def presented(self, how: Mapping[str, Presentation]) -> None:
        """Keep how each event was presented, by its id."""
        with writing(self._db) as db:
            db.executemany(
                "UPDATE events SET toast = ? WHERE id = ? AND toast IN ('pending', 'begun')",
                [(presentation.value, event_id) for event_id, presentation in how.items()],
            )

    def latest_shown(self) -> list[str]:
        """Ids of the latest that were shown and not read, newest first; a bounded number."""
        with reading():
            rows = self._db.execute(
                "SELECT id FROM events WHERE toast IN ('begun', 'toast')"
                " AND read = 0 AND withdrawn = 0 ORDER BY position DESC LIMIT ?",
                (MOST_SHOWN,),
            ).fetchall()
        return [row[0] for row in rows]

    def unsent_receipts(self) -> dict[str, Presentation]:
        """How events were presented that the server was not told yet; a bounded number."""
        with reading():
            rows = self._db.execute(
                "SELECT id, toast FROM events WHERE receipt_sent = 0"
                " AND toast NOT IN ('pending', 'begun') ORDER BY position LIMIT ?",
                (MOST_IDS,),
            ).fetchall()
        return {event_id: Presentation(toast) for event_id, toast in rows}

    def receipts_sent(self, ids: Iterable[str]) -> None:
        """The server was told how these were presented; told again, it is as well."""
        with writing(self._db, survives_power_cut=False) as db:
            db.execute(
                "UPDATE events SET receipt_sent = 1 WHERE id IN (SELECT value FROM json_each(?))",
                (_json(ids),),
            )

    # -- read or not ----------------------------------------------------------------

    def unread_count(self) -> int:
        """How many cards have something that was not read."""
        with reading():
            return unread_cards(self._db)

    def mark_read(self, ids: Sequence[str]) -> list[str]:
        """The user has read these here; returns those that were unread, now pending reads.

        No replay makes them unread again.
        """
        with writing(self._db) as db:
            newly_read = mark_read(db, ids)
            fold(db, stories_of(db, newly_read))
            _remember(db, "pending_reads", newly_read)
        return newly_read

    def mark_all_read(self) -> list[str]:
        """Mark every entry as read and pending; returns the ids that were unread."""
        with writing(self._db) as db:
            changed = db.execute("UPDATE events SET read = 1 WHERE read = 0 RETURNING id")
            newly_read = [row[0] for row in changed.fetchall()]
            db.execute("UPDATE cards SET unread = 0 WHERE unread > 0")
            _remember(db, "pending_reads", newly_read)
        return newly_read

    def mark_unread(self, stories: Collection[str]) -> list[str]:
        """Make the latest event of these stories unread again, on this device only.

        Returns the ids concerned. What the server was told already, it keeps.
        """
        with writing(self._db) as db:
            changed = db.execute(
                "UPDATE events SET read = 0, toast = iif(toast = 'pending', ?, toast)"
                " WHERE read = 1 AND position IN ("
                " SELECT latest FROM cards WHERE unread = 0"
                " AND story IN (SELECT value FROM json_each(?))) RETURNING id",
                # One that was read before it could be shown is no news when it is unread again.
                (Presentation.EXPIRED.value, _json(stories)),
            )
            ids = [row[0] for row in changed.fetchall()]
            fold(db, stories)
            db.execute(
                "DELETE FROM pending_reads WHERE id IN (SELECT value FROM json_each(?))",
                (_json(ids),),
            )
        return ids

    def pending_reads(self) -> list[str]:
        """Ids read here that the server was not told yet; a bounded number at a time."""
        with reading():
            rows = self._db.execute("SELECT id FROM pending_reads LIMIT ?", (MOST_IDS,)).fetchall()
        return [row[0] for row in rows]

    def reads_sent(self, ids: Iterable[str]) -> None:
        """The server has taken these as read."""
        with writing(self._db) as db:
            db.execute(
                "DELETE FROM pending_reads WHERE id IN (SELECT value FROM json_each(?))",
                (_json(ids),),
            )

    # -- the file -------------------------------------------------------------------

    def set_aside(self) -> None:
        """Keep a copy of all that is here beside the file, and begin anew with nothing."""
        aside = copy_aside(self._db, self.path)
        with writing(self._db) as db:
            for table in _OF_ONE_PERSON:
                db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            _move(db, "")
        log.info("history set aside file=%s", aside.name)

    def let_go_of_memory(self) -> None:
        """Keep no pages of the file that a burst has read and written; the system has them."""
        with reading():
            self._db.execute("PRAGMA shrink_memory")

    def check_writable(self) -> None:
        """Write what is there already: a disk that is still full says so."""
        with writing(self._db) as db:
            db.execute("UPDATE place SET cursor = cursor")

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._log.close()
        self._db.close()


def _remember(db: sqlite3.Connection, table: str, ids: Sequence[str]) -> None:
    db.execute(
        f"INSERT OR IGNORE INTO {table} SELECT value FROM json_each(?)",  # noqa: S608
        (_json(ids),),
    )


def _move(db: sqlite3.Connection, cursor: str | None) -> None:
    if cursor is not None:
        db.execute("UPDATE place SET cursor = ?", (cursor,))


def _json(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))
