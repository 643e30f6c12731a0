"""What an attempt to connect finds at the other end, and what that is called."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from notifier.app import QUIT_TIMEOUT_S
from notifier.core.connection import Failure, Reason, Transport
from notifier.core.problems import HistoryUnwritable
from notifier.core.server_address import check_server_url
from notifier.net.link import OPEN_LIMIT_S, Link, LinkFailed
from notifier.net.tls import system_ssl_context
from tests.helpers import certificates
from tests.notifier.net.parts import WAIT_S, ScriptedServer, plain_ssl_context, scripted_server

App = Callable[[Any, Any, Any], Awaitable[None]]


async def attempt(
    url: str,
    transport: Transport = Transport.WEBSOCKET,
    *,
    context: ssl.SSLContext | None = None,
) -> Failure:
    link = a_link(url, transport, context=context)
    try:
        with pytest.raises(LinkFailed) as caught:
            await link.open()
        return caught.value.failure
    finally:
        await link.close(polite=False)


def a_link(
    url: str,
    transport: Transport = Transport.WEBSOCKET,
    *,
    context: ssl.SSLContext | None = None,
    handshake: Callable[[], dict[str, str]] = lambda: {"token": "t"},
    silence_limit_s: float = OPEN_LIMIT_S,
) -> Link:
    return Link(
        address=check_server_url(url),
        transport=transport,
        handshake=handshake,
        ssl_context=context or plain_ssl_context(),
        silence_limit_s=silence_limit_s,
    )


@contextlib.asynccontextmanager
async def http_server(answer: bytes) -> AsyncIterator[str]:
    """Something that answers every request with the same bytes."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            await reader.read(4096)
            writer.write(answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def http(status: str, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def test_a_try_whose_packets_were_swallowed_is_given_up_soon() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:  # the kernel accepts, nobody answers
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        link = a_link(url, silence_limit_s=0.3)
        try:
            async with asyncio.timeout(WAIT_S):
                with pytest.raises(LinkFailed) as caught:
                    await link.open()
        finally:
            await link.close(polite=False)
    assert caught.value.failure == Failure(reason=Reason.SERVER_UNREACHABLE, websocket_blocked=True)


async def test_a_server_that_is_slow_at_each_step_is_not_taken_for_a_silent_one() -> None:
    server = ScriptedServer()

    def slow(app: Any) -> Any:
        async def slowly(scope: Any, receive: Any, send: Any) -> None:
            async def send_late(message: Any) -> None:
                await asyncio.sleep(0.6)
                await send(message)

            await app(scope, receive, send_late)

        return slowly

    server.wrap = slow
    await server.start()
    link = a_link(server.url, silence_limit_s=1.0)
    try:
        async with asyncio.timeout(WAIT_S):
            await link.open()  # upgrade, open packet and CONNECT: 1.8 s in all
    finally:
        await link.close(polite=False)
        await server.kill()


@contextlib.asynccontextmanager
async def polling_server(*answers: bytes, takes: bytes = b"40") -> AsyncIterator[str]:
    """Gives each poll the next of `answers`, and none behind them: b"1" is the end.

    What is sent is answered as far as it begins with `takes`.
    """
    left = [b'0{"sid":"x","pingInterval":25000,"pingTimeout":20000}', *answers]

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                length = int(head.partition(b"content-length: ")[2].partition(b"\r")[0] or 0)
                body = await reader.readexactly(length)
                if body and body.startswith(takes):
                    writer.write(http("200 OK", b"ok").replace(b"Connection: close\r\n", b""))
                elif not body and left:
                    writer.write(http("200 OK", left.pop(0)).replace(b"Connection: close\r\n", b""))
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_a_server_that_leaves_in_place_of_an_answer_is_not_waited_for() -> None:
    async with polling_server(b"1") as url, asyncio.timeout(OPEN_LIMIT_S / 4):
        failure = await attempt(url, Transport.POLLING)
    assert failure == Failure(reason=Reason.SERVER_UNREACHABLE)


@pytest.mark.parametrize("page", [b"", b"<html>Back soon</html>"])
async def test_a_page_in_place_of_packets_is_the_end_of_a_connection(page: bytes) -> None:
    async with polling_server(b'40{"sid":"y"}', page) as url:
        link = a_link(url, Transport.POLLING)
        try:
            async with asyncio.timeout(WAIT_S / 4):
                with contextlib.suppress(LinkFailed):  # it may come before we know that it is open
                    await link.open()
                    await link.ended()
        finally:
            await link.close(polite=False)


async def test_a_goodbye_that_nobody_takes_leaves_time_to_quit() -> None:
    async with polling_server(b'40{"sid":"y"}') as url:
        link = a_link(url, Transport.POLLING)
        await link.open()
        async with asyncio.timeout(QUIT_TIMEOUT_S * 0.8):
            await link.close(polite=True)


async def test_nobody_at_the_address_is_an_unreachable_server() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: refused
        failure = await attempt(f"http://127.0.0.1:{taken.getsockname()[1]}")
    assert failure == Failure(reason=Reason.SERVER_UNREACHABLE)


@pytest.mark.parametrize(
    "answer",
    [
        http("404 Not Found", b"<html>nothing here</html>", "Content-Type: text/html"),
        http("200 OK", b"<html>a web site</html>", "Content-Type: text/html"),
        http("400 Bad Request", b'{"code": 0, "message": "x"}', "Content-Type: application/json"),
        http("405 Method Not Allowed", b'{"broken', "Content-Type: application/json"),
    ],
)
async def test_another_kind_of_server_is_a_wrong_address(answer: bytes) -> None:
    async with http_server(answer) as url:
        by_websocket = await attempt(url)
        by_polling = await attempt(url, Transport.POLLING)
    assert by_websocket == Failure(reason=Reason.WRONG_ADDRESS, websocket_blocked=True)
    assert by_polling == Failure(reason=Reason.WRONG_ADDRESS)


async def test_a_gateway_without_its_server_is_waited_for_as_long_as_it_says() -> None:
    answer = http("503 Service Unavailable", b"", "Retry-After: 7")
    async with http_server(answer) as url:
        failure = await attempt(url, Transport.POLLING)
    assert failure == Failure(reason=Reason.SERVER_UNREACHABLE, retry_after_s=7.0)


@pytest.mark.parametrize("transport", Transport)
async def test_a_redirect_is_not_followed_with_the_token(transport: Transport) -> None:
    async with scripted_server() as elsewhere:
        answer = http("307 Temporary Redirect", b"", f"Location: {elsewhere.url}/socket.io/")
        async with http_server(answer) as url:
            failure = await attempt(url, transport)
        assert failure.reason == Reason.WRONG_ADDRESS
        assert elsewhere.handshakes == []


async def test_a_server_of_another_protocol_is_no_payment_server() -> None:
    async with http_server(b"SSH-2.0-OpenSSH_9.2\r\n") as url:
        failure = await attempt(url)
    assert failure.websocket_blocked


async def test_tls_where_there_is_none_is_a_wrong_address() -> None:
    async with http_server(http("400 Bad Request")) as url:
        failure = await attempt(
            url.replace("http:", "https:"), context=ssl.create_default_context()
        )
    assert failure == Failure(reason=Reason.WRONG_ADDRESS)


async def test_a_certificate_that_the_system_does_not_trust_is_refused(
    self_signed: ScriptedServer,
) -> None:
    for transport in Transport:
        failure = await attempt(self_signed.url, transport, context=system_ssl_context())
        assert failure == Failure(reason=Reason.TLS_REFUSED)
    assert self_signed.handshakes == []


async def test_a_certificate_that_is_trusted_is_taken(self_signed: ScriptedServer) -> None:
    assert self_signed.ssl_files is not None
    context = ssl.create_default_context(cafile=str(self_signed.ssl_files[0]))
    link = a_link(self_signed.url, context=context)
    await link.open()
    assert self_signed.handshakes == [{"token": "t"}]
    await link.close(polite=True)


async def test_a_refusal_carries_its_code_and_its_wait() -> None:
    async with scripted_server() as server:
        for transport in Transport:
            server.refuse.append({"code": "rate_limited", "message": "m", "retryAfter": 3})
            failure = await attempt(server.url, transport)
            assert failure == Failure(reason="rate_limited", retry_after_s=3.0)


@pytest.mark.parametrize("prefix", ["/pay", "/zürich"])
async def test_a_server_below_a_path_is_reached_there(prefix: str) -> None:
    def below(app: App) -> App:
        async def routed(scope: Any, receive: Any, send: Any) -> None:
            assert scope["path"].startswith(f"{prefix}/socket.io/")
            await app({**scope, "path": scope["path"].removeprefix(prefix)}, receive, send)

        return routed

    server = ScriptedServer()
    server.wrap = below
    await server.start()
    try:
        link = a_link(f"{server.url}{prefix}/")
        await link.open()
        await link.close(polite=True)
        assert len(server.sids) == 1
    finally:
        await server.kill()


async def test_a_blocked_websocket_is_told_apart_from_a_dead_server() -> None:
    server = ScriptedServer()
    server.wrap = _without_websocket
    await server.start()
    try:
        failure = await attempt(server.url)
        assert failure.websocket_blocked
        link = a_link(server.url, Transport.POLLING)
        await link.open()
        # More at once than one POST may carry, and more than the library would take.
        for number in range(40):
            assert await link.emit("ack", {"cursor": f"c{number}"})
        for number in range(40):
            await server.emit("payment_success", {"n": number})
        await server.until(lambda: len(server.heard) == 40)
        received: list[Any] = []
        async with asyncio.timeout(WAIT_S):
            while len(received) < 40:
                received += [m.arguments[0]["n"] for m in await link.inbound.take(100)]
        assert received == list(range(40))
        await link.close(polite=True)
    finally:
        await server.kill()


async def test_an_error_of_our_own_in_the_handshake_is_not_the_servers() -> None:
    def handshake() -> dict[str, str]:
        raise HistoryUnwritable("No disk")

    async with scripted_server() as server:
        link = a_link(server.url, handshake=handshake)
        with pytest.raises(HistoryUnwritable):
            await link.open()
        await link.close(polite=False)
        assert server.handshakes == []


def test_the_librarys_log_never_says_what_it_sends(caplog: pytest.LogCaptureFixture) -> None:
    async def connect() -> None:
        async with scripted_server() as server:
            link = a_link(server.url, handshake=lambda: {"token": "very-secret-token"})
            await link.open()
            await link.emit("ack", {"cursor": "c"})
            await link.close(polite=True)

    with caplog.at_level("DEBUG"):
        asyncio.run(connect())
    client_lines = [r.getMessage() for r in caplog.records if r.name.startswith("notifier")]
    assert "very-secret-token" not in "\n".join(client_lines)


def _without_websocket(app: App) -> App:
    """A proxy that knows nothing of WebSockets."""

    async def routed(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1000})  # before accept: a 403
            return
        await app(scope, receive, send)

    return routed


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    made = certificates.self_signed(tmp_path_factory.mktemp("tls"))
    return made.file, made.key


@pytest.fixture
async def self_signed(certificate: tuple[Path, Path]) -> AsyncIterator[ScriptedServer]:
    server = ScriptedServer()
    server.ssl_files = certificate
    await server.start()
    yield server
    await server.kill()
