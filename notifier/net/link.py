"""One connection to the server, from its first packet to its last.

The border to python-socketio: its reconnecting is off (`realtime_client` does that), its
handlers do nothing but queue, and a fresh client is made for each attempt, so that
nothing of a failed one lives on. Imported with the first attempt, on the network
thread, without what is not needed: see `lean_imports`.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import aiohttp
import engineio  # type: ignore[import-untyped]
import engineio.base_client  # type: ignore[import-untyped]
import engineio.payload  # type: ignore[import-untyped]
import socketio  # type: ignore[import-untyped]
from multidict import CIMultiDict

from contract import jsontext
from contract.wire import SOCKET_PATH
from notifier.core.connection import Failure, Transport
from notifier.core.problems import NotifierError
from notifier.core.proxy import ProxyRoute
from notifier.core.server_address import ServerAddress
from notifier.net.failures import Seen, failure_of, refusal_in
from notifier.net.inbound import Inbound
from notifier.net.resolver import DaemonResolver

OPEN_LIMIT_S = 20.0
"""For the whole attempt, the server's own checks included."""
SEND_LIMIT_S = 10.0
"""For what long-polling has to send."""
CLOSE_LIMIT_S = 2.0
CUT_LIMIT_S = 0.5
MOST_QUEUED_ON_POLLING = 8
"""The server takes at most 16 packets in one POST."""

# Long-polling puts all that waits into one answer; the library's limit of 16 would cut
# the connection after a busy second. A server that we trust with the token may send more.
engineio.payload.Payload.max_decode_packets = 4096

# Below WARNING these loggers write whole packets: payloads, and the token. Its warnings
# say that a connection has ended, our own goodbye included; we log that ourselves.
_log = logging.getLogger("notifier.net.socketio")
_log.setLevel(logging.ERROR)


