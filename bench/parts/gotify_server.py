"""What gotify-tray talks to: as much of a gotify server as its protocol needs.

It reads applications and messages over HTTP and hears new ones on a WebSocket. Nothing
is stored but in memory: the peer's own work is what is measured, not a server's.
"""

from __future__ import annotations

import asyncio
import struct
import time
import zlib
from datetime import UTC, datetime
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "C-bench"
_PRIORITY = 8
"""The peer shows what has 5 or more."""


class GotifyServer:
    """Listens on a free loopback port. Everything runs on the loop that awaited `start`."""

    def __init__(self) -> None:
        self.port = 0
        self.connected = asyncio.Event()
        """Somebody listens to the stream now."""
        self.connected_at = 0.0
        """When the stream was opened last, seconds since the epoch."""
        self.was_asked_for_messages = asyncio.Event()
        self._messages: list[dict[str, Any]] = []
        self._streams: set[web.WebSocketResponse] = set()
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen."""
        app = web.Application()
        app.router.add_get("/health", self._health)
        app.router.add_get("/version", self._version)
        app.router.add_get("/application", self._applications)
        app.router.add_get("/application/{id}/message", self._page)
        app.router.add_get("/message", self._page)
        app.router.add_get("/image/app.png", self._image)
        app.router.add_get("/stream", self._stream)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every stream and listen no more."""
        for stream in tuple(self._streams):
            await stream.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def post(self, title: str, text: str) -> None:
        """A new message: kept, and sent to whoever listens."""
        message = {
            "id": len(self._messages) + 1,
            "appid": 1,
            "title": title,
            "message": text,
            "priority": _PRIORITY,
            "date": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        self._messages.append(message)
        for stream in tuple(self._streams):
            await stream.send_json(message)

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"health": "green", "database": "green"})

    async def _version(self, _request: web.Request) -> web.Response:
        return web.json_response({"version": "2.6.1", "commit": "", "buildDate": ""})

    async def _applications(self, _request: web.Request) -> web.Response:
        application = {
            "id": 1,
            "token": "A-bench",
            "name": "Payments",
            "description": "",
            "internal": False,
            "image": "image/app.png",
        }
        return web.json_response([application])

    async def _page(self, request: web.Request) -> web.Response:
        """The newest messages, at most 100, as the real one answers."""
        limit = min(int(request.query.get("limit", "100")), 100)
        newest = self._messages[-limit:][::-1]
        paging = {"size": len(newest), "since": 0, "limit": limit}
        self.was_asked_for_messages.set()
        return web.json_response({"paging": paging, "messages": newest})

    async def _image(self, _request: web.Request) -> web.Response:
        return web.Response(body=_png(48), content_type="image/png")

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        if request.query.get("token") != TOKEN:
            return web.json_response({"error": "Unauthorized", "errorCode": 401}, status=401)
        stream = web.WebSocketResponse(compress=False)
        await stream.prepare(request)
        self._streams.add(stream)
        self.connected_at = time.time()
        self.connected.set()
        try:
            async for message in stream:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            self._streams.discard(stream)
            if not self._streams:
                self.connected.clear()
        return stream


def _png(size: int) -> bytes:
    """A square picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x30\x80\xc0" * size for _ in range(size))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
