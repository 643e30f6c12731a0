"""How long a key is remembered, and that it goes away by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from server.errors import StoreUnavailable
from server.inbox import idempotency, tables
from server.inbox.sql import SqlInbox
from tests.helpers.postgres import PostgresServer
from tests.server.inbox.behaviour import MINE, append


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def inbox(database_url: str, clock: Clock) -> AsyncIterator[SqlInbox]:
    inbox = SqlInbox(database_url, now=clock)
    await inbox.open()
    yield inbox
    await inbox.close()


async def keys_held(inbox: SqlInbox) -> int:
    async with inbox._opened.reader.connect() as connection:
        held = await connection.execute(select(func.count()).select_from(tables.idempotency_keys))
        return int(held.scalar_one())


async def test_a_key_is_remembered_for_a_day_and_then_free(inbox: SqlInbox, clock: Clock) -> None:
    first = await append(inbox, MINE, 1, key="k1")

    clock.now += timedelta(hours=24) - timedelta(seconds=1)
    repeated = await append(inbox, MINE, 1, key="k1")
    clock.now += timedelta(seconds=1)
    other = await append(inbox, MINE, 2, key="k1")

    assert (repeated.id, repeated.replayed) == (first.id, True)
    assert (other.seq, other.replayed) == (2, False)
    assert (await append(inbox, MINE, 2, key="k1")).id == other.id


async def test_expired_keys_are_cleared_away_by_later_ones(
    inbox: SqlInbox, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "FORGOTTEN_AT_ONCE", 6)
    for number in range(10):
        await append(inbox, MINE, number, key=f"k{number}")

    clock.now += timedelta(hours=25)
    await append(inbox, MINE, 11, key="k11")
    assert await keys_held(inbox) == 5, "no write clears away more than its share"
    clock.now += timedelta(minutes=5)
    await append(inbox, MINE, 12, key="k12")

    assert await keys_held(inbox) == 2


async def test_a_retry_after_a_crash_of_the_store_stores_nothing_twice(
    postgres: PostgresServer,
) -> None:
    inbox = SqlInbox(postgres.new_database())
    await inbox.open()
    first = await append(inbox, MINE, 1, key="k1")
    postgres.stop("immediate")
    with pytest.raises(StoreUnavailable):
        await append(inbox, MINE, 1, key="k1")
    postgres.start()

    again = await append(inbox, MINE, 1, key="k1")

    assert (again.id, again.replayed) == (first.id, True)
    assert (await inbox.heads([MINE]))[MINE] == 1
    await inbox.close()
