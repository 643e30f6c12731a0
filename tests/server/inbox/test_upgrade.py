"""The migrations make the schema that the queries expect, forward and back."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import msgspec
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from server.inbox.base import Position
from server.inbox.database import open_engine, read_url
from server.inbox.sql import SqlInbox
from server.inbox.tables import metadata
from server.inbox.upgrade import alembic_config, upgrade
from tests.server.inbox.behaviour import MINE, append


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


@pytest.mark.parametrize("step", ["0004", "0003", "0002", "0001"])
async def test_each_step_back_and_forward_again_keeps_what_was_accepted(
    database_url: str, step: str
) -> None:
    inbox = SqlInbox(database_url)
    await inbox.open()
    stored = [await append(inbox, key="k1"), await append(inbox, MINE, 2)]
    told = await inbox.record_read("42", [stored[0].id])
    assert told is not None
    stored += [told, await inbox.withdraw(MINE, "TX2", producer="test")]
    await inbox.record_ack("42", "d1", Position(user=2, broadcast=0))
    await inbox.record_presented("42", "d1", {stored[0].id: "toast"})
    epoch = inbox.epoch
    before = await inbox.receipt("42", stored[0].id)
    await inbox.close()

    def back(connection: Connection) -> None:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, step)

    engine = open_engine(read_url(database_url), for_writing=True)
    async with engine.begin() as connection:
        await connection.run_sync(back)
    await engine.dispose()
    await inbox.open()

    assert inbox.epoch == epoch
    assert await inbox.read(MINE, 0, 10) == stored
    after = await inbox.receipt("42", stored[0].id)
    assert before is not None
    assert after is not None
    assert after.read_at == before.read_at
    (now,), (then,) = after.devices, before.devices
    # When it was stored is all that a schema before 0004 cannot hold.
    assert now == (then if step == "0004" else msgspec.structs.replace(then, stored_at=None))
    assert (await inbox.withdraw(MINE, "TX2", producer="test")).replayed
    assert (await append(inbox, MINE, 2, key="k2")).seq == 5
    await inbox.close()


async def test_an_upgrade_prints_nothing_and_leaves_logging_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    before = (list(root.handlers), root.level, root.disabled)

    await upgrade(read_url(f"sqlite:///{tmp_path / 'inbox.sqlite3'}"))

    assert (list(root.handlers), root.level, root.disabled) == before
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
async def test_the_file_that_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        inbox = SqlInbox(f"sqlite:///{tmp_path / 'inbox.sqlite3'}")
        await inbox.open()
        await append(inbox)
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        await inbox.close()
    finally:
        os.umask(before)

    assert set(modes.values()) == {0o600}, modes
