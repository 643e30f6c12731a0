"""Engine.IO's server, with its tasks kept, its queues bounded, and no waiting for a peer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import engineio  # type: ignore[import-untyped]

from server.send_queue import SendQueue


class GuardedEngine(engineio.AsyncServer):  # type: ignore[misc]
    """The transport below `server.socket_guard`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._background: set[asyncio.Task[Any]] = set()

    def start_background_task(
        self, target: Callable[..., Coroutine[Any, Any, Any]], *args: Any, **options: Any
    ) -> asyncio.Task[Any]:
        """As the library does it, but kept: it forgets them, and a loop holds them weakly."""
        task = asyncio.create_task(target(*args, **options))
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    async def end_background_tasks(self) -> None:
        """Cancel what still runs, asleep mostly, and wait for its end.

        The library's own `shutdown` ends one task of them, and fails when called again.
        """
        tasks = tuple(self._background)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.start_service_task = True

    def create_queue(self, *_args: Any, **_options: Any) -> SendQueue:
        """A bounded one for each socket."""
        return SendQueue()

    async def disconnect(self, sid: str | None = None) -> None:
        """As the library does it, without waiting for a peer that may never read again."""
        for eio_sid in tuple(self.sockets) if sid is None else (sid,):
            socket = self.sockets.get(eio_sid)
            if socket is not None:
                await socket.close(wait=False, reason=self.reason.SERVER_DISCONNECT)
                self.sockets.pop(eio_sid, None)
