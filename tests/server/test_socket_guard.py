"""What a peer may do to the library, over raw sockets: it is closed, and nobody else notices."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from engineio.payload import Payload  # type: ignore[import-untyped]
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.auth import Principal
from tests.server.parts import (
    SOON_S,
    Client,
    RunningServer,
    make_config,
    make_token,
    running_server,
)

NewClient = Callable[[], Client]


@contextlib.asynccontextmanager
async def raw_socket(url: str) -> AsyncIterator[ClientConnection]:
    """A WebSocket that has read Engine.IO's OPEN."""
    address = url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    async with connect(address, compression=None) as socket:
        assert str(await socket.recv()).startswith("0{")
        yield socket


async def say_hello(socket: ClientConnection, user: str = "42") -> None:
    await socket.send("40" + json.dumps({"token": make_token(user)}))
    assert str(await socket.recv()).startswith('40{"sid"')


async def is_closed(socket: ClientConnection) -> list[str]:
    """Read until the server closes; what was read."""
    read: list[str] = []
    async with asyncio.timeout(SOON_S):
        with contextlib.suppress(ConnectionClosed):
            while True:
                read.append(str(await socket.recv()))
    return read


async def until(fact: Callable[[], bool]) -> None:
    async with asyncio.timeout(SOON_S):
        while not fact():
            await asyncio.sleep(0.005)


def sockets_left(server: RunningServer) -> int:
    return len(server.socket_server.sio.eio.sockets)


MALFORMED: list[str | bytes] = [
    "42{}",
    "42",
    "42[]",
    "42[5]",
    "42null",
    '42["ack"',
    "42" + "[" * 5000,
    '42-99999999999["ack"]',
    "43[1]",
    "44{}",
    '451-["ack",{"_placeholder":true,"num":0}]',
    "49",
    "4",
    "4{}",
    "4true",
    "40{",
    "0",
    "6",
    "9",
    "x",
    "",
    b"\x00\x01",
    "40" + json.dumps({"token": "a second handshake"}),
]


@pytest.mark.parametrize("packet", MALFORMED, ids=lambda packet: repr(packet[:12]))
async def test_a_malformed_packet_closes_its_connection(
    server: RunningServer, packet: str | bytes
) -> None:
    async with raw_socket(server.url) as socket:
        await say_hello(socket)

        await socket.send(packet)

        await is_closed(socket)
    await until(lambda: sockets_left(server) == 0)
    assert server.socket_server.connected == 0


@pytest.mark.parametrize("packet", ['42["ack",{}]', "41", "42"])
async def test_a_peer_that_speaks_before_its_handshake_is_closed(
    server: RunningServer, packet: str
) -> None:
    async with raw_socket(server.url) as socket:
        await socket.send(packet)

        await is_closed(socket)


async def test_malformed_packets_are_logged_once_and_without_a_traceback(
    server: RunningServer, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        async with raw_socket(server.url) as socket:
            await say_hello(socket)
            await socket.send("42{}")
            await is_closed(socket)

    warned = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warned) == 1
    assert warned[0].exc_info is None


async def test_the_others_go_on_after_a_malformed_packet(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})
    async with raw_socket(server.url) as socket:
        await say_hello(socket)
        await socket.send("42{}")
        await is_closed(socket)

    await server.socket_server.realtime.send_user_update(
        "42", "payment_success", {"transactionId": "TX1", "amount": "1"}
    )

    assert len(await client.events(1)) == 1


async def test_a_message_that_is_too_large_closes_the_connection(tmp_path: Path) -> None:
    async with (
        running_server(make_config(tmp_path, max_message_bytes=2048)) as server,
        raw_socket(server.url) as socket,
    ):
        await say_hello(socket)
        await socket.send("42" + json.dumps(["ack", {"cursor": "x" * 4096}]))
        await is_closed(socket)


async def test_a_connection_that_never_sends_a_handshake_is_closed(tmp_path: Path) -> None:
    async with (
        running_server(make_config(tmp_path, connect_timeout_s=1)) as server,
        raw_socket(server.url) as socket,
    ):
        assert await is_closed(socket) == []
        await until(lambda: sockets_left(server) == 0)


async def test_a_refused_client_reads_why_and_is_then_closed(server: RunningServer) -> None:
    async with raw_socket(server.url) as socket:
        await socket.send("40" + json.dumps({"token": "not one"}))

        (refusal,) = await is_closed(socket)

    assert refusal.startswith("44")
    assert json.loads(refusal[2:])["code"] == "token_invalid"
    await until(lambda: sockets_left(server) == 0)


async def test_another_namespace_is_refused_and_closed(server: RunningServer) -> None:
    async with raw_socket(server.url) as socket:
        await socket.send("40/admin," + json.dumps({"token": make_token("42")}))

        read = await is_closed(socket)

    assert read == ['44/admin,"Unable to connect"']


