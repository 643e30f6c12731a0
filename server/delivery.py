"""From the inbox to each socket: next is sent, sent is dropped, a gap is read.

The decisions are `server.pump`'s; here are the reading, the waiting and the sending.
Everything runs on the loop of the socket server.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Callable
from typing import Protocol

import msgspec

from contract.wire import Control, CursorReset, CursorResetReason, Meta, Replay
from server.errors import StoreUnavailable
from server.fanout.base import CutMark, Fanout
from server.inbox.base import ByLane, Inbox, Lane, LaneState, Position, StoredEvent
from server.inbox.cursor import NOWHERE, Place, begin, mark_of, read_cursor, user_tag, write_cursor
from server.logs import get_logger
from server.pump import Pump, Step, merge_by_acceptance

CHUNK_EVENTS = 200
CHUNK_BYTES = 256 * 1024
"""A chunk ends after either; well below what a slow socket may have queued."""
COMPARE_HEADS_EVERY_S = 5.0
RETRY_STORE_AFTER_S = 1.0

Entry = tuple[str, msgspec.Raw, Meta]
"""An event as it is sent: name, payload, meta."""

_log = get_logger(__name__)


class Outlet(Protocol):
    """The way to the sockets, in the order in which `send_now` is called."""

    def send_now(self, sid: str, name: str, *arguments: object) -> None:
        """Queue one event for one socket; nothing happens if it is gone."""

    def is_roomy(self, sid: str) -> bool:
        """Whether the socket keeps up; if not, it is fed from the store at its own pace."""

    async def has_room(self, sid: str) -> bool:
        """Wait until the socket has taken most of what is queued; False if it is gone."""

    def cut_sid(self, sid: str, why: str) -> None:
        """Cut the connection, so that the device comes back with its cursor."""


class _Socket:
    """One socket: whose it is, how far it is, and how it catches up."""

    def __init__(self, sid: str, user_id: str, device: str | None, tag: str) -> None:
        self.sid = sid
        self.device = device
        self.user_id = user_id
        self.tag = tag
        self.pump: Pump | None = None
        """None until the place is settled; hints are gathered in `early` until then."""
        self.place = Place(position=NOWHERE)
        """Of the last event sent in each lane."""
        self.sent_count = 0
        """Events sent on this connection."""
        self.early: list[tuple[Lane, int]] = []
        self.replaying = False
        """Until its first catching-up ends: missed events go as `replay`."""
        self.reset: CursorResetReason | None = None
        self.started = False
        """True once the client was told that it is connected; it hears nothing before."""
        self.stopped = False

    @property
    def streams(self) -> tuple[tuple[Lane, str], ...]:
        return tuple((lane, lane.stream(self.user_id)) for lane in Lane)


class Delivery:
    """All pumps of this node. A socket is admitted, started, and in any case stopped."""

    def __init__(
        self,
        inbox: Inbox,
        fanout: Fanout[StoredEvent],
        outlet: Outlet,
        *,
        compare_heads_every_s: float = COMPARE_HEADS_EVERY_S,
        retry_store_after_s: float = RETRY_STORE_AFTER_S,
    ) -> None:
        self._inbox = inbox
        self._fanout = fanout
        self._outlet = outlet
        self._compare_heads_every_s = compare_heads_every_s
        self._retry_store_after_s = retry_store_after_s
        self._sockets: dict[str, _Socket] = {}
        self._listening: dict[str, dict[str, tuple[Lane, _Socket]]] = {}
        self._unsubscribe: dict[str, Callable[[], None]] = {}
        self._readers: set[asyncio.Task[None]] = set()
        self._comparing: asyncio.Task[None] | None = None
        self._suspects: set[str] = set()
        self._suspected = asyncio.Event()

    async def start(self) -> None:
        """Begin to compare heads."""
        self._suspected = asyncio.Event()
        self._comparing = asyncio.create_task(self._compare_heads_forever())

    async def stop(self) -> None:
        """Stop every pump, and return when no task is left."""
        for sid in tuple(self._sockets):
            self.stop_socket(sid)
        if self._comparing is not None:
            self._comparing.cancel()
            await asyncio.wait([self._comparing])
            self._comparing = None
        if self._readers:
            await asyncio.wait(self._readers)

    async def admit(
        self, sid: str, user_id: str, cursor: str | None, device: str | None = None
    ) -> None:
        """Settle where a socket begins, before it is told that it is connected.

        From here on nothing that is stored is missed. Without a cursor the place is the
        present. Raises `StoreUnavailable`; the socket is then forgotten.
        """
        socket = _Socket(sid, user_id, device, user_tag(self._inbox.epoch, user_id))
        self._sockets[sid] = socket
        self._listen(socket)
        try:
            lanes = await self._begin(socket, cursor)
        except BaseException:
            self.stop_socket(sid)
            raise
        socket.replaying = cursor is not None
        socket.pump = Pump(socket.place.position, reading=True)
        heads = [(lane, lanes[lane].head) for lane in Lane]
        for lane, seq in (*heads, *socket.early):
            socket.pump.on_hint(lane, seq, can_send=False)
        socket.early.clear()

    def start_socket(self, sid: str) -> None:
        """Begin to send; to be called once the client has been told that it is connected."""
        socket = self._sockets.get(sid)
        if socket is None or socket.pump is None:
            return
        socket.started = True
        if socket.replaying or socket.pump.behind:
            self._read_in_background(socket)
        else:
            socket.pump.on_page(set(), set())

    def stop_socket(self, sid: str) -> None:
        """Forget a socket that is gone. Harmless for one that is not known."""
        socket = self._sockets.pop(sid, None)
        if socket is None:
            return
        socket.stopped = True
        for _, stream in socket.streams:
            listening = self._listening[stream]
            del listening[sid]
            if not listening:
                del self._listening[stream]
                self._unsubscribe.pop(stream)()

    def look_at(self, stream: str) -> None:
        """Compare the head of `stream` soon: hints about it may have been missed."""
        self._suspects.add(stream)
        self._suspected.set()

    def acknowledged(self, sid: str, cursor: str) -> Position | None:
        """The place that a device's `ack` names; None unless all of it was sent to it."""
        socket = self._sockets.get(sid)
        if socket is None or socket.pump is None:
            return None
        place = read_cursor(cursor, epoch=self._inbox.epoch, tag=socket.tag)
        if not isinstance(place, Place):
            return None
        sent = socket.pump.position
        return place.position if all(place.position[lane] <= sent[lane] for lane in Lane) else None

    async def _begin(self, socket: _Socket, cursor: str | None) -> ByLane[LaneState]:
        """Settle the place where `socket` begins; how its streams stand."""
        asked = read_cursor(cursor, epoch=self._inbox.epoch, tag=socket.tag) if cursor else None
        position = None if cursor is None else NOWHERE
        if isinstance(asked, Place):
            position = asked.position
        lanes = await self._inbox.look_up(socket.user_id, position)
        beginning = begin(asked, from_start=cursor == "", lanes=lanes)
        socket.place, socket.reset = beginning.place, beginning.reset
        if isinstance(asked, Place) and beginning.reset is CursorResetReason.OTHER_DATABASE:
            # Believed for this device only: whoever holds a token can make up such a cursor.
            _log.warning(
                "a device has seen events that this database does not have", sid=socket.sid
            )
        return lanes

    # -- hints -------------------------------------------------------------------------

    def _listen(self, socket: _Socket) -> None:
        for lane, stream in socket.streams:
            if stream not in self._listening:
                self._listening[stream] = {}
                self._unsubscribe[stream] = self._fanout.subscribe(
                    stream,
                    functools.partial(self._on_hint, stream),
                    functools.partial(self._on_mark, stream),
                )
            self._listening[stream][socket.sid] = (lane, socket)

    def _on_hint(self, stream: str, seq: int, event: StoredEvent | None) -> None:
        for lane, socket in tuple(self._listening.get(stream, {}).values()):
            if socket.stopped:
                continue
            try:
                self._hint(socket, lane, seq, event)
            except Exception:  # noqa: BLE001
                # Neither the other sockets nor the producer, whose event is stored, may
                # suffer; this one comes back with its cursor.
                _log.exception("delivery to a socket failed", sid=socket.sid)
                self._outlet.cut_sid(socket.sid, "delivery failed")

    def _hint(self, socket: _Socket, lane: Lane, seq: int, event: StoredEvent | None) -> None:
        if socket.pump is None:
            socket.early.append((lane, seq))
            return
        can_send = event is not None and self._outlet.is_roomy(socket.sid)
        match socket.pump.on_hint(lane, seq, can_send=can_send):
            case Step.SEND if event is not None:
                self._outlet.send_now(socket.sid, *self._advance(socket, socket.pump, lane, event))
            case Step.READ_STORE:
                self._read_in_background(socket)
            case _:
                pass

    def _on_mark(self, stream: str, mark: CutMark) -> None:
        for _, socket in tuple(self._listening.get(stream, {}).values()):
            if mark.device in (None, socket.device):
                self._outlet.cut_sid(socket.sid, "device removed")

    async def _compare_heads_forever(self) -> None:
        """Heal what lost hints have left behind, for all sockets in one query."""
        clock = asyncio.get_running_loop().time
        all_at = clock() + self._compare_heads_every_s
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(all_at):
                    await self._suspected.wait()
            streams = self._suspects & self._listening.keys()
            if clock() >= all_at:
                streams = set(self._listening)
                all_at = clock() + self._compare_heads_every_s
            self._suspects.clear()
            self._suspected.clear()
            try:
                heads = await self._inbox.heads(tuple(streams))
            except StoreUnavailable as exc:
                _log.warning("heads not compared", why=exc.message)
                continue
            except Exception:  # noqa: BLE001 - the next round may fare better; none is worse
                _log.exception("heads not compared")
                continue
            for stream, head in heads.items():
                self._on_hint(stream, head, None)

    # -- reading the store -----------------------------------------------------------------

    def _read_in_background(self, socket: _Socket) -> None:
        reader = asyncio.create_task(self._read_store_safely(socket))
        self._readers.add(reader)
        reader.add_done_callback(self._readers.discard)

    async def _read_store_safely(self, socket: _Socket) -> None:
        try:
            await self._read_store(socket)
        except Exception:  # noqa: BLE001
            # Whatever it is, this socket's place is right, and a new handshake begins there.
            _log.exception("delivery to a socket failed", sid=socket.sid)
            self._outlet.cut_sid(socket.sid, "delivery failed")

    async def _read_store(self, socket: _Socket) -> None:
        """Send page after page until the socket is where the store is."""
        pump = socket.pump
        if pump is None:
            return
        if socket.reset is not None:
            self._outlet.send_now(
                socket.sid, Control.CURSOR_RESET, CursorReset(reason=socket.reset.value)
            )
        while await self._outlet.has_room(socket.sid) and socket.sid in self._sockets:
            asked = pump.begin_page()
            try:
                pages = {
                    lane: await self._inbox.read(stream, pump.position[lane], CHUNK_EVENTS)
                    for lane, stream in socket.streams
                    if lane in asked
                }
            except StoreUnavailable as exc:
                _log.warning("store not read, trying again", sid=socket.sid, why=exc.message)
                await asyncio.sleep(self._retry_store_after_s)
                continue
            if socket.sid not in self._sockets:
                return
            chunk = self._next_chunk(socket, pump, pages)
            more = pump.on_page(asked, {lane for lane, page in pages.items() if page})
            self._send_chunk(socket, chunk, more=more)
            if not more:
                return

    def _next_chunk(
        self, socket: _Socket, pump: Pump, pages: dict[Lane, list[StoredEvent]]
    ) -> list[Entry]:
        chunk: list[Entry] = []
        size = 0
        merged = merge_by_acceptance(
            pages.get(Lane.USER, []), pages.get(Lane.BROADCAST, []), CHUNK_EVENTS
        )
        for lane, event in merged:
            chunk.append(self._advance(socket, pump, lane, event))
            size += len(event.payload_json)
            if size >= CHUNK_BYTES:
                break
        return chunk

    def _send_chunk(self, socket: _Socket, chunk: list[Entry], *, more: bool) -> None:
        if not socket.replaying:
            for entry in chunk:
                self._outlet.send_now(socket.sid, *entry)
            return
        self._outlet.send_now(socket.sid, Control.REPLAY, Replay(events=list(chunk), more=more))
        socket.replaying = more

    def _advance(self, socket: _Socket, pump: Pump, lane: Lane, event: StoredEvent) -> Entry:
        """Move the place to `event`: its name, payload and meta, ready to be sent."""
        pump.on_sent(lane, event.seq)
        socket.place = Place(
            position=pump.position, marks=socket.place.marks.with_lane(lane, mark_of(event.id))
        )
        socket.sent_count += 1
        meta = Meta(
            id=event.id,
            cursor=write_cursor(self._inbox.epoch, socket.tag, socket.place),
            at=event.at,
            subject=event.subject,
            expires_at=event.expires_at,
            test=event.test,
            count=socket.sent_count,
        )
        return event.name, msgspec.Raw(event.payload_json.encode()), meta
