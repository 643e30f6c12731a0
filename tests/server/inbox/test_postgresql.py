"""What is so on a PostgreSQL server alone: restarts, first starts of several nodes, refusals."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from server.errors import ConfigError, StoreUnavailable
from server.inbox.base import StoredEvent
from server.inbox.clearing import Clearing
from server.inbox.retention import Policy, Removed, Retention
from server.inbox.sql import SqlInbox
from tests.helpers.postgres import PASSWORD, PostgresServer
from tests.server.inbox.behaviour import MINE, append


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return postgres.new_database()


@pytest.fixture
async def inbox(url: str) -> AsyncIterator[SqlInbox]:
    inbox = SqlInbox(url)
    await inbox.open()
    yield inbox
    await inbox.close()


async def test_nodes_that_start_at_once_on_a_new_database_agree(url: str) -> None:
    nodes = [SqlInbox(url) for _ in range(4)]

    await asyncio.gather(*(node.open() for node in nodes))
    try:
        assert len({node.epoch for node in nodes}) == 1
        stored = await asyncio.gather(*(append(nodes[n % 4], MINE, n) for n in range(40)))
        assert sorted(event.seq for event in stored) == list(range(1, 41))
    finally:
        for node in nodes:
            await node.close()


@pytest.mark.parametrize("mode", ["fast", "immediate"])
async def test_after_a_restart_of_the_server_the_next_calls_work(
    inbox: SqlInbox, postgres: PostgresServer, mode: str
) -> None:
    stored = [await append(inbox), await append(inbox, MINE, 2)]

    postgres.stop(mode)
    postgres.start()

    assert await inbox.read(MINE, 0, 10) == stored
    assert (await append(inbox, MINE, 3)).seq == 3
    await inbox.ping()


async def test_a_server_that_is_down_is_unavailable_and_then_back(
    inbox: SqlInbox, postgres: PostgresServer
) -> None:
    await append(inbox)
    postgres.stop()
    try:
        with pytest.raises(StoreUnavailable):
            await append(inbox, MINE, 2)
        with pytest.raises(StoreUnavailable):
            await inbox.read(MINE, 0, 10)
        with pytest.raises(StoreUnavailable):
            await inbox.ping()
    finally:
        postgres.start()

    assert (await append(inbox, MINE, 2)).seq == 2


async def test_a_crash_in_the_middle_loses_nothing_that_was_accepted(
    inbox: SqlInbox, postgres: PostgresServer
) -> None:
    accepted: list[StoredEvent] = []
    refused: list[StoreUnavailable] = []
    enough = asyncio.Event()
    stop = False

    async def produce(producer: int) -> None:
        while not stop:
            try:
                accepted.append(await append(inbox, MINE, producer))
            except StoreUnavailable as exc:
                refused.append(exc)
                await asyncio.sleep(0.01)
            if len(accepted) >= 100:
                enough.set()

    producers = [asyncio.create_task(produce(number)) for number in range(20)]
    await enough.wait()
    await asyncio.to_thread(postgres.stop, "immediate")
    postgres.start()
    before = len(accepted)
    enough.clear()
    while len(accepted) < before + 50:
        await asyncio.sleep(0.005)
    stop = True
    await asyncio.gather(*producers)

    held = await inbox.read(MINE, 0, 100_000)
    assert refused, "the crash was noticed"
    assert [event.seq for event in held] == list(range(1, len(held) + 1))
    assert {event.id for event in accepted} <= {event.id for event in held}
    # A commit whose answer was lost was refused, and may yet be there.
    assert len(held) - len(accepted) <= len(refused)


async def test_a_commit_is_on_the_disk_when_it_returns(inbox: SqlInbox, url: str) -> None:
    async with inbox._opened.writer.begin() as connection:
        name = url.rpartition("/")[2]
        await connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    careless = SqlInbox(url)
    await careless.open()
    try:
        async with careless._opened.writer.connect() as connection:
            settings = {
                setting: (await connection.execute(text(f"SHOW {setting}"))).scalar_one()
                for setting in ("synchronous_commit", "fsync", "transaction_isolation")
            }
    finally:
        await careless.close()

    assert settings == {
        "synchronous_commit": "on",
        "fsync": "on",
        "transaction_isolation": "read committed",
    }


async def test_a_database_of_a_newer_version_is_not_touched(inbox: SqlInbox, url: str) -> None:
    async with inbox._opened.writer.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(ConfigError, match="newer version of Paybell"):
        await SqlInbox(url).open()


async def test_the_database_of_another_program_is_not_touched(inbox: SqlInbox, url: str) -> None:
    async with inbox._opened.writer.begin() as connection:
        await connection.execute(text("DROP TABLE alembic_version"))

    with pytest.raises(ConfigError, match=r"cannot be prepared \(.*already exists\)"):
        await SqlInbox(url).open()


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ((PASSWORD, "hunter2hunter2"), ConfigError, "check the name and the password"),
        (("paybell:", "nobody:"), ConfigError, "check the name and the password"),
        (("/t", "/no_such_t"), ConfigError, "has no database 'no_such_t"),
        (("127.0.0.1:", "127.0.0.1:1#"), StoreUnavailable, "127.0.0.1 cannot be reached"),
    ],
)
async def test_a_refusal_is_one_sentence_without_the_password(
    url: str,
    change: tuple[str, str],
    error: type[Exception],
    words: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bad = url.replace(*change)
    if "#" in bad:  # a port at which nothing listens
        bad = bad.partition("#")[0] + "/x"

    with caplog.at_level(logging.DEBUG), pytest.raises(error, match=words) as raised:
        await SqlInbox(bad).open()

    shown = repr(raised.value) + repr(raised.value.__cause__) + caplog.text
    assert PASSWORD not in shown
    assert "hunter2" not in shown


async def test_a_url_may_name_the_folder_of_the_socket_and_the_tls_mode(
    url: str, postgres: PostgresServer
) -> None:
    name = url.rpartition("/")[2]
    by_socket = f"postgresql://paybell@/{name}?host={postgres.folder}&port={postgres.port}"
    inbox = SqlInbox(by_socket)
    await inbox.open()
    assert (await append(inbox)).seq == 1
    await inbox.close()

    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        await SqlInbox(f"{url}?sslmode=require").open()  # this server speaks no TLS


async def test_one_node_at_a_time_does_the_upkeep_of_a_shared_store(
    inbox: SqlInbox, url: str
) -> None:
    policy = Policy(events_for=None, events_of_a_stream=1, devices_for=None)
    for number in (1, 2):
        await append(inbox, MINE, number)
    other_node = SqlInbox(url)
    await other_node.open()
    clearing = Clearing(inbox=other_node)
    upkeep = Retention(inbox=other_node, clearing=clearing, policy=policy)

    async with inbox.alone() as first, other_node.alone() as second:
        assert (first, second) == (True, False)
        assert await upkeep.round() == Removed()
    assert await upkeep.round() == Removed(events=1)
    await other_node.close()


async def test_a_node_that_dies_in_its_upkeep_leaves_the_others_free(
    inbox: SqlInbox, url: str, postgres: PostgresServer
) -> None:
    async def fail() -> None:
        async with inbox.alone() as first:
            assert first
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with inbox.alone() as again:
        assert again
        postgres.stop("immediate")
        postgres.start()
        async with inbox.alone() as after_the_crash:
            assert after_the_crash
