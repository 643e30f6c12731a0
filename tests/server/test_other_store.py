"""A database that is restored under running nodes: nobody restarts them, and nothing is hidden."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from server.inbox.base import user_stream
from tests.helpers.postgres import PostgresServer
from tests.helpers.redis_server import redis_server
from tests.server.parts import Client, RunningServer, make_config, make_token, quick_app, running

NewClient = Callable[[], Client]


async def pay(node: RunningServer, number: int) -> None:
    await node.socket_server.realtime.send_user_update(
        "42", "payment_success", {"transactionId": f"TX{number}", "amount": "1"}
    )


def paid(client: Client) -> list[str]:
    return [payload["transactionId"] for _, payload, _ in client.business_events()]


async def test_devices_fetch_everything_again_when_a_dump_was_read_back_under_the_nodes(
    tmp_path: Path, postgres: PostgresServer, new_client: NewClient
) -> None:
    url = postgres.new_database()
    async with AsyncExitStack() as last_to_first:
        redis = await last_to_first.enter_async_context(redis_server(tmp_path))
        config = make_config(
            tmp_path,
            database_url=url,
            redis_url=redis.url,
            fanout_secret="a key that all the nodes of a test have",
        )
        here, there = [
            await last_to_first.enter_async_context(running(quick_app(config))) for _ in range(2)
        ]
        client = new_client()
        await client.connect(there.url, {"token": make_token("42"), "cursor": ""})
        await pay(here, 1)
        dump = await asyncio.to_thread(postgres.dump, url)
        await pay(here, 2)
        await pay(here, 3)
        cursor = (await client.events(3))[-1][2]["cursor"]

        await asyncio.to_thread(postgres.read_dump, dump, url)  # while the nodes go on
        await client.named("disconnect", 1)

        await pay(here, 4)  # under a number that the lost event had
        again = new_client()
        await again.connect(there.url, {"token": make_token("42"), "cursor": cursor})
        ((reset,),) = await again.named("cursor_reset", 1)
        await again.events(2)
        channel = f"paybell:{there.socket_server.inbox.epoch}:{user_stream('42')}"
        await redis.until(lambda channels: channel in channels)
        await pay(here, 5)
        await again.events(3)
        assert here.socket_server.inbox.epoch == there.socket_server.inbox.epoch

    assert reset == {"reason": "other_database"}
    assert paid(again) == ["TX1", "TX4", "TX5"]
