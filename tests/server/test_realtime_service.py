"""The one verb: what it checks, that it stores before it tells, and its face for threads."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from contract.errors import BadField, UnknownEventType
from contract.events import NotificationType
from server.errors import IdempotencyConflict, NothingToWithdraw, StoreUnavailable, WrongThread
from server.fanout.local import LocalFanout
from server.inbox.base import BROADCAST_STREAM, StoredEvent, user_stream
from server.inbox.sql import SqlInbox
from server.intake import UserUpdate
from server.realtime_service import RealTimeService

PAID = {"transactionId": "TX1", "amount": "5000.00"}
SAID = {"type": "info", "title": "T", "message": "M"}


@pytest.fixture
async def inbox(tmp_path: Path) -> AsyncIterator[SqlInbox]:
    inbox = SqlInbox(f"sqlite:///{tmp_path / 'inbox.sqlite3'}")
    await inbox.open()
    yield inbox
    await inbox.close()


@pytest.fixture
def fanout() -> LocalFanout[StoredEvent]:
    return LocalFanout()


@pytest.fixture
async def realtime(inbox: SqlInbox, fanout: LocalFanout[StoredEvent]) -> RealTimeService:
    realtime = RealTimeService(inbox, fanout)
    realtime.bind(asyncio.get_running_loop())
    return realtime


async def test_an_update_is_stored_for_its_user_with_its_payment_as_the_subject(
    realtime: RealTimeService, inbox: SqlInbox
) -> None:
    stored = await realtime.send_user_update(42, NotificationType.PAYMENT_SUCCESS, PAID)

    assert await inbox.read(user_stream("42"), 0, 10) == [stored]
    assert (stored.name, stored.subject, stored.test) == ("payment_success", "TX1", False)


async def test_what_the_caller_says_beside_the_payload_is_kept(
    realtime: RealTimeService,
) -> None:
    expires_at = datetime(2026, 12, 5, tzinfo=UTC)

    stored = await realtime.send_user_update(
        "42", "payment_success", PAID, subject="order 7", expires_at=expires_at, test=True
    )

    assert (stored.subject, stored.expires_at, stored.test) == ("order 7", expires_at, True)


async def test_a_broadcast_is_stored_for_everybody(
    realtime: RealTimeService, inbox: SqlInbox
) -> None:
    stored = await realtime.broadcast("notification", SAID)

    assert await inbox.read(BROADCAST_STREAM, 0, 10) == [stored]
    assert stored.subject is None


async def test_nobody_is_told_before_it_is_stored(
    realtime: RealTimeService, inbox: SqlInbox, fanout: LocalFanout[StoredEvent]
) -> None:
    told: list[StoredEvent | None] = []
    fanout.subscribe(user_stream("42"), lambda _seq, event: told.append(event))
    await inbox.close()

    with pytest.raises(StoreUnavailable):
        await realtime.send_user_update("42", "payment_success", PAID)

    assert told == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"user_id": ""}, "userId"),
        ({"user_id": "a b"}, "userId"),
        ({"payload": {"transactionId": "TX1"}}, "payload.amount"),
        ({"payload": b"{"}, "payload"),
        ({"subject": ""}, "subject"),
        ({"subject": "x" * 129}, "subject"),
        ({"expires_at": datetime(2026, 12, 5)}, "expiresAt"),  # noqa: DTZ001
        ({"producer": ""}, "producer"),
        ({"idempotency_key": ""}, "Idempotency-Key"),
        ({"idempotency_key": "x" * 256}, "Idempotency-Key"),
    ],
)
async def test_a_mistake_is_named_by_its_field_and_nothing_is_stored(
    realtime: RealTimeService, inbox: SqlInbox, changed: dict[str, Any], field: str
) -> None:
    given: dict[str, Any] = {"user_id": "42", "type": "payment_success", "payload": PAID}

    with pytest.raises(BadField) as raised:
        await realtime.send_user_update(**given | changed)

    assert raised.value.field == field
    assert await inbox.heads([user_stream("42")]) == {user_stream("42"): 0}


async def test_a_repeated_call_sends_once_and_tells_again(
    realtime: RealTimeService, fanout: LocalFanout[StoredEvent]
) -> None:
    told: list[int] = []
    fanout.subscribe(user_stream("42"), lambda seq, _event: told.append(seq))

    first = await realtime.send_user_update("42", "payment_success", PAID, idempotency_key="k")
    again = await asyncio.to_thread(
        realtime.sync.send_user_update, "42", "payment_success", PAID, idempotency_key="k"
    )

    assert (again.id, again.seq, again.replayed) == (first.id, 1, True)
    assert told == [1, 1], "the first call may have ended before it told"
    with pytest.raises(IdempotencyConflict):
        await realtime.broadcast("notification", SAID, idempotency_key="k")


async def test_many_are_sent_at_once_or_not_at_all(
    realtime: RealTimeService, inbox: SqlInbox, fanout: LocalFanout[StoredEvent]
) -> None:
    told: list[int] = []
    fanout.subscribe(user_stream("42"), lambda seq, _event: told.append(seq))
    updates = [UserUpdate(user_id=42, type="payment_success", payload=PAID) for _ in range(250)]

    stored = await realtime.send_many(updates, idempotency_key="k")
    again = await asyncio.to_thread(realtime.sync.send_many, updates, idempotency_key="k")

    assert [event.seq for event in stored] == list(range(1, 251))
    assert [event.id for event in again] == [event.id for event in stored]
    assert told == [*range(1, 251), *range(1, 251)]
    updates[7] = UserUpdate(user_id=42, type="payment_success", payload={"transactionId": "TX1"})
    with pytest.raises(BadField) as raised:
        await realtime.send_many(updates)
    assert raised.value.field == "events[7].payload.amount"
    with pytest.raises(UnknownEventType) as unknown:
        await realtime.send_many([UserUpdate(user_id=42, type="x", payload=PAID)])
    assert unknown.value.field == "events[0].type"
    assert (await inbox.heads([user_stream("42")]))[user_stream("42")] == 250


async def test_what_was_sent_is_withdrawn_and_marked_read_and_told(
    realtime: RealTimeService, inbox: SqlInbox, fanout: LocalFanout[StoredEvent]
) -> None:
    told: list[StoredEvent | None] = []
    fanout.subscribe(user_stream("42"), lambda _seq, event: told.append(event))
    sent = await realtime.send_user_update("42", "payment_success", PAID)

    withdrawn = await realtime.withdraw(42, "TX1")
    read = await asyncio.to_thread(realtime.sync.mark_read, 42, [sent.id])
    again = await asyncio.to_thread(realtime.sync.withdraw, 42, "TX1")

    assert told == [sent, withdrawn, read, again]
    assert await inbox.read(user_stream("42"), 0, 10) == [sent, withdrawn, read]
    assert await realtime.mark_read(42, [sent.id, "unknown"]) is None


async def test_a_broadcast_is_withdrawn_behind_it_in_what_everybody_is_sent(
    realtime: RealTimeService, inbox: SqlInbox
) -> None:
    notice = {"type": "info", "title": "T", "message": "M"}
    sent = await realtime.broadcast("notification", notice, subject="works")

    withdrawn = await realtime.withdraw_broadcast("works")

    assert await asyncio.to_thread(realtime.sync.withdraw_broadcast, "works") == replace(
        withdrawn, replayed=True
    )
    assert await inbox.read(BROADCAST_STREAM, 0, 10) == [sent, withdrawn]


@pytest.mark.parametrize(
    ("verb", "given", "field"),
    [
        ("withdraw_broadcast", ("",), "subject"),
        ("withdraw", ("42", ""), "subject"),
        ("withdraw", ("4 2", "TX1"), "userId"),
        ("mark_read", ("4 2", ["a"]), "userId"),
        ("mark_read", ("42", ["a"] * 1001), "ids"),
        ("send_many", ([],), "events"),
    ],
)
async def test_what_cannot_be_done_names_its_field(
    realtime: RealTimeService, verb: str, given: tuple[Any, ...], field: str
) -> None:
    with pytest.raises(BadField) as raised:
        await getattr(realtime, verb)(*given)

    assert raised.value.field == field


async def test_what_was_never_sent_cannot_be_withdrawn(realtime: RealTimeService) -> None:
    with pytest.raises(NothingToWithdraw):
        await realtime.withdraw("42", "TX1")


async def test_an_unknown_type_is_refused(realtime: RealTimeService) -> None:
    with pytest.raises(UnknownEventType):
        await realtime.send_user_update("42", "payment_maybe", PAID)


async def test_a_thread_sends_through_the_synchronous_face(
    realtime: RealTimeService, inbox: SqlInbox
) -> None:
    one = await asyncio.to_thread(
        realtime.sync.send_user_update, "42", NotificationType.PAYMENT_SUCCESS, PAID
    )
    two = await asyncio.to_thread(realtime.sync.broadcast, "notification", SAID, test=True)

    assert await inbox.read(user_stream("42"), 0, 10) == [one]
    assert await inbox.read(BROADCAST_STREAM, 0, 10) == [two]


async def test_a_threads_mistake_is_raised_in_the_thread(realtime: RealTimeService) -> None:
    with pytest.raises(BadField):
        await asyncio.to_thread(realtime.sync.send_user_update, "42", "payment_success", {})


async def test_the_synchronous_face_refuses_the_loops_own_thread(
    realtime: RealTimeService,
) -> None:
    with pytest.raises(WrongThread, match="await the verb"):
        realtime.sync.send_user_update("42", "payment_success", PAID)


async def test_another_loop_is_sent_to_the_synchronous_face(realtime: RealTimeService) -> None:
    def on_a_loop_of_its_own() -> None:
        asyncio.run(run())

    async def run() -> None:
        await realtime.send_user_update("42", "payment_success", PAID)

    with pytest.raises(WrongThread, match=r"realtime\.sync"):
        await asyncio.to_thread(on_a_loop_of_its_own)


async def test_before_the_start_both_faces_say_that_there_is_no_server(tmp_path: Path) -> None:
    realtime = RealTimeService(SqlInbox(f"sqlite:///{tmp_path / 'x.sqlite3'}"), LocalFanout())

    with pytest.raises(StoreUnavailable, match="not started"):
        await realtime.send_user_update("42", "payment_success", PAID)
    with pytest.raises(StoreUnavailable, match="not started"):
        await asyncio.to_thread(realtime.sync.broadcast, "notification", SAID)


@pytest.mark.parametrize("user_id", [None, True, 4.2, b"42", ["42"]])
async def test_what_is_no_user_id_does_not_become_the_name_of_a_user(
    realtime: RealTimeService, user_id: Any
) -> None:
    with pytest.raises(BadField) as raised:
        await realtime.send_user_update(user_id, "payment_success", PAID)

    assert raised.value.field == "userId"


async def test_an_outage_of_the_store_is_told_once_and_its_end(
    realtime: RealTimeService, inbox: SqlInbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await inbox.close()
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            await realtime.send_user_update(42, "payment_success", PAID)
    await inbox.open()
    for _ in range(2):
        await realtime.send_user_update(42, "payment_success", PAID)

    ours = [record for record in caplog.records if record.name == "server.realtime_service"]
    assert [(record.levelname, record.message) for record in ours] == [
        ("WARNING", "the store takes no events"),
        ("INFO", "the store takes events again"),
    ]
    assert vars(ours[1])["refused"] == 3
