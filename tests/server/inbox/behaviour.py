"""What every adapter of the inbox must do; each adapter's test module inherits it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest

from server.errors import IdempotencyConflict, NothingToWithdraw, StoreUnavailable
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


def read_ids(events: Sequence[StoredEvent]) -> list[str]:
    """What the `read` events among `events` name."""
    return [
        event_id
        for event in events
        if event.name == "read"
        for event_id in msgspec.json.decode(event.payload_json)["ids"]
    ]


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

    async def test_receipts_of_two_nodes_do_not_stand_in_each_others_way(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        ids = [(await append(inbox, BROADCAST_STREAM, number)).id for number in range(10)]

        mine, others, _ = await asyncio.gather(
            inbox.record_read("42", ids),
            other_node.record_read("42", ids[::-1]),
            self._report(ids, inbox, other_node),
        )

        news = [event for event in (mine, others) if event is not None]
        assert sorted(read_ids(news)) == sorted(ids), "each is news once"
        assert await inbox.read(MINE, 0, 10) == sorted(news, key=lambda event: event.seq)

    async def _report(self, ids: list[str], *nodes: Inbox) -> None:
        await asyncio.gather(
            *(
                node.record_presented("42", f"d{n % 3}", dict.fromkeys(ids[n:], "toast"))
                for n in range(10)
                for node in nodes
            ),
            *(
                node.record_ack("42", f"d{n % 3}", Position(user=0, broadcast=n))
                for n in range(10)
                for node in nodes
            ),
        )

    async def test_a_repeated_key_is_answered_with_the_first_result(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        expires_at = datetime(2026, 12, 5, 18, 0, 0, 123456, UTC)
        event = paid(subject="S", expires_at=expires_at, test=True)
        given: dict[str, Any] = {"producer": "billing", "idempotency_key": "k1"}
        (first,) = await inbox.append([event], **given)
        await append(inbox, MINE, 2)

        (again,) = await inbox.append([event], **given)
        (elsewhere,) = await other_node.append([event], **given)

        assert not first.replayed
        assert again == elsewhere == msgspec.structs.replace(first, replayed=True)
        assert len(await inbox.read(MINE, 0, 10)) == 2

    async def test_a_key_of_another_event_is_a_conflict_and_stores_nothing(
        self, inbox: Inbox
    ) -> None:
        await append(inbox, MINE, 1, key="k1")

        for stream, number in ((MINE, 2), (OTHER, 1), (BROADCAST_STREAM, 1)):
            with pytest.raises(IdempotencyConflict):
                await append(inbox, stream, number, key="k1")

        assert await inbox.heads([MINE, OTHER, BROADCAST_STREAM]) == {
            MINE: 1,
            OTHER: 0,
            BROADCAST_STREAM: 0,
        }

    async def test_a_key_belongs_to_its_producer_and_to_its_case(self, inbox: Inbox) -> None:
        await append(inbox, MINE, 1, key="k1", producer="billing")

        others = [
            await append(inbox, MINE, 1, key="k1", producer="shop"),
            await append(inbox, MINE, 1, key="K1", producer="billing"),
            await append(inbox, MINE, 1, key="k" * 255, producer="billing"),
        ]

        assert [event.replayed for event in others] == [False, False, False]
        assert (await inbox.heads([MINE]))[MINE] == 4

    async def test_of_racing_duplicates_on_two_nodes_one_is_stored(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        nodes = (inbox, other_node)

        both, _ = await asyncio.gather(
            asyncio.gather(*(append(nodes[n % 2], MINE, 7, key="k1") for n in range(50))),
            asyncio.gather(
                *(append(nodes[n % 2], (MINE, OTHER)[n % 3 == 0], n) for n in range(50))
            ),
        )

        assert len({(event.id, event.seq, event.at) for event in both}) == 1
        assert [event.replayed for event in both].count(False) == 1
        mine = await inbox.read(MINE, 0, 200)
        assert [event.id for event in mine].count(both[0].id) == 1
        assert [event.seq for event in mine] == list(range(1, len(mine) + 1))

    async def test_of_racing_events_with_one_key_one_is_stored_and_the_others_conflict(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        results = await asyncio.gather(
            *(
                append((inbox, other_node)[n % 2], user_stream(str(n)), n, key="k")
                for n in range(50)
            ),
            return_exceptions=True,
        )

        kinds = [type(result) for result in results]
        assert (kinds.count(StoredEvent), kinds.count(IdempotencyConflict)) == (1, 49)
        heads = await inbox.heads([user_stream(str(n)) for n in range(50)])
        assert sum(heads.values()) == 1

    async def test_many_keys_on_many_users_do_not_stand_in_each_others_way(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        calls = [(user_stream(str(n % 7)), n, f"k{n * 37 % 300}") for n in range(300)]

        mine, others = await asyncio.gather(
            asyncio.gather(*(append(inbox, *call[:2], key=call[2]) for call in calls)),
            asyncio.gather(*(append(other_node, *call[:2], key=call[2]) for call in calls[::-1])),
        )

        assert [event.id for event in mine] == [event.id for event in others[::-1]]
        assert sum(event.replayed for event in [*mine, *others]) == 300

    async def test_an_id_that_no_store_can_hold_is_only_unknown(self, inbox: Inbox) -> None:
        await inbox.record_presented("42", "d1", {"\x00": "toast", "\ud800": "toast"})

        assert await inbox.record_read("42", ["\x00", "\ud800", "x" * 5000]) is None

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

    async def test_an_event_is_marked_read_once_and_by_its_own_user(self, inbox: Inbox) -> None:
        mine, other = await append(inbox, MINE), await append(inbox, OTHER)
        everybodys = await append(inbox, BROADCAST_STREAM)
        ids = [mine.id, other.id, everybodys.id, "unknown", mine.id]

        first, again, others = (
            await inbox.record_read("42", ids),
            await inbox.record_read("42", ids),
            await inbox.record_read("43", ids),
        )

        assert first is not None
        assert others is not None
        assert again is None
        assert read_ids([first]) == [mine.id, everybodys.id]
        assert read_ids([others]) == [other.id, everybodys.id]

    async def test_what_was_read_is_the_next_event_of_its_users_stream(self, inbox: Inbox) -> None:
        everybodys = await append(inbox, BROADCAST_STREAM)
        await append(inbox)

        told = await inbox.record_read("42", [everybodys.id])

        assert told is not None
        assert (told.stream, told.seq, told.name) == (MINE, 2, "read")
        assert (await inbox.read(MINE, 1, 10)) == [told]
        assert (await append(inbox)).seq == 3

    async def test_reads_and_appends_of_two_nodes_share_one_gap_free_sequence(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        nodes = (inbox, other_node)
        ids = [(await append(inbox, MINE, number)).id for number in range(20)]

        await asyncio.gather(
            *(nodes[n % 2].record_read("42", [ids[n], ids[(n + 1) % 20]]) for n in range(20)),
            *(append(nodes[n % 2], (MINE, OTHER)[n % 2], n) for n in range(40)),
            *(nodes[n % 2].record_read("43", ids) for n in range(4)),
        )

        held = await inbox.read(MINE, 0, 1000)
        assert [event.seq for event in held] == list(range(1, len(held) + 1))
        assert sorted(read_ids(held)) == sorted(ids), "each is news once"

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

    async def test_a_withdrawal_is_an_event_of_the_stream(self, inbox: Inbox) -> None:
        await append(inbox)

        withdrawn = await inbox.withdraw(MINE, "TX1", producer="billing")

        assert (withdrawn.seq, withdrawn.name, withdrawn.subject) == (2, "withdraw", "TX1")
        assert withdrawn.payload_json == '{"subject":"TX1"}'
        assert await inbox.read(MINE, 1, 10) == [withdrawn]

    async def test_what_is_withdrawn_already_is_not_withdrawn_again(self, inbox: Inbox) -> None:
        await append(inbox)
        first = await inbox.withdraw(MINE, "TX1", producer="billing")

        again = await inbox.withdraw(MINE, "TX1", producer="billing")

        assert again == msgspec.structs.replace(first, replayed=True)
        await append(inbox)
        assert (await inbox.withdraw(MINE, "TX1", producer="billing")).seq == 4

    async def test_what_was_never_said_cannot_be_withdrawn(self, inbox: Inbox) -> None:
        await append(inbox, OTHER)
        await append(inbox, BROADCAST_STREAM)

        for key in (None, "k1"):
            with pytest.raises(NothingToWithdraw):
                await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key=key)

        assert (await inbox.heads([MINE]))[MINE] == 0
        await append(inbox)
        found = await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key="k1")
        assert not found.replayed, "what was refused has not used its key up"

    async def test_a_repeated_withdrawal_does_not_reach_what_came_after_it(
        self, inbox: Inbox
    ) -> None:
        await append(inbox)
        first = await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key="k1")
        corrected = await append(inbox)

        again = await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key="k1")

        assert again == msgspec.structs.replace(first, replayed=True)
        assert (await inbox.heads([MINE]))[MINE] == corrected.seq

    async def test_racing_withdrawals_with_one_key_are_one(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        await append(inbox)

        answers = await asyncio.gather(
            *(
                (inbox, other_node)[n % 2].withdraw(
                    MINE, "TX1", producer="billing", idempotency_key="k1"
                )
                for n in range(20)
            )
        )

        assert {answer.seq for answer in answers} == {2}

    async def test_receipts_are_taken_beside_appends(self, inbox: Inbox) -> None:
        stored = await append(inbox)

        await asyncio.gather(
            *(append(inbox, MINE, number) for number in range(20)),
            inbox.record_ack("42", "d1", Position(user=1, broadcast=0)),
            inbox.record_presented("42", "d1", {stored.id: "toast", "unknown": "toast"}),
            inbox.record_presented("42", "d1", {}),
        )

        assert (await inbox.heads([MINE]))[MINE] == 21

    async def test_a_receipt_tells_what_each_device_of_the_user_reported(
        self, inbox: Inbox
    ) -> None:
        first, second = await append(inbox), await append(inbox)
        await inbox.record_ack("42", "d1", Position(user=1, broadcast=9))
        await inbox.record_presented("42", "d1", {first.id: "toast"})
        await inbox.record_presented("42", "d2", {first.id: "held"})
        await inbox.record_ack("43", "d3", Position(user=9, broadcast=9))
        await inbox.record_read("42", [first.id])

        of_first = await inbox.receipt("42", first.id)
        of_second = await inbox.receipt("42", second.id)

        assert of_first is not None
        assert of_second is not None
        assert of_first.event == first
        assert [(d.device, d.stored, d.presented) for d in of_first.devices] == [
            ("d1", True, "toast"),
            ("d2", False, "held"),
        ]
        d1, d2 = of_first.devices
        assert d1.stored_at is not None
        assert d2.stored_at is None
        assert first.at <= d1.stored_at <= datetime.now(UTC)
        assert of_first.read_at is not None
        assert of_first.read_at.tzinfo == UTC
        assert [(d.device, d.stored, d.presented) for d in of_second.devices] == [
            ("d1", False, None)
        ]
        assert of_second.read_at is None

    async def test_the_first_acknowledgement_tells_when_an_event_was_stored(
        self, inbox: Inbox
    ) -> None:
        events = [await append(inbox, MINE, number) for number in range(4)]
        everybodys = await append(inbox, BROADCAST_STREAM)

        async def stored_at(event: StoredEvent) -> datetime | None:
            receipt = await inbox.receipt("42", event.id)
            assert receipt is not None
            return receipt.devices[0].stored_at

        await inbox.record_ack("42", "d1", Position(user=2, broadcast=0))
        at_two = await stored_at(events[1])
        await inbox.record_ack("42", "d1", Position(user=3, broadcast=1))
        await inbox.record_ack("42", "d1", Position(user=1, broadcast=0))

        assert at_two is not None
        assert await stored_at(events[0]) == await stored_at(events[1]) == at_two
        at_three = await stored_at(events[2])
        assert at_three is not None
        assert at_three > at_two
        assert await stored_at(everybodys) == at_three
        assert await stored_at(events[3]) is None

    async def test_a_receipt_is_of_an_event_that_its_user_was_sent(self, inbox: Inbox) -> None:
        other, everybodys = await append(inbox, OTHER), await append(inbox, BROADCAST_STREAM)
        await inbox.record_ack("42", "d1", Position(user=0, broadcast=1))

        receipt = await inbox.receipt("42", everybodys.id)

        assert receipt is not None
        assert [device.stored for device in receipt.devices] == [True]
        assert await inbox.receipt("42", other.id) is None
        assert await inbox.receipt("42", "unknown") is None

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
