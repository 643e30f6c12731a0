"""Engine.IO, the layer beneath Socket.IO: opening, heartbeat, messages, and the end.

`socketio.AsyncClient` runs on it in the place of the library's own, which is built on
aiohttp: its import alone took 0.1 s of each start and 10 MB for as long as the app runs
(ADR 0024). What Socket.IO asks of it is the public face of `EngineClient`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import msgspec
from engineio.exceptions import ConnectionError as NotConnected  # type: ignore[import-untyped]

from notifier.net.carriers import Carrier, EngineIOPacket, Refused

log = logging.getLogger(__name__)

_OPEN, _CLOSE, _PING, _PONG, _MESSAGE = "0", "1", "2", "3", "4"
GOODBYE_LIMIT_S = 1.0
"""Half of what quitting may take: a server that is gone is told in vain."""

Handler = Callable[..., Awaitable[Any]]


class _Opening(msgspec.Struct, rename="camel"):
    """What the server says first."""

    sid: str
    ping_interval: int
    """Milliseconds."""
    ping_timeout: int
    """Milliseconds."""


class EngineClient:
    """One connection over one `Carrier`, once. On the loop it was made on."""

    def __init__(
        self, carrier: Carrier, transport: str, room: Callable[[], Awaitable[None]]
    ) -> None:
        """`room` is awaited before more is read: until what was read is not too much."""
        self._carrier = carrier
        self._transport = transport
        self._room = room
        self._handlers: dict[str, Handler] = {}
        self._unsent: asyncio.Queue[EngineIOPacket | None] = asyncio.Queue()
        """None: behind it nothing is sent any more."""
        self._silence_limit_s = 0.0
        """A server that says nothing for so long is gone."""
        self._reading: asyncio.Task[None] | None = None
        self._writing: asyncio.Task[None] | None = None
        self.ended = asyncio.Event()
        """Set when the connection has ended, whoever ended it."""
        self.state = "disconnected"
        """`connected`, `disconnecting` or `disconnected`."""
        self.sid: str | None = None

    # -- what Socket.IO asks for ----------------------------------------------------------

    def on(self, event: str, handler: Handler) -> None:
        """Call `handler` at each `connect`, `message` (with its data) or `disconnect`."""
        self._handlers[event] = handler

    def transport(self) -> str:
        """By what the packets are carried."""
        return self._transport

    async def connect(self, *_where: Any, **_how: Any) -> None:
        """Connect; where to and how, the carrier knows. Raises `NotConnected`."""
        try:
            first, *others = await self._carrier.open()
            opening = _opening(first)
        except Refused as exc:
            raise NotConnected(str(exc), _json(exc.body)) from exc
        except (OSError, ValueError) as exc:
            raise NotConnected(f"not connected: {type(exc).__name__}") from exc
        self.sid = opening.sid
        self._carrier.opened(opening.sid)
        self._silence_limit_s = (opening.ping_interval + opening.ping_timeout) / 1000
        self.state = "connected"
        await self._handlers["connect"]()
        self._writing = asyncio.create_task(self._write(), name="engine writing")
        self._reading = asyncio.create_task(self._read(others), name="engine reading")

    async def send(self, data: EngineIOPacket) -> None:
        """Queue a message; nothing happens when there is no connection."""
        if self.state == "connected":
            self._unsent.put_nowait(_MESSAGE + data if isinstance(data, str) else data)

    async def disconnect(self, *, abort: bool = False) -> None:
        """Send what is queued, say goodbye, and end; `abort`: end at once."""
        if self.state != "connected":
            return
        self.state = "disconnecting"
        if not abort:
            self._unsent.put_nowait(_CLOSE)
            self._unsent.put_nowait(None)
            if self._writing is not None:
                await asyncio.wait({self._writing}, timeout=GOODBYE_LIMIT_S)
        await self._end("client disconnect")

    async def wait(self) -> None:
        """Until the connection has ended."""
        if self._reading is not None:
            await asyncio.wait({self._reading})

    def create_event(self) -> asyncio.Event:
        """An event of this loop."""
        return asyncio.Event()

    def start_background_task(
        self, target: Callable[..., Coroutine[Any, Any, Any]], *arguments: Any
    ) -> asyncio.Task[Any]:
        """Run `target` beside."""
        return asyncio.create_task(target(*arguments))

    async def sleep(self, seconds: float = 0) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    # -- what the link asks for -----------------------------------------------------------

    @property
    def unsent(self) -> int:
        """How many packets wait to be sent."""
        return self._unsent.qsize()

    async def all_sent(self) -> None:
        """Until nothing waits to be sent."""
        await self._unsent.join()

    @property
    def tasks(self) -> list[asyncio.Task[None]]:
        """What reads and writes, to be ended with the connection."""
        return [task for task in (self._reading, self._writing) if task is not None]

    @property
    def writing(self) -> asyncio.Task[None] | None:
        """Done when all is written that will be."""
        return self._writing

    # -- reading and writing --------------------------------------------------------------

    async def _read(self, packets: list[EngineIOPacket]) -> None:
        reason = "transport error"
        try:
            while self.state == "connected":
                for packet in packets:
                    if packet == _CLOSE:
                        reason = "server disconnect"
                        return
                    await self._take(packet)
                await self._room()
                packets = await self._carrier.receive(self._silence_limit_s)
        except (OSError, ValueError) as exc:
            log.debug("reading ended why=%s", type(exc).__name__)
        finally:
            self._unsent.put_nowait(None)
            if self.state == "connected":
                self.state = "disconnected"
                await self._end(reason)

    async def _take(self, packet: EngineIOPacket) -> None:
        if isinstance(packet, bytes) or packet.startswith(_MESSAGE):
            try:
                await self._handlers["message"](packet if isinstance(packet, bytes) else packet[1:])
            except Exception as exc:  # noqa: BLE001 - it costs itself and no other
                log.warning("packet skipped why=%s", type(exc).__name__)
        elif packet.startswith(_PING):
            self._unsent.put_nowait(_PONG + packet[1:])

    async def _write(self) -> None:
        try:
            while True:
                packets = [await self._unsent.get()]
                while not self._unsent.empty():
                    packets.append(self._unsent.get_nowait())
                ends = None in packets
                await self._carrier.send([each for each in packets if each is not None])
                for _ in packets:
                    self._unsent.task_done()
                if ends:
                    return
        except OSError as exc:
            log.debug("writing ended why=%s", type(exc).__name__)
            if self._reading is not None and self.state == "connected":
                self._reading.cancel()

    async def _end(self, reason: str) -> None:
        self.state = "disconnected"
        self.ended.set()
        self._carrier.close()
        if self._reading is not None and self._reading is not asyncio.current_task():
            self._reading.cancel()
        await self._handlers["disconnect"](reason)


def _opening(packet: EngineIOPacket) -> _Opening:
    """Raises ValueError."""
    if not isinstance(packet, str) or not packet.startswith(_OPEN):
        raise ValueError("not opened")
    return msgspec.json.decode(packet[1:], type=_Opening)


def _json(body: bytes) -> object:
    try:
        plain: object = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return None
    return plain
