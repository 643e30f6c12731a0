"""The file beneath history: opening, checking, migrating, setting aside, and its errors.

One place knows SQLite's error codes, so that everything above it speaks of a full disk
or a damaged file.
"""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from notifier.core.problems import HistoryCorrupt, HistoryError, HistoryFull, HistoryUnwritable
from notifier.core.said import said
from notifier.store.history_schema import MIGRATIONS
from notifier.store.whole_file import why_not_written

log = logging.getLogger(__name__)

BUSY_TIMEOUT_MS = 5000

_BESIDE = ("", "-wal", "-shm")
_SURVIVES_POWER_CUT = "PRAGMA synchronous = FULL"


def open_checked(path: Path, *, begin_anew: bool) -> tuple[sqlite3.Connection, bool]:
    """The history at `path`, ready for use, and whether it had to be begun anew.

    A damaged file, and one of a newer version of the app, is set aside and replaced by
    an empty one; so is one that the check finds whole and its user did not (`begin_anew`).
    Raises `HistoryFull` or `HistoryUnwritable`.
    """
    with _as_history_errors():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        if begin_anew:
            raise _corrupt("it was found damaged in use")
        return _open(path), False
    except HistoryCorrupt as exc:
        aside = _set_file_aside(path)
        log.warning("history set aside file=%s why=%s", aside.name, exc.message)
        db = _open(path)
        try:
            _carry_over(aside, db)
        except HistoryError as error:
            log.warning("nothing carried over why=%s", error.code)
        return db, True


@contextmanager
def writing(
    db: sqlite3.Connection, *, survives_power_cut: bool = True
) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it is on disk when the block ends, or none of it is.

    A crash of the app never undoes it. A power cut may where `survives_power_cut` is off,
    until the next transaction; that spares waiting for the disk. Raises a `HistoryError`.
    """
    with _as_history_errors():
        if not survives_power_cut:
            db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:  # SQLite may have rolled back by itself
                db.execute("ROLLBACK")
            raise
        finally:
            if not survives_power_cut:
                db.execute(_SURVIVES_POWER_CUT)


@contextmanager
def reading() -> Iterator[None]:
    """SQLite's errors inside the block, and the system's, become a `HistoryError`."""
    with _as_history_errors():
        yield


def copy_aside(db: sqlite3.Connection, path: Path) -> Path:
    """Copy the open history to a file beside `path`, and return its name.

    A copy, because Windows cannot rename a file that a reader has open.
    """
    aside = _free_name(path, "set-aside")
    with _as_history_errors():
        _make_private_file(aside)
        try:
            with closing(sqlite3.connect(aside)) as copy:
                db.backup(copy)
        except BaseException:
            # Tried again at each connection, half copies would fill what the disk has left.
            aside.unlink(missing_ok=True)
            raise
    return aside


def _open(path: Path) -> sqlite3.Connection:
    with _as_history_errors():
        _make_private_file(path)
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=True)
        try:
            db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            _check(db)
            db.execute("PRAGMA journal_mode = WAL")
            # What was acked or shown must survive a power cut, or it is shown twice.
            db.execute(_SURVIVES_POWER_CUT)
            db.execute("PRAGMA fullfsync = ON")  # macOS: its fsync stops before the disk
            _migrate(db)
        except BaseException:
            db.close()
            raise
        return db


def _check(db: sqlite3.Connection) -> None:
    found = db.execute("PRAGMA quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise _corrupt("the integrity check failed")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise _corrupt("it was written by a newer version of the app")
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    expected = {"events", "withdrawals", "pending_reads", "early_reads", "place"}
    if version > 0 and not expected <= tables:
        raise _corrupt("tables are missing")
    if version > 0 and db.execute("SELECT cursor FROM place").fetchone() is None:
        raise _corrupt("the place in the server's log is missing")


def _migrate(db: sqlite3.Connection) -> None:
    done: int = db.execute("PRAGMA user_version").fetchone()[0]
    for version, script in enumerate(MIGRATIONS[done:], start=done + 1):
        with writing(db):
            for statement in script.split(";"):
                if statement.strip():
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {version}")


def _make_private_file(path: Path) -> None:
    """Readable by this user only, from its first moment; SQLite's side files follow it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if os.name == "posix":
        path.chmod(0o600)


