"""Sending from a process that runs no server: a task queue's worker, a cron job, a script.

Such a process writes to the same store and gives the same hint; it needs neither the
keys of the users' tokens nor an open port. Coroutines use `RealTimeService.connect`,
plain code `open_realtime`.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from server.config import KEY_KINDS, ServerConfig, check_key_kinds
from server.config_reading import read_config
from server.errors import ConfigError
from server.inbox.sql import SqlInbox
from server.realtime_service import RealTimeService
from server.sync_realtime import SyncRealTimeService

_FIELDS = ("database_url", "redis_url", "fanout_secret")


def worker_config(
    file: Path | None = None, environ: Mapping[str, str] | None = None
) -> ServerConfig:
    """What a worker needs of the server's configuration, from the same file and environment.

    A missing key or a bad value of anything else is not its concern; a file that cannot be
    read, or an unknown key in it, is. Raises `ConfigError`.
    """
    reading = read_config(file, environ)
    kinds = {kind: reading.sources[kind] for kind in KEY_KINDS if kind in reading.sources}
    elsewhere = tuple(
        source + after
        for name, source in reading.sources.items()
        if name not in _FIELDS
        for after in (" ", ".")
    )
    ours = [
        problem
        for problem in reading.problems
        if problem not in check_key_kinds(kinds) and not problem.startswith(elsewhere)
    ]
    if ours:
        raise ConfigError(ours)
    return ServerConfig(**{name: reading.given[name] for name in _FIELDS if name in reading.given})


def note_restore(config: ServerConfig) -> None:
    """Give the database a new epoch: what devices hold may be ahead of it.

    Raises `ConfigError` or `StoreUnavailable`.
    """

    async def renew() -> None:
        inbox = SqlInbox(config.database_url)
        await inbox.open()
        try:
            await inbox.renew_epoch()
        finally:
            await inbox.close()

    asyncio.run(renew())


@contextmanager
def open_realtime(config: ServerConfig | None = None) -> Iterator[SyncRealTimeService]:
    """`RealTimeService` for code without an event loop, and for any of its threads.

    So::

        with open_realtime() as realtime:
            realtime.send_user_update(42, "payment_success", {...})

    It holds a thread and its connections while it is open: open it once per process and
    after any fork. Without `config`, `worker_config` reads environment and file. Raises
    `ConfigError` or `StoreUnavailable`.
    """
    config = worker_config() if config is None else config
    opened: Future[tuple[SyncRealTimeService, Callable[[], object]]] = Future()

    async def serve() -> None:
        closing = asyncio.Event()
        loop = asyncio.get_running_loop()
        async with RealTimeService.connect(config) as realtime:
            opened.set_result((realtime.sync, lambda: loop.call_soon_threadsafe(closing.set)))
            await closing.wait()

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as exc:
            if opened.done():
                raise
            opened.set_exception(exc)

    thread = threading.Thread(target=run, name="paybell-realtime", daemon=True)
    thread.start()
    realtime, close = opened.result()
    try:
        yield realtime
    finally:
        close()
        thread.join()
