"""What every adapter of the inbox must do with a key: what is sent twice with it is stored once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from server.errors import IdempotencyConflict
from server.inbox.base import BROADCAST_STREAM, Inbox, StoredEvent, user_stream
from tests.server.inbox.behaviour import MINE, OTHER, append, paid


class KeyBehaviour:
    """Needs the fixtures of `InboxBehaviour`."""

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