def _set_file_aside(path: Path) -> Path:
    aside = _free_name(path, "corrupt")
    with _as_history_errors():
        for suffix in _BESIDE:
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.replace(aside.with_name(aside.name + suffix))
    return aside


def _carry_over(aside: Path, db: sqlite3.Connection) -> None:
    """Keep which events were shown, read and deleted, as far as the damaged file still tells.

    The server repeats them all, and to the person none of them is news.
    """
    shown: set[tuple[str]] = set()
    read: set[tuple[str]] = set()
    deleted: set[tuple[str]] = set()
    for (event_id,) in _readable_rows(aside, "SELECT id FROM purged ORDER BY id"):
        if isinstance(event_id, str):
            deleted.add((event_id,))
    for event_id, deleted_at_s in _readable_rows(
        aside, "SELECT id, deleted_at_s FROM events ORDER BY position"
    ):
        if isinstance(event_id, str) and deleted_at_s is not None:
            deleted.add((event_id,))
    states = _readable_rows(aside, "SELECT id, read, toast FROM events ORDER BY position")
    for event_id, was_read, toast in states:
        if not isinstance(event_id, str):
            continue
        if toast != "pending":
            shown.add((event_id,))
        if was_read == 1:
            read.add((event_id,))
    with writing(db):
        db.executemany("INSERT OR IGNORE INTO early_toasts VALUES (?)", shown)
        db.executemany("INSERT OR IGNORE INTO early_reads VALUES (?)", read)
        db.executemany("INSERT OR IGNORE INTO purged VALUES (?)", deleted)
    log.info("carried over shown=%d read=%d deleted=%d", len(shown), len(read), len(deleted))


def _readable_rows(damaged: Path, sql: str) -> Iterator[tuple[object, ...]]:
    """The rows before the damage, and those behind it; some of them twice."""
    for order in ("ASC", "DESC"):
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as db,
        ):
            yield from db.execute(f"{sql} {order}")


def _free_name(path: Path, why: str) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.{why}-{number}")).exists():
        number += 1
    return aside


def _corrupt(why: str) -> HistoryCorrupt:
    return HistoryCorrupt(
        said("Problem", "Your notification history was damaged"),
        why,
        said("Problem", "It was put aside and is fetched again from the server."),
    )


_CORRUPT_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@contextmanager
def _as_history_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as exc:
        raise _translated(exc) from exc
    except OSError as exc:
        raise _from_os(exc) from exc


def _translated(exc: sqlite3.Error) -> HistoryError:
    code = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code & 0xFF in _CORRUPT_CODES or code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return _corrupt("the file is damaged")
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return _full()
    name = getattr(exc, "sqlite_errorname", type(exc).__name__)
    return _unwritable(name)


def _from_os(exc: OSError) -> HistoryError:
    if exc.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full()
    return _unwritable(why_not_written(exc))


def _full() -> HistoryFull:
    return HistoryFull(
        said("Problem", "The disk is full"),
        said(
            "Problem",
            "New notifications cannot be saved on this computer. They stay on the server and "
            "arrive as soon as there is room.",
        ),
        said("Problem", "Free some disk space."),
    )


def _unwritable(why: str) -> HistoryUnwritable:
    return HistoryUnwritable(
        said("Problem", "Notifications cannot be saved"),
        said(
            "Problem",
            "The history file on this computer cannot be written ({why}). "
            "New notifications stay on the server.",
            why=why,
        ),
        said("Problem", "Check that the disk works and that you may write to it."),
    )
