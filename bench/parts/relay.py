"""What lies between an app and its server here: it hears the answers, and can be cut off."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress


class Relay:
    """Forwards TCP from `port` to the server, on the loop that awaited `start`."""

    def __init__(self, upstream_port: int) -> None:
        self.port = 0
        self.on_answer: Callable[[bytes], None] | None = None
        """Told each piece of what the server says, just before it is forwarded."""
        self._upstream_port = upstream_port
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._pipes: set[asyncio.Task[None]] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()

    async def start(self) -> None:
        """Listen on a free loopback port."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Cut everything and listen no more."""
        if self._server is not None:
            self._server.close()
        self._cut()
        for pipe in self._pipes:
            pipe.cancel()
        await asyncio.gather(*self._pipes, return_exceptions=True)

    def cut_off(self) -> None:
        """Reset what is connected; what connects from now on hears nothing until `heal`."""
        self._flowing.clear()
        self._cut()

    def heal(self) -> None:
        """Forward again."""
        self._flowing.set()

    def _cut(self) -> None:
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection("127.0.0.1", self._upstream_port)
        self._writers |= {writer, there[1]}
        for pipe in (self._pipe(reader, there[1]), self._pipe(there[0], writer, is_answer=True)):
            task = asyncio.create_task(pipe)
            self._pipes.add(task)
            task.add_done_callback(self._pipes.discard)

    async def _pipe(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, is_answer: bool = False
    ) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                await self._flowing.wait()
                if is_answer and self.on_answer is not None:
                    self.on_answer(data)
                target.write(data)
                await target.drain()
        target.transport.abort()
        self._writers.discard(target)
