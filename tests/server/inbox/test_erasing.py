"""A user who is deleted is gone, whatever was under way, and whenever it is cut off."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from server.failpoints import Failpoint
from server.inbox import receipts, tables
from server.inbox.base import BROADCAST_STREAM, Gone, Position
from server.inbox.clearing import Clearing
from server.inbox.devices import SqlDevices
from server.inbox.retention import Policy, Retention
from server.inbox.sql import SqlInbox
from tests.helpers.postgres import PostgresServer
from tests.server.inbox.behaviour import MINE, OTHER, append

SOON_S = 20.0
EVERYTHING = Policy(events_for=None, events_of_a_stream=None, devices_for=None)
OF_USERS = (tables.presentations, tables.reads, tables.acks, tables.devices)


@pytest.fixture
async def inbox(database_url: str) -> AsyncIterator[SqlInbox]:
    inbox = SqlInbox(database_url)
    await inbox.open()
    yield inbox
    await inbox.close()


@pytest.fixture
async def devices(inbox: SqlInbox) -> SqlDevices:
    return SqlDevices(inbox, Clearing(inbox=inbox, rows_at_once=3, pause_s=0))


async def left_of(inbox: SqlInbox, user_id: str) -> dict[str, int]:
    """How many rows of each table belong to a user."""
    of_user = [(table, table.c.user_id == user_id) for table in OF_USERS]
    of_user.append((tables.events, tables.events.c.stream == f"user:{user_id}"))
    return {
        table.name: count
        for table, mine in of_user
        if (count := (await inbox.fetch(select(func.count()).select_from(table).where(mine)))[0][0])
    }


async def is_erased(inbox: SqlInbox, stream: str = MINE) -> bool:
    erased_at = select(tables.streams.c.erased_at).where(tables.streams.c.stream == stream)
    return (await inbox.fetch(erased_at))[0][0] is not None


async def live(inbox: SqlInbox, devices: SqlDevices, user_id: str, stream: str) -> None:
    """A user with a history: events, broadcasts, devices, and what those reported."""
    events = [await append(inbox, stream, number) for number in range(7)]
    events.append(await append(inbox, BROADCAST_STREAM))
    for device in ("d1", "d2"):
        await devices.admit(user_id, device, name=device, platform="")
        for number in range(1, 8):
            await inbox.record_ack(user_id, device, Position(user=number, broadcast=1))
        await inbox.record_presented(
            user_id, device, dict.fromkeys((e.id for e in events), "toast")
        )
    await inbox.record_read(user_id, [event.id for event in events])


async def test_all_of_a_deleted_user_goes_and_nothing_of_others(
    inbox: SqlInbox, devices: SqlDevices
) -> None:
    await live(inbox, devices, "42", MINE)
    await live(inbox, devices, "43", OTHER)
    before = await left_of(inbox, "43")

    await devices.mark_deleted("42")
    await devices.erase("42")

    assert await left_of(inbox, "42") == {}
    assert await is_erased(inbox)
    assert await left_of(inbox, "43") == before
    assert await devices.gone(["41", "42", "43"]) == [Gone(user_id="42", device=None)]


async def test_what_a_device_reports_late_does_not_bring_a_deleted_user_back(
    inbox: SqlInbox, devices: SqlDevices
) -> None:
    everybodys = await append(inbox, BROADCAST_STREAM)
    await devices.mark_deleted("42")
    await devices.erase("42")

    await asyncio.gather(
        inbox.record_ack("42", "d1", Position(user=0, broadcast=1)),
        inbox.record_presented("42", "d1", {everybodys.id: "toast"}),
        inbox.record_ack("43", "d1", Position(user=0, broadcast=1)),
    )

    assert await inbox.record_read("42", [everybodys.id]) is None
    assert await devices.admit("42", "d1", name="", platform="") == "account_deleted"
    assert await left_of(inbox, "42") == {}
    assert await left_of(inbox, "43") == {"acks": 1, "devices": 1}


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_report_that_is_being_written_when_its_user_is_deleted_goes_with_them(
    postgres: PostgresServer, is_known: bool
) -> None:
    """Of a user of whom nothing is stored yet, too: there is no row that could be locked."""
    url = postgres.new_database()
    inbox, other_node = SqlInbox(url), SqlInbox(url)
    await inbox.open()
    await other_node.open()
    devices = SqlDevices(other_node, Clearing(inbox=other_node, pause_s=0))
    if is_known:
        await append(inbox)
    everybodys = await append(inbox, BROADCAST_STREAM)

    reports: list[receipts.Receipt] = [
        receipts.Acked(user_id="42", device="d1", position=Position(user=0, broadcast=1)),
        receipts.Presented(user_id="42", device="d1", presented={everybodys.id: "toast"}),
    ]

    async def delete() -> None:
        await devices.mark_deleted("42")
        await devices.erase("42")

    async with inbox.transaction() as connection:
        await receipts.write(connection, reports, inbox.now())
        deleting = asyncio.create_task(delete())
        await until_it_waits(deleting, other_node)
    async with asyncio.timeout(SOON_S):
        await deleting

    assert await left_of(inbox, "42") == {}
    assert await is_erased(inbox)
    await other_node.close()
    await inbox.close()


async def until_it_waits(task: asyncio.Task[None], inbox: SqlInbox) -> None:
    """Until `task`, alone on the database, waits for another transaction, or has not to.

    PostgreSQL tells nobody, so it is asked.
    """
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with asyncio.timeout(SOON_S):
        while not task.done() and not (await inbox.fetch(waiting))[0][0]:
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("is_deleted", [False, True])
async def test_an_end_in_the_middle_of_a_handshake_is_not_undone_by_it(
    inbox: SqlInbox, devices: SqlDevices, monkeypatch: pytest.MonkeyPatch, is_deleted: bool
) -> None:
    fetch = inbox.fetch

    async def then_ended(query: object) -> object:
        found = await fetch(query)
        monkeypatch.setattr(inbox, "fetch", fetch)
        await (devices.mark_deleted("42") if is_deleted else devices.remove("42", "d1"))
        return found

    await devices.admit("42", "d1", name="d1", platform="")
    monkeypatch.setattr(inbox, "fetch", then_ended)

    refusal = await devices.admit("42", "d1", name="another", platform="")
    assert refusal == ("account_deleted" if is_deleted else "token_revoked")
    await devices.erase("42")  # which is nothing for a user who was not deleted
    assert await devices.of_user("42") == []
    assert await left_of(inbox, "42") == ({} if is_deleted else {"devices": 1})


CRASHES = """
import asyncio, sys
from pathlib import Path
from server import failpoints
from server.inbox.clearing import Clearing
from server.inbox.devices import SqlDevices
from server.inbox.sql import SqlInbox

