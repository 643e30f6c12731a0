"""What every adapter of the inbox must keep of what was read, and of what devices reported."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from server.inbox.base import BROADCAST_STREAM, Inbox, Position, StoredEvent
from tests.server.inbox.behaviour import MINE, OTHER, append


def read_ids(events: Sequence[StoredEvent]) -> list[str]:
    """What the `read` events among `events` name."""
    return [
        event_id
        for event in events
        if event.name == "read"
        for event_id in msgspec.json.decode(event.payload_json)["ids"]
    ]


class ReceiptBehaviour:
    """Needs the fixtures of `InboxBehaviour`."""

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

    async def test_an_id_that_no_store_can_hold_is_only_unknown(self, inbox: Inbox) -> None:
        await inbox.record_presented("42", "d1", {"\x00": "toast", "\ud800": "toast"})

        assert await inbox.record_read("42", ["\x00", "\ud800", "x" * 5000]) is None

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
