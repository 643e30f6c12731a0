"""The bad network between the devices and the nodes, on demand.

What is between them is a load balancer: a device that was cut comes back to the other node
as often as not.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress

NOTICED_WITHIN_S = 30.0


class Way:
    """What lies between the balancer and one node; can cut, hold, swallow, delay, truncate."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: set[_Stream] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._swallowing = False
        self._truncating = False
        self.delay_s = 0.0

    def cut(self) -> None:
        """Reset every connection that is open now."""
        for stream in tuple(self._streams):
            stream.abort()

    def hold(self) -> None:
        """Forward nothing until `heal`, and then all of it, as TCP does after a black hole."""
        self._flowing.clear()

    def swallow(self) -> None:
        """Lose what is sent until `heal`; whoever was connected stays so, and is never heard."""
        self._swallowing = True
        for stream in self._streams:
            stream.is_lost = True

    def truncate(self) -> None:
        """Cut the next piece of data in half, and its connection with it."""
        self._truncating = True

    def heal(self) -> None:
        """Forward at once again."""
        self._flowing.set()
        self._swallowing = self._truncating = False
        self.delay_s = 0.0

    async def until_noticed(self) -> None:
        """Until no connection is left that is half-open: both its ends have given it up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(NOTICED_WITHIN_S):
                while any(stream.is_lost for stream in self._streams):
                    await asyncio.sleep(0.05)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection to its end."""
        stream = _Stream(is_lost=self._swallowing)
        stream.writers.append(writer)
        self._streams.add(stream)
        try:
            there = await asyncio.open_connection("127.0.0.1", self._port)
            stream.writers.append(there[1])
            pipes = [(reader, there[1]), (there[0], writer)]
            await asyncio.gather(*(self._pipe(stream, *pipe) for pipe in pipes))
        except OSError:
            pass  # the node is down: so is the way to it
        finally:
            stream.abort()
            self._streams.discard(stream)

    async def _pipe(
        self, stream: _Stream, source: asyncio.StreamReader, target: asyncio.StreamWriter
    ) -> None:
        try:
            while data := await source.read(65536):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                await self._flowing.wait()
                if stream.is_lost:
                    continue
                if self._truncating and len(data) > 1:
                    self._truncating = False
                    target.write(data[: len(data) // 2])
                    await target.drain()
                    return
                target.write(data)
                await target.drain()
        except OSError:
            return
        finally:
            if not stream.is_lost:  # else nobody hears that this side has gone
                stream.abort()


class Network:
    """Has a door for each device, as if each came from an address of its own.

    Everything runs on the loop that opens the doors.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self.ways = [Way(port) for port in ports]
        self._doors: list[_Door] = []

    async def open_door(self) -> int:
        """The loopback port of one more door."""
        door = _Door(self.ways)
        self._doors.append(door)
        return await door.open()

    async def stop(self) -> None:
        """Cut everything and listen no more."""
        for door in self._doors:
            await door.close()


class _Door:
    """Where one device comes in. While it is connected, more of its connections go the same
    way: without that, long-polling does not work at any balancer.
    """

    def __init__(self, ways: Sequence[Way]) -> None:
        self._ways = ways
        self._way = ways[0]
        self._server: asyncio.Server | None = None
        self._carrying: set[asyncio.Task[None]] = set()

    async def open(self) -> int:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        for carrying in self._carrying:
            carrying.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._carrying:
            self._way = random.choice(self._ways)
        carrying = asyncio.create_task(self._way.carry(reader, writer))
        self._carrying.add(carrying)
        carrying.add_done_callback(self._carrying.discard)


class _Stream:
    """One connection of a device, both halves of it."""

    def __init__(self, *, is_lost: bool) -> None:
        self.writers: list[asyncio.StreamWriter] = []
        self.is_lost = is_lost

    def abort(self) -> None:
        for writer in self.writers:
            with suppress(OSError):
                writer.transport.abort()
