"""Fan-out between nodes through Redis: a channel per stream, on which only hints travel.

A node subscribes to the streams of its own sockets and to no other, so that its work
grows with its users and not with the cluster. Redis may be away at any time: storing
goes on, and the comparison of heads in `server.delivery` makes up for what was not heard.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter, deque
from collections.abc import Callable, Sequence
from typing import Generic

from redis.asyncio import Connection
from redis.exceptions import ResponseError

from server.fanout.base import CutMark, EventT, OnGap, OnHint, OnMark
from server.fanout.hints import HintCodec
from server.fanout.local import LocalFanout
from server.fanout.redis_link import ANSWERS_WITHIN_S, RedisLink, Worked, open_pool
from server.logs import get_logger

MOST_WAITING = 10_000
"""Hints that wait for Redis; the oldest are dropped."""
MOST_WAITING_WITH_EVENT = 1_000
"""Beyond so many a hint waits without its event, to bound the memory."""
PUBLISH_AT_ONCE = 256
SUBSCRIBE_AT_ONCE = 500
HEAR_AT_ONCE = 64
"""So many messages are handled before others on the loop have their turn."""
PING_AFTER_S = 5.0
FLUSH_WITHIN_S = 1.0
CANCEL_AGAIN_AFTER_S = 0.1

_Waiting = tuple[str, int, EventT | None] | tuple[str, CutMark]

_log = get_logger(__name__)


class RedisFanout(Generic[EventT]):
    """The `Fanout` of several nodes over one store. Belongs to the loop that awaits `start`.

    `redis_url` as `ServerConfig.redis_url`; `secret` is the nodes' common key, `event_type`
    what an event is. Raises `ConfigError` for a URL that cannot be used.
    """

    def __init__(self, redis_url: str, secret: bytes, event_type: type[EventT]) -> None:
        self._pool = open_pool(redis_url)
        self._codec = HintCodec(secret, event_type)
        self._local: LocalFanout[EventT] = LocalFanout()
        self._prefix = b""
        self._on_gap: OnGap = _ignore
        self._tasks: list[asyncio.Task[None]] = []

        self._waiting: deque[_Waiting[EventT]] = deque(maxlen=MOST_WAITING)
        self._sending: list[_Waiting[EventT]] = []
        self._has_waiting = asyncio.Event()
        self._all_sent = asyncio.Event()

        self._wanted: Counter[str] = Counter()
        """Stream → how many here listen to it."""
        self._changed: set[str] = set()
        """Streams of which Redis may have to be told that they are wanted, or no longer."""
        self._asked: set[str] = set()
        """Streams that the present connection has subscribed to."""
        self._has_changed = asyncio.Event()
        self._has_wanted = asyncio.Event()

    # -- the port ------------------------------------------------------------------------

    async def start(self, store: str, on_gap: OnGap) -> None:
        """Begin; Redis need not be there. `store` names the channels: see `SqlInbox.epoch`."""
        self._prefix = f"paybell:{store}:".encode()
        self._on_gap = on_gap
        # Of this loop; the last start may have been on another.
        self._has_waiting, self._all_sent = asyncio.Event(), asyncio.Event()
        self._has_changed, self._has_wanted = asyncio.Event(), asyncio.Event()
        if self._waiting:
            self._has_waiting.set()
        if self._wanted:
            self._has_wanted.set()
        publishing = RedisLink("publish", self._pool, self._publish, self._has_waiting)
        hearing = RedisLink("subscribe", self._pool, self._subscribe, self._has_wanted)
        self._tasks = [asyncio.create_task(link.run()) for link in (publishing, hearing)]

    async def stop(self) -> None:
        """Publish what is waiting, for a moment; then no task and no connection is left."""
        if not self._tasks:
            return
        if self._waiting or self._sending:
            self._all_sent.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._all_sent.wait(), FLUSH_WITHIN_S)
        tasks, self._tasks = self._tasks, []
        await _end(tasks)
        self._waiting.clear()
        self._sending.clear()
        self._has_waiting.clear()

    async def publish(self, stream: str, seq: int, event: EventT | None) -> None:
        """Tell the listeners here at once, and the other nodes as soon as Redis takes it."""
        carried = event if len(self._waiting) < MOST_WAITING_WITH_EVENT else None
        self._put((stream, seq, carried))
        await self._local.publish(stream, seq, event)

    async def publish_mark(self, stream: str, mark: CutMark) -> None:
        """Tell the listeners here at once, and the other nodes as soon as Redis takes it."""
        self._put((stream, mark))
        await self._local.publish_mark(stream, mark)

    def subscribe(
        self, stream: str, on_hint: OnHint[EventT], on_mark: OnMark | None = None
    ) -> Callable[[], None]:
        """Hear about `stream`; from other nodes once Redis has said so, which is a gap."""
        unsubscribe_here = self._local.subscribe(stream, on_hint, on_mark)
        self._want(stream, +1)
        done = False

        def unsubscribe() -> None:
            nonlocal done
            if not done:
                done = True
                unsubscribe_here()
                self._want(stream, -1)

        return unsubscribe

    # -- publishing ----------------------------------------------------------------------

    def _put(self, hint: _Waiting[EventT]) -> None:
        self._waiting.append(hint)
        self._has_waiting.set()

    async def _publish(self, connection: Connection, worked: Worked) -> None:
        """Publish what is put, in order. What was not answered for is published again."""
        while True:
            while not self._sending:
                while self._waiting and len(self._sending) < PUBLISH_AT_ONCE:
                    self._sending.append(self._waiting.popleft())
                if not self._sending:
                    self._all_sent.set()
                    self._has_waiting.clear()
                    await self._has_waiting.wait()
            commands = [("PUBLISH", *self._sealed(hint)) for hint in self._sending]
            await connection.send_packed_command(connection.pack_commands(commands))
            refusal = ""
            for _ in commands:
                try:
                    await connection.read_response()
                except ResponseError as exc:  # again would be refused again: the heads heal it
                    refusal = type(exc).__name__
            self._sending.clear()
            if refusal:
                _log.warning("Redis refuses to publish", why=refusal)
            worked()

    def _sealed(self, hint: _Waiting[EventT]) -> tuple[bytes, bytes]:
        channel = self._channel(hint[0])
        if len(hint) == 2:
            return channel, self._codec.marked(channel, hint[1])
        return channel, self._codec.grown(channel, hint[1], hint[2])

    # -- subscribing ---------------------------------------------------------------------

    def _want(self, stream: str, change: int) -> None:
        self._wanted[stream] += change
        if not self._wanted[stream]:
            del self._wanted[stream]
        self._changed.add(stream)
        self._has_changed.set()
        if self._wanted:
            self._has_wanted.set()
        else:
            self._has_wanted.clear()

    async def _subscribe(self, connection: Connection, worked: Worked) -> None:
        """Subscribe to all that is wanted, then follow what changes, and hear."""
        self._asked.clear()
        self._changed = set(self._wanted)
        self._has_changed.set()
        tasks = [
            asyncio.create_task(one)
            for one in (self._keep_subscribed(connection), self._hear(connection, worked))
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            await _end(tasks)

    async def _keep_subscribed(self, connection: Connection) -> None:
        while True:
            await self._has_changed.wait()
            self._has_changed.clear()
            changed, self._changed = self._changed, set()
            come = [s for s in changed if s in self._wanted and s not in self._asked]
            gone = [s for s in changed if s not in self._wanted and s in self._asked]
            # Noted before they are sent: when sending fails, the connection is done with.
            self._asked.update(come)
            self._asked.difference_update(gone)
            for command, streams in (("SUBSCRIBE", come), ("UNSUBSCRIBE", gone)):
                for some in _in_parts(streams, SUBSCRIBE_AT_ONCE):
                    await connection.send_command(command, *map(self._channel, some))

    async def _hear(self, connection: Connection, worked: Worked) -> None:
        pinged = False
        heard = 0
        while True:
            message = await connection.read_response(
                timeout=ANSWERS_WITHIN_S if pinged else PING_AFTER_S, disconnect_on_error=False
            )
            if message is not None:
                pinged = False
                worked()
                await self._on_message(message)
            elif pinged:
                raise TimeoutError
            else:  # half a connection is silent too
                pinged = True
                await connection.send_command("PING")
            heard += 1
            if heard % HEAR_AT_ONCE == 0:
                await asyncio.sleep(0)

    async def _on_message(self, message: object) -> None:
        """Handle what Redis says; nothing that anybody may have published can raise here."""
        match message:
            case [b"message", bytes(channel), bytes(said)]:
                stream = self._stream(channel)
                if stream is not None:
                    await self._on_said(stream, channel, said)
            case [b"subscribe", bytes(channel), _]:
                # What was said until now was not heard.
                stream = self._stream(channel)
                if stream is not None:
                    self._on_gap(stream)
            case _:
                pass

    async def _on_said(self, stream: str, channel: bytes, said: bytes) -> None:
        heard = self._codec.read(channel, said)
        try:
            if isinstance(heard, CutMark):
                await self._local.publish_mark(stream, heard)
            elif heard is not None:
                await self._local.publish(stream, *heard)
        except Exception:  # noqa: BLE001 - one listener's fault is not the others'
            _log.exception("a hint was not handled", stream=stream)

    def _channel(self, stream: str) -> bytes:
        return self._prefix + stream.encode()

    def _stream(self, channel: bytes) -> str | None:
        """The stream of `channel`; None when nobody here listens to it any more."""
        stream = channel.removeprefix(self._prefix).decode(errors="replace")
        return stream if stream in self._wanted else None


def _ignore(_stream: str) -> None:
    """What who does not listen does about a gap."""


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Cancel `tasks` until they have ended, also when whoever awaits this is cancelled.

    Once is not enough: redis-py swallows a cancellation while it connects.
    """
    pending = set(tasks)
    is_cancelled = False
    while pending:
        for task in pending:
            task.cancel()
        try:
            _, pending = await asyncio.wait(pending, timeout=CANCEL_AGAIN_AFTER_S)
        except asyncio.CancelledError:
            is_cancelled = True
            pending = {task for task in pending if not task.done()}
    for task in tasks:
        if not task.cancelled():
            task.exception()  # looked at: nobody else will
    if is_cancelled:
        raise asyncio.CancelledError


def _in_parts(streams: Sequence[str], size: int) -> list[Sequence[str]]:
    return [streams[start : start + size] for start in range(0, len(streams), size)]
