"""How a database is opened, and what its driver's errors mean to us.

All that differs between SQLite and PostgreSQL is here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    Table,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from server.errors import ConfigError, StoreUnavailable

BUSY_TIMEOUT_MS = 5_000
"""How long SQLite waits for another process's write before it gives up."""
CONNECT_WITHIN_S = 5
"""How long PostgreSQL may take to accept a connection."""
ANSWER_WITHIN_S = 20
"""How long PostgreSQL may take over one statement; a frozen server is then given up."""
MOST_BOUND = 500
"""Values in one `IN (…)`; databases bound it, the oldest SQLite to 999."""

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
# libpq's name → asyncpg's, which takes libpq's values. Any other would reach the driver as
# an argument that it does not know, or carry a password where nobody looks for one.
_POSTGRESQL_OPTIONS = {"sslmode": "ssl", "ssl": "ssl", "host": "host", "port": "port"}

# Any number will do that no other program takes in the same database.
_UPGRADE_LOCK = 0x5061_7962_656C_6C31
_UPKEEP_LOCK = 0x5061_7962_656C_6C32


def read_url(database_url: str) -> URL:
    """The URL with the asynchronous driver. Raises `ConfigError` without repeating a password."""
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        raise ConfigError(
            "database_url is not a database URL; write for example sqlite:///paybell.sqlite3"
        ) from None
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise ConfigError(
            f"database_url names the database '{url.drivername}', which this version does not "
            "support; use sqlite:///<path of a file> or postgresql://<user>:<password>@<host>/<name>"
        )
    url = url.set(drivername=driver)
    if is_sqlite(url):
        if url.database in {None, "", ":memory:"}:
            raise ConfigError(
                "database_url must name a file, for example sqlite:///paybell.sqlite3: "
                "what is only in memory is lost at the next start"
            )
        return url
    if not url.database:
        raise ConfigError(
            "database_url must name a database, as postgresql://paybell:…@db.example/paybell"
        )
    if unknown := sorted(set(url.query) - set(_POSTGRESQL_OPTIONS)):
        raise ConfigError(
            f"database_url has the option '{unknown[0]}'; there are sslmode, host and port"
        )
    return url.set(query={_POSTGRESQL_OPTIONS[name]: value for name, value in url.query.items()})


def is_sqlite(url: URL) -> bool:
    """Whether this is a file, with one writer at a time, or else a database server."""
    return url.get_backend_name() == "sqlite"


class FileWatch:
    """Tells whether the database file is still the one that was opened.

    An open file that somebody removes or replaces goes on taking commits, and all of them
    are gone at the next start.
    """

    def __init__(self, url: URL) -> None:
        self._path = Path(url.database or "").absolute() if is_sqlite(url) else None
        self._opened = self._identity()

    def check(self) -> None:
        """Raise `StoreUnavailable` if it is another file, or none."""
        if self._opened is not None and self._identity() != self._opened:
            raise StoreUnavailable(
                "The store's file was removed or replaced while the server ran: restart it."
            )

    def _identity(self) -> tuple[int, int] | None:
        if self._path is None:  # a server sees to its own files
            return None
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def open_engine(url: URL, *, for_writing: bool) -> AsyncEngine:
    """An engine whose transactions take SQLite's write lock at once, or only read.

    A transaction that began as a reader cannot become a writer in SQLite while another
    writes: it fails without waiting. So a writer says so when it begins.
    """
    if not is_sqlite(url):
        return _open_postgresql(url, pool_size=2 if for_writing else 4)
    engine = create_async_engine(url, pool_size=1 if for_writing else 4, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    if for_writing:
        event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def open_sqlite_upgrade_engine(url: URL) -> Engine:
    """A synchronous engine for the migrations: one transaction, with the write lock."""
    engine = create_engine(url.set(drivername="sqlite"), poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def open_postgresql_upgrade_engine(url: URL) -> AsyncEngine:
    """An engine for the migrations: one transaction, and no other node's beside it."""
    # However long it takes to build an index over a large log, or to wait for another node.
    engine = _open_postgresql(url, answer_within_s=None, poolclass=NullPool)
    event.listen(engine.sync_engine, "begin", _take_upgrade_lock)
    return engine


def upsert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do about a row that is there already."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def _open_postgresql(
    url: URL, *, answer_within_s: float | None = ANSWER_WITHIN_S, **pool: Any
) -> AsyncEngine:
    engine = create_async_engine(
        url,
        # What the numbers of a stream rest on, whatever the server's default is.
        isolation_level="READ COMMITTED",
        # A connection that a restarted server has cut is replaced before it is used.
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"timeout": CONNECT_WITHIN_S, "command_timeout": answer_within_s},
        **pool,
    )
    event.listen(engine.sync_engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    try:
        # A commit is on the disk when it returns. A stronger choice (replicas) is kept.
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false) "
            "WHERE current_setting('synchronous_commit') = 'off'"
        )
    finally:
        cursor.close()
    connection.commit()


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


def _take_upgrade_lock(connection: Connection) -> None:
    # Until the end of the transaction: of two servers that start at once, one waits.
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")


@asynccontextmanager
async def upkeep_lock(engine: AsyncEngine) -> AsyncIterator[bool]:
    """Whether this node may do what one node does for all; until the block ends.

    A file has one owner. A server frees the lock by itself when the connection is lost.
    """
    if engine.dialect.name == "sqlite":
        yield True
        return
    async with engine.connect() as connection:
        taken = await connection.execute(
            text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _UPKEEP_LOCK}
        )
        is_alone = bool(taken.scalar_one())
        await connection.commit()  # the lock is the connection's, not the transaction's
        try:
            yield is_alone
        finally:
            if is_alone:
                # And not back into the pool, where it could keep a lock that was not freed.
                await connection.invalidate()


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
        if (
            exc.connection_invalidated
            or "malformed" in str(exc.orig)
            or sqlstate_of(exc).startswith(_SERVERS_FAULT)
        ):
            raise StoreUnavailable(_sentence(exc)) from exc
        raise
    except PoolTimeout as exc:
        raise StoreUnavailable("The store is too busy.") from exc
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as exc:
        # What the driver raises while it connects need not come in SQLAlchemy's wrapping.
        raise StoreUnavailable from exc


# Classes and codes of SQLSTATE that are no fault of the row: connection (08), rolled back
# for another transaction's sake (40), resources (53), told to stop (57), system (58), a
# server that has become a replica (25006), a lock not had in time (55P03), a table that is
# not there (42P01): a restore is putting it back.
_SERVERS_FAULT = ("08", "40", "53", "57", "58", "25006", "55P03", "42P01")


def sqlstate_of(exc: BaseException | None) -> str:
    """The SQL standard's five characters for an error of PostgreSQL, wrapped or not; else ""."""
    raised = exc.orig if isinstance(exc, DBAPIError) else exc
    return getattr(raised, "sqlstate", None) or ""


def _sentence(exc: DBAPIError) -> str:
    cause = str(exc.orig)
    if "full" in cause or sqlstate_of(exc) == "53100":
        return "The disk of the store is full."
    if "locked" in cause or "busy" in cause:
        return "The store is locked by another process."
    if "readonly" in cause or sqlstate_of(exc) == "25006":
        return "The store cannot be written to."
    if "malformed" in cause:
        return "The store's file is damaged."
    return "The store cannot be reached."
