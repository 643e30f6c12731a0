"""From the inbox to each socket: next is sent, sent is dropped, a gap is read.

The decisions are `server.pump`'s; here are the reading, the waiting and the sending.
Everything runs on the loop of the socket server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

import msgspec

from contract import jsontext
from contract.wire import Control, CursorReset, CursorResetReason, Meta
from server.errors import StoreUnavailable
from server.fanout.base import Fanout
from server.inbox.base import BROADCAST_STREAM, Inbox, Position, StoredEvent, user_stream
from server.inbox.cursor import read_cursor, user_tag, write_cursor
from server.logs import get_logger
from server.pump import Lane, Pump, Step, merge_by_acceptance

CHUNK_EVENTS = 200
CHUNK_BYTES = 256 * 1024
"""A chunk ends after either; well below what a slow socket may have queued."""
COMPARE_HEADS_EVERY_S = 5.0
RETRY_STORE_AFTER_S = 1.0

_log = get_logger(__name__)


class Outlet(Protocol):
    """The way to the sockets, in the order in which `send` is called."""

    def send(self, sid: str, name: str, *arguments: object) -> None:
        """Queue one event for one socket; nothing happens if it is gone."""

    async def has_room(self, sid: str) -> bool:
        """Wait until the socket has taken most of what is queued; False if it is gone."""


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """Where one socket begins, settled during its handshake."""

    position: Position
    heads: Position
    replay: bool
    """The device keeps cursors, and is told what it missed as `replay`."""
    reset: CursorResetReason | None = None


class _SocketPump:
    """One socket: its place, and whether a task is reading the store for it."""

    def __init__(self, sid: str, user_id: str, tag: str, start: Start) -> None:
        self.sid = sid
        self.user_id = user_id
        self.tag = tag
        self.start = start
        self.pump = Pump(start.position, reading=start.replay)
        self.stopped = False

    def hint_heads(self) -> None:
        """What was in the store at the handshake is to be sent."""
        self.pump.on_hint(Lane.USER, self.start.heads.user, has_event=False)
        self.pump.on_hint(Lane.BROADCAST, self.start.heads.broadcast, has_event=False)


class Delivery:
    """All pumps of this node."""

    def __init__(
        self,
        inbox: Inbox,
        fanout: Fanout[StoredEvent],
        outlet: Outlet,
        *,
        compare_heads_every_s: float = COMPARE_HEADS_EVERY_S,
    ) -> None:
        self._inbox = inbox
        self._fanout = fanout
        self._outlet = outlet
        self._compare_heads_every_s = compare_heads_every_s
        self._sockets: dict[str, _SocketPump] = {}
        self._listening: dict[str, set[_SocketPump]] = {}
        self._unsubscribe: dict[str, Callable[[], None]] = {}
        self._readers: set[asyncio.Task[None]] = set()
        self._comparing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to compare heads."""
        self._comparing = asyncio.create_task(self._compare_heads_forever())

    async def stop(self) -> None:
        """Stop every pump, and return when no task is left."""
        for sid in tuple(self._sockets):
            self.stop_socket(sid)
        if self._comparing is not None:
            self._comparing.cancel()
            await asyncio.wait([self._comparing])
        if self._readers:
            await asyncio.wait(self._readers)

    async def prepare(self, user_id: str, cursor: str | None) -> Start:
        """Settle where a socket begins. Raises `StoreUnavailable`.

        Without a cursor that is the present, read during the handshake: what is stored
        from now on will be sent.
        """
        stream = user_stream(user_id)
        found = await self._inbox.heads((stream, BROADCAST_STREAM))
        heads = Position(user=found[stream], broadcast=found[BROADCAST_STREAM])
        if cursor is None:
            return Start(position=heads, heads=heads, replay=False)
        floors = Position(
            user=await self._inbox.floor(stream),
            broadcast=await self._inbox.floor(BROADCAST_STREAM),
        )
        if not cursor:
            return Start(position=floors, heads=heads, replay=True)
        epoch = self._inbox.epoch
        place = read_cursor(
            cursor, epoch=epoch, tag=user_tag(epoch, user_id), heads=heads, floors=floors
        )
        if isinstance(place, CursorResetReason):
            return Start(position=floors, heads=heads, replay=True, reset=place)
        return Start(position=place, heads=heads, replay=True)

    def start_socket(self, sid: str, user_id: str, start: Start) -> None:
        """Begin to send; to be called when the client has been told that it is connected."""
        socket = _SocketPump(sid, user_id, user_tag(self._inbox.epoch, user_id), start)
        self._sockets[sid] = socket
        self._listen(user_stream(user_id), Lane.USER, socket)
        self._listen(BROADCAST_STREAM, Lane.BROADCAST, socket)
        if start.replay:
            socket.hint_heads()
            self._read_in_background(socket)
        else:
            # What was stored between the handshake and this line had no listener yet.
            self._hint(socket, Lane.USER, start.heads.user, None)
            self._soon_compare(socket)

    def stop_socket(self, sid: str) -> None:
        """Forget a socket that is gone. Harmless for one that is not known."""
        socket = self._sockets.pop(sid, None)
        if socket is None:
            return
        socket.stopped = True
        for stream in (user_stream(socket.user_id), BROADCAST_STREAM):
            listening = self._listening[stream]
            listening.discard(socket)
            if not listening:
                del self._listening[stream]
                self._unsubscribe.pop(stream)()

    def acknowledged(self, sid: str, cursor: str) -> Position | None:
        """The place that a device's `ack` names; None unless that was sent to this socket."""
        socket = self._sockets.get(sid)
        if socket is None:
            return None
        place = read_cursor(
            cursor,
            epoch=self._inbox.epoch,
            tag=socket.tag,
            heads=socket.pump.position,
            floors=Position(user=0, broadcast=0),
        )
        return place if isinstance(place, Position) else None
