"""Group commit, without a database: batches, order, and whose error is whose."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from server.errors import StoreUnavailable
from server.inbox.group_commit import GroupCommit


class Store:
    """Doubles numbers; can be held in the middle of a write, and fails as it is told."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.may_write = asyncio.Event()
        self.may_write.set()

    async def write(self, jobs: Sequence[int]) -> list[int]:
        self.batches.append(list(jobs))
        await self.may_write.wait()
        if any(job < 0 for job in jobs):
            raise ValueError("negative")
        if 0 in jobs:
            raise StoreUnavailable("full")
        return [job * 2 for job in jobs]


async def test_jobs_that_come_while_one_is_written_share_the_next_batch() -> None:
    store = Store()
    commit = GroupCommit(store.write, max_batch=3)
    store.may_write.clear()
    first = asyncio.create_task(commit.submit(1))
    await asyncio.sleep(0.01)
    others = [asyncio.create_task(commit.submit(number)) for number in (2, 3, 4, 5)]
    await asyncio.sleep(0.01)

    store.may_write.set()

    assert await asyncio.gather(first, *others) == [2, 4, 6, 8, 10]
    assert store.batches == [[1], [2, 3, 4], [5]]
    await commit.close()


async def test_a_faulty_job_fails_alone() -> None:
    store = Store()
    commit = GroupCommit(store.write)

    results = await asyncio.gather(
        *(commit.submit(number) for number in (1, -1, 2)), return_exceptions=True
    )

    assert results[0::2] == [2, 4]
    assert isinstance(results[1], ValueError)
    await commit.close()


async def test_a_store_that_is_unavailable_fails_every_job_of_the_batch() -> None:
    store = Store()
    commit = GroupCommit(store.write)

    results = await asyncio.gather(commit.submit(0), commit.submit(1), return_exceptions=True)

    assert [type(result) for result in results] == [StoreUnavailable, StoreUnavailable]
    assert results[0] is not results[1]
    assert await commit.submit(1) == 2
    await commit.close()


async def test_a_caller_that_gave_up_does_not_disturb_the_others() -> None:
    store = Store()
    commit = GroupCommit(store.write)
    store.may_write.clear()
    gave_up = asyncio.create_task(commit.submit(1))
    waits = asyncio.create_task(commit.submit(2))
    await asyncio.sleep(0.01)
    gave_up.cancel()

    store.may_write.set()

    assert await waits == 4
    await commit.close()


async def test_a_closed_one_takes_no_more() -> None:
    commit = GroupCommit(Store().write)
    await commit.close()

    with pytest.raises(StoreUnavailable):
        await commit.submit(1)
