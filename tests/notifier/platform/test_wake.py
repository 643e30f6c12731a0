from __future__ import annotations

import asyncio

import pytest

from notifier.platform.wake import (
    BestWakeWatcher,
    ClockJumpWatcher,
    OnWoke,
    WakeUnknown,
    wake_watcher,
)


class Clock:
    """A wall clock that advances by what each pause is said to have taken."""

    def __init__(self, *took: float) -> None:
        self.now = 0.0
        self._took = list(took)
        self.ended = asyncio.Event()

    async def pause(self, _seconds: float) -> None:
        if not self._took:
            self.ended.set()
            await asyncio.Event().wait()
        self.now += self._took.pop(0)


async def _wakes(*took: float) -> int:
    clock = Clock(*took)
    woke: list[None] = []
    watcher = ClockJumpWatcher(wall_clock=lambda: clock.now, pause=clock.pause)
    await watcher.start(lambda: woke.append(None))
    await clock.ended.wait()
    await watcher.stop()
    return len(woke)


async def test_a_pause_that_took_much_longer_was_a_sleep() -> None:
    assert await _wakes(30.0, 3600.0, 30.1) == 1


async def test_a_busy_computer_has_not_slept() -> None:
    assert await _wakes(30.0, 38.0, 31.0) == 0


async def test_the_watcher_leaves_no_task_behind() -> None:
    watcher = ClockJumpWatcher()
    await watcher.start(lambda: None)
    await watcher.stop()
    await watcher.stop()
    assert asyncio.all_tasks() == {asyncio.current_task()}


class Mute:
    """A system that does not tell."""

    stopped = False

    async def start(self, on_woke: OnWoke) -> None:
        raise WakeUnknown("no bus")

    async def stop(self) -> None:
        self.stopped = True


class Told(Mute):
    async def start(self, on_woke: OnWoke) -> None:
        on_woke()


async def test_where_the_system_does_not_tell_the_next_way_is_used() -> None:
    mute, told, unused = Mute(), Told(), Told()
    woke: list[None] = []
    watcher = BestWakeWatcher((mute, told, unused))
    await watcher.start(lambda: woke.append(None))
    await watcher.stop()
    assert woke == [None]
    assert mute.stopped
    assert told.stopped
    assert not unused.stopped


async def test_no_way_at_all_is_said() -> None:
    with pytest.raises(WakeUnknown):
        await BestWakeWatcher((Mute(),)).start(lambda: None)


async def test_this_system_has_a_watcher_that_starts() -> None:
    watcher = wake_watcher()
    await watcher.start(lambda: None)
    await watcher.stop()
