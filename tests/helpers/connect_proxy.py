"""An HTTP proxy that opens tunnels (CONNECT), as a company has one. Real sockets, one loop.

It resolves names itself, as proxies do: every host is this computer, so that a test can
give its server a name of the outside world.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class ConnectProxy:
    """Tells what it was asked for; refuses whom it does not know."""

    def __init__(self, *, login: str = "") -> None:
        """`login` is `name:password`; empty lets everybody in."""
        self.login = login
        self.refuses_with = ""
        """An HTTP status line's rest, as `403 Forbidden`, for every request."""
        self.asked: list[str] = []
        """Target of each request that was let in, as `host:port`."""
        self.heads: list[str] = []
        """Everything that was said to the proxy itself, as text."""
        self.port = 0
        self._server: asyncio.Server | None = None
        self._tunnels: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen; at the same port as before."""
        self._server = await asyncio.start_server(self._accepted, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more, and cut every tunnel."""
        if self._server is not None:
            self._server.close()
        for tunnel in tuple(self._tunnels):
            tunnel.cancel()
        await asyncio.gather(*self._tunnels, return_exceptions=True)

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tunnels.add(task)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._serve(reader, writer)
        finally:
            self._tunnels.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        refusal = self._refusal(head)
        if refusal:
            writer.write(f"HTTP/1.1 {refusal}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            return
        target = head.split(" ", 2)[1]
        self.asked.append(target)
        far_reader, far_writer = await asyncio.open_connection(
            "127.0.0.1", int(target.rpartition(":")[2])
        )
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        pumps = [
            asyncio.create_task(_pump(reader, far_writer)),
            asyncio.create_task(_pump(far_reader, writer)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            far_writer.close()

    def _refusal(self, head: str) -> str:
        if self.refuses_with:
            return self.refuses_with
        wanted = base64.b64encode(self.login.encode()).decode()
        if self.login and f"Proxy-Authorization: Basic {wanted}" not in head:
            return '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"'
        return "" if head.startswith("CONNECT ") else "405 Method Not Allowed"


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()


@asynccontextmanager
async def connect_proxy(*, login: str = "") -> AsyncIterator[ConnectProxy]:
    proxy = ConnectProxy(login=login)
    await proxy.start()
    try:
        yield proxy
    finally:
        await proxy.stop()
