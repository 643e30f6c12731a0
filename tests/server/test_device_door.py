"""The handshake and the messages of a device, as a client sees them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from server.errors import StoreUnavailable
from server.inbox.base import StoredEvent
from server.inbox.sql import SqlInbox
from tests.server.parts import (
    SOON_S,
    Client,
    RunningServer,
    make_config,
    make_token,
    running_server,
)

NewClient = Callable[[], Client]


async def send(server: RunningServer, user: str = "42", number: int = 1) -> StoredEvent:
    return await server.socket_server.realtime.send_user_update(
        user, "payment_success", {"transactionId": f"TX{number}", "amount": "1"}
    )


async def rows(server: RunningServer, query: str) -> list[tuple[Any, ...]]:
    inbox = server.socket_server.inbox
    assert isinstance(inbox, SqlInbox)
    return [tuple(row) for row in await inbox.fetch(text(query))]


@pytest.mark.parametrize(
    ("auth", "code"),
    [
        (None, "token_missing"),
        ({}, "token_missing"),
        ({"token": ""}, "token_missing"),
        ("token", "token_missing"),
        ({"token": 5}, "token_invalid"),
        ({"token": "not a token"}, "token_invalid"),
        ({"token": make_token("42", lives_s=-60)}, "token_expired"),
    ],
)
async def test_a_handshake_is_refused_by_code(
    server: RunningServer, new_client: NewClient, auth: Any, code: str
) -> None:
    refusal = await new_client().try_connect(server.url, auth)

    assert refusal["code"] == code
    assert refusal["message"]
    # JavaScript clients are given only `data`.
    assert refusal["data"] == {"code": code, "message": refusal["message"]}


async def test_one_connection_too_many_is_refused_and_told_when_to_try_again(
    tmp_path: Path, new_client: NewClient
) -> None:
    async with running_server(make_config(tmp_path, max_connections_per_user=1)) as server:
        await new_client().connect(server.url, {"token": make_token("42")})

        refusal = await new_client().try_connect(server.url, {"token": make_token("42")})
        await new_client().connect(server.url, {"token": make_token("43")})

        assert refusal["code"] == "too_many_connections"
        assert refusal["retryAfter"] > 0


async def test_a_connection_that_ended_makes_room_for_another(
    tmp_path: Path, new_client: NewClient
) -> None:
    async with running_server(make_config(tmp_path, max_connections_per_user=1)) as server:
        for _ in range(3):
            client = new_client()
            await client.connect(server.url, {"token": make_token("42")})
            await client.close()
            async with asyncio.timeout(SOON_S):
                while server.socket_server.connected:
                    await asyncio.sleep(0.005)


async def test_a_server_that_shuts_down_refuses_for_a_while(
    server: RunningServer, new_client: NewClient
) -> None:
    server.socket_server._door.closing = True

    refusal = await new_client().try_connect(server.url, {"token": make_token("42")})

    assert refusal["code"] == "shutting_down"
    assert refusal["retryAfter"] > 0


async def test_a_store_that_does_not_answer_puts_the_handshake_off(
    server: RunningServer, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_arguments: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(server.socket_server.inbox, "look_up", fails)

    refusal = await new_client().try_connect(server.url, {"token": make_token("42")})

    assert refusal["code"] == "rate_limited"
    assert refusal["retryAfter"] > 0


async def test_a_device_name_that_is_malformed_does_not_keep_the_user_out(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()

    await client.connect(server.url, {"token": make_token("42"), "device": "a b", "cursor": 5})

    assert client.sio.connected


async def test_an_ack_is_recorded_and_never_moves_back(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42"), "device": "d1"})
    for number in (1, 2):
        await send(server, number=number)
    first, second = [meta["cursor"] for _, _, meta in await client.events(2)]

    for cursor in (second, first):
        await client.sio.call("ack", {"cursor": cursor}, timeout=SOON_S)

    found = await rows(server, "SELECT user_id, device, acked_user FROM devices")
    assert found == [("42", "d1", 2)]


async def test_an_ack_of_what_was_never_sent_is_refused(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42"), "device": "d1"})
    await send(server)
    cursor: str = (await client.events(1))[0][2]["cursor"]

    forged = cursor.replace(".1-", ".9-")
    answer = await client.sio.call("ack", {"cursor": forged}, timeout=SOON_S)

    assert answer == {"ok": False, "code": "bad_field"}
    assert await rows(server, "SELECT acked_user, acked_broadcast FROM devices") == [(0, 0)]


async def test_marking_read_is_stored_and_told_to_each_of_the_users_devices(
    server: RunningServer, new_client: NewClient
) -> None:
    here, there, stranger = new_client(), new_client(), new_client()
    for client, user in ((here, "42"), (there, "42"), (stranger, "43")):
        await client.connect(server.url, {"token": make_token(user)})
    stored = await send(server)
    foreign = await send(server, user="43")

    answer = await here.sio.call(
        "mark_read", {"ids": [stored.id, foreign.id, "unknown"]}, timeout=SOON_S
    )

    assert answer == {"ok": True}
    for client in (here, there):
        ((said, meta),) = await client.named("read", 1)
        assert said == {"ids": [stored.id]}
        assert meta["cursor"].split(".")[3].startswith("2-")
    assert await rows(server, "SELECT event_id, user_id FROM reads") == [(stored.id, "42")]
    assert "read" not in {what[0] for what in stranger.seen}


async def test_how_an_event_was_presented_is_recorded_for_its_own_user(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42"), "device": "d1"})
    stored = await send(server)
    foreign = await send(server, user="43")

    for how in ("held", "toast"):
        await client.sio.call("presented", {stored.id: how, foreign.id: how}, timeout=SOON_S)

    found = await rows(server, "SELECT event_id, user_id, device, how FROM presentations")
    assert found == [(stored.id, "42", "d1", "toast")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ack", None),
        ("ack", {"cursor": 5}),
        ("mark_read", {"ids": "all"}),
        ("mark_read", ["x"]),
        ("presented", {"id": "seen by the user"}),
        ("presented", {str(number): "toast" for number in range(1001)}),
    ],
)
async def test_a_bad_message_is_answered_and_the_connection_stays(
    server: RunningServer, new_client: NewClient, name: str, message: Any
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})

    answer = await client.sio.call(name, message, timeout=SOON_S)

    assert answer == {"ok": False, "code": "bad_field"}
    assert client.sio.connected


async def test_a_fresh_token_of_the_same_user_is_accepted(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})

    answer = await client.sio.call(
        "authenticate", {"token": make_token("42", lives_s=7200)}, timeout=SOON_S
    )

    assert answer["ok"] is True
    expires_at = datetime.fromisoformat(answer["expiresAt"])
    assert 7000 < (expires_at - datetime.now(UTC)).total_seconds() < 7300


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"token": make_token("43")}, "token_invalid"),
        ({"token": make_token("42", lives_s=-60)}, "token_expired"),
        ({}, "token_missing"),
        (None, "token_missing"),
    ],
)
async def test_another_token_is_refused_and_the_connection_stays_as_it_was(
    server: RunningServer, new_client: NewClient, message: Any, code: str
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})

    answer = await client.sio.call("authenticate", message, timeout=SOON_S)

    assert answer == {"ok": False, "code": code}
    await send(server)
    assert len(await client.events(1)) == 1


async def test_an_expiring_token_is_announced_and_an_expired_one_ends_the_connection(
    tmp_path: Path, new_client: NewClient
) -> None:
    async with running_server(make_config(tmp_path, jwt_leeway_s=0)) as server:
        client = new_client()
        await client.connect(server.url, {"token": make_token("42", lives_s=2)})

        ((expiring,),) = await client.named("token_expiring", 1)
        await client.named("disconnect", 1)

    assert datetime.fromisoformat(expiring["expiresAt"]) < datetime.now(UTC)
    assert [what[0] for what in client.seen] == ["connect", "token_expiring", "disconnect"]
