"""python-socketio with its doors closed: what the library leaves open is settled here.

Everything that leans on the library's inside is in this module and in `server.transports`,
and its tests are the gate for an upgrade. It knows connections and packets, and nothing of
users or events.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

import socketio  # type: ignore[import-untyped]
from engineio import packet as eio_packet  # type: ignore[import-untyped]
from engineio.exceptions import EngineIOError, SocketIsClosedError  # type: ignore[import-untyped]
from socketio import packet as sio_packet

from contract import jsontext
from server.guarded_engine import GuardedEngine
from server.logs import get_logger
from server.send_queue import SendQueue
from server.token_bucket import TokenBucket
from server.transports import abort, polled_in_lots, turn_away

NAMESPACE = "/"
MESSAGES_PER_S = 100.0
MESSAGE_BURST = 500.0
FLUSH_REFUSAL_WITHIN_S = 2.0
CLOSE_TRANSPORT_WITHIN_S = 5.0
MAX_WAITING = 10_000
"""Connections that have not sent their handshake yet, 10 KB each; more are turned away."""
SLOW_SOCKET_TIMEOUT_S = 30.0
"""A socket that takes nothing for so long is cut."""

_log = get_logger(__name__)


class MalformedPacket(Exception):
    """A peer sent what no Socket.IO client sends."""


class GuardedServer(socketio.AsyncServer):  # type: ignore[misc]
    """An `AsyncServer` on which a connection is either right or closed."""

    def __init__(
        self,
        *,
        connect_timeout_s: float,
        **options: Any,
    ) -> None:
        # The library logs packets, tokens included, at INFO; and unless it is given a
        # logger it puts a handler of its own on one.
        quiet = logging.getLogger("server.socketio")
        quiet.setLevel(logging.WARNING)
        super().__init__(
            async_mode="asgi",
            async_handlers=False,
            json=jsontext,
            logger=quiet,
            engineio_logger=quiet,
            client_manager=socketio.AsyncManager(),
            **options,
        )
        self.on_connected: Callable[[str], None] = lambda _sid: None
        """Called with a sid right after its CONNECT was queued: what is sent from then on
        comes after it."""
        self.max_waiting = MAX_WAITING
        self._connect_timeout_s = connect_timeout_s
        self._deadlines: dict[str, asyncio.TimerHandle] = {}
        self._buckets: dict[str, TokenBucket] = {}
        self._websockets: dict[str, Callable[[], Awaitable[Any]]] = {}
        self._cuts: set[asyncio.Task[None]] = set()
        self._reported: set[str] = set()
        self.refused_messages = 0
        """Messages from devices that nobody handles."""

    # -- sending: synchronous, so that order is the order of the calls --------------------

    def send_now(self, sid: str, name: str, *arguments: object) -> None:
        """Queue one event for one socket. Nothing happens if it is gone."""
        queue = self._queue_of(sid)
        if queue is not None:
            packet = self.packet_class(sio_packet.EVENT, data=[name, *arguments])
            queue.put_nowait(eio_packet.Packet(eio_packet.MESSAGE, packet.encode()))

    def is_roomy(self, sid: str) -> bool:
        """Whether the socket keeps up with what is sent to it."""
        queue = self._queue_of(sid)
        return queue is not None and queue.is_roomy

    async def has_room(self, sid: str) -> bool:
        """Wait until the socket has taken most of its queue; one that never does is cut."""
        queue = self._queue_of(sid)
        if queue is None:
            return False
        try:
            async with asyncio.timeout(SLOW_SOCKET_TIMEOUT_S):
                await queue.room()
        except TimeoutError:
            self.cut_sid(sid, "slow")
            return False
        return self._queue_of(sid) is not None

    def _queue_of(self, sid: str) -> SendQueue | None:
        eio_sid = self.manager.eio_sid_from_sid(sid, NAMESPACE)
        socket = self.eio.sockets.get(eio_sid)
        if socket is None or socket.closed or socket.closing:
            return None
        queue: SendQueue = socket.queue
        return queue

    # -- ending connections ---------------------------------------------------------------

    def cut_sid(self, sid: str, why: str) -> None:
        """Cut the connection of a socket, so that its client tries again."""
        eio_sid = self.manager.eio_sid_from_sid(sid, NAMESPACE)
        if eio_sid is not None:
            self.cut(eio_sid, why)

    def cut(self, eio_sid: str, why: str) -> None:
        """Cut a connection without a word: a polite close tells a client to stay away."""
        if eio_sid in self.eio.sockets:
            _log.info("connection cut", connection=eio_sid, why=why)
            task = asyncio.create_task(self._cut(eio_sid))
            self._cuts.add(task)
            task.add_done_callback(self._cuts.discard)

    async def cut_all(self) -> None:
        """Cut every connection; returns when the last has been let go."""
        await asyncio.gather(*(self._cut(eio_sid) for eio_sid in tuple(self.eio.sockets)))
        if self._cuts:
            await asyncio.wait(self._cuts)
        await self.eio.end_background_tasks()

    async def _cut(self, eio_sid: str) -> None:
        socket = self.eio.sockets.get(eio_sid)
        if socket is None:
            return
        await socket.close(wait=False, abort=True, reason=self.reason.TRANSPORT_CLOSE)
        socket.queue.put_nowait(None)  # ends the writer, or the waiting poll
        socket.queue.release()
        abort(self._websockets.pop(eio_sid, None))
        self.eio.sockets.pop(eio_sid, None)

    def _retire(self, eio_sid: str) -> None:
        """Let a refused client read why, then close its transport."""
        socket = self.eio.sockets.get(eio_sid)
        if socket is not None:
            socket.queue.put_nowait(None)
            self._set_deadline(eio_sid, FLUSH_REFUSAL_WITHIN_S, "refused")

    def _set_deadline(self, eio_sid: str, seconds: float, why: str) -> None:
        self._clear_deadline(eio_sid)
        loop = asyncio.get_running_loop()
        self._deadlines[eio_sid] = loop.call_later(seconds, self.cut, eio_sid, why)

    def _clear_deadline(self, eio_sid: str) -> None:
        deadline = self._deadlines.pop(eio_sid, None)
        if deadline is not None:
            deadline.cancel()

    def _report_once(self, kind: str, **details: object) -> None:
        """A hostile peer must not be able to fill the log."""
        if kind not in self._reported:
            self._reported.add(kind)
            _log.warning("a peer misbehaves and is closed; told once", kind=kind, **details)

    # -- the library's entry points, each followed into the open ----------------------------

    def _engineio_server_class(self) -> type[GuardedEngine]:
        return GuardedEngine

    async def handle_request(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[Any]],
        send: Callable[[Any], Awaitable[None]],
    ) -> None:
        """One HTTP request or WebSocket (ASGI). A malformed frame ends it quietly."""
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        eio_sid = query.get("sid", [""])[0]
        if not eio_sid and len(self._deadlines) >= self.max_waiting:
            self._report_once("too many connections without a handshake")
            await turn_away(scope, send)
            return
        if scope["type"] == "websocket" and eio_sid in self.eio.sockets:
            self._websockets[eio_sid] = receive
        try:
            await super().handle_request(scope, receive, send)
        except Exception as exc:  # noqa: BLE001 - the library leaves its own books open
            self._report_once(type(exc).__name__)
            await self._cut(scope.get("paybell.connection", eio_sid))
        finally:
            if scope["type"] == "websocket":
                self._websockets.pop(scope.get("paybell.connection", eio_sid), None)

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        scope = environ["asgi.scope"]
        scope["paybell.connection"] = eio_sid
        if scope["type"] == "websocket":
            self._websockets[eio_sid] = environ["asgi.receive"]
        socket = self.eio.sockets[eio_sid]
        socket.queue.on_overflow = lambda: self.cut(eio_sid, "slow")
        socket.poll = polled_in_lots(socket)
        socket.receive = self._guarded_receive(eio_sid, socket.receive)
        socket.handle_post_request = self._guarded_post(socket.handle_post_request)
        self._buckets[eio_sid] = TokenBucket(
            rate=MESSAGES_PER_S, burst=MESSAGE_BURST, now=asyncio.get_running_loop().time()
        )
        self._set_deadline(eio_sid, self._connect_timeout_s, "no handshake")

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        self._clear_deadline(eio_sid)
        self._buckets.pop(eio_sid, None)
        socket = self.eio.sockets.get(eio_sid)
        if socket is not None:
            socket.queue.release()
            if not socket.upgraded:
                # Ends the poll that is waiting; it would hold its request for a minute.
                socket.queue.put_nowait(eio_packet.Packet(eio_packet.NOOP))
        await super()._handle_eio_disconnect(eio_sid, reason)
        receive = self._websockets.get(eio_sid)
        if receive is not None:
            # A peer that reads nothing would keep the writer, and with it the TCP
            # connection, for as long as it likes.
            asyncio.get_running_loop().call_later(CLOSE_TRANSPORT_WITHIN_S, abort, receive)

    def _guarded_receive(
        self, eio_sid: str, receive: Callable[[Any], Awaitable[None]]
    ) -> Callable[[Any], Awaitable[None]]:
        """An Engine.IO packet that no client sends closes the connection."""

        async def guarded(packet: Any) -> None:
            try:
                await receive(packet)
            except SocketIsClosedError:
                raise
            except Exception as exc:  # noqa: BLE001
                self._report_once(type(exc).__name__)
                self.cut(eio_sid, "malformed packet")

        return guarded

    def _guarded_post(
        self, handle_post: Callable[[Any], Awaitable[None]]
    ) -> Callable[[Any], Awaitable[None]]:
        """A malformed long-polling POST closes the session; the library would only log it."""

        async def handle(environ: Any) -> None:
            try:
                await handle_post(environ)
            except EngineIOError:
                raise
            except Exception as exc:
                self._report_once(type(exc).__name__)
                raise EngineIOError from exc

        return handle

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        bucket = self._buckets.get(eio_sid)
        if bucket is not None:
            held_back_s = bucket.take(asyncio.get_running_loop().time())
            if held_back_s:
                # Nothing more is read of this peer meanwhile: TCP slows it down.
                await asyncio.sleep(held_back_s)
        try:
            self._check_packet(eio_sid, data)
            await super()._handle_eio_message(eio_sid, data)
        except Exception as exc:  # noqa: BLE001 - whatever it is, this peer sent it
            self._report_once(type(exc).__name__)
            self.cut(eio_sid, "malformed packet")

    def _check_packet(self, eio_sid: str, data: Any) -> None:
        """Only CONNECT, DISCONNECT and EVENT come from a device, and events only once it is in."""
        kind = data[:1] if isinstance(data, str) else ""
        connected = self.manager.sid_from_eio_sid(eio_sid, NAMESPACE) is not None
        if kind == "0" or (connected and kind in {"1", "2"}):
            return
        raise MalformedPacket

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        self._clear_deadline(eio_sid)
        namespace = namespace or NAMESPACE
        if self.manager.sid_from_eio_sid(eio_sid, namespace) is not None:
            raise MalformedPacket
        await super()._handle_connect(eio_sid, namespace, data)
        sid = self.manager.sid_from_eio_sid(eio_sid, namespace)
        if sid is None or not self.manager.is_connected(sid, namespace):
            self._retire(eio_sid)
        elif eio_sid not in self.environ:
            # It went while the handler ran; the library would keep it in its rooms for ever.
            await self._handle_disconnect(eio_sid, namespace, self.reason.TRANSPORT_CLOSE)
        else:
            self.on_connected(sid)

    async def _handle_disconnect(
        self, eio_sid: str, namespace: str | None, reason: str | None = None
    ) -> None:
        await super()._handle_disconnect(eio_sid, namespace, reason)
        if eio_sid in self.eio.sockets and eio_sid in self._buckets:
            self._set_deadline(eio_sid, self._connect_timeout_s, "no handshake")

    async def _handle_event(
        self,
        eio_sid: str,
        namespace: str | None,
        id: int | None,  # noqa: A002
        data: Any,
    ) -> None:
        if not (isinstance(data, list) and data and isinstance(data[0], str)):
            raise MalformedPacket
        # The library would also call its own `connect` handler for an event of that name.
        if data[0] in self.reserved_events or data[0] not in self.handlers.get(NAMESPACE, {}):
            self.refused_messages += 1
            return
        await super()._handle_event(eio_sid, namespace, id, data)
