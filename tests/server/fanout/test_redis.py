"""The fan-out between nodes, through a real Redis that is forged, cut, killed and frozen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from server.errors import ConfigError
from server.fanout import redis as redis_fanout
from server.fanout.base import CutMark
from server.fanout.hints import HintCodec
from server.fanout.redis import RedisFanout
from tests.helpers.redis_server import PASSWORD, RedisServer
from tests.server.fanout.parts import SECRET, SOON_S, STORE, Listener, Paid

CHANNEL = f"paybell:{STORE}:user:42"
STREAM = "user:42"

NewNode = Callable[[Listener], Awaitable[RedisFanout[Paid]]]


@pytest.fixture
async def new_node(redis: RedisServer) -> AsyncIterator[NewNode]:
    """Makes nodes of one cluster; the listener is told of their gaps."""
    nodes: list[RedisFanout[Paid]] = []

    async def make(listener: Listener) -> RedisFanout[Paid]:
        nodes.append(RedisFanout(redis.url, SECRET, Paid))
        await nodes[-1].start(STORE, listener.on_gap)
        return nodes[-1]

    yield make
    for node in nodes:
        await node.stop()


@pytest.fixture
async def listener() -> Listener:
    return Listener()


@pytest.fixture
async def here(new_node: NewNode, listener: Listener) -> RedisFanout[Paid]:
    """A node on which `listener` is subscribed to user 42."""
    node = await new_node(listener)
    listener.listen(node, STREAM)
    await listener.until_gap(STREAM)
    return node


@pytest.fixture
async def there(new_node: NewNode) -> RedisFanout[Paid]:
    """Another node, on which nobody listens."""
    return await new_node(Listener())


def logged(caplog: pytest.LogCaptureFixture, why: str) -> bool:
    """Whether some line gives this reason."""
    return any(getattr(record, "why", None) == why for record in caplog.records)


async def test_what_one_node_publishes_another_hears_with_its_event_and_in_order(
    here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    for seq in range(1, 601):
        await there.publish(STREAM, seq, Paid(f"TX{seq}"))
    await there.publish_mark(STREAM, CutMark(device="d1"))

    heard = await listener.until(601)

    assert heard[:600] == [(seq, Paid(f"TX{seq}")) for seq in range(1, 601)]
    assert heard[600] == CutMark(device="d1")


async def test_a_node_hears_its_own_hint_once(
    here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    await here.publish(STREAM, 1, Paid("TX1"))
    await here.publish_mark(STREAM, CutMark(device="d1"))
    await here.stop()  # all is published
    await here.start(STORE, listener.on_gap)
    await listener.until_gap(STREAM, 2)
    await there.publish(STREAM, 2, None)

    assert await listener.until(3) == [
        (1, Paid("TX1")),
        CutMark(device="d1"),
        (2, None),
    ]


async def test_a_node_subscribes_to_its_own_streams_only_and_once_each(
    redis: RedisServer, new_node: NewNode
) -> None:
    one, other = await new_node(Listener()), await new_node(Listener())
    leave = [Listener().listen(one, "user:1"), Listener().listen(one, "user:1")]
    Listener().listen(other, "user:2")
    Listener().listen(other, "*")
    first, *rest = (f"paybell:{STORE}:{stream}" for stream in ("user:1", "user:2", "*"))

    await redis.until_channels({first, *rest})
    assert await redis.ask("PUBSUB", "NUMSUB", first) == [first.encode(), 1]
    leave[0]()
    Listener().listen(one, "user:3")
    await redis.until_channels({first, *rest, f"paybell:{STORE}:user:3"})
    leave[1]()
    await redis.until_channels({*rest, f"paybell:{STORE}:user:3"})


async def test_thousands_of_streams_are_subscribed_to_in_a_few_commands(
    redis: RedisServer, new_node: NewNode
) -> None:
    node = await new_node(Listener())
    await redis.ask("CONFIG", "RESETSTAT")

    for user in range(3000):
        Listener().listen(node, f"user:{user}")
    await redis.until(lambda channels: len(channels) == 3000)

    stats = (await redis.ask("INFO", "commandstats"))["cmdstat_subscribe"]
    assert stats["calls"] == 3000 / redis_fanout.SUBSCRIBE_AT_ONCE


async def test_a_channel_of_another_database_is_another_channel(
    redis: RedisServer, here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    elsewhere: RedisFanout[Paid] = RedisFanout(redis.url, SECRET, Paid)
    await elsewhere.start("another0", lambda _stream: None)
    await elsewhere.publish(STREAM, 1, Paid("not ours"))
    await elsewhere.stop()
    await there.publish(STREAM, 2, None)

    assert await listener.until(1) == [(2, None)]


async def test_forged_broken_and_huge_messages_are_harmless(
    redis: RedisServer, here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    forger = HintCodec(b"a key that was guessed by somebody", Paid)
    true = HintCodec(SECRET, Paid).grown(CHANNEL.encode(), 1, Paid("TX1"))
    for message in (
        b"",
        b"7",
        b"x" * 4_000_000,
        forger.marked(CHANNEL.encode(), CutMark(device="d1")),
        forger.grown(CHANNEL.encode(), 2**63 - 1, Paid("forged")),
        true,
        true,  # doubled
    ):
        await redis.ask("PUBLISH", CHANNEL, message)
    await there.publish(STREAM, 2, Paid("TX2"))

    assert await listener.until(4) == [
        (2**63 - 1, None),
        (1, Paid("TX1")),
        (1, Paid("TX1")),
        (2, Paid("TX2")),
    ]


async def test_a_listener_that_fails_does_not_end_the_hearing(
    here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    def fail(_seq: int, _event: Paid | None) -> None:
        raise RuntimeError("a fault of ours")

    here.subscribe(STREAM, fail)
    await there.publish(STREAM, 1, None)
    await there.publish(STREAM, 2, None)

    assert await listener.until(2) == [(1, None), (2, None)]


async def test_a_killed_subscriber_comes_back_and_names_every_stream_as_a_gap(
    redis: RedisServer, here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    listener.listen(here, "*")
    await listener.until_gap("*")

    assert await redis.cut_clients("pubsub") == 1

    await listener.until_gap(STREAM, 2)
    await listener.until_gap("*", 2)
    await there.publish(STREAM, 1, Paid("TX1"))
    assert await listener.until(1) == [(1, Paid("TX1"))]


async def test_a_cut_publisher_publishes_what_was_not_answered_for(
    redis: RedisServer, here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    await there.publish(STREAM, 1, None)
    await listener.until(1)

    await redis.cut_clients("normal")
    await there.publish(STREAM, 2, Paid("TX2"))

    assert await listener.until(2) == [(1, None), (2, Paid("TX2"))]


async def test_redis_that_is_restarted_is_found_again(
    redis: RedisServer, here: RedisFanout[Paid], there: RedisFanout[Paid], listener: Listener
) -> None:
    await redis.kill()
    await there.publish(STREAM, 1, Paid("TX1"))  # neither fails nor waits
    await redis.start()

    await listener.until_gap(STREAM, 2)
    await there.publish(STREAM, 2, Paid("TX2"))
    async with asyncio.timeout(SOON_S):
        while (2, Paid("TX2")) not in await listener.until(1):
            await listener.until(len(listener.heard) + 1)


async def test_redis_may_be_started_after_the_nodes(
    redis: RedisServer, new_node: NewNode, listener: Listener
) -> None:
    await redis.kill()
    here, there = await new_node(listener), await new_node(Listener())
    listener.listen(here, STREAM)
    await here.publish(STREAM, 1, None)
    await redis.start()

    await listener.until_gap(STREAM)
    await there.publish(STREAM, 2, None)
    assert await listener.until(2) == [(1, None), (2, None)]


async def test_a_frozen_redis_is_given_up_and_found_again(
    redis: RedisServer,
    here: RedisFanout[Paid],
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(redis_fanout, "PING_AFTER_S", 0.05)
    monkeypatch.setattr(redis_fanout, "ANSWERS_WITHIN_S", 0.1)
    await redis.cut_clients("pubsub")
    await listener.until_gap(STREAM, 2)

    redis.freeze()
    async with asyncio.timeout(SOON_S):
        while not logged(caplog, "it does not answer"):
            await asyncio.sleep(0.01)
    redis.thaw()

    await listener.until_gap(STREAM, 3)


async def test_what_waits_for_redis_is_bounded_and_the_oldest_is_dropped(
    redis: RedisServer,
    here: RedisFanout[Paid],
    there: RedisFanout[Paid],
    listener: Listener,
) -> None:
    await redis.kill()
    for seq in range(1, redis_fanout.MOST_WAITING + 2_000):
        await there.publish(STREAM, seq, Paid("x"))
    await redis.start()
    await listener.until_gap(STREAM, 2)
    last = redis_fanout.MOST_WAITING + 5_000
    await there.publish(STREAM, last, None)

    while (last, None) not in listener.heard:
        await listener.until(len(listener.heard) + 1)
    assert len(listener.heard) <= redis_fanout.MOST_WAITING + redis_fanout.PUBLISH_AT_ONCE


async def test_to_stop_publishes_what_waits_and_leaves_no_task_and_no_connection(
    redis: RedisServer, here: RedisFanout[Paid], listener: Listener
) -> None:
    before = asyncio.all_tasks()
    brief: RedisFanout[Paid] = RedisFanout(redis.url, SECRET, Paid)
    await brief.start(STORE, lambda _stream: None)
    Listener().listen(brief, "user:43")
    await brief.publish(STREAM, 1, Paid("TX1"))

    await brief.stop()

    assert await listener.until(1) == [(1, Paid("TX1"))]
    assert asyncio.all_tasks() == before
    await redis.until_channels({CHANNEL})


async def test_to_stop_does_not_wait_for_a_redis_that_is_away(
    redis: RedisServer, there: RedisFanout[Paid]
) -> None:
    await redis.kill()
    await there.publish(STREAM, 1, None)

    async with asyncio.timeout(redis_fanout.FLUSH_WITHIN_S + 5):
        await there.stop()


async def test_neither_a_log_line_nor_an_error_holds_the_password(
    redis: RedisServer, caplog: pytest.LogCaptureFixture, listener: Listener
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = redis.url.replace(PASSWORD, "a-wrong-password")
    node: RedisFanout[Paid] = RedisFanout(wrong, SECRET, Paid)
    await node.start(STORE, listener.on_gap)
    listener.listen(node, STREAM)
    async with asyncio.timeout(SOON_S):
        while not logged(caplog, "it refuses the user name or password of redis_url"):
            await asyncio.sleep(0.01)
    await node.stop()

    with pytest.raises(ConfigError) as raised:
        RedisFanout(wrong + "?socket_timeout=soon", SECRET, Paid)
    written = [str(vars(record)) for record in caplog.records]
    assert "a-wrong-password" not in "".join([*written, str(raised.value), repr(node)])


async def test_it_stops_also_while_it_is_just_connecting(redis: RedisServer) -> None:
    async with asyncio.timeout(2 * SOON_S):
        for _ in range(20):
            fanout = RedisFanout(redis.url, SECRET, Paid)
            Listener().listen(fanout, STREAM)
            await fanout.start(STORE, lambda _stream: None)
            await fanout.publish(STREAM, 1, None)

            await fanout.stop()

        assert asyncio.all_tasks() == {asyncio.current_task()}
