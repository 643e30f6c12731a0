"""The bad network between the devices and the server, on demand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress


class Proxy:
    """Forwards TCP from `port` to the server; can cut, hold, delay and truncate.

    Everything runs on the loop that awaited `start`.
    """

    def __init__(self, upstream_port: int) -> None:
        self._upstream_port = upstream_port
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._pipes: set[asyncio.Task[None]] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._truncate = False
        self.on_answer: Callable[[bytes], None] = _nobody
        """Told each piece of what the server says, just before it is forwarded."""
        self.delay_s = 0.0
        self.port = 0

    async def start(self) -> None:
        """Listen on a free loopback port."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Cut everything and listen no more."""
        assert self._server is not None
        self._server.close()
        self.heal()
        self.cut()
        for pipe in self._pipes:
            pipe.cancel()
        await asyncio.gather(*self._pipes, return_exceptions=True)

    def cut(self) -> None:
        """Reset every connection that is open now."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    def hold(self) -> None:
        """Swallow nothing and forward nothing, as a black hole does, until `heal`."""
        self._flowing.clear()

    def truncate(self) -> None:
        """Cut the next piece of data in half, and its connection with it."""
        self._truncate = True

    def heal(self) -> None:
        """Forward at once again."""
        self._flowing.set()
        self._truncate = False
        self.delay_s = 0.0

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there_reader, there_writer = await asyncio.open_connection(
                "127.0.0.1", self._upstream_port
            )
        except OSError:
            writer.transport.abort()  # the server is down: so is the way to it
            return
        for one in (writer, there_writer):
            self._writers.add(one)
        for source, target, tell in (
            (reader, there_writer, _nobody),
            (there_reader, writer, self._answered),
        ):
            pipe = asyncio.create_task(self._pipe(source, target, tell))
            self._pipes.add(pipe)
            pipe.add_done_callback(self._pipes.discard)

    def _answered(self, data: bytes) -> None:
        self.on_answer(data)

    async def _pipe(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        tell: Callable[[bytes], None],
    ) -> None:
        with suppress(ConnectionError, OSError):
            while data := await source.read(65536):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                await self._flowing.wait()
                if self._truncate and len(data) > 1:
                    self._truncate = False
                    target.write(data[: len(data) // 2])
                    await target.drain()
                    break
                tell(data)
                target.write(data)
                await target.drain()
        target.transport.abort()
        self._writers.discard(target)


def _nobody(_data: bytes) -> None:
    """Nobody wants to be told."""
