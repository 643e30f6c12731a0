"""Brings the schema of a database to what this code knows, at the first start and after.

Alembic is synchronous and keeps its context in module globals, so each run has a thread
of its own, one run at a time in the process. A file is opened by Python's own driver; a
server by the one that the queries use, on an event loop of that thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from server.errors import ConfigError, StoreUnavailable
from server.inbox.database import (
    is_sqlite,
    open_engine,
    open_postgresql_upgrade_engine,
    open_sqlite_upgrade_engine,
    sqlstate_of,
    translated_errors,
)

MIGRATIONS = Path(__file__).parent / "migrations"

# Alembic's `context` and `op` are one pair for the whole process.
_one_at_a_time = threading.Lock()


async def upgrade(url: URL) -> None:
    """Make or upgrade the schema at `url`.

    Raises `ConfigError` for a database that is newer than this code or not ours, and
    `StoreUnavailable` when it is locked.
    """
    await asyncio.to_thread(_upgrade_in_this_thread, url)


async def reach_database(url: URL) -> None:
    """Raise what `upgrade` would for a database that cannot be reached. Makes nothing."""
    if is_sqlite(url):
        _check_folder(url)
        return
    engine = open_engine(url, for_writing=False)
    try:
        with translated_errors():
            async with engine.connect():
                pass
    except (DBAPIError, StoreUnavailable) as exc:
        raise _explained(exc, url) from exc
    finally:
        await engine.dispose()


def _check_folder(url: URL) -> None:
    folder = Path(url.database or "").absolute().parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _cannot_be_opened(url)


def _cannot_be_opened(url: URL) -> ConfigError:
    return ConfigError(
        f"The database file {url.database} cannot be opened or made: check that its "
        "folder exists and may be written to."
    )


def alembic_config() -> Config:
    """Alembic's settings, without a file: nothing of it concerns an operator."""
    config = Config()
    # Alembic reads its options with %-interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade_in_this_thread(url: URL) -> None:
    with _one_at_a_time:
        if is_sqlite(url):
            _upgrade_sqlite(url)
        else:
            asyncio.run(_upgrade_postgresql(url))


def _make_private(path: Path) -> None:
    """Make the file before SQLite does: it holds payments, and the umask may let others read.

    SQLite gives its side files the same mode. A file that is there keeps the mode it has.
    """
    with contextlib.suppress(OSError):  # SQLite's own error says it better
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _upgrade_sqlite(url: URL) -> None:
    _make_private(Path(url.database or ""))
    engine = open_sqlite_upgrade_engine(url)
    try:
        with engine.begin() as connection:
            _run_migrations(connection, url.database or "")
    except OperationalError as exc:
        cause = str(exc.orig)
        if "locked" in cause:
            raise StoreUnavailable("The store is locked by another process.") from exc
        if "unable to open" in cause:
            raise _cannot_be_opened(url) from exc
        raise ConfigError(f"The database {url.database} cannot be prepared: {cause}.") from exc
    except DatabaseError as exc:
        raise ConfigError(
            f"{url.database} is not a Paybell database ({exc.orig}): "
            "name another file in database_url."
        ) from exc
    finally:
        engine.dispose()


async def _upgrade_postgresql(url: URL) -> None:
    engine = open_postgresql_upgrade_engine(url)
    try:
        with translated_errors():
            async with engine.begin() as connection:
                await connection.run_sync(_run_migrations, url.database or "")
    except (DBAPIError, StoreUnavailable) as exc:
        raise _explained(exc, url) from exc
    finally:
        await engine.dispose()


def _explained(exc: DBAPIError | StoreUnavailable, url: URL) -> ConfigError | StoreUnavailable:
    """What to do about a server that did not let the schema be made."""
    server = f"The database server {url.host or url.query.get('host', '')}".rstrip()
    cause = exc if isinstance(exc, DBAPIError) else exc.__cause__
    sqlstate = sqlstate_of(cause)
    if sqlstate.startswith("28"):
        return ConfigError(
            f"{server} does not let {url.username!r} in: check the name and the password in "
            "database_url."
        )
    if sqlstate == "3D000":
        return ConfigError(
            f"{server} has no database {url.database!r}: make it (createdb), or name another "
            "in database_url."
        )
    if isinstance(exc, StoreUnavailable):
        return StoreUnavailable(f"{server} cannot be reached.")
    # Without the driver's class, which its text begins with.
    why = str(exc.orig).partition(">: ")[2] or str(exc.orig)
    return ConfigError(
        f"The database {url.database!r} cannot be prepared ({why}): give Paybell a database of "
        "its own, in which it may make tables."
    )


def _run_migrations(connection: Connection, database: str) -> None:
    config = alembic_config()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    present = set(MigrationContext.configure(connection).get_current_heads())
    if not present <= known:
        raise ConfigError(
            f"The database {database} was made by a newer version of Paybell "
            f"(schema {', '.join(sorted(present - known))}): upgrade this server, or restore "
            "the database of this version."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
