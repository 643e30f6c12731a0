"""What every adapter of the inbox must do; each adapter's test module inherits it.

More of it, by subject, lies in the modules beside this one.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from server.errors import IdempotencyConflict, StoreUnavailable
from server.inbox.base import (
    BROADCAST_STREAM,
    ByLane,
    Inbox,
    LaneState,
    NewEvent,
    Position,
    StoredEvent,
    user_stream,
)

MINE = user_stream("42")
OTHER = user_stream("43")


def paid(stream: str = MINE, number: int = 1, **options: Any) -> NewEvent:
    return NewEvent(
        stream=stream,
        name="payment_success",
        **{
            "payload_json": f'{{"transactionId":"TX{number}","amount":"5000.00"}}',
            "subject": f"TX{number}",
        }
        | options,
    )


async def append(
    inbox: Inbox,
    stream: str = MINE,
    number: int = 1,
    *,
    key: str | None = None,
    producer: str = "test",
) -> StoredEvent:
    (stored,) = await inbox.append([paid(stream, number)], producer=producer, idempotency_key=key)
    return stored


class InboxBehaviour:
    """Needs the fixtures `inbox`, open on an empty store, and `other_node`, a second on it."""

    async def test_an_appended_event_is_read_as_it_was_stored(self, inbox: Inbox) -> None:
        expires_at = datetime(2026, 12, 5, 18, 0, 0, 123456, timezone(timedelta(hours=5.5)))

        (stored,) = await inbox.append(
            [paid(subject="S", expires_at=expires_at, test=True)], producer="billing"
        )

        assert await inbox.read(MINE, 0, 10) == [stored]
        assert stored.seq == 1
        assert stored.payload_json == '{"transactionId":"TX1","amount":"5000.00"}'
        assert stored.expires_at == expires_at
        assert stored.at.tzinfo == UTC
        assert abs(datetime.now(UTC) - stored.at) < timedelta(minutes=1)

    async def test_each_stream_has_a_sequence_of_its_own(self, inbox: Inbox) -> None:
        streams = [MINE, OTHER, MINE, BROADCAST_STREAM, MINE]

        seqs = [(await append(inbox, stream)).seq for stream in streams]

        assert seqs == [1, 1, 2, 1, 3]
        assert await inbox.heads([MINE, OTHER, BROADCAST_STREAM, "user:nobody"]) == {
            MINE: 3,
            OTHER: 1,
            BROADCAST_STREAM: 1,
            "user:nobody": 0,
        }

    async def test_concurrent_appends_have_gap_free_numbers_and_ids_of_their_own(
        self, inbox: Inbox
    ) -> None:
        stored = await asyncio.gather(*(append(inbox, (MINE, OTHER)[n % 2], n) for n in range(200)))

        for stream in (MINE, OTHER):
            seqs = sorted(event.seq for event in stored if event.stream == stream)
            assert seqs == list(range(1, 101))
        assert len({event.id for event in stored}) == 200
        assert await inbox.read(MINE, 0, 200) == sorted(
            (event for event in stored if event.stream == MINE), key=lambda event: event.seq
        )

    async def test_two_nodes_that_append_to_one_user_leave_no_gap(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        assert other_node.epoch == inbox.epoch

        stored = await asyncio.gather(
            *(append((inbox, other_node)[n % 2], (MINE, OTHER)[n % 3 == 0], n) for n in range(200))
        )

        for stream in (MINE, OTHER):
            mine = sorted(
                (event for event in stored if event.stream == stream), key=lambda event: event.seq
            )
            assert [event.seq for event in mine] == list(range(1, len(mine) + 1))
            assert await inbox.read(stream, 0, 200) == mine

    async def test_no_reader_sees_a_later_event_before_an_earlier_one(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        appends = [
            asyncio.create_task(append((inbox, other_node)[n % 2], MINE, n)) for n in range(60)
        ]
        last = 0
        while not all(task.done() for task in appends):
            seen = [event.seq for event in await inbox.read(MINE, last, 100)]
            assert seen == list(range(last + 1, last + 1 + len(seen)))
            last += len(seen)
        await asyncio.gather(*appends)

    async def test_each_concurrent_caller_is_given_its_own_event(self, inbox: Inbox) -> None:
        stored = await asyncio.gather(*(append(inbox, MINE, number) for number in range(50)))

        assert [event.subject for event in stored] == [f"TX{number}" for number in range(50)]

    async def test_one_events_fault_is_its_own_callers_and_nobody_elses(self, inbox: Inbox) -> None:
        results = await asyncio.gather(
            append(inbox, MINE, 1),
            inbox.append([paid()], producer=None),  # type: ignore[arg-type]  # what the schema forbids
            append(inbox, MINE, 2),
            return_exceptions=True,
        )

        kinds = [isinstance(result, StoredEvent) for result in results]
        assert kinds == [True, False, True]
        assert [event.seq for event in await inbox.read(MINE, 0, 10)] == [1, 2]

    async def test_a_read_is_in_order_bounded_and_past_its_start(self, inbox: Inbox) -> None:
        for number in range(5):
            await append(inbox, MINE, number)

        assert [event.seq for event in await inbox.read(MINE, 1, 3)] == [2, 3, 4]
        assert await inbox.read(MINE, 5, 3) == []

    async def test_how_a_users_streams_stand_is_looked_up_at_once(self, inbox: Inbox) -> None:
        mine = [await append(inbox), await append(inbox, MINE, 2)]
        await append(inbox, OTHER)

        assert await inbox.look_up("42", Position(user=1, broadcast=0)) == ByLane(
            user=LaneState(head=2, floor=0, id_at=mine[0].id),
            broadcast=LaneState(head=0, floor=0),
        )
        everybodys = await append(inbox, BROADCAST_STREAM)
        assert await inbox.look_up("42", None) == ByLane(
            user=LaneState(head=2, floor=0, id_at=mine[1].id),
            broadcast=LaneState(head=1, floor=0, id_at=everybodys.id),
        )
        assert await inbox.look_up("42", Position(user=3, broadcast=1)) == ByLane(
            user=LaneState(head=2, floor=0),
            broadcast=LaneState(head=1, floor=0, id_at=everybodys.id),
        )

    async def test_heads_of_very_many_streams_are_read_at_once(self, inbox: Inbox) -> None:
        await append(inbox, user_stream("1999"))

        heads = await inbox.heads([user_stream(str(number)) for number in range(2000)])

        assert len(heads) == 2000
        assert sum(heads.values()) == 1

    async def test_a_batch_is_stored_as_a_whole_and_in_its_order(self, inbox: Inbox) -> None:
        batch = [paid(MINE, 1), paid(OTHER, 2), paid(MINE, 3)]

        stored = await inbox.append(batch, producer="billing", idempotency_key="batch")
        again = await inbox.append(batch, producer="billing", idempotency_key="batch")

        assert [(event.stream, event.seq) for event in stored] == [(MINE, 1), (OTHER, 1), (MINE, 2)]
        assert [(event.id, event.replayed) for event in again] == [
            (event.id, True) for event in stored
        ]
        with pytest.raises(IdempotencyConflict):
            await inbox.append(batch[:2], producer="billing", idempotency_key="batch")

    async def test_of_a_batch_with_a_fault_nothing_is_stored(self, inbox: Inbox) -> None:
        bad = paid(OTHER, 2, payload_json=None)  # what the schema forbids

        results = await asyncio.gather(
            append(inbox),
            inbox.append([paid(MINE, 1), bad], producer="billing"),
            append(inbox),
            return_exceptions=True,
        )

        assert [isinstance(result, StoredEvent) for result in results] == [True, False, True]
        assert await inbox.heads([MINE, OTHER]) == {MINE: 2, OTHER: 0}

    async def test_it_answers_while_it_is_open_and_says_so_when_not(self, inbox: Inbox) -> None:
        await inbox.ping()

        await inbox.close()

        with pytest.raises(StoreUnavailable):
            await inbox.ping()
        with pytest.raises(StoreUnavailable):
            await append(inbox)

    async def test_closing_writes_what_is_waiting_first(self, inbox: Inbox) -> None:
        waiting = [asyncio.create_task(append(inbox, MINE, number)) for number in range(20)]
        await asyncio.sleep(0)

        await inbox.close()

        assert sorted(event.seq for event in await asyncio.gather(*waiting)) == list(range(1, 21))
