"""The one network thread, its asyncio loop, and their orderly end."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)

_FOR_WHAT_WAS_SUBMITTED = 0.8
"""Of the time that the end may take: above all for a session that is being renewed."""


class NetworkThread:
    """A thread with an asyncio loop. Its methods are for other threads."""

    def __init__(self, name: str = "paybell-network") -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._submitted: set[asyncio.Task[Any]] = set()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        """A daemon, so that a loop which is stuck cannot keep the program alive."""
        self._ready = threading.Event()
        self._stopping = False

    @property
    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Start the thread; returns once coroutines can be submitted."""
        self._thread.start()
        self._ready.wait()

    def submit(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        """Run `coroutine` on the network thread. What it raises is logged.

        After `stop` nothing happens.
        """
        if self._loop is None or self._stopping:
            coroutine.close()
            return
        try:
            self._loop.call_soon_threadsafe(self._begin, coroutine)
        except RuntimeError:  # closed in this very moment
            coroutine.close()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """End the loop and the thread; True when nothing was left behind.

        What was submitted is waited for, for most of `timeout_s`; then every task is
        cancelled and awaited, the loop is closed and the thread joined.
        """
        self._stopping = True
        loop = self._loop
        if loop is None or not self._thread.is_alive():
            return True
        deadline = time.monotonic() + timeout_s
        loop.call_soon_threadsafe(self._end.set_result, timeout_s)
        self._thread.join(max(0.0, deadline - time.monotonic()))
        if self._thread.is_alive():
            log.error("network thread did not end")
            return False
        return not self._left_behind

    def _run(self) -> None:
        loop = self._loop = asyncio.new_event_loop()
        loop.set_exception_handler(_log_unhandled)
        self._end: asyncio.Future[float] = loop.create_future()
        self._left_behind: list[str] = []
        asyncio.set_event_loop(loop)
        loop.call_soon(self._ready.set)
        try:
            loop.run_until_complete(self._until_stopped())
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            asyncio.set_event_loop(None)
            loop.close()

    async def _until_stopped(self) -> None:
        timeout_s = await self._end
        if self._submitted:
            await asyncio.wait(self._submitted, timeout=timeout_s * _FOR_WHAT_WAS_SUBMITTED)
        # Cancelling one task may begin another, to close something: look again.
        for _ in range(3):
            left = asyncio.all_tasks() - {asyncio.current_task()}
            if not left:
                return
            for task in left:
                task.cancel()
            await asyncio.wait(left, timeout=timeout_s * (1 - _FOR_WHAT_WAS_SUBMITTED))
        self._left_behind = [
            task.get_name() for task in asyncio.all_tasks() - {asyncio.current_task()}
        ]
        if self._left_behind:
            log.error("tasks did not end: %s", ", ".join(self._left_behind))

    def _begin(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._submitted.add(task)
        task.add_done_callback(self._on_done)

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._submitted.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a request of the app failed", exc_info=error)


def _log_unhandled(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """One line: a traceback of a library's task helps nobody, and there may be many.

    An undecodable packet, for example, ends up here, and costs only itself.
    """
    error = context.get("exception")
    why = type(error).__name__ if error is not None else "unknown"
    log.warning("%s why=%s", str(context.get("message", "unhandled")).partition("\n")[0], why)
