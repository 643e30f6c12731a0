"""Questions over one connection that is kept, and servers that end it."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import traceback
import weakref
from collections.abc import AsyncIterator

import pytest

from notifier.core.connection import Transport
from notifier.core.server_address import check_server_url
from notifier.net.carriers import PollingCarrier
from notifier.net.failures import Seen
from notifier.net.http_exchange import BadAnswer, BadQuestion, HttpExchange
from notifier.net.way import Way
from tests.notifier.net.parts import WAIT_S


class Server:
    """Answers each request with the next of its answers; None cuts the connection."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self.connections = 0
        self._handling: list[asyncio.Task[None]] = []

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Way]:
        server = await asyncio.start_server(self._begin, "127.0.0.1", 0)
        async with server, asyncio.timeout(WAIT_S):
            way = Way(
                check_server_url(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"),
                ssl_context=None,
                proxy=None,
                seen=Seen(transport=Transport.POLLING),
                on_reached=lambda: None,
            )
            yield way
            way.cut()
            await asyncio.gather(*self._handling)

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._handling.append(asyncio.create_task(self._handle(reader, writer)))

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while self.answers:
                self.requests.append(await reader.readuntil(b"\r\n\r\n"))
                answer = self.answers.pop(0)
                if answer is None:
                    break
                writer.write(answer)
                await writer.drain()
                if b"Connection: close" in answer:
                    break
        writer.close()


def ok(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def exchange(way: Way) -> HttpExchange:
    return HttpExchange(way, lambda _status, _headers: None)


async def test_the_connection_is_kept_as_long_as_the_server_keeps_it() -> None:
    server = Server(ok(b"1"), ok(b"2", "Connection: close"), ok(b"3"))
    async with server.running() as way:
        asking = exchange(way)
        bodies = [(await asking.ask("GET", "/", [])).body for _ in range(3)]
    assert bodies == [b"1", b"2", b"3"]
    assert server.connections == 2


async def test_a_question_whose_answer_was_cut_is_not_asked_again() -> None:
    server = Server(ok(b"1"), None, ok(b"never"))
    async with server.running() as way:
        asking = exchange(way)
        await asking.ask("GET", "/", [])
        with pytest.raises(ConnectionError):
            await asking.ask("GET", "/", [])
    assert len(server.requests) == 2


async def test_an_answer_that_is_cut_short_is_no_answer() -> None:
    server = Server(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\nhalf")
    async with server.running() as way:
        with pytest.raises(BadAnswer):
            await exchange(way).ask("GET", "/", [])


async def test_an_answer_in_chunks_is_put_together() -> None:
    chunked = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    )
    async with Server(chunked).running() as way:
        assert (await exchange(way).ask("GET", "/", [])).body == b"abcde"


async def test_a_load_balancer_is_shown_its_cookie_on_every_later_question() -> None:
    opening = b'0{"sid":"s","pingInterval":1,"pingTimeout":1}'
    first = ok(opening, "Set-Cookie: node=B7; Path=/; HttpOnly").replace(b"B7", b"\xfc7")
    server = Server(first, ok(b"6"), ok(b"ok"))
    async with server.running() as way:
        carrier = PollingCarrier(way, "/socket.io/?EIO=4", lambda _status, _headers: None)
        await carrier.open()
        await carrier.receive(WAIT_S)
        await carrier.send(["3"])
        carrier.close()
    assert [b"Cookie: node=\xfc7" in request for request in server.requests] == [False, True, True]


@pytest.mark.parametrize("token", ["se\r\ncret", "s€cret"])
async def test_what_cannot_be_asked_is_not_quoted_by_the_error(token: str) -> None:
    server = Server()
    async with server.running() as way:
        with pytest.raises(BadQuestion) as caught:
            await exchange(way).ask("GET", "/", [("Authorization", f"Bearer {token}")])
    assert "cret" not in "".join(traceback.format_exception(caught.value))
    assert server.connections == 0


async def test_a_kept_connection_that_the_server_has_ended_since_is_opened_anew() -> None:
    server = Server(ok(b"1"))
    async with server.running() as way:
        asking = exchange(way)
        await asking.ask("GET", "/", [])
        assert asking.kept is not None
        while not asking.kept.reader.at_eof():
            await asyncio.sleep(0)
        server.answers.append(ok(b"2"))
        assert (await asking.ask("GET", "/", [])).body == b"2"
    assert server.connections == 2


async def test_nothing_stays_of_connections_that_the_server_ends_behind_each_answer() -> None:
    server = Server(*[ok(b"1", "Connection: close")] * 4)
    async with server.running() as way:
        ended = []
        for _ in range(3):
            stream = await way.open()
            stream.writer.write(b"GET / HTTP/1.1\r\n\r\n")
            await stream.reader.read()
            stream.writer.close()
            await stream.writer.wait_closed()
            ended.append(weakref.ref(stream.writer))
            del stream
        await exchange(way).ask("GET", "/", [])
        gc.collect()
        assert [each() for each in ended] == [None] * 3
