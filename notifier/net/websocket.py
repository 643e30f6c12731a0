"""A WebSocket to a server over one connection: the protocol is wsproto's, the bytes are ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wsproto import ConnectionType, WSConnection, events
from wsproto.connection import ConnectionState
from wsproto.utilities import ProtocolError

from notifier.net.way import Stream

MOST_MESSAGE_BYTES = 4 * 1024 * 1024
"""Of one message, its pieces together."""
_READ_BYTES = 256 * 1024

OnAnswer = Callable[[int, Iterable[tuple[bytes, bytes]]], None]
"""Told the status and the headers of an HTTP answer."""


class WebSocketEnded(ConnectionError):
    """There is nothing more to read, or no way to write."""


class WebSocket:
    """Text and binary messages. One reads, and one writes; on one loop."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._protocol = WSConnection(ConnectionType.CLIENT)
        self._pieces: list[Any] = []
        """Of a message that goes on."""
        self._size = 0
        self._messages: list[str | bytes] = []
        """Received, and not taken yet."""
        self._ended = ""
        """Why nothing more will come."""

    async def open(
        self,
        host: str,
        target: str,
        headers: Sequence[tuple[str, str]],
        on_answer: OnAnswer,
    ) -> None:
        """Ask `host` for the WebSocket at `target`. Raises OSError; `WebSocketEnded` is one."""
        extra = [(name.encode(), value.encode()) for name, value in headers]
        self._write(events.Request(host=host, target=target, extra_headers=extra))
        while True:
            for event in await self._next_events():
                if isinstance(event, events.AcceptConnection):
                    on_answer(101, event.extra_headers)
                    return  # what came with it is still in the protocol
                if isinstance(event, events.RejectConnection):
                    on_answer(event.status_code, event.headers)
                    raise WebSocketEnded(f"answered with {event.status_code}")

    async def receive(self) -> list[str | bytes]:
        """At least one message, in their order; raises OSError behind the last."""
        arrived: Iterable[events.Event] = self._protocol.events()
        while True:
            for event in arrived:
                self._on_event(event)
            if self._messages:
                break
            if self._ended:
                raise WebSocketEnded(self._ended)
            arrived = await self._next_events()
        messages, self._messages = self._messages, []
        return messages

    async def send(self, messages: Sequence[str | bytes]) -> None:
        """Returns when there is room for more. Raises OSError."""
        for message in messages:
            if isinstance(message, str):
                self._write(events.TextMessage(data=message))
            else:
                self._write(events.BytesMessage(data=message))
        await self._stream.writer.drain()

    def close(self) -> None:
        """Say goodbye, if anybody listens."""
        if self._protocol.state is ConnectionState.OPEN:
            self._write(events.CloseConnection(code=1000))
        self._stream.writer.close()

    async def _next_events(self) -> Iterable[events.Event]:
        data = await self._stream.reader.read(_READ_BYTES)
        if not data:
            raise WebSocketEnded("cut")
        try:
            self._protocol.receive_data(data)
        except ProtocolError as exc:
            raise WebSocketEnded("answered in another language") from exc
        return self._protocol.events()

    def _write(self, event: events.Event) -> None:
        try:
            self._stream.writer.write(self._protocol.send(event))
        except ProtocolError as exc:
            raise WebSocketEnded("closed") from exc

    def _on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Message):
            self._on_piece(event)
        elif isinstance(event, events.Ping):
            self._write(event.response())
        elif isinstance(event, events.CloseConnection):
            self._ended = f"closed by the server, code {event.code}"
            if self._protocol.state is ConnectionState.REMOTE_CLOSING:
                self._write(event.response())

    def _on_piece(self, event: events.Message[Any]) -> None:
        self._size += len(event.data)
        if self._size > MOST_MESSAGE_BYTES:
            raise WebSocketEnded("a message without end")
        self._pieces.append(event.data)
        if event.message_finished:
            whole = "" if isinstance(event, events.TextMessage) else b""
            self._messages.append(whole.join(self._pieces))
            self._pieces, self._size = [], 0
