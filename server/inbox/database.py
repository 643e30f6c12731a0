"""How a database is opened, and what its driver's errors mean to us.

All that differs between databases is here and in the two upserts of `sql.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from server.errors import ConfigError, StoreUnavailable

BUSY_TIMEOUT_MS = 5_000
"""How long SQLite waits for another process's write before it gives up."""

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "sqlite+aiosqlite": "sqlite+aiosqlite"}


def read_url(database_url: str) -> URL:
    """The URL with the asynchronous driver. Raises `ConfigError` without repeating a password."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        raise ConfigError(
            "database_url is not a database URL; write for example sqlite:///paybell.sqlite3"
        ) from None
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise ConfigError(
            f"database_url names the database '{url.drivername}', which this version does not "
            "support; use sqlite:///<path of a file>"
        )
    if url.database in {None, "", ":memory:"}:
        raise ConfigError(
            "database_url must name a file, for example sqlite:///paybell.sqlite3: "
            "what is only in memory is lost at the next start"
        )
    return url.set(drivername=driver)


class FileWatch:
    """Tells whether the database file is still the one that was opened.

    An open file that somebody removes or replaces goes on taking commits, and all of them
    are gone at the next start.
    """

    def __init__(self, url: URL) -> None:
        self._path = Path(url.database or "").absolute()
        self._opened = self._identity()

    def check(self) -> None:
        """Raise `StoreUnavailable` if it is another file, or none."""
        if self._opened is not None and self._identity() != self._opened:
            raise StoreUnavailable(
                "The store's file was removed or replaced while the server ran: restart it."
            )

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def open_engine(url: URL, *, for_writing: bool) -> AsyncEngine:
    """An engine whose transactions take the write lock at once, or only read.

    A transaction that began as a reader cannot become a writer in SQLite while another
    writes: it fails without waiting. So a writer says so when it begins.
    """
    engine = create_async_engine(url, pool_size=1 if for_writing else 4)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    if for_writing:
        event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def open_upgrade_engine(url: URL) -> Engine:
    """A synchronous engine for the migrations, which it runs in one transaction."""
    engine = create_engine(url.set(drivername=url.get_backend_name()), poolclass=NullPool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Transactions are begun by us, not by the driver's guess at each statement.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit is on the disk when it returns, also after a power cut.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
    finally:
        cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn what the driver raises when the store does not answer into `StoreUnavailable`.

    An error that is the fault of one row (a broken constraint) passes as it is.
    """
    try:
        yield
    except OperationalError as exc:
        raise StoreUnavailable(_sentence(exc)) from exc
    except DBAPIError as exc:
        if exc.connection_invalidated or "malformed" in str(exc.orig):
            raise StoreUnavailable(_sentence(exc)) from exc
        raise
    except PoolTimeout as exc:
        raise StoreUnavailable("The store is too busy.") from exc


def _sentence(exc: DBAPIError) -> str:
    cause = str(exc.orig)
    if "full" in cause:
        return "The disk of the store is full."
    if "locked" in cause or "busy" in cause:
        return "The store is locked by another process."
    if "readonly" in cause:
        return "The store cannot be written to."
    if "malformed" in cause:
        return "The store's file is damaged."
    return "The store cannot be reached."