class LinkFailed(Exception):
    """The attempt failed; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


class Link:
    """One attempt and, when it succeeds, one connection. Not used again after `close`."""

    def __init__(
        self,
        *,
        address: ServerAddress,
        transport: Transport,
        handshake: Callable[[], Mapping[str, str]],
        ssl_context: ssl.SSLContext,
        proxy: ProxyRoute | None = None,
        silence_limit_s: float = OPEN_LIMIT_S,
    ) -> None:
        self._silence_limit_s = silence_limit_s
        self._address = address
        self._handshake = handshake
        self._ssl_context = ssl_context
        self._proxy = proxy
        self._seen = Seen(transport=transport)
        self._own_error: NotifierError | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._refused = asyncio.Event()
        self._patience: asyncio.Timeout | None = None
        """Set while it opens; put off by each sign of life."""
        self._sockets: list[socket.socket] = []
        self._is_cut = False
        self._session = self._new_session()
        self._response: aiohttp.ClientResponse | None = None
        """The last one; a WebSocket that is cut does not let go of the one it came from."""
        self._ended = asyncio.Event()
        self.inbound = Inbound()
        """What the server sent, in order."""
        self._sio = socketio.AsyncClient(
            reconnection=False,
            json=jsontext,
            handle_sigint=False,
            logger=_log,
            engineio_logger=_log,
            http_session=self._session,
            request_timeout=SEND_LIMIT_S,
            websocket_extra_options={"timeout": aiohttp.ClientWSTimeout(ws_close=1.0)},
        )
        self._sio.on("*", self._on_any)
        self._sio.on("connect_error", self._on_connect_error)
        self._sio.on("disconnect", self._on_disconnect)

    async def open(self) -> None:
        """Connect. Raises `LinkFailed`, or the `NotifierError` of the handshake.

        Given up or cancelled, it is ended by `close`.
        """
        self._connecting = asyncio.create_task(
            self._sio.connect(
                self._address.origin,
                auth=self._auth,
                transports=[self._seen.transport.value],
                socketio_path=self._address.path + SOCKET_PATH,
                wait_timeout=OPEN_LIMIT_S,
            )
        )
        await self._until_answered(self._connecting)
        self._check_opened(self._connecting)
        # A server that closes the transport right after CONNECT causes no `disconnect`.
        self._sio.eio.read_loop_task.add_done_callback(lambda _task: self._ended.set())

    async def _until_answered(self, connecting: asyncio.Task[None]) -> None:
        """Until the attempt has ended, was refused, or nothing was heard for too long.

        Each stage has its own patience: name, TCP and TLS; the transport; the server's checks.
        """
        # On long-polling the library tells of a refusal at once, but returns much later.
        refused = asyncio.create_task(self._refused.wait())
        try:
            async with asyncio.timeout(OPEN_LIMIT_S), asyncio.timeout(None) as self._patience:
                self._heard()
                await asyncio.wait({connecting, refused}, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            return
        finally:
            self._patience = None
            refused.cancel()

    def _heard(self) -> None:
        """A sign of life: what comes next has its time from now on."""
        if self._patience is not None and not self._patience.expired():
            self._patience.reschedule(asyncio.get_running_loop().time() + self._silence_limit_s)

    def _check_opened(self, connecting: asyncio.Task[None]) -> None:
        error = connecting.exception() if connecting.done() else None
        if self._own_error is not None:
            raise self._own_error from None
        if connecting.done() and error is None and self._sio.connected:
            return
        # Whatever a foreign server provokes, the library lets through.
        self._seen.error = self._seen.error or error
        raise LinkFailed(failure_of(self._seen)) from error

    async def ended(self) -> None:
        """Returns when the connection has ended, whoever ended it."""
        await self._ended.wait()

    async def emit(self, name: str, data: object) -> bool:
        """Queue a message to the server; False when there is no connection any more."""
        if self._ended.is_set():
            return False
        try:
            await self._room_to_send()
            await self._sio.emit(name, data)
        except (socketio.exceptions.SocketIOError, TimeoutError):
            return False
        return True

    async def request(self, name: str, data: object, limit_s: float) -> object | None:
        """Send a message and wait for the server's answer; None when none came."""
        if self._ended.is_set():
            return None
        call = asyncio.create_task(self._call(name, data, limit_s))
        ended = asyncio.create_task(self._ended.wait())
        try:
            await asyncio.wait({call, ended}, return_when=asyncio.FIRST_COMPLETED)
            return call.result() if call.done() else None
        finally:
            for task in (call, ended):
                task.cancel()
            await asyncio.gather(call, ended, return_exceptions=True)

    async def _call(self, name: str, data: object, limit_s: float) -> object | None:
        try:
            await self._room_to_send()
            answer: object = await self._sio.call(name, data, timeout=limit_s)
        except (socketio.exceptions.SocketIOError, TimeoutError):
            return None
        return answer

    async def close(self, *, polite: bool) -> None:
        """End the connection and free all that it held; `polite`: tell the server first.

        Done to the end also when whoever awaits it is cancelled meanwhile.
        """
        closing = asyncio.create_task(self._close(polite=polite))
        try:
            await asyncio.shield(closing)
        except asyncio.CancelledError:
            await closing
            raise

    async def _close(self, *, polite: bool) -> None:
        self._ended.set()
        self.inbound.close()
        eio = self._sio.eio
        goodbye: asyncio.Task[None] | None = None
        if polite and self._sio.connected:
            goodbye = asyncio.create_task(self._sio.disconnect())
            # Once it is written it is said; on long-polling the library waits much longer.
            await asyncio.wait(
                {goodbye, eio.write_loop_task or goodbye},
                timeout=CLOSE_LIMIT_S,
                return_when=asyncio.FIRST_COMPLETED,
            )
        self._cut()
        tasks = (self._connecting, goodbye, eio.read_loop_task, eio.write_loop_task)
        await _end([task for task in tasks if task is not None])
        eio.state = "disconnected"
        with suppress(ValueError):  # the library's list would keep this client for ever
            engineio.base_client.connected_clients.remove(eio)
        if self._response is not None:
            self._response.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_LIMIT_S):
                await self._session.close()

    def _cut(self) -> None:
        """Cut the TCP connections: also one that carries nothing any more ends at once."""
        self._is_cut = True
        for raw in self._sockets:
            with suppress(OSError):
                raw.shutdown(socket.SHUT_RDWR)

    async def _room_to_send(self) -> None:
        eio = self._sio.eio
        if self._seen.transport is Transport.POLLING and eio.queue.qsize() >= (
            MOST_QUEUED_ON_POLLING
        ):
            async with asyncio.timeout(SEND_LIMIT_S):
                await eio.queue.join()

    # -- what the library calls: plain functions, for coroutines would finish out of order ----

    def _on_any(self, name: str, *arguments: Any) -> None:
        self.inbound.put(name, arguments)

    def _on_connect_error(self, data: object = None) -> None:
        self._seen.refusal = refusal_in(data)
        if self._seen.refusal is not None:
            self._refused.set()

    def _on_disconnect(self, *_reason: object) -> None:
        self._ended.set()

    async def _auth(self) -> dict[str, str]:
        """Token, device and cursor of this very moment."""
        self._seen.opened = True
        self._heard()
        try:
            return dict(self._handshake())
        except NotifierError as exc:
            self._own_error = exc
            raise

    # -- HTTP beneath ---------------------------------------------------------------------

    def _new_session(self) -> aiohttp.ClientSession:
        trace = aiohttp.TraceConfig()
        trace.on_connection_create_end.append(self._on_reached)
        trace.on_request_redirect.append(self._on_redirect)
        trace.on_request_end.append(self._on_answer)
        trace.on_request_exception.append(self._on_exception)
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=self._ssl_context,
                resolver=DaemonResolver(),
                socket_factory=self._new_socket,
            ),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._silence_limit_s),
            trace_configs=[trace],
            middlewares=(self._with_proxy_login, _once),
            proxy=self._proxy.url if self._proxy is not None else None,
        )

    def _new_socket(self, info: Any) -> socket.socket:
        if self._is_cut:
            raise OSError(
                errno.ECONNABORTED, "closed"
            )  # the library would begin a cut request again
        family, kind, proto, _, _ = info
        raw = socket.socket(family=family, type=kind, proto=proto)
        self._sockets.append(raw)
        return raw

    async def _on_reached(self, *_seen: object) -> None:
        self._seen.reached = True
        self._heard()

    async def _on_redirect(self, *_seen: object) -> None:
        # Followed, it could lead the token to another server, or out of TLS.
        self._seen.status = 302
        raise aiohttp.ClientConnectionError("redirected")

    async def _on_answer(
        self, _session: object, _context: object, seen: aiohttp.TraceRequestEndParams
    ) -> None:
        self._heard()
        self._response = seen.response
        self._seen.status = seen.response.status
        wait = seen.response.headers.get("Retry-After", "")
        self._seen.retry_after_s = float(wait) if wait.isdigit() else None

    async def _on_exception(
        self, _session: object, _context: object, seen: aiohttp.TraceRequestExceptionParams
    ) -> None:
        self._seen.error = seen.exception
        if isinstance(seen.exception, aiohttp.ClientHttpProxyError):
            self._seen.proxy_status = seen.exception.status
        elif self._proxy is not None and isinstance(
            # Beyond the proxy no name is asked for by us.
            seen.exception,
            aiohttp.ClientProxyConnectionError | aiohttp.ClientConnectorDNSError,
        ):
            self._seen.proxy_silent = True

    async def _with_proxy_login(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        """The way of the library's own that is not on its way out."""
        if self._proxy is not None and self._proxy.user:
            request.proxy_headers = CIMultiDict(self._proxy.headers)
        return await handler(request)


async def _once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Send a request once: a cut connection ends the link, and the cursor brings back the rest.

    The library would ask again by itself when a connection that it had kept is cut. A poll
    whose answer was lost would then be answered with what came after it.
    """
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise  # nothing was sent
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as exc:
        raise aiohttp.ClientConnectionError("the connection was cut") from exc


async def _end(tasks: list[asyncio.Task[Any]]) -> None:
    """Let `tasks` notice that their connection is cut, so that they free what they hold."""
    if not tasks:
        return
    await asyncio.wait(tasks, timeout=CUT_LIMIT_S)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
