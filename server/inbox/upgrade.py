"""Brings the schema of a database to what this code knows, at the first start and after.

Alembic is synchronous and keeps its context in module globals, so each run has a thread
and a synchronous connection of its own, one run at a time in the process.
"""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from server.errors import ConfigError, StoreUnavailable
from server.inbox.database import open_upgrade_engine

MIGRATIONS = Path(__file__).parent / "migrations"

# Alembic's `context` and `op` are one pair for the whole process.
_one_at_a_time = threading.Lock()


async def upgrade(url: URL) -> None:
    """Make or upgrade the schema at `url`.

    Raises `ConfigError` for a database that is newer than this code or not ours, and
    `StoreUnavailable` when it is locked.
    """
    await asyncio.to_thread(_upgrade_in_this_thread, url)


def alembic_config() -> Config:
    """Alembic's settings, without a file: nothing of it concerns an operator."""
    config = Config()
    # Alembic reads its options with %-interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade_in_this_thread(url: URL) -> None:
    engine = open_upgrade_engine(url)
    try:
        with _one_at_a_time, engine.begin() as connection:
            _run_migrations(connection, url.database or "")
    except OperationalError as exc:
        cause = str(exc.orig)
        if "locked" in cause:
            raise StoreUnavailable("The store is locked by another process.") from exc
        if "unable to open" in cause:
            raise ConfigError(
                f"The database file {url.database} cannot be opened or made: check that its "
                "folder exists and may be written to."
            ) from exc
        raise ConfigError(f"The database {url.database} cannot be prepared: {cause}.") from exc
    except DatabaseError as exc:
        raise ConfigError(
            f"{url.database} is not a Paybell database ({exc.orig}): "
            "name another file in database_url."
        ) from exc
    finally:
        engine.dispose()


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
