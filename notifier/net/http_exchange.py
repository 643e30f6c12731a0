"""HTTP/1.1 questions to a server, one after the other over one connection that is kept.

The protocol is h11's. Nothing is asked twice, and no redirect is followed: a poll whose
answer was lost would be answered with what came after it, and a redirect could lead the
token to another server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import h11

from notifier.net.way import Stream, Way
from notifier.net.websocket import OnAnswer

MOST_ANSWER_BYTES = 32 * 1024 * 1024
_READ_BYTES = 256 * 1024


class BadAnswer(ConnectionError):
    """What came is not HTTP, or ended too early."""


class BadQuestion(OSError):
    """Something in it cannot stand in HTTP."""


class EndlessAnswer(BadAnswer):
    """More came than anybody wants."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Whole, whatever its status."""

    status: int
    body: bytes = field(repr=False)
    cookies: Sequence[str] = field(repr=False)
    """Each as ``name=value``."""

    @property
    def is_success(self) -> bool:
        """Whether the server did what it was asked."""
        return 200 <= self.status < 300


class HttpExchange:
    """One question at a time; on one loop."""

    def __init__(
        self, way: Way, on_answer: OnAnswer, *, most_bytes: int = MOST_ANSWER_BYTES
    ) -> None:
        """`on_answer` is told of each answer as soon as its headers are there."""
        self._way = way
        self._most_bytes = most_bytes
        self._on_answer = on_answer
        self.kept: Stream | None = None
        """For the next question, unless the server ends it."""
        self._http = h11.Connection(h11.CLIENT)

    async def ask(
        self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes = b""
    ) -> Answer:
        """The answer to one question. Raises OSError; `BadAnswer` and `BadQuestion` are some."""
        if body:
            headers = [*headers, ("Content-Length", str(len(body)))]
        request = _request(method, target, [("Host", self._way.host), *headers])
        stream = await self._connected()
        try:
            self._send(stream, request)
            if body:
                self._send(stream, h11.Data(data=body))
            self._send(stream, h11.EndOfMessage())
            await stream.writer.drain()
            return await self._answer(stream)
        except h11.ProtocolError as exc:
            raise BadAnswer("not what HTTP says") from exc
        finally:
            self._keep_or_close(stream)

    def close(self) -> None:
        """Keep no connection any more."""
        if self.kept is not None:
            self.kept.writer.close()
            self.kept = None

    async def _connected(self) -> Stream:
        """The connection that was kept, unless the server has ended it since."""
        stream, self.kept = self.kept, None
        if stream is not None and not stream.reader.at_eof() and stream.reader.exception() is None:
            return stream
        if stream is not None:
            stream.writer.close()
        self._http = h11.Connection(h11.CLIENT)
        return await self._way.open()

    def _send(self, stream: Stream, event: h11.Event) -> None:
        stream.writer.write(self._http.send(event) or b"")

    async def _answer(self, stream: Stream) -> Answer:
        response: h11.Response | None = None
        body = bytearray()
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                self._http.receive_data(await stream.reader.read(_READ_BYTES))
            elif isinstance(event, h11.Response):
                response = event
                self._on_answer(response.status_code, response.headers)
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > self._most_bytes:
                    raise EndlessAnswer("an answer without end")
            elif isinstance(event, h11.EndOfMessage) and response is not None:
                return Answer(
                    status=response.status_code, body=bytes(body), cookies=_cookies(response)
                )
            elif not isinstance(event, h11.InformationalResponse):
                raise BadAnswer("closed without an answer")

    def _keep_or_close(self, stream: Stream) -> None:
        if self._http.our_state is self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
            self.kept = stream
        else:
            stream.writer.close()


def _request(method: str, target: str, headers: Sequence[tuple[str, str]]) -> h11.Request:
    try:
        # A cookie goes back with the bytes it came with.
        encoded = [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers]
        return h11.Request(method=method, target=target, headers=encoded)
    except (h11.LocalProtocolError, UnicodeError):
        # The library's words quote what is wrong, which could be a token.
        raise BadQuestion("not what HTTP can say") from None


def _cookies(response: h11.Response) -> list[str]:
    return [
        value.partition(b";")[0].strip().decode("latin-1")
        for name, value in response.headers
        if name == b"set-cookie"
    ]
