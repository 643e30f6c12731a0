"""Who is gone is gone on every node, also on one that was never told: PostgreSQL and Redis."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from server.people import People
from tests.helpers.postgres import PostgresServer
from tests.helpers.redis_server import RedisServer, redis_server
from tests.server.parts import (
    SOON_S,
    Client,
    RunningServer,
    make_config,
    make_token,
    running_server,
)

NewClient = Callable[[], Client]


@dataclass
class Nodes:
    """Two servers over one database; what one of them says of people, nobody hears."""

    here: RunningServer
    there: RunningServer
    redis: RedisServer

    async def end(self, what: str) -> None:
        """Remove the user's device `d1`, or delete the user: `here`, in silence."""
        people = self.here.socket_server.people
        if what == "account_deleted":
            await people.delete_user("42")
        else:
            assert await people.remove_device("42", "d1")


@pytest.fixture
async def nodes(
    tmp_path: Path, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Nodes]:
    async def swallowed(_people: People, _user_id: str, _device: str | None) -> None:
        """As Redis does that is restarted just then."""

    monkeypatch.setattr(People, "_cut", swallowed)
    async with AsyncExitStack() as last_to_first:
        redis = await last_to_first.enter_async_context(redis_server(tmp_path))
        config = make_config(
            tmp_path,
            database_url=postgres.new_database(),
            redis_url=redis.url,
            fanout_secret="a key that all the nodes of a test have",
        )
        here = await last_to_first.enter_async_context(running_server(config))
        there = await last_to_first.enter_async_context(running_server(config))
        yield Nodes(here=here, there=there, redis=redis)


def auth(device: str) -> dict[str, Any]:
    return {"token": make_token("42"), "device": device, "cursor": ""}


async def pay(node: RunningServer, number: int) -> None:
    await node.socket_server.realtime.send_user_update(
        "42", "payment_success", {"transactionId": f"TX{number}", "amount": "1"}
    )


@pytest.mark.parametrize("code", ["token_revoked", "account_deleted"])
async def test_who_is_gone_is_cut_on_a_node_that_was_not_told(
    nodes: Nodes, new_client: NewClient, code: str
) -> None:
    gone, plain = new_client(), new_client()
    await gone.connect(nodes.there.url, auth("d1"))
    await plain.connect(nodes.there.url, {"token": make_token("42")})

    await nodes.end(code)
    await nodes.redis.cut_clients("pubsub")  # what was said meanwhile is looked for at once

    await gone.named("disconnect", 1)
    assert (await new_client().try_connect(nodes.there.url, auth("d1")))["code"] == code
    if code == "account_deleted":
        await plain.named("disconnect", 1)
    else:
        await pay(nodes.here, 1)
        assert len(await plain.events(1)) == 1
    assert gone.business_events() == []


@pytest.mark.parametrize("code", ["token_revoked", "account_deleted"])
async def test_who_is_gone_cannot_renew_a_token_and_stay(
    nodes: Nodes, new_client: NewClient, code: str
) -> None:
    client = new_client()
    await client.connect(nodes.there.url, auth("d1"))
    await nodes.end(code)

    answer = await client.sio.call(
        "authenticate", {"token": make_token("42", lives_s=7200)}, timeout=SOON_S
    )

    assert answer == {"ok": False, "code": code}
    await client.named("disconnect", 1)
