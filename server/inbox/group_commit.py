"""Group commit: work that waits at the same time shares one transaction.

A commit costs a flush of the disk, whatever is in it; so while one commit runs, the
next batch gathers. Knows nothing of SQL.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from server.errors import StoreUnavailable

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")


class GroupCommit(Generic[JobT, ResultT]):
    """One writer task that takes all waiting jobs and gives each its own result.

    `write` stores a batch in one transaction and returns one result per job, in order.
    When it raises `StoreUnavailable`, each caller gets that; any other error is some
    job's own fault, so the jobs are then written one by one and only the guilty fail.
    """

    def __init__(
        self,
        write: Callable[[Sequence[JobT]], Awaitable[Sequence[ResultT]]],
        *,
        max_batch: int = 256,
    ) -> None:
        self._write = write
        self._max_batch = max_batch
        self._waiting: list[tuple[JobT, asyncio.Future[ResultT]]] = []
        self._work = asyncio.Event()
        self._closing = False
        self._writer = asyncio.get_running_loop().create_task(self._run())

    async def submit(self, job: JobT) -> ResultT:
        """The result of `job` once it is committed."""
        if self._closing:
            raise StoreUnavailable("The store is closing.")
        done: asyncio.Future[ResultT] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, done))
        self._work.set()
        return await done

    async def close(self) -> None:
        """Write what is waiting, then stop."""
        self._closing = True
        self._work.set()
        await self._writer

    async def _run(self) -> None:
        while True:
            await self._work.wait()
            batch = [
                (job, done) for job, done in self._waiting[: self._max_batch] if not done.done()
            ]
            del self._waiting[: self._max_batch]
            if not self._waiting and not self._closing:
                self._work.clear()
            if batch:
                await self._write_batch(batch)
            elif self._closing and not self._waiting:
                return

    async def _write_batch(self, batch: list[tuple[JobT, asyncio.Future[ResultT]]]) -> None:
        try:
            results = await self._write([job for job, _ in batch])
        except StoreUnavailable as exc:
            for _, done in batch:
                if not done.done():
                    done.set_exception(StoreUnavailable(exc.message))
        except Exception as exc:  # noqa: BLE001 - it is handed to the caller whose job it is
            if len(batch) > 1:
                for single in batch:
                    await self._write_batch([single])
            elif not batch[0][1].done():
                batch[0][1].set_exception(exc)
        else:
            for (_, done), result in zip(batch, results, strict=True):
                if not done.done():  # the caller may have been cancelled meanwhile
                    done.set_result(result)
