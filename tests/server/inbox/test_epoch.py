"""A database that was replaced or restored has another epoch; one that goes on keeps its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from server.inbox.clearing import Clearing
from server.inbox.devices import SqlDevices
from server.inbox.retention import Policy, Retention
from server.inbox.sql import SqlInbox
from tests.helpers.postgres import PostgresServer
from tests.server.inbox.behaviour import MINE, append


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[SqlInbox]:
    inbox = SqlInbox(url)
    await inbox.open()
    try:
        yield inbox
    finally:
        await inbox.close()


async def epoch_of(url: str) -> str:
    async with opened(url) as inbox:
        return inbox.epoch


async def store(url: str, *numbers: int) -> str:
    """Append so many events, and tell the epoch in which that was."""
    async with opened(url) as inbox:
        for number in numbers:
            await append(inbox, MINE, number)
        return inbox.epoch


async def test_a_database_that_goes_on_keeps_its_epoch(database_url: str) -> None:
    first = await store(database_url, 1)

    assert await store(database_url, 2, 3) == first
    assert await epoch_of(database_url) == first


async def test_what_was_removed_on_purpose_does_not_look_like_a_restore(
    database_url: str,
) -> None:
    first = await store(database_url, 1, 2, 3)
    nothing = Policy(events_for=timedelta(seconds=-60), events_of_a_stream=None, devices_for=None)
    async with opened(database_url) as inbox:
        clearing = Clearing(inbox=inbox)
        await Retention(inbox=inbox, clearing=clearing, policy=nothing).round()
        assert await inbox.read(MINE, 0, 10) == []
    assert await epoch_of(database_url) == first

    await store(database_url, 4)
    async with opened(database_url) as inbox:
        devices = SqlDevices(inbox, Clearing(inbox=inbox))
        await devices.mark_deleted("42")
        await devices.erase("42")
    assert await epoch_of(database_url) == first


async def test_an_operator_may_say_that_it_was_restored(database_url: str) -> None:
    first = await store(database_url, 1)

    async with opened(database_url) as inbox, opened(database_url) as running:
        await inbox.renew_epoch()
        second = inbox.epoch
        assert await running.settle_again()
        assert running.epoch == second
        assert not await running.settle_again()

    assert second != first
    assert await epoch_of(database_url) == second
    assert await store(database_url, 2) == second


# -- a file ----------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "inbox.sqlite3"


def copy_of(file: Path) -> Path:
    copy = file.with_name("copy.sqlite3")
    shutil.copyfile(file, copy)
    return copy


def put_back(copy: Path, file: Path) -> None:
    for beside in ("-wal", "-shm"):
        file.with_name(file.name + beside).unlink(missing_ok=True)
    shutil.copyfile(copy, file)  # the same inode: only what is in it can tell


async def test_a_file_that_was_copied_back_has_another_epoch(file: Path) -> None:
    url = f"sqlite:///{file}"
    first = await store(url, 1)
    copy = copy_of(file)
    await store(url, 2)

    put_back(copy, file)

    second = await epoch_of(url)
    assert second != first
    assert await epoch_of(url) == second, "it is settled once"
    assert await store(url, 3) == second  # an event that takes the number of the lost one
    assert await epoch_of(url) == second
    put_back(copy, file)
    assert await epoch_of(url) not in (first, second)


async def test_a_read_mark_counts_as_an_event_that_a_copy_may_lack(file: Path) -> None:
    url = f"sqlite:///{file}"
    async with opened(url) as inbox:
        stored = await append(inbox)
        first = inbox.epoch
    copy = copy_of(file)
    async with opened(url) as inbox:
        await inbox.record_read("42", [stored.id])

    put_back(copy, file)

    assert await epoch_of(url) != first


async def test_a_copy_that_lacks_nothing_keeps_its_epoch(file: Path) -> None:
    url = f"sqlite:///{file}"
    first = await store(url, 1, 2)

    put_back(copy_of(file), file)

    assert await epoch_of(url) == first


async def test_a_repeated_call_does_not_move_the_witness(file: Path) -> None:
    url = f"sqlite:///{file}"
    async with opened(url) as inbox:
        first = inbox.epoch
        await append(inbox, MINE, 1, key="k")
        await append(inbox, MINE, 2)
    copy = copy_of(file)
    async with opened(url) as inbox:
        await append(inbox, MINE, 3)
        await append(inbox, MINE, 1, key="k")

    put_back(copy, file)

    assert await epoch_of(url) != first


@pytest.mark.parametrize("garbage", [None, b"", b"{", b"\xff" * 2000, b"[]"])
async def test_without_a_readable_witness_the_epoch_stays(
    file: Path, garbage: bytes | None
) -> None:
    url = f"sqlite:///{file}"
    first = await store(url, 1)
    witness = file.with_name("inbox.sqlite3-last")
    assert witness.exists()
    if garbage is None:
        witness.unlink()
    else:
        witness.write_bytes(garbage)

    assert await store(url, 2) == first


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
async def test_a_witness_is_its_owners_alone_and_may_be_missing(file: Path) -> None:
    url = f"sqlite:///{file}"
    await store(url, 1)
    witness = file.with_name("inbox.sqlite3-last")

    assert witness.stat().st_mode & 0o777 == 0o600
    witness.unlink()
    witness.mkdir()  # nothing can be noted there
    assert await store(url, 2) == await epoch_of(url)


# -- a server --------------------------------------------------------------------------------


@pytest.fixture
def new_database(postgres: PostgresServer) -> Callable[[], str]:
    return postgres.new_database


async def test_a_restart_of_the_server_keeps_the_epoch(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    first = await store(url, 1)

    for mode in ("fast", "immediate"):
        postgres.stop(mode)
        postgres.start()
        assert await epoch_of(url) == first


async def test_a_dump_that_was_read_back_has_another_epoch(postgres: PostgresServer) -> None:
    url, elsewhere = postgres.new_database(), postgres.new_database()
    first = await store(url, 1)
    dump = postgres.dump(url)
    await store(url, 2)

    postgres.read_dump(dump, elsewhere)
    postgres.read_dump(dump, url)  # in place, by dropping and making the tables

    epochs = {await epoch_of(url), await epoch_of(elsewhere), first}
    assert len(epochs) == 3
    assert await epoch_of(url) in epochs
    async with opened(elsewhere) as inbox:
        assert [event.seq for event in await inbox.read(MINE, 0, 10)] == [1]


async def test_a_server_that_recovered_to_another_timeline_has_another_epoch_also_while_it_is_open(
    postgres: PostgresServer,
) -> None:
    url = postgres.new_database()
    async with opened(url) as inbox, opened(url) as other_node:
        first = inbox.epoch
        await append(inbox)
        assert not await inbox.settle_again()

        postgres.recover_from_archive()

        assert await inbox.settle_again()
        second = inbox.epoch
        assert second != first
        assert await other_node.settle_again(), "another node has renewed it already"
        assert other_node.epoch == second
        assert not await inbox.settle_again()
    assert await epoch_of(url) == second


async def test_a_role_that_may_not_look_at_the_cluster_has_an_epoch_all_the_same(
    postgres: PostgresServer,
) -> None:
    url = postgres.new_database()
    async with opened(url) as inbox, inbox.transaction() as connection:
        for function in ("pg_control_system()", "pg_walfile_name(pg_lsn)"):
            await connection.execute(text(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"))
        await connection.execute(text("CREATE ROLE lowly LOGIN PASSWORD 'lowly'"))
        await connection.execute(text("DROP TABLE presentations, reads, events, streams"))
        await connection.execute(
            text("DROP TABLE meta, devices, acks, idempotency_keys, alembic_version")
        )
        await connection.execute(text("GRANT ALL ON SCHEMA public TO lowly"))
        name = url.rpartition("/")[2]
        await connection.execute(text(f"GRANT ALL ON DATABASE {name} TO lowly"))
    lowly = f"postgresql://lowly:lowly@{url.partition('@')[2]}"

    first = await store(lowly, 1)

    assert await store(lowly, 2) == first
