"""The queue of a socket: when it keeps up, when it has room, when it is too much."""

from __future__ import annotations

import asyncio

import pytest
from engineio.packet import MESSAGE, Packet  # type: ignore[import-untyped]

from server.send_queue import LOW_PACKETS, MAX_CHARS, MAX_PACKETS, ROOMY_PACKETS, SendQueue


def packet(chars: int = 1) -> Packet:
    return Packet(MESSAGE, "x" * chars)


async def test_a_queue_is_roomy_until_its_peer_falls_behind() -> None:
    queue = SendQueue()
    for _ in range(ROOMY_PACKETS - 1):
        queue.put_nowait(packet())
    assert queue.is_roomy

    queue.put_nowait(packet())

    assert not queue.is_roomy


async def test_room_comes_when_most_is_taken() -> None:
    queue = SendQueue()
    for _ in range(LOW_PACKETS + 1):
        queue.put_nowait(packet())
    waiting = asyncio.create_task(queue.room())
    await asyncio.sleep(0)
    assert not waiting.done()

    queue.get_nowait()

    await waiting


async def test_a_released_queue_lets_its_waiter_go() -> None:
    queue = SendQueue()
    queue.put_nowait(packet(MAX_CHARS))
    waiting = asyncio.create_task(queue.room())
    await asyncio.sleep(0)

    queue.release()

    await waiting


@pytest.mark.parametrize(("count", "chars"), [(MAX_PACKETS + 1, 1), (3, MAX_CHARS // 2)])
async def test_a_queue_past_its_bound_says_so_once(count: int, chars: int) -> None:
    queue = SendQueue()
    overflows: list[str] = []
    queue.on_overflow = lambda: overflows.append("too much")

    for _ in range(count + 1):
        queue.put_nowait(packet(chars))
    await asyncio.sleep(0)

    assert overflows == ["too much"]


async def test_packets_are_taken_in_order_and_none_ends_them() -> None:
    queue = SendQueue()
    for item in (first := packet(), second := packet(), None):
        queue.put_nowait(item)

    assert [queue.get_nowait() for _ in range(3)] == [first, second, None]


async def test_a_lot_ends_at_its_bound_and_the_rest_is_there_for_the_next() -> None:
    queue = SendQueue()
    queue.most_at_once = 2
    for number in range(3):
        queue.put_nowait(number)

    lot = [await queue.get(), queue.get_nowait()]
    with pytest.raises(asyncio.QueueEmpty):
        queue.get_nowait()

    assert lot == [0, 1]
    assert await queue.get() == 2
