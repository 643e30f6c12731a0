"""What is old goes, a few rows at a time; what is kept stays as it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from server.errors import StoreUnavailable
from server.inbox import tables
from server.inbox.base import BROADCAST_STREAM, Position, StoredEvent
from server.inbox.clearing import ROWS_AT_ONCE, Clearing
from server.inbox.devices import SqlDevices
from server.inbox.retention import Policy, Removed, Retention
from server.inbox.sql import SqlInbox
from tests.server.inbox.behaviour import MINE, OTHER, append

DAY = timedelta(days=1)


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


def kept(
    inbox: SqlInbox,
    *,
    days: int | None = None,
    events: int | None = None,
    devices_days: int | None = None,
    rows_at_once: int = ROWS_AT_ONCE,
    **more: Any,
) -> Retention:
    policy = Policy(
        events_for=None if days is None else days * DAY,
        events_of_a_stream=events,
        devices_for=None if devices_days is None else devices_days * DAY,
    )
    clearing = Clearing(inbox=inbox, rows_at_once=rows_at_once, pause_s=0)
    return Retention(inbox=inbox, clearing=clearing, policy=policy, **more)


async def rows(inbox: SqlInbox, table: Any) -> int:
    return int((await inbox.fetch(select(func.count()).select_from(table)))[0][0])


async def seqs(inbox: SqlInbox, stream: str = MINE) -> list[int]:
    return [event.seq for event in await inbox.read(stream, 0, 10_000)]


async def floor(inbox: SqlInbox) -> int:
    return (await inbox.look_up("42", Position(user=0, broadcast=0))).user.floor


async def test_events_older_than_the_limit_go_and_the_sequence_goes_on(
    inbox: SqlInbox, clock: Clock
) -> None:
    for number in range(3):
        await append(inbox, MINE, number)
        clock.now += DAY
    await append(inbox, OTHER)

    removed = await kept(inbox, days=2).round()

    assert removed == Removed(events=1)
    assert (await seqs(inbox), await seqs(inbox, OTHER)) == ([2, 3], [1])
    assert await floor(inbox) == 1
    clock.now += 30 * DAY
    assert (await kept(inbox, days=2).round()).events == 3
    assert await seqs(inbox) == []
    assert (await append(inbox)).seq == 4
    assert await floor(inbox) == 3


async def test_of_a_stream_the_newest_are_kept_each_stream_for_itself(inbox: SqlInbox) -> None:
    await asyncio.gather(*(append(inbox, MINE, number) for number in range(30)))
    await asyncio.gather(*(append(inbox, BROADCAST_STREAM, number) for number in range(12)))
    await append(inbox, OTHER)

    assert (await kept(inbox, events=10).round()).events == 22

    assert await seqs(inbox) == list(range(21, 31))
    assert await seqs(inbox, BROADCAST_STREAM) == list(range(3, 13))
    assert await seqs(inbox, OTHER) == [1]


async def test_without_a_limit_nothing_goes(inbox: SqlInbox, clock: Clock) -> None:
    await append(inbox)
    await inbox.record_ack("42", "d1", Position(user=1, broadcast=0))
    clock.now += 10_000 * DAY

    assert await kept(inbox).round() == Removed()

    assert await seqs(inbox) == [1]


async def test_a_clock_that_was_set_back_does_not_make_a_hole(
    inbox: SqlInbox, clock: Clock
) -> None:
    await append(inbox)
    clock.now += 10 * DAY
    await append(inbox)
    clock.now -= 10 * DAY
    await append(inbox)
    clock.now += 9 * DAY

    await kept(inbox, days=2).round()

    assert await seqs(inbox) == [2, 3]
    assert await floor(inbox) == 1


async def test_what_devices_reported_goes_with_its_event_in_small_transactions(
    inbox: SqlInbox,
) -> None:
    everybodys = [await append(inbox, BROADCAST_STREAM, number) for number in (1, 2)]
    for user in range(30):
        ids = [event.id for event in everybodys]
        await inbox.record_ack(str(user), "d", Position(user=0, broadcast=1))
        await inbox.record_ack(str(user), "d", Position(user=0, broadcast=2))
        await inbox.record_presented(str(user), "d", dict.fromkeys(ids, "toast"))
        await inbox.record_read(str(user), ids)

    removed = await kept(inbox, events=1, rows_at_once=7).round()

    assert removed.events == 1
    for table in (tables.presentations, tables.reads, tables.acks):
        assert await rows(inbox, table) == 30, table.name
    receipt = await inbox.receipt("7", everybodys[1].id)
    assert receipt is not None
    assert receipt.read_at is not None
    assert [(d.stored, d.presented) for d in receipt.devices] == [(True, "toast")]
    assert receipt.devices[0].stored_at is not None
    assert await inbox.receipt("7", everybodys[0].id) is None


async def test_a_round_that_was_cut_off_is_finished_by_the_next(
    inbox: SqlInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        await append(inbox, MINE, number)

    async def crash(*_arguments: object) -> None:
        raise StoreUnavailable

    with monkeypatch.context() as crashing:
        crashing.setattr(Clearing, "events", crash)
        with pytest.raises(StoreUnavailable):
            await kept(inbox, events=4).round()
    assert await floor(inbox) == 6
    assert await rows(inbox, tables.events) == 10

    assert (await kept(inbox, events=4).round()).events == 6
    assert await seqs(inbox) == [7, 8, 9, 10]


async def test_devices_that_do_not_come_any_more_are_forgotten(
    inbox: SqlInbox, clock: Clock
) -> None:
    devices = SqlDevices(inbox, Clearing(inbox=inbox))
    await append(inbox)
    for device in ("gone", "stolen", "here"):
        await devices.admit("42", device, name=device, platform="")
        await inbox.record_ack("42", device, Position(user=1, broadcast=0))
    await devices.remove("42", "stolen")
    clock.now += 20 * DAY
    await devices.admit("42", "here", name="here", platform="")
    clock.now += 20 * DAY

    removed = await kept(inbox, devices_days=30).round()

    assert removed == Removed(devices=1)
    assert [device.device for device in await devices.of_user("42")] == ["here"]
    assert await devices.admit("42", "stolen", name="", platform="") == "token_revoked"
    assert await rows(inbox, tables.acks) == 2
    assert await devices.admit("42", "gone", name="gone", platform="") is None, "it may come back"


async def test_appends_and_receipts_go_on_beside_it_and_every_number_is_there(
    inbox: SqlInbox, database_url: str, clock: Clock
) -> None:
    other_node = SqlInbox(database_url, now=clock)
    await other_node.open()
    streams = [MINE, OTHER, BROADCAST_STREAM]

    async def report(event: StoredEvent) -> None:
        await inbox.record_presented("42", "d", {event.id: "toast"})
        await other_node.record_read("42", [event.id])

    async def produce(producer: int) -> None:
        for number in range(40):
            node = (inbox, other_node)[number % 2]
            event = await append(node, streams[(producer + number) % 3], number)
            await report(event)

    async def trim() -> None:
        while True:
            await kept(other_node, events=20, rows_at_once=11).round()

    trimming = asyncio.create_task(trim())
    await asyncio.gather(*(produce(number) for number in range(6)))
    trimming.cancel()
    await asyncio.wait([trimming])
    await kept(inbox, events=20).round()
    await other_node.close()

    heads = await inbox.heads(streams)
    for stream in streams:
        assert await seqs(inbox, stream) == list(range(heads[stream] - 19, heads[stream] + 1))


async def test_it_runs_by_itself_while_it_is_started_and_survives_a_store_that_is_away(
    inbox: SqlInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        await append(inbox, MINE, number)
    failures = 0
    done = asyncio.Event()
    alone = inbox.alone

    @asynccontextmanager
    async def fails_at_first() -> AsyncIterator[bool]:
        nonlocal failures
        if failures < 2:
            failures += 1
            raise StoreUnavailable
        async with alone() as is_alone:
            yield is_alone
        done.set()

    monkeypatch.setattr(inbox, "alone", fails_at_first)
    upkeep = kept(inbox, events=1, every_s=0.01, first_within_s=0.01)

    await upkeep.start()
    await asyncio.wait_for(done.wait(), 10)
    await upkeep.stop()

    assert await seqs(inbox) == [3]
    assert asyncio.all_tasks() == {asyncio.current_task(), *own_tasks(inbox)}


def own_tasks(inbox: SqlInbox) -> set[asyncio.Task[None]]:
    """What the inbox itself runs."""
    return {inbox._opened.appends._writer, inbox._opened.receipts._writer}
