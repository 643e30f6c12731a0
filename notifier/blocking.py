"""Calls that may block without end, in threads that the program never waits for.

`asyncio.to_thread` is not for them: its threads are joined when the program ends, so
that a keychain waiting for its password, or a name server that does not answer, would
keep the app from quitting.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


def in_daemon_thread(call: Callable[[], T], *, name: str) -> asyncio.Future[T]:
    """Begin `call` in a daemon thread of its own, called `name`; the future of its answer.

    Who gives up waiting leaves the thread behind, and its late answer is dropped.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def answer(result: T | None, error: Exception | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]  # None only if T has it

    def run() -> None:
        result, error = None, None
        try:
            result = call()
        except Exception as exc:  # noqa: BLE001 - handed on to whoever awaits
            error = exc
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(answer, result, error)

    threading.Thread(target=run, name=name, daemon=True).start()
    return future
