"""One connection to the server, from its first packet to its last.

The border to python-socketio: its reconnecting is off (`realtime_client` does that), its
handlers do nothing but queue, and a fresh client is made for each attempt, so that
nothing of a failed one lives on. Imported with the first attempt, on the network
thread, without what is not needed: see `lean_imports`.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

import socketio  # type: ignore[import-untyped]

from contract import jsontext
from contract.wire import SOCKET_PATH
from notifier.core.connection import Failure, Transport
from notifier.core.problems import NotifierError
from notifier.core.proxy import ProxyRoute
from notifier.core.server_address import ServerAddress
from notifier.net.carriers import (
    MOST_IN_ONE_POST,
    SEND_LIMIT_S,
    PollingCarrier,
    WebSocketCarrier,
)
from notifier.net.engine_client import GOODBYE_LIMIT_S, EngineClient
from notifier.net.failures import Seen, failure_of, refusal_in
from notifier.net.inbound import Inbound
from notifier.net.way import PATH_CHARACTERS, Way

OPEN_LIMIT_S = 20.0
"""For the whole attempt, the server's own checks included."""
CUT_LIMIT_S = 0.5

# Below WARNING this logger writes whole packets: payloads, and the token. Its warnings
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
        ssl_context: ssl.SSLContext | None,
        proxy: ProxyRoute | None = None,
        silence_limit_s: float = OPEN_LIMIT_S,
    ) -> None:
        """`ssl_context` may be None where the address has no TLS."""
        self._silence_limit_s = silence_limit_s
        self._address = address
        self._handshake = handshake
        self._seen = Seen(transport=transport)
        self._own_error: NotifierError | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._refused = asyncio.Event()
        self._patience: asyncio.Timeout | None = None
        """Set while it opens; put off by each sign of life."""
        self._way = Way(
            address,
            ssl_context=ssl_context,
            proxy=proxy,
            seen=self._seen,
            on_reached=self._heard,
        )
        self._ended = asyncio.Event()
        self.inbound = Inbound()
        """What the server sent, in order."""
        self._engine = self._new_engine(transport)
        self._sio = _Client(self._engine)
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
                wait_timeout=OPEN_LIMIT_S,
            )
        )
        await self._until_answered(self._connecting)
        self._check_opened(self._connecting)
        # A server that closes the transport right after CONNECT causes no `disconnect`.
        for task in self._engine.tasks:
            task.add_done_callback(lambda _task: self._ended.set())

    async def _until_answered(self, connecting: asyncio.Task[None]) -> None:
        """Until the attempt has ended, was refused, or nothing was heard for too long.

        Each stage has its own patience: name, TCP and TLS; the transport; the server's checks.
        """
        # The library tells of a refusal at once on long-polling, but returns much later; of a
        # server that ends the connection in place of an answer it says nothing.
        refused = asyncio.create_task(self._refused.wait())
        gone = asyncio.create_task(self._engine.ended.wait())
        try:
            async with asyncio.timeout(OPEN_LIMIT_S), asyncio.timeout(None) as self._patience:
                self._heard()
                await asyncio.wait({connecting, refused, gone}, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            return
        finally:
            self._patience = None
            refused.cancel()
            gone.cancel()

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
        goodbye: asyncio.Task[None] | None = None
        if polite and self._sio.connected:
            goodbye = asyncio.create_task(self._sio.disconnect())
            # Once it is written it is said.
            await asyncio.wait(
                {goodbye, self._engine.writing or goodbye},
                timeout=GOODBYE_LIMIT_S,
                return_when=asyncio.FIRST_COMPLETED,
            )
        self._way.cut()
        tasks = (self._connecting, goodbye, *self._engine.tasks)
        await _end([task for task in tasks if task is not None])

    async def _room_to_send(self) -> None:
        """On long-polling a server takes little at a time: what waits must not grow."""
        if self._seen.transport is Transport.POLLING and self._engine.unsent >= MOST_IN_ONE_POST:
            async with asyncio.timeout(SEND_LIMIT_S):
                await self._engine.all_sent()

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

    # -- beneath ---------------------------------------------------------------------------

    def _new_engine(self, transport: Transport) -> EngineClient:
        path = quote(self._address.path, safe=PATH_CHARACTERS)
        target = f"{path}{SOCKET_PATH}?EIO=4"
        carrier = WebSocketCarrier if transport is Transport.WEBSOCKET else PollingCarrier
        return EngineClient(
            carrier(self._way, target, self._on_answer), transport, self.inbound.room
        )

    def _on_answer(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
        self._heard()
        self._seen.status = status
        wait = next((value for name, value in headers if name.lower() == b"retry-after"), b"")
        self._seen.retry_after_s = float(wait) if wait.isdigit() else None


class _Client(socketio.AsyncClient):  # type: ignore[misc]
    """The library's, on our own Engine.IO."""

    def __init__(self, engine: EngineClient) -> None:
        self._engine = engine
        super().__init__(reconnection=False, json=jsontext, handle_sigint=False, logger=_log)

    def _engineio_client_class(self) -> Callable[..., EngineClient]:
        return lambda **_options: self._engine


async def _end(tasks: list[asyncio.Task[Any]]) -> None:
    """Let `tasks` notice that their connection is cut, so that they free what they hold."""
    if not tasks:
        return
    await asyncio.wait(tasks, timeout=CUT_LIMIT_S)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
