"""Messages wait in their order, and what came together is taken together."""

from __future__ import annotations

import asyncio

from notifier.net.inbound import MOST_WAITING, Inbound


async def test_what_the_library_hands_over_turn_by_turn_is_taken_together() -> None:
    inbound = Inbound()

    async def library() -> None:
        for number in range(5):
            inbound.put("event", (number,))
            for _ in range(3):  # a task and two callbacks for each message
                await asyncio.sleep(0)

    handing_over = asyncio.create_task(library())
    taken = await inbound.take(256)
    assert [message.arguments for message in taken] == [(0,), (1,), (2,), (3,), (4,)]
    await handing_over


async def test_no_more_than_asked_for_are_taken() -> None:
    inbound = Inbound()
    for number in range(5):
        inbound.put("event", (number,))
    assert len(await inbound.take(3)) == 3
    assert len(await inbound.take(3)) == 2


async def test_what_came_before_the_end_can_still_be_taken() -> None:
    inbound = Inbound()
    inbound.put("event", ())
    inbound.close()
    inbound.put("late", ())
    assert [message.name for message in await inbound.take(9)] == ["event"]
    assert await inbound.take(9) == []


async def test_nothing_more_is_read_until_what_was_read_is_taken() -> None:
    inbound = Inbound()
    for number in range(MOST_WAITING):
        inbound.put("event", (number,))
    reading = asyncio.create_task(inbound.room())
    await asyncio.sleep(0)
    assert not reading.done()
    await inbound.take(10)
    await reading


async def test_whoever_waits_for_room_is_let_go_at_the_end() -> None:
    inbound = Inbound()
    for number in range(MOST_WAITING + 1):
        inbound.put("event", (number,))
    reading = asyncio.create_task(inbound.room())
    await asyncio.sleep(0)
    inbound.close()
    await reading
