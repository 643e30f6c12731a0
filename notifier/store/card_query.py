"""What a query means in SQL: which cards, in which order, under which day.

Constants of our own make the statements; what a person typed is always a value.
"""

from __future__ import annotations

import sqlite3
from datetime import date, tzinfo
from typing import Any

from notifier.core.card import Query, Shown
from notifier.core.zones import utc_offsets

_DAY_S = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_BY_TIME = "at_s DESC, latest DESC"
_NEWEST = 400
"""Among so many cards the first ones are looked for; they are read in a millisecond."""
_FEW = 20
"""With no more of them the query finds little, and is answered whole as soon."""

_WHICH = {
    Shown.ALL: "1",
    Shown.PAYMENTS: "has_payment",
    Shown.FAILED: "failed",
    Shown.BILLS: "has_bill",
    Shown.OTHER: "NOT has_payment AND NOT has_bill",
    Shown.UNREAD: "unread > 0",
    Shown.UPCOMING: "open_bill IS NOT NULL",
}

Values = tuple[Any, ...]


def all_cards(
    db: sqlite3.Connection, query: Query, match: str, zone: tzinfo | None, keep: str | None
) -> tuple[str, Values]:
    """A SELECT of `latest` and `section` of every card that `query` means, in its order.

    `match`: what the search is asked for, if anything. `keep`: a story that stays among the
    unread although it is being read.
    """
    order, section = _order_and_section(db, query, zone)
    found = " story IN (SELECT story FROM events WHERE position IN (SELECT rowid FROM search(?)))"
    if query.shown is Shown.DELETED:
        # The cards of what was deleted are made for the moment.
        which = f"AND{found}" if match else ""
        source, values = (
            (
                "(SELECT max(position) AS latest, at_s FROM events"  # noqa: S608
                f" WHERE deleted_at_s IS NOT NULL {which} GROUP BY story)"
            ),
            ((match,) if match else ()),
        )
    else:
        which, values = _which(query, keep)
        source = f"cards WHERE {which}"
        if match:
            source, values = f"{source} AND{found}", (*values, match)
    return f"SELECT latest, {section} AS section FROM {source} ORDER BY {order}", values  # noqa: S608


def first_cards(
    db: sqlite3.Connection, query: Query, match: str, zone: tzinfo | None, keep: str | None
) -> list[tuple[int, int]]:
    """`latest` and `section` of the first cards that `query` means, as `all_cards` has them.

    Empty where all of them are found as soon. Only the newest cards are looked at, and of
    the index of words only what is about them.
    """
    if query.shown in (Shown.UPCOMING, Shown.DELETED) or not _is_long(db):
        return []
    newest = f"(SELECT * FROM cards ORDER BY {_BY_TIME} LIMIT {_NEWEST})"  # noqa: S608
    which, values = _which(query, keep)
    _, section = _order_and_section(db, query, zone)
    rows = db.execute(
        f"SELECT latest, {section} FROM {newest} WHERE {which} ORDER BY {_BY_TIME}",  # noqa: S608
        values,
    ).fetchall()
    if match:
        said = _matching(db, match, newest)
        rows = [row for row in rows if row[0] in said]
    return rows if len(rows) > _FEW else []


def _is_long(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM cards LIMIT 1 OFFSET ?", (_NEWEST,)).fetchone() is not None


def _matching(db: sqlite3.Connection, match: str, newest: str) -> set[int]:
    """Which of the `newest` cards have an event with these words; each by its latest event."""
    events = db.execute(
        f"SELECT newest.latest, position FROM {newest} AS newest JOIN events USING (story)"  # noqa: S608
    ).fetchall()
    oldest = min((position for _, position in events), default=0)
    found = {
        position
        for (position,) in db.execute(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ?", (match, oldest)
        )
    }
    return {latest for latest, position in events if position in found}


def _which(query: Query, keep: str | None) -> tuple[str, Values]:
    if query.shown is Shown.UNREAD and keep is not None:
        return "(unread > 0 OR story = ?)", (keep,)
    return _WHICH[query.shown], ()


def _order_and_section(
    db: sqlite3.Connection, query: Query, zone: tzinfo | None
) -> tuple[str, str]:
    if query.shown is Shown.UPCOMING:
        # The day of an ordinal of Python's; text that is no date has none.
        day = "CAST(julianday(due) - 1721424.5 AS INTEGER)"
        return f"{day} IS NULL, {day}, latest", day
    table = "cards"
    if query.shown is Shown.DELETED:
        table = "events WHERE deleted_at_s IS NOT NULL"
    # Each by itself is a step in the index; both at once would read all of it.
    first_s, last_s = db.execute(
        f"SELECT (SELECT min(at_s) FROM {table}), (SELECT max(at_s) FROM {table})"  # noqa: S608
    ).fetchone()
    (_, offset_s), *changes = utc_offsets(zone, first_s or 0, last_s or 0)
    local = str(offset_s)
    for from_s, later_s in changes:
        local = f"CASE WHEN at_s >= {from_s} THEN {later_s} ELSE {local} END"
    return _BY_TIME, f"(at_s + {local}) / {_DAY_S} + {_EPOCH}"
