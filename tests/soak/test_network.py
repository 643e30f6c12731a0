"""Each way to break the network does what its name says, and heals."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.soak.network import Network, Way

SOON_S = 10.0
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Room:
    """A server that sends back what it hears, behind a network with one way."""

    def __init__(self, way: Way, door: int) -> None:
        self.way = way
        self._door = door

    async def connect(self) -> Connection:
        return await asyncio.open_connection("127.0.0.1", self._door)


@asynccontextmanager
async def a_room() -> AsyncIterator[Room]:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(100):
            writer.write(data)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    network = Network([server.sockets[0].getsockname()[1]])
    async with server, asyncio.timeout(SOON_S):
        try:
            yield Room(network.ways[0], await network.open_door())
        finally:
            await network.stop()


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    async with a_room() as room:
        yield room


async def said(connection: Connection, text: bytes) -> bytes:
    """What comes back; empty when the connection ended."""
    reader, writer = connection
    writer.write(text)
    try:
        return await reader.read(100)
    except ConnectionResetError:
        return b""


async def test_what_is_held_arrives_when_it_heals(room: Room) -> None:
    connection = await room.connect()
    assert await said(connection, b"before") == b"before"
    room.way.hold()
    answer = asyncio.create_task(said(connection, b"held"))
    done, _ = await asyncio.wait([answer], timeout=0.1)
    assert not done
    room.way.heal()
    assert await answer == b"held"
    connection[1].close()


async def test_what_is_swallowed_never_arrives_and_nobody_is_told(room: Room) -> None:
    lost = await room.connect()
    assert await said(lost, b"before") == b"before"
    room.way.swallow()
    answer = asyncio.create_task(said(lost, b"swallowed"))
    during = await room.connect()
    answer_during = asyncio.create_task(said(during, b"swallowed"))
    await asyncio.wait([answer, answer_during], timeout=0.1)
    room.way.heal()

    after = await room.connect()
    assert await said(after, b"after") == b"after"
    done, _ = await asyncio.wait([answer, answer_during], timeout=0.1)
    assert not done  # half-open for ever: only a missing ping can tell
    for task in (answer, answer_during):
        task.cancel()
    for connection in (lost, during, after):
        connection[1].close()


async def test_truncated_data_ends_its_connection(room: Room) -> None:
    connection = await room.connect()
    assert await said(connection, b"before") == b"before"
    room.way.truncate()
    # The half that still arrives may be answered, or the cut is quicker.
    assert await said(connection, b"12345678") in (b"1234", b"")
    assert await said(connection, b"more") == b""
    connection[1].close()


async def test_a_cut_ends_what_is_open_and_nothing_else(room: Room) -> None:
    connection = await room.connect()
    assert await said(connection, b"before") == b"before"
    room.way.cut()
    assert await said(connection, b"cut") == b""
    connection[1].close()
    again = await room.connect()
    assert await said(again, b"again") == b"again"
    again[1].close()
