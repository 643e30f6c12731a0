"""What a server may do with a WebSocket, and what arrives of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from websockets.asyncio.server import ServerConnection, serve

from notifier.core.connection import Transport
from notifier.core.server_address import check_server_url
from notifier.net.failures import Seen
from notifier.net.way import Way
from notifier.net.websocket import MOST_MESSAGE_BYTES, WebSocket, WebSocketEnded
from tests.notifier.net.parts import WAIT_S

Behaviour = Callable[[ServerConnection], Awaitable[None]]


@contextlib.asynccontextmanager
async def opened(behaviour: Behaviour) -> AsyncIterator[WebSocket]:
    """A WebSocket to a server that behaves so."""
    async with serve(behaviour, "127.0.0.1", 0, compression=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        way = Way(
            check_server_url(f"http://127.0.0.1:{port}"),
            ssl_context=None,
            proxy=None,
            seen=Seen(transport=Transport.WEBSOCKET),
            on_reached=lambda: None,
        )
        socket = WebSocket(await way.open())
        answers: list[int] = []
        async with asyncio.timeout(WAIT_S):
            await socket.open(way.host, "/", [], lambda status, _headers: answers.append(status))
            assert answers == [101]
            yield socket
        way.cut()


async def test_messages_arrive_whole_and_in_order_however_they_were_cut() -> None:
    async def behave(server: ServerConnection) -> None:
        await server.send(["first ", "in ", "pieces €"])
        await server.send(b"\x00bytes")
        await server.send("x" * (1024 * 1024))
        await server.wait_closed()

    received: list[str | bytes] = []
    async with opened(behave) as socket:
        while len(received) < 3:
            received += await socket.receive()
    assert received == ["first in pieces €", b"\x00bytes", "x" * (1024 * 1024)]


async def test_what_came_before_the_end_is_received_before_it() -> None:
    async def behave(server: ServerConnection) -> None:
        await server.send("last words")
        await server.close(code=1001)

    async with opened(behave) as socket:
        assert await socket.receive() == ["last words"]
        with pytest.raises(WebSocketEnded):
            await socket.receive()


async def test_a_ping_is_answered_while_messages_are_awaited() -> None:
    answered = asyncio.Event()

    async def behave(server: ServerConnection) -> None:
        await (await server.ping())
        answered.set()
        await server.send("thanks")
        await server.wait_closed()

    async with opened(behave) as socket:
        assert await socket.receive() == ["thanks"]
    assert answered.is_set()


async def test_a_message_without_end_ends_the_connection() -> None:
    async def behave(server: ServerConnection) -> None:
        with contextlib.suppress(Exception):
            await server.send("x" * (MOST_MESSAGE_BYTES + 1))

    async with opened(behave) as socket:
        with pytest.raises(WebSocketEnded):
            await socket.receive()


async def test_what_is_sent_arrives_as_it_was() -> None:
    heard: list[str | bytes] = []
    done = asyncio.Event()

    async def behave(server: ServerConnection) -> None:
        heard.extend([message async for message in server])
        done.set()

    async with opened(behave) as socket:
        await socket.send(["text €", b"\x01\x02", "y" * 100_000])
        socket.close()
        await done.wait()
    assert heard == ["text €", b"\x01\x02", "y" * 100_000]


async def test_after_the_goodbye_nothing_can_be_sent() -> None:
    async def behave(server: ServerConnection) -> None:
        await server.wait_closed()

    async with opened(behave) as socket:
        socket.close()
        with pytest.raises(WebSocketEnded):
            await socket.send(["too late"])
