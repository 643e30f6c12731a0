"""From the inbox to each socket: next is sent, sent is dropped, a gap is read.

The decisions are `server.pump`'s; here are the reading, the waiting and the sending.
Everything runs on the loop of the socket server.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Protocol

from contract.wire import Control, CursorReset, Replay
from server.errors import StoreUnavailable
from server.fanout.base import CutMark, Fanout
from server.feed import CHUNK_EVENTS, Entry, Feed
from server.inbox.base import Devices, Inbox, Lane, Position, StoredEvent, user_of, user_stream
from server.logs import get_logger
from server.pump import Pump, Step
from server.rounds import LOOK_EVERY_S, Rounds

RETRY_STORE_AFTER_S = 1.0

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


class Delivery:
    """All pumps of this node. A socket is admitted, started, and in any case stopped."""

    def __init__(
        self,
        inbox: Inbox,
        devices: Devices,
        fanout: Fanout[StoredEvent],
        outlet: Outlet,
        *,
        on_other_store: Callable[[], Awaitable[None]],
        look_every_s: float = LOOK_EVERY_S,
        retry_store_after_s: float = RETRY_STORE_AFTER_S,
    ) -> None:
        self._inbox = inbox
        self._devices = devices
        self._fanout = fanout
        self._outlet = outlet
        self._on_other_store = on_other_store
        self._retry_store_after_s = retry_store_after_s
        self._feeds: dict[str, Feed] = {}
        self._listening: dict[str, dict[str, tuple[Lane, Feed]]] = {}
        self._unsubscribe: dict[str, Callable[[], None]] = {}
        self._readers: set[asyncio.Task[None]] = set()
        self._rounds = Rounds(look=self._look, look_at=self._look_at, every_s=look_every_s)

    async def start(self) -> None:
        """Begin to look for what no hint has told."""
        await self._rounds.start()

    async def stop(self) -> None:
        """Stop every pump, and return when no task is left."""
        for sid in tuple(self._feeds):
            self.stop_socket(sid)
        await self._rounds.stop()
        if self._readers:
            await asyncio.wait(self._readers)

    async def admit(
        self, sid: str, user_id: str, cursor: str | None, device: str | None = None
    ) -> None:
        """Settle where a socket begins, before it is told that it is connected.

        From here on nothing that is stored is missed. Without a cursor the place is the
        present. Raises `StoreUnavailable`; the socket is then forgotten.
        """
        feed = Feed(sid, user_id, device, cursor, self._inbox.epoch)
        self._feeds[sid] = feed
        self._listen(feed)
        try:
            feed.settle(await self._inbox.look_up(user_id, feed.looked_up))
        except BaseException:
            self.stop_socket(sid)
            raise
        if feed.is_ahead_of_the_store:
            # Believed for this device only: whoever holds a token can make up such a cursor.
            _log.warning("a device has seen events that this database does not have", sid=sid)

    def start_socket(self, sid: str) -> None:
        """Begin to send; to be called once the client has been told that it is connected."""
        feed = self._feeds.get(sid)
        if feed is None or feed.pump is None:
            return
        feed.is_started = True
        if feed.must_end:
            self._end(feed, "not wanted any more")
        elif feed.replaying or feed.pump.behind:
            self._read_in_background(feed)
        else:
            feed.pump.on_page(set(), set())

    def stop_socket(self, sid: str) -> None:
        """Forget a socket that is gone. Harmless for one that is not known."""
        feed = self._feeds.pop(sid, None)
        if feed is None:
            return
        feed.stopped = True
        for _, stream in feed.streams:
            listening = self._listening[stream]
            del listening[sid]
            if not listening:
                del self._listening[stream]
                self._unsubscribe.pop(stream)()

    def look_at(self, stream: str) -> None:
        """Look at `stream` soon: hints about it may have been missed."""
        self._rounds.suspect(stream)

    def acknowledged(self, sid: str, cursor: str) -> Position | None:
        """The place that a device's `ack` names; None unless all of it was sent to it."""
        feed = self._feeds.get(sid)
        return None if feed is None else feed.acknowledged(cursor)

    # -- hints -------------------------------------------------------------------------

    def _listen(self, feed: Feed) -> None:
        for lane, stream in feed.streams:
            if stream not in self._listening:
                self._listening[stream] = {}
                self._unsubscribe[stream] = self._fanout.subscribe(
                    stream,
                    functools.partial(self._on_hint, stream),
                    functools.partial(self._on_mark, stream),
                )
            self._listening[stream][feed.sid] = (lane, feed)

    def _on_hint(self, stream: str, seq: int, event: StoredEvent | None) -> None:
        for lane, feed in tuple(self._listening.get(stream, {}).values()):
            if feed.stopped:
                continue
            try:
                self._hint(feed, lane, seq, event)
            except Exception:  # noqa: BLE001
                # Neither the other sockets nor the producer, whose event is stored, may
                # suffer; this one comes back with its cursor.
                _log.exception("delivery to a socket failed", sid=feed.sid)
                self._outlet.cut_sid(feed.sid, "delivery failed")

    def _hint(self, feed: Feed, lane: Lane, seq: int, event: StoredEvent | None) -> None:
        if feed.pump is None:
            feed.early.append((lane, seq))
            return
        can_send = event is not None and self._outlet.is_roomy(feed.sid)
        match feed.pump.on_hint(lane, seq, can_send=can_send):
            case Step.SEND if event is not None:
                self._outlet.send_now(feed.sid, *feed.advance(feed.pump, lane, event))
            case Step.READ_STORE:
                self._read_in_background(feed)
            case _:
                pass

    def _on_mark(self, stream: str, mark: CutMark) -> None:
        for _, feed in tuple(self._listening.get(stream, {}).values()):
            if mark.device in (None, feed.device):
                self._end(feed, "not wanted any more")

    def _end(self, feed: Feed, why: str) -> None:
        if feed.is_started:
            self.stop_socket(feed.sid)  # nothing more is sent, before the cut is through
            self._outlet.cut_sid(feed.sid, why)
        else:
            # Its handshake may be about to tell it why; a cut would come before that.
            feed.must_end = True

    # -- what no hint has told -----------------------------------------------------------

    async def _look(self) -> None:
        if await self._inbox.settle_again():
            _log.warning("the database is another one: every device fetches everything again")
            for feed in tuple(self._feeds.values()):
                self._end(feed, "the database is another one")
            await self._on_other_store()
        await self._look_at(self._listening)

    async def _look_at(self, streams: Collection[str]) -> None:
        """Heal what lost hints have left behind, for all sockets in few queries.

        First whoever must not be here is cut, so that nothing more is read for them.
        """
        streams = [stream for stream in streams if stream in self._listening]
        users = [user for stream in streams if (user := user_of(stream)) is not None]
        for gone in await self._devices.gone(users):
            self._on_mark(user_stream(gone.user_id), CutMark(device=gone.device))
        for stream, head in (await self._inbox.heads(streams)).items():
            self._on_hint(stream, head, None)

    # -- reading the store -----------------------------------------------------------------

    def _read_in_background(self, feed: Feed) -> None:
        reader = asyncio.create_task(self._read_store_safely(feed))
        self._readers.add(reader)
        reader.add_done_callback(self._readers.discard)

    async def _read_store_safely(self, feed: Feed) -> None:
        try:
            await self._read_store(feed)
        except Exception:  # noqa: BLE001
            # Whatever it is, this socket's place is right, and a new handshake begins there.
            _log.exception("delivery to a socket failed", sid=feed.sid)
            self._outlet.cut_sid(feed.sid, "delivery failed")

    async def _read_store(self, feed: Feed) -> None:
        """Send page after page until the socket is where the store is."""
        pump = feed.pump
        if pump is None:
            return
        if feed.reset is not None:
            reset, feed.reset = CursorReset(reason=feed.reset.value), None
            self._outlet.send_now(feed.sid, Control.CURSOR_RESET, reset)
        while await self._outlet.has_room(feed.sid) and feed.sid in self._feeds:
            asked = pump.begin_page()
            try:
                pages = {
                    lane: await self._inbox.read(stream, pump.position[lane], CHUNK_EVENTS)
                    for lane, stream in feed.streams
                    if lane in asked
                }
                is_left_behind = await self._is_left_behind(feed, pump, pages)
            except StoreUnavailable as exc:
                _log.warning("store not read, trying again", sid=feed.sid, why=exc.message)
                await asyncio.sleep(self._retry_store_after_s)
                continue
            if feed.sid not in self._feeds:
                return
            if is_left_behind:
                # It comes back with its cursor, and is told; a replay of all that is kept follows.
                self._outlet.cut_sid(feed.sid, "behind what is kept")
                return
            chunk = feed.next_chunk(pump, pages)
            more = pump.on_page(asked, {lane for lane, page in pages.items() if page})
            self._send_chunk(feed, chunk, more=more)
            if not more:
                return

    async def _is_left_behind(
        self, feed: Feed, pump: Pump, pages: Mapping[Lane, list[StoredEvent]]
    ) -> bool:
        """Whether events that this socket was not sent are kept no more."""
        doubtful = [
            lane
            for lane, page in pages.items()
            if not page or page[0].seq > pump.position[lane] + 1
        ]
        if not doubtful:
            return False
        # A hint was forged, or somebody has removed a row by hand; unless a floor has moved.
        lanes = await self._inbox.look_up(feed.user_id, None)
        return any(lanes[lane].floor > pump.position[lane] for lane in doubtful)

    def _send_chunk(self, feed: Feed, chunk: list[Entry], *, more: bool) -> None:
        if not feed.replaying:
            for entry in chunk:
                self._outlet.send_now(feed.sid, *entry)
            return
        self._outlet.send_now(feed.sid, Control.REPLAY, Replay(events=list(chunk), more=more))
        feed.replaying = more
