"""What carries Engine.IO's packets: a WebSocket, or HTTP requests (long-polling).

A packet is text that begins with its type, or bytes, which are always a message.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Sequence
from typing import Protocol

from notifier.net.http_exchange import Answer, BadAnswer, HttpExchange
from notifier.net.way import Way
from notifier.net.websocket import OnAnswer, WebSocket

EngineIOPacket = str | bytes

SEND_LIMIT_S = 10.0
"""For what long-polling has to send."""
MOST_IN_ONE_POST = 16
"""What a server takes."""
_SEPARATOR = "\x1e"
_TYPES = "0123456"
"""What a text begins with."""
_HEADERS = (("User-Agent", "notifier"), ("Accept", "*/*"), ("Accept-Encoding", "identity"))


class Refused(ConnectionError):
    """The server answered, and not with a connection."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(f"answered with {status}")
        self.body = body
        """May say why."""


class Carrier(Protocol):
    """One connection. Every verb raises OSError when it ends; on one loop."""

    async def open(self) -> list[EngineIOPacket]:
        """The first packets; raises `Refused`, too."""

    def opened(self, sid: str) -> None:
        """The server calls the connection `sid`."""

    async def receive(self, limit_s: float) -> list[EngineIOPacket]:
        """The next packets, in their order. Raises TimeoutError after `limit_s`."""

    async def send(self, packets: Sequence[EngineIOPacket]) -> None:
        """Hand over all of `packets`."""

    def close(self) -> None:
        """Let go of what is open."""


class WebSocketCarrier:
    """A packet is a message."""

    def __init__(self, way: Way, target: str, on_answer: OnAnswer) -> None:
        """`target`: path and query, to which the transport's own parameters are added."""
        self._way = way
        self._target = f"{target}&transport=websocket"
        self._on_answer = on_answer
        self._socket: WebSocket | None = None

    async def open(self) -> list[EngineIOPacket]:
        """The first packets."""
        self._socket = socket = WebSocket(await self._way.open())
        await socket.open(self._way.host, self._target, _HEADERS, self._on_answer)
        return await socket.receive()

    def opened(self, sid: str) -> None:
        """It is the only one on its connection: it need not be named."""

    async def receive(self, limit_s: float) -> list[EngineIOPacket]:
        """The next packets, in their order. Raises TimeoutError after `limit_s`."""
        async with asyncio.timeout(limit_s):
            return await self._there.receive()

    async def send(self, packets: Sequence[EngineIOPacket]) -> None:
        """Hand over all of `packets`."""
        await self._there.send(packets)

    def close(self) -> None:
        """Say goodbye, if anybody listens."""
        if self._socket is not None:
            self._socket.close()

    @property
    def _there(self) -> WebSocket:
        if self._socket is None:
            raise ConnectionError("not opened")
        return self._socket


class PollingCarrier:
    """Packets come as the answers to requests that wait for them, and go with others."""

    def __init__(self, way: Way, target: str, on_answer: OnAnswer) -> None:
        """`target`: path and query, to which the transport's own parameters are added."""
        self._target = f"{target}&transport=polling"
        # One waits at the server, and must not keep the other from sending.
        self._waiting = HttpExchange(way, on_answer)
        self._sending = HttpExchange(way, on_answer)
        self._cookies: dict[str, str] = {}
        """A load balancer may know by them which server has the connection."""
        self._polls = 0

    async def open(self) -> list[EngineIOPacket]:
        """The first packets; raises `Refused`."""
        return await self._poll()

    def opened(self, sid: str) -> None:
        """The server calls the connection `sid`."""
        self._target += f"&sid={sid}"

    async def receive(self, limit_s: float) -> list[EngineIOPacket]:
        """The next packets, in their order. Raises TimeoutError after `limit_s`."""
        async with asyncio.timeout(limit_s):
            return await self._poll()

    async def send(self, packets: Sequence[EngineIOPacket]) -> None:
        """Hand over all of `packets`, as many at a time as a server takes."""
        for first in range(0, len(packets), MOST_IN_ONE_POST):
            some = packets[first : first + MOST_IN_ONE_POST]
            body = _SEPARATOR.join(map(_as_text, some)).encode()
            headers = [("Content-Type", "text/plain;charset=UTF-8")]
            async with asyncio.timeout(SEND_LIMIT_S):
                self._check(await self._ask(self._sending, "POST", headers, body))

    def close(self) -> None:
        """Keep no connection any more."""
        self._waiting.close()
        self._sending.close()

    async def _poll(self) -> list[EngineIOPacket]:
        answer = self._check(await self._ask(self._waiting, "GET", [], b""))
        try:
            return [_of_text(text) for text in answer.body.decode().split(_SEPARATOR)]
        except (ValueError, binascii.Error) as exc:
            raise BadAnswer("not what Engine.IO says") from exc

    async def _ask(
        self, exchange: HttpExchange, method: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answer:
        if self._cookies:
            pairs = (f"{name}={value}" for name, value in self._cookies.items())
            headers = [*headers, ("Cookie", "; ".join(pairs))]
        self._polls += 1  # so that nothing on the way takes two questions for the same
        answer = await exchange.ask(
            method, f"{self._target}&t={self._polls}", [*_HEADERS, *headers], body
        )
        for cookie in answer.cookies:
            name, _, value = cookie.partition("=")
            self._cookies[name] = value
        return answer

    def _check(self, answer: Answer) -> Answer:
        if not answer.is_success:
            raise Refused(answer.status, answer.body)
        return answer


def _as_text(packet: EngineIOPacket) -> str:
    return packet if isinstance(packet, str) else f"b{base64.b64encode(packet).decode()}"


def _of_text(text: str) -> EngineIOPacket:
    """Raises ValueError: a gateway may answer a poll itself, at once and every time."""
    if text.startswith("b"):
        return base64.b64decode(text[1:])
    if text[:1] not in _TYPES or not text:
        raise ValueError("no packet")
    return text
