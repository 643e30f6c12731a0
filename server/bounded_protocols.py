"""uvicorn's two protocols with bounds on what a peer can make them keep.

An application sees a request only when its head is whole, and never sees a ping; so what
a hostile peer piles up there has to be bounded here.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from server.logs import get_logger

MAX_HEAD_BYTES = 64 * 1024
CHUNK_OVERHEAD = 16
"""A body in chunks of one byte is six times its size."""
MAX_UNREAD_BYTES = 1024 * 1024
MAX_FRAMES = 1024
"""In one WebSocket message; an empty frame counts for nothing in its size."""

_log = get_logger(__name__)


class BoundedHttp(HttpToolsProtocol):
    """One HTTP connection: a request that does not end is cut, whatever it is made of."""

    max_request_bytes = MAX_HEAD_BYTES

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._received = 0
        self._completed = False

    def data_received(self, data: bytes) -> None:
        """Count what came since the last request was whole."""
        self._completed = False
        super().data_received(data)
        self._received = 0 if self._completed else self._received + len(data)
        if self._received > self.max_request_bytes and not self.transport.is_closing():
            _log.warning("connection cut", why="a request without end")
            self.transport.abort()

    def on_message_complete(self) -> None:
        """A request is whole."""
        self._completed = True
        super().on_message_complete()


def bounded_http(largest_body: int) -> type[BoundedHttp]:
    """The protocol for requests whose bodies have at most so many bytes."""
    return type(
        "BoundedHttp",
        (BoundedHttp,),
        {"max_request_bytes": MAX_HEAD_BYTES + CHUNK_OVERHEAD * largest_body},
    )


class BoundedWebSocket(WebSocketsSansIOProtocol):
    """One WebSocket: pings are answered, but not into a buffer that nobody reads."""

    def handle_ping(self) -> None:
        """Answer; cut the peer that sends pings and takes no pongs."""
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MAX_UNREAD_BYTES:
            self._cut("pongs are not read")

    def handle_cont(self, event: Any) -> None:
        """Take one more frame of a message, unless it has too many."""
        if len(self.frames) >= MAX_FRAMES:
            self._cut("a message of too many frames")
        else:
            super().handle_cont(event)

    def _cut(self, why: str) -> None:
        if not self.transport.is_closing():
            _log.warning("connection cut", why=why)
            self.transport.abort()