async def test_an_event_named_connect_does_not_run_the_handshake_again(
    server: RunningServer,
) -> None:
    async with raw_socket(server.url) as socket:
        await say_hello(socket)

        await socket.send('42["connect",{},{"token":"x"}]')
        await socket.send('42["disconnect","because"]')
        await socket.send('421["mark_read",{"ids":[]}]')

        assert str(await socket.recv()) == '431[{"ok":true}]'
    assert server.socket_server.sio.refused_messages == 2


async def test_an_unknown_event_is_counted_and_reaches_nobody(
    server: RunningServer, new_client: NewClient
) -> None:
    sender, listener = new_client(), new_client()
    for client in (sender, listener):
        await client.connect(server.url, {"token": make_token("42")})

    await sender.sio.emit("payment_success", {"transactionId": "forged", "amount": "1"})
    answer = await sender.sio.call("mark_read", {"ids": []}, timeout=SOON_S)

    assert answer == {"ok": True}
    assert server.socket_server.sio.refused_messages == 1
    assert listener.seen == [("connect",)]


async def test_an_exception_in_the_handshake_leaves_no_socket_in_a_room(
    server: RunningServer, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_token: str) -> Principal:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(server.socket_server._door._verifier, "verify", fails)

    refusal = await new_client().try_connect(server.url, {"token": make_token("42")})

    assert refusal["code"] == "rate_limited"
    assert refusal["retryAfter"] > 0
    assert server.socket_server.sio.manager.rooms == {}
    assert server.socket_server.connected == 0
    await until(lambda: sockets_left(server) == 0)


async def test_a_room_that_cannot_be_entered_refuses_the_handshake(
    server: RunningServer, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_arguments: Any) -> None:
        raise ValueError("no room")

    monkeypatch.setattr(server.socket_server.sio, "enter_room", fails)

    refusal = await new_client().try_connect(server.url, {"token": make_token("42")})

    assert refusal["code"] == "rate_limited"
    assert server.socket_server.connected == 0
    assert server.socket_server.sio.manager.rooms == {}


async def test_a_connection_that_ends_during_its_handshake_leaves_nothing(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier = server.socket_server._door._verifier
    verify = verifier.verify
    asked, answer = asyncio.Event(), asyncio.Event()

    async def slowly(token: str) -> Principal:
        asked.set()
        await answer.wait()
        return await verify(token)

    monkeypatch.setattr(verifier, "verify", slowly)
    sio = server.socket_server.sio
    async with raw_socket(server.url) as socket:
        await socket.send("40" + json.dumps({"token": make_token("42")}))
        await asked.wait()
        (eio_sid,) = sio.eio.sockets
        sio.cut(eio_sid, "test")
        await is_closed(socket)
    answer.set()

    await until(lambda: sio.manager.rooms == {} and server.socket_server.connected == 0)


async def test_a_peer_that_reads_nothing_is_closed_before_its_queue_grows(
    server: RunningServer,
) -> None:
    sio = server.socket_server.sio
    async with raw_socket(server.url) as socket:
        await say_hello(socket)
        socket.transport.pause_reading()

        async with asyncio.timeout(SOON_S):
            while server.socket_server.connected:
                await sio.emit("filler", "x" * 50_000, room="user_42")

        await until(lambda: sockets_left(server) == 0)
        socket.transport.abort()


async def test_a_malformed_long_polling_post_closes_the_session(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The app raises this limit of the library in its own process, and its tests ran in this one.
    monkeypatch.setattr(Payload, "max_decode_packets", 16)
    address = server.url + "/socket.io/?EIO=4&transport=polling"
    async with httpx.AsyncClient() as http:
        sid = json.loads((await http.get(address)).text[1:])["sid"]

        posted = await http.post(address + f"&sid={sid}", content="4" + "\x1e4" * 40)

        assert posted.status_code == 400
        assert (await http.get(address + f"&sid={sid}")).status_code == 400
    assert sockets_left(server) == 0


async def test_a_client_that_leaves_while_polling_leaves_no_request_behind(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")}, ["polling"])

    async with asyncio.timeout(SOON_S):
        await client.close()

    await until(lambda: server.socket_server.connected == 0)


async def test_nothing_of_a_token_is_logged(
    server: RunningServer, new_client: NewClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    token = make_token("42")

    await new_client().connect(server.url, {"token": token})
    await new_client().try_connect(server.url, {"token": token[:-2]})

    ours = [record for record in caplog.records if record.name.startswith("server")]
    assert ours
    assert token[:20] not in " ".join(repr(vars(record)) for record in ours)


async def test_when_very_many_have_sent_no_handshake_the_next_is_turned_away(
    server: RunningServer,
) -> None:
    server.socket_server.sio.max_waiting = 2
    address = server.url + "/socket.io/?EIO=4&transport=polling"
    async with httpx.AsyncClient(trust_env=False) as http, raw_socket(server.url) as first:
        assert (await http.get(address)).status_code == 200

        refused = await http.get(address)
        with pytest.raises(InvalidStatus):
            async with raw_socket(server.url):
                pass
        await say_hello(first)
        welcome = await http.get(address)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    assert welcome.status_code == 200
