"""The tables of a history, as each version of the app added to them.

`events` is what happened and is never changed but for its flags; `cards` is folded from
it, in the same transaction as whatever changes a story, so that a list of a hundred
thousand cards is read by an index and never computed.
"""

from __future__ import annotations

_FOLD = """
    INSERT INTO cards
    SELECT folded.latest, folded.story, head.at_s, folded.events, folded.unread,
        head.name = 'payment_failed' AND head.withdrawn = 0,
        folded.payments > 0, folded.bills > 0, bill.position, bill.due
    FROM (
        SELECT story, max(position) AS latest, count(*) AS events,
            sum(read = 0) AS unread,
            sum(name IN ('payment_success', 'payment_failed')) AS payments,
            sum(name = 'bill_generated') AS bills,
            max(CASE WHEN name = 'bill_generated' AND withdrawn = 0 THEN position END) AS bill,
            max(CASE WHEN name = 'payment_success' AND withdrawn = 0 THEN position END) AS paid
        FROM events WHERE deleted_at_s IS NULL {which} GROUP BY story
    ) AS folded
    JOIN events AS head ON head.position = folded.latest
    LEFT JOIN events AS bill
        ON bill.position = folded.bill AND folded.bill > coalesce(folded.paid, 0)
"""
FOLD_ALL = _FOLD.format(which="")
"""Makes every card anew, in an empty table."""
FOLD_SOME = _FOLD.format(which="AND story IN (SELECT value FROM json_each(?))")
"""Makes the cards of some stories anew, after they were deleted."""

# `notifier.core.search` has made words of the text already: nothing is left to be split.
SEARCH_TABLE = """
    CREATE VIRTUAL TABLE search USING fts5(
        words, tokenize = 'ascii', detail = none, prefix = '1 2 3 4'
    )
"""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE events (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        payload TEXT NOT NULL,
        at TEXT NOT NULL,
        subject TEXT,
        expires_at TEXT,
        test INTEGER NOT NULL DEFAULT 0,
        read INTEGER NOT NULL DEFAULT 0,
        withdrawn INTEGER NOT NULL DEFAULT 0,
        toast TEXT NOT NULL DEFAULT 'pending',
        receipt_sent INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX events_of_subject ON events (subject, position) WHERE subject IS NOT NULL;
    CREATE INDEX unread_events ON events (position) WHERE read = 0;
    CREATE INDEX unpresented_events ON events (position) WHERE toast = 'pending';
    CREATE INDEX unsent_receipts ON events (position) WHERE receipt_sent = 0;
    CREATE TABLE withdrawals (id TEXT PRIMARY KEY, subject TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE pending_reads (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE early_reads (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE place (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT NOT NULL);
    INSERT INTO place VALUES (1, '');
    """,
    "CREATE TABLE early_toasts (id TEXT PRIMARY KEY) WITHOUT ROWID",
    # Cards, search, deletion and reminders.
    f"""
    ALTER TABLE events ADD COLUMN story TEXT NOT NULL DEFAULT '';
    ALTER TABLE events ADD COLUMN at_s INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE events ADD COLUMN due TEXT;
    ALTER TABLE events ADD COLUMN deleted_at_s INTEGER;
    ALTER TABLE events ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
    UPDATE events SET
        story = coalesce(subject, id),
        at_s = coalesce(CAST(strftime('%s', at) AS INTEGER), 0),
        due = CASE WHEN name = 'bill_generated' AND json_valid(payload)
            THEN json_extract(payload, '$.dueDate') END;
    CREATE INDEX events_of_story ON events (story, position);
    CREATE INDEX deleted_events ON events (deleted_at_s) WHERE deleted_at_s IS NOT NULL;
    CREATE INDEX unindexed_events ON events (position) WHERE indexed = 0;
    CREATE TABLE cards (
        latest INTEGER PRIMARY KEY,
        story TEXT NOT NULL UNIQUE,
        at_s INTEGER NOT NULL,
        events INTEGER NOT NULL,
        unread INTEGER NOT NULL,
        failed INTEGER NOT NULL,
        has_payment INTEGER NOT NULL,
        has_bill INTEGER NOT NULL,
        open_bill INTEGER,
        due TEXT
    );
    CREATE INDEX cards_by_time ON cards (at_s, latest, unread, failed, has_payment, has_bill);
    CREATE INDEX unread_cards ON cards (latest) WHERE unread > 0;
    CREATE INDEX open_bills ON cards (due) WHERE open_bill IS NOT NULL;
    {FOLD_ALL};
    ALTER TABLE withdrawals ADD COLUMN at TEXT;
    ALTER TABLE withdrawals ADD COLUMN after_position INTEGER;
    CREATE INDEX withdrawals_of_subject ON withdrawals (subject);
    {SEARCH_TABLE};
    CREATE TABLE search_language (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL);
    INSERT INTO search_language VALUES (1, '');
    CREATE TABLE purged (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE reminders (
        story TEXT NOT NULL,
        due TEXT NOT NULL,
        stage TEXT NOT NULL,
        shown_at TEXT,
        after_position INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (story, due, stage)
    ) WITHOUT ROWID;
    """,  # noqa: S608 - constants of our own
    # Toasts that wait for the end of a pause.
    "CREATE TABLE held (id TEXT PRIMARY KEY) WITHOUT ROWID",
)
"""One script per schema version; `PRAGMA user_version` is how many have been run."""
