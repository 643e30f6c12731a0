"""The migrations make the schema that the queries expect, forward and back."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from server.inbox.database import open_engine, read_url
from server.inbox.tables import metadata
from server.inbox.upgrade import alembic_config, upgrade


async def test_the_migrated_schema_is_the_one_that_the_queries_expect(database_url: str) -> None:
    url = read_url(database_url)
    await upgrade(url)

    engine = open_engine(url, for_writing=False)
    async with engine.connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), metadata)
        )
    await engine.dispose()

    assert differences == []


async def test_the_way_back_leaves_nothing_and_the_way_forward_works_again(
    database_url: str,
) -> None:
    url = read_url(database_url)
    await upgrade(url)

    def back(connection: Connection) -> list[str]:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        return inspect(connection).get_table_names()

    engine = open_engine(url, for_writing=True)
    async with engine.begin() as connection:
        left = await connection.run_sync(back)
    await engine.dispose()

    assert left == ["alembic_version"]
    await upgrade(url)


async def test_an_upgrade_prints_nothing_and_leaves_logging_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    before = (list(root.handlers), root.level, root.disabled)

    await upgrade(read_url(f"sqlite:///{tmp_path / 'inbox.sqlite3'}"))

    assert (list(root.handlers), root.level, root.disabled) == before
    assert capsys.readouterr() == ("", "")
