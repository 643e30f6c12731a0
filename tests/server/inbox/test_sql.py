"""The SQL inbox on each kind of database, and what is so on a SQLite file alone."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy.exc
from sqlalchemy import text

from server.errors import ConfigError, StoreUnavailable
from server.inbox import database, epoch
from server.inbox.sql import SqlInbox
from tests.server.inbox.behaviour import MINE, InboxBehaviour, append
from tests.server.inbox.behaviour_of_keys import KeyBehaviour
from tests.server.inbox.behaviour_of_receipts import ReceiptBehaviour
from tests.server.inbox.behaviour_of_withdrawals import WithdrawalBehaviour


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "inbox.sqlite3"


@pytest.fixture
async def inbox(file: Path) -> AsyncIterator[SqlInbox]:
    inbox = SqlInbox(f"sqlite:///{file}")
    await inbox.open()
    yield inbox
    await inbox.close()


class TestSqlInbox(InboxBehaviour, KeyBehaviour, ReceiptBehaviour, WithdrawalBehaviour):
    @pytest.fixture
    async def inbox(self, database_url: str) -> AsyncIterator[SqlInbox]:
        inbox = SqlInbox(database_url)
        await inbox.open()
        yield inbox
        await inbox.close()

    @pytest.fixture
    async def other_node(self, inbox: SqlInbox, database_url: str) -> AsyncIterator[SqlInbox]:
        other = SqlInbox(database_url)
        await other.open()
        yield other
        await other.close()


async def test_a_reopened_store_keeps_its_epoch_and_goes_on_with_its_sequences(
    file: Path,
) -> None:
    first = SqlInbox(f"sqlite:///{file}")
    await first.open()
    stored = await append(first)
    await first.close()

    second = SqlInbox(f"sqlite:///{file}")
    await second.open()
    try:
        assert second.epoch == first_epoch(file)
        assert await second.read(MINE, 0, 10) == [stored]
        assert (await append(second)).seq == 2
    finally:
        await second.close()


def first_epoch(file: Path) -> str:
    with sqlite3.connect(file) as connection:
        (epoch,) = connection.execute("SELECT value FROM meta WHERE name = 'epoch'").fetchone()
    connection.close()
    return str(epoch)


async def test_another_file_has_another_epoch(inbox: SqlInbox, tmp_path: Path) -> None:
    other = SqlInbox(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    await other.open()
    epoch = other.epoch
    await other.close()

    assert epoch != inbox.epoch


async def test_a_commit_is_on_the_disk_when_it_returns(inbox: SqlInbox) -> None:
    async with inbox._opened.writer.connect() as connection:
        settings = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": database.BUSY_TIMEOUT_MS,
    }


async def test_two_servers_that_start_at_once_on_a_new_file_agree(file: Path) -> None:
    inboxes = [SqlInbox(f"sqlite:///{file}") for _ in range(3)]

    await asyncio.gather(*(inbox.open() for inbox in inboxes))
    try:
        assert len({inbox.epoch for inbox in inboxes}) == 1
        stored = await asyncio.gather(*(append(inboxes[n % 3], MINE, n) for n in range(30)))
        assert sorted(event.seq for event in stored) == list(range(1, 31))
    finally:
        for inbox in inboxes:
            await inbox.close()


async def test_a_full_disk_refuses_the_event_and_takes_the_next_when_there_is_room(
    inbox: SqlInbox,
) -> None:
    await append(inbox)
    async with inbox._opened.writer.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))
    results = await asyncio.gather(
        *(append(inbox, MINE, number) for number in range(1000)), return_exceptions=True
    )
    refused = [result for result in results if isinstance(result, StoreUnavailable)]
    kept = len(await inbox.read(MINE, 0, 2000))
    assert "full" in refused[0].message
    assert kept == 1 + 1000 - len(refused)

    async with inbox._opened.writer.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 100000"))

    assert (await append(inbox)).seq == kept + 1


async def test_a_store_that_another_process_holds_is_unavailable_and_then_back(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    inbox = SqlInbox(f"sqlite:///{file}")
    await inbox.open()
    other = sqlite3.connect(file, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            await append(inbox)
        assert await inbox.read(MINE, 0, 10) == []
        other.execute("ROLLBACK")

        assert (await append(inbox)).seq == 1
    finally:
        other.close()
        await inbox.close()


async def test_a_store_that_is_not_open_yet_says_so(file: Path) -> None:
    inbox = SqlInbox(f"sqlite:///{file}")

    with pytest.raises(StoreUnavailable, match="not started"):
        await append(inbox)


async def test_a_database_of_a_newer_version_is_not_touched(file: Path) -> None:
    inbox = SqlInbox(f"sqlite:///{file}")
    await inbox.open()
    await inbox.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(ConfigError, match="newer version of Paybell"):
        await SqlInbox(f"sqlite:///{file}").open()


async def test_a_file_that_is_no_database_is_not_touched(file: Path) -> None:
    file.write_text("Dear diary, " * 100)

    with pytest.raises(ConfigError, match="not a Paybell database"):
        await SqlInbox(f"sqlite:///{file}").open()

    assert file.read_text().startswith("Dear diary")


async def test_the_database_of_another_program_is_not_touched(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE events (what TEXT)")
    connection.close()

    with pytest.raises(ConfigError, match="cannot be prepared"):
        await SqlInbox(f"sqlite:///{file}").open()

    with sqlite3.connect(file) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    assert tables == [("events",)]


async def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        await SqlInbox(f"sqlite:///{tmp_path}/nowhere/inbox.sqlite3").open()


async def test_a_path_may_hold_spaces_and_percent_signs(tmp_path: Path) -> None:
    inbox = SqlInbox(f"sqlite:///{tmp_path}/100 % of it.sqlite3")

    await inbox.open()
    await inbox.close()

    assert (tmp_path / "100 % of it.sqlite3").is_file()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("mysql://root:hunter2hunter2@db/x", "does not support"),
        ("postgresql://me:hunter2hunter2@db", "must name a database"),
        ("postgresql://me:hunter2hunter2@db:port/x", "not a database URL"),
        ("postgresql://db/x?password=hunter2hunter2", "has the option 'password'"),
        ("hunter2hunter2", "not a database URL"),
    ],
)
def test_a_url_that_cannot_be_used_is_explained_without_its_password(url: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as raised:
        SqlInbox(url)

    assert "hunter2" not in str(raised.value)


async def test_a_store_that_fails_to_open_leaves_no_thread_that_keeps_the_process(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_connection: object, _witness: object) -> str:
        raise sqlalchemy.exc.OperationalError("INSERT", {}, sqlite3.OperationalError("locked"))

    monkeypatch.setattr(epoch, "settle", fail)
    inbox = SqlInbox(f"sqlite:///{file}")
    before = set(threading.enumerate())

    with pytest.raises(StoreUnavailable):
        await inbox.open()

    for thread in set(threading.enumerate()) - before:
        if not thread.name.startswith("asyncio_"):  # those of `to_thread` stay for the next
            thread.join(5)
            assert not thread.is_alive()


@pytest.mark.skipif(os.name != "posix", reason="only there an open file can be removed")
@pytest.mark.parametrize("replaced", [False, True])
async def test_an_event_is_not_taken_into_a_file_that_is_no_longer_there(
    inbox: SqlInbox, file: Path, *, replaced: bool
) -> None:
    await append(inbox)
    copy = file.read_bytes()
    file.unlink()
    if replaced:
        (file.parent / "restored").write_bytes(copy)
        (file.parent / "restored").rename(file)

    with pytest.raises(StoreUnavailable, match="removed or replaced"):
        await append(inbox)
    with pytest.raises(StoreUnavailable, match="removed or replaced"):
        await inbox.ping()
