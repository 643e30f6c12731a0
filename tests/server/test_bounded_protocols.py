"""A peer on a bare socket cannot make the server keep more than it can read."""

from __future__ import annotations

import asyncio
import base64

import httpx
import pytest

from tests.server.parts import RunningServer

MUCH = 64 * 1024 * 1024
"""Bytes; a server that goes on reading so much keeps them, or most of them."""


async def taken(server: RunningServer, opening: bytes, lot: bytes) -> int:
    """How many bytes of endless `lot`s the server takes before it ends the connection."""
    url = httpx.URL(server.url)
    reader, writer = await asyncio.open_connection(url.host, url.port, limit=4096)
    sent = 0
    try:
        writer.write(opening)
        if opening.startswith(b"GET /socket.io"):
            await reader.readuntil(b"\r\n\r\n")
        while sent < MUCH:
            writer.write(lot)
            await writer.drain()
            sent += len(lot)
    except ConnectionError:
        pass
    finally:
        writer.transport.abort()
    return sent


@pytest.mark.parametrize(
    "lot", [b"a" * 65536, b"X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 2048], ids=["one", "many"]
)
async def test_a_request_whose_head_does_not_end_is_ended(
    server: RunningServer, lot: bytes
) -> None:
    opening = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: "

    assert await taken(server, opening, lot) < MUCH / 2


async def test_trailers_that_do_not_end_are_ended(server: RunningServer) -> None:
    opening = (
        b"POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\nX-A: "
    )

    assert await taken(server, opening, b"a" * 65536) < MUCH / 2


@pytest.mark.parametrize("frame", [b"\x89\xfd\0\0\0\0" + b"p" * 125, b"\x00\x80\0\0\0\0"])
async def test_a_peer_that_makes_us_answer_and_reads_nothing_is_cut(
    server: RunningServer, frame: bytes
) -> None:
    key = base64.b64encode(b"0123456789abcdef")
    opening = (
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key
    ) + b"\r\n\r\n"
    if frame[0] == 0:
        opening += b"\x01\x81\0\0\0\0x"  # a message begins; the frames go on with it

    sent = await taken(server, opening, frame * 2000)

    assert sent < MUCH / 2


async def test_a_head_in_many_small_pieces_is_answered(server: RunningServer) -> None:
    url = httpx.URL(server.url)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    for _ in range(3):
        for piece in (b"GET /hea", b"lthz HTTP/1.1\r\nHo", b"st: x\r\n", b"\r\n"):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)
        assert (await reader.readuntil(b"}")).startswith(b"HTTP/1.1 200")
    writer.close()
    await writer.wait_closed()
