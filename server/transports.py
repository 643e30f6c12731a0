"""What is done to the transport of one connection that the library has no word for.

It is cut without the peer's help, turned away before it is anybody's, and polled in lots.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

MOST_POLLED = 16
"""Packets in one answer to a poll: the library's own client refuses more."""


def abort(receive: Callable[[], Awaitable[Any]] | None) -> None:
    """Close the TCP connection behind an ASGI `receive`, without waiting for the peer.

    uvicorn's belongs to the protocol that owns the transport. Where another server or a
    middleware hides it, the end of the library's writer closes the connection.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()


async def turn_away(scope: Mapping[str, Any], send: Callable[[Any], Awaitable[None]]) -> None:
    """Answer a request or a WebSocket (ASGI) that there is no room now."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close"})  # before it is accepted: a 403
        return
    headers = [(b"retry-after", b"10"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def polled_in_lots(socket: Any) -> Callable[[], Awaitable[list[Any]]]:
    """A socket's `poll`, bounded while its transport is long-polling."""
    poll: Callable[[], Awaitable[list[Any]]] = socket.poll

    async def bounded() -> list[Any]:
        socket.queue.most_at_once = None if socket.upgraded else MOST_POLLED
        return await poll()

    return bounded
