"""Two nodes over one store, and Redis between them: the way of a payment across them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette

from server.app import create_app
from server.config import ServerConfig
from server.fanout.hints import HintCodec
from server.inbox.base import StoredEvent, user_stream
from tests.helpers.redis_server import RedisServer, redis_server
from tests.server.parts import (
    SOON_S,
    Client,
    RunningServer,
    make_config,
    make_token,
    quick_app,
    running,
)

NewClient = Callable[[], Client]

FANOUT_SECRET = "a key that all the nodes of a test have"
AT_MOST_LATE_S = 6.0
"""Five seconds between two comparisons of heads, and some for a busy machine."""


def paid(number: int) -> dict[str, str]:
    return {"transactionId": f"TX{number}", "amount": "5000.00"}


def numbers(client: Client) -> list[str]:
    return [payload["transactionId"] for _, payload, _ in client.business_events()]


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[RedisServer]:
    async with redis_server(tmp_path) as server:
        yield server


@pytest.fixture
def config(tmp_path: Path, redis: RedisServer) -> ServerConfig:
    # One SQLite file may be written by two of one process; nodes of their own need PostgreSQL.
    return make_config(tmp_path, redis_url=redis.url, fanout_secret=FANOUT_SECRET)


@asynccontextmanager
async def two_nodes(
    config: ServerConfig, build: Callable[[ServerConfig], Starlette] = create_app
) -> AsyncIterator[tuple[RunningServer, RunningServer]]:
    async with AsyncExitStack() as last_to_first:
        one = await last_to_first.enter_async_context(running(build(config)))
        yield one, await last_to_first.enter_async_context(running(build(config)))


@pytest.fixture
async def nodes(config: ServerConfig) -> AsyncIterator[tuple[RunningServer, RunningServer]]:
    async with two_nodes(config) as nodes:
        yield nodes


async def connected(
    node: RunningServer, client: Client, redis: RedisServer, user: str = "42"
) -> Client:
    """`client` on `node`, from the moment when the node hears of its user."""
    await client.connect(node.url, {"token": make_token(user), "cursor": ""})
    wanted = channel_of(node, user)
    await redis.until(lambda channels: wanted in channels)
    return client


def channel_of(node: RunningServer, user: str) -> str:
    return f"paybell:{node.socket_server.inbox.epoch}:{user_stream(user)}"


async def test_an_event_stored_on_one_node_reaches_a_socket_of_the_other(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    client = await connected(there, new_client(), redis)
    started = time.monotonic()

    for number in range(1, 51):
        await here.socket_server.realtime.send_user_update("42", "payment_success", paid(number))
    await here.socket_server.realtime.broadcast(
        "notification", {"type": "info", "title": "T", "message": "M"}
    )

    events = await client.events(51)
    assert [payload.get("transactionId") for _, payload, _ in events[:50]] == [
        f"TX{number}" for number in range(1, 51)
    ]
    assert events[50][0] == "notification"
    assert time.monotonic() - started < 4  # and not by the comparison of heads


async def test_a_node_hears_of_its_own_users_only(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    mine = await connected(here, new_client(), redis, "42")
    await connected(there, new_client(), redis, "43")
    everybody = f"paybell:{here.socket_server.inbox.epoch}:*"
    channels = [channel_of(here, "42"), channel_of(there, "43"), everybody]

    await redis.until_channels(set(channels))
    assert await redis.ask("PUBSUB", "NUMSUB", *channels) == [
        *(channels[0].encode(), 1),
        *(channels[1].encode(), 1),
        *(channels[2].encode(), 2),
    ]
    await mine.close()
    await redis.until_channels(set(channels[1:]))


async def test_what_is_read_on_one_node_is_told_on_the_other(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    laptop = await connected(here, new_client(), redis)
    desktop = await connected(there, new_client(), redis)
    stranger = await connected(there, new_client(), redis, "43")
    stored = await here.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
    await desktop.events(1)

    answer = await laptop.sio.call("mark_read", {"ids": [stored.id]}, timeout=SOON_S)

    assert answer == {"ok": True}
    for device in (laptop, desktop):
        ((said, meta),) = await device.named("read", 1)
        assert (said, meta["cursor"].split(".")[3][:2]) == ({"ids": [stored.id]}, "2-")
    assert "read" not in {what[0] for what in stranger.seen}


async def test_what_was_read_while_a_device_and_redis_were_away_is_told_it_later(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    laptop = await connected(here, new_client(), redis)
    stored = await here.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
    ((_, _, meta),) = await laptop.events(1)
    desktop = await connected(there, new_client(), redis)
    await desktop.events(1)
    await desktop.close()
    await redis.kill()

    await laptop.sio.call("mark_read", {"ids": [stored.id]}, timeout=SOON_S)
    again = new_client()
    await again.connect(there.url, {"token": make_token("42"), "cursor": meta["cursor"]})

    ((name, said, _),) = await again.events(1)
    assert (name, said) == ("read", {"ids": [stored.id]})


async def test_a_forged_hint_sends_nothing_and_harms_nobody(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    client = await connected(there, new_client(), redis)
    stored = await here.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
    await client.events(1)
    channel = channel_of(there, "42")
    forger = HintCodec(b"a key that was guessed by somebody", StoredEvent)
    for seq in (2, 3, 2**62):
        await redis.ask("PUBLISH", channel, forger.grown(channel.encode(), seq, stored))

    await here.socket_server.realtime.send_user_update("42", "payment_success", paid(2))
    await client.events(2)

    assert numbers(client) == ["TX1", "TX2"]


async def test_while_redis_is_away_events_come_a_little_late_and_posting_does_not_wait(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    client = await connected(there, new_client(), redis)
    own = await connected(here, new_client(), redis)
    await redis.kill()
    started = time.monotonic()

    await here.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
    await own.events(1)

    assert time.monotonic() - started < 2
    await client.events(1)
    assert time.monotonic() - started < AT_MOST_LATE_S


async def test_after_a_restart_of_redis_what_was_missed_comes_at_once(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    client = await connected(there, new_client(), redis)
    await redis.kill()
    await redis.start()
    for number in range(1, 4):
        await here.socket_server.realtime.send_user_update("42", "payment_success", paid(number))

    await client.events(3)

    assert numbers(client) == ["TX1", "TX2", "TX3"]


async def test_killed_subscribers_come_back_and_nothing_is_lost_or_doubled(
    nodes: tuple[RunningServer, RunningServer], redis: RedisServer, new_client: NewClient
) -> None:
    here, there = nodes
    client = await connected(there, new_client(), redis)

    for number in range(1, 61):
        await here.socket_server.realtime.send_user_update("42", "payment_success", paid(number))
        if number % 20 == 0:
            assert await redis.cut_clients("pubsub") == 1
            await redis.until(lambda channels: channel_of(there, "42") in channels)

    await client.events(60)
    assert numbers(client) == [f"TX{number}" for number in range(1, 61)]


async def test_the_nodes_start_and_stop_without_redis(
    config: ServerConfig, redis: RedisServer, new_client: NewClient
) -> None:
    await redis.kill()
    before = asyncio.all_tasks()
    async with two_nodes(config, quick_app) as (here, there):  # nobody waits for a round
        client = new_client()
        await client.connect(there.url, {"token": make_token("42"), "cursor": ""})
        await here.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
        await client.events(1)
        await redis.start()
        await redis.until(lambda channels: channel_of(there, "42") in channels)
        await client.close()
    assert {task for task in asyncio.all_tasks() if "RedisLink" in repr(task)} <= before
