"""The network thread ends in order, whatever was going on in it."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading

import pytest

from notifier.blocking import in_daemon_thread
from notifier.net.thread import NetworkThread


@pytest.fixture
def thread() -> NetworkThread:
    started = NetworkThread()
    started.start()
    return started


def test_what_is_submitted_runs_on_the_network_thread(thread: NetworkThread) -> None:
    where: list[str] = []
    done = threading.Event()

    async def work() -> None:
        where.append(threading.current_thread().name)
        done.set()

    thread.submit(work())
    assert done.wait(10)
    assert where == ["paybell-network"]
    assert thread.stop()
    assert not thread.is_alive


def test_stopping_lets_a_short_request_finish(thread: NetworkThread) -> None:
    steps: list[str] = []

    async def goodbye() -> None:
        await asyncio.sleep(0.05)
        steps.append("said")

    thread.submit(goodbye())
    assert thread.stop()
    assert steps == ["said"]


def test_stopping_cancels_and_awaits_what_does_not_finish(thread: NetworkThread) -> None:
    ended: list[str] = []
    running = threading.Event()

    async def tidy_up() -> None:
        await asyncio.sleep(0)
        ended.append("tidied")

    async def forever() -> None:
        running.set()
        try:
            await asyncio.Event().wait()
        finally:
            await tidy_up()

    async def begin() -> None:
        _TASKS.append(asyncio.create_task(forever()))

    thread.submit(begin())
    assert running.wait(10)
    assert thread.stop(timeout_s=10)
    assert ended == ["tidied"]


_TASKS: list[asyncio.Task[None]] = []


def test_a_blocking_call_does_not_keep_the_thread(thread: NetworkThread) -> None:
    release = threading.Event()
    waiting = threading.Event()

    async def ask() -> None:
        waiting.set()
        await in_daemon_thread(release.wait, name="test-blocking")

    thread.submit(ask())
    assert waiting.wait(10)
    assert thread.stop(timeout_s=0.2)
    release.set()


def test_what_a_request_raises_is_logged(
    thread: NetworkThread, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks() -> None:
        raise ValueError("broken")

    thread.submit(breaks())
    assert thread.stop()
    assert "a request of the app failed" in caplog.text


def test_an_error_that_nobody_takes_is_one_line(
    thread: NetworkThread, caplog: pytest.LogCaptureFixture
) -> None:
    done = threading.Event()

    async def forgets() -> None:
        async def breaks() -> None:
            raise ValueError("token=secret")

        task = asyncio.create_task(breaks())
        await asyncio.wait([task])
        del task
        gc.collect()
        done.set()

    with caplog.at_level(logging.WARNING):
        thread.submit(forgets())
        assert done.wait(10)
        assert thread.stop()
    assert "why=ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_nothing_happens_after_the_stop(thread: NetworkThread) -> None:
    assert thread.stop()

    async def late() -> None:
        pytest.fail("ran after the stop")

    thread.submit(late())
    assert thread.stop()


def test_a_thread_that_never_started_stops() -> None:
    assert NetworkThread().stop()