async def main():
    inbox = SqlInbox(sys.argv[1])
    await inbox.open()
    failpoints.arm(Path(sys.argv[2]))
    devices = SqlDevices(inbox, Clearing(inbox=inbox, rows_at_once=3, pause_s=0))
    await devices.mark_deleted("42")
    await devices.erase("42")

asyncio.run(main())
"""


async def test_a_crash_in_the_middle_is_made_good_by_the_upkeep_after_the_restart(
    inbox: SqlInbox, devices: SqlDevices, database_url: str, tmp_path: Path
) -> None:
    await live(inbox, devices, "42", MINE)
    (tmp_path / Failpoint.MID_ERASURE).touch()
    crashed = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CRASHES, database_url, str(tmp_path)
    )
    assert await crashed.wait() == 137
    assert await devices.admit("42", "d1", name="", platform="") == "account_deleted"
    assert "devices" in await left_of(inbox, "42"), "it was cut off in the middle"
    upkeep = Retention(inbox=inbox, clearing=Clearing(inbox=inbox, pause_s=0), policy=EVERYTHING)

    await upkeep.round()

    assert await left_of(inbox, "42") == {}
    assert await is_erased(inbox)


async def test_no_transaction_removes_more_than_a_few_rows(
    inbox: SqlInbox, devices: SqlDevices, monkeypatch: pytest.MonkeyPatch
) -> None:
    await live(inbox, devices, "42", MINE)
    await devices.mark_deleted("42")
    left = [await left_of(inbox, "42")]
    transaction = inbox.transaction

    @asynccontextmanager
    async def watched() -> AsyncIterator[AsyncConnection]:
        async with transaction() as connection:
            yield connection
        left.append(await left_of(inbox, "42"))

    monkeypatch.setattr(inbox, "transaction", watched)
    await devices.erase("42")

    for before, after in pairwise(left):
        for table, count in before.items():
            assert count - after.get(table, 0) <= 3, table
    assert left[-1] == {}
