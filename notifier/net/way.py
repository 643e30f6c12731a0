"""The way to a server: its name, a connection, a proxy's tunnel, TLS.

One `Way` opens all connections of one attempt, notes how far they came, and can cut them:
one that carries nothing any more ends at once, and what it held is freed.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import h11
from aiohappyeyeballs import start_connection

from notifier.blocking import in_daemon_thread
from notifier.core.proxy import ProxyRoute
from notifier.core.server_address import ServerAddress
from notifier.net.failures import Seen

NEXT_ADDRESS_AFTER_S = 0.25
"""A host's next address is tried beside the one before when that has not answered so long."""
PATH_CHARACTERS = "/%:@!$&'()*+,;=~"
"""What may stand in a path as it is, beside letters and digits."""
_PORTS = {"http": 80, "https": 443}


class ProxyRefused(OSError):
    """The proxy answered, and opens no tunnel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stream:
    """Both ends of one connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Way:
    """To one server. On the loop it was made on."""

    def __init__(
        self,
        address: ServerAddress,
        *,
        ssl_context: ssl.SSLContext | None,
        proxy: ProxyRoute | None,
        seen: Seen,
        on_reached: Callable[[], None],
    ) -> None:
        """`ssl_context` may be None where the address has no TLS.

        `on_reached` is called whenever a connection, with TLS, was made to the server.
        """
        parts = urlsplit(address.origin)
        self.host = parts.netloc
        """For the `Host` header."""
        self._hostname = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._ssl_context = ssl_context if parts.scheme == "https" else None
        self._proxy = proxy
        self._seen = seen
        self._on_reached = on_reached
        self._open: dict[socket.socket, asyncio.StreamWriter | None] = {}
        """None while it is not connected yet."""
        self._is_cut = False

    async def open(self) -> Stream:
        """One more connection. Raises OSError; `ssl.SSLError` is one, and so is `ProxyRefused`."""
        raw = await self._connect()
        try:
            if self._proxy is not None:
                await self._tunnel(raw, self._proxy)
            reader, writer = await asyncio.open_connection(
                sock=raw,
                ssl=self._ssl_context,
                server_hostname=self._hostname if self._ssl_context is not None else None,
            )
        except BaseException:
            raw.close()
            raise
        if self._is_cut:  # meanwhile, and too early for its end to be noticed
            writer.transport.abort()
            raise _cut()
        self._open[raw] = writer
        self._seen.reached = True
        self._on_reached()
        return Stream(reader=reader, writer=writer)

    def cut(self) -> None:
        """Cut every connection, and open none any more."""
        self._is_cut = True
        for raw, writer in self._open.items():
            with suppress(OSError):  # closed already
                raw.shutdown(socket.SHUT_RDWR)
            if writer is not None:
                writer.transport.abort()

    async def _connect(self) -> socket.socket:
        proxy = self._proxy
        if proxy is None:
            return await self._connect_to(self._hostname, self._port)
        parts = urlsplit(proxy.url)
        try:
            return await self._connect_to(parts.hostname or "", parts.port or 80)
        except OSError:
            self._seen.proxy_silent = True
            raise

    async def _connect_to(self, host: str, port: int) -> socket.socket:
        return await start_connection(
            await addresses_of(host, port),
            happy_eyeballs_delay=NEXT_ADDRESS_AFTER_S,
            socket_factory=self._new_socket,
        )

    def _new_socket(self, info: Any) -> socket.socket:
        if self._is_cut:
            raise _cut()
        # A server may end each connection behind its answer: a day of polls is thousands.
        self._open = {raw: writer for raw, writer in self._open.items() if raw.fileno() != -1}
        family, kind, proto, _, _ = info
        raw = socket.socket(family=family, type=kind, proto=proto)
        self._open[raw] = None
        return raw

    async def _tunnel(self, raw: socket.socket, proxy: ProxyRoute) -> None:
        """Have the proxy connect `raw` to the server; it sees nothing but the server's name."""
        loop, http = asyncio.get_running_loop(), h11.Connection(h11.CLIENT)
        host = f"[{self._hostname}]" if ":" in self._hostname else self._hostname
        target = f"{host}:{self._port}"
        headers = [("Host", target), *proxy.headers.items()]
        request = http.send(h11.Request(method="CONNECT", target=target, headers=headers))
        await loop.sock_sendall(raw, request or b"")
        try:
            while not isinstance(event := http.next_event(), h11.Response):
                if event is h11.NEED_DATA:
                    http.receive_data(await loop.sock_recv(raw, 4096))
        except h11.RemoteProtocolError as exc:
            raise ConnectionResetError(errno.ECONNRESET, "the proxy said nothing useful") from exc
        if not 200 <= event.status_code < 300:
            self._seen.proxy_status = event.status_code
            raise ProxyRefused(errno.ECONNREFUSED, f"the proxy answered {event.status_code}")


def _cut() -> OSError:
    return OSError(errno.ECONNABORTED, "closed")


async def addresses_of(
    host: str, port: int, family: socket.AddressFamily = socket.AF_UNSPEC
) -> Sequence[tuple[Any, Any, int, str, tuple[Any, ...]]]:
    """What the system's resolver says, as `socket.getaddrinfo`. Raises `socket.gaierror`.

    In a daemon thread: the app need not wait for a name server that is silent when it quits.
    """
    return await in_daemon_thread(
        lambda: socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM),
        name="paybell-resolver",
    )
