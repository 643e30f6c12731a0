"""What waits for the end of a pause is told once, whatever happens in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.net.showing import Showing
from notifier.store.history import History
from tests.notifier.examples import notification
from tests.notifier.net.parts import Ears


class Desk:
    """History, a showing of it, and a presenter that can be told to hold back."""

    def __init__(self, path: Path) -> None:
        self.history = History(path)
        self.ears = Ears()
        self.told: list[dict[str, Presentation]] = []
        self.showing = Showing(
            history=self.history, presenter=self.ears, on_presented=self._on_presented
        )
        self.task = asyncio.create_task(self.showing.run())

    async def receive(self, *entries: Notification) -> None:
        self.showing.show(self.history.append(entries, "c").added)

    def pause(self, *, on: bool) -> None:
        self.ears.holds = lambda _: on
        self.showing.tell_held()

    async def until_held(self, count: int) -> None:
        await self.ears.until(lambda: len(self.history.waiting.entries()) == count)

    async def close(self) -> None:
        self.showing.end()
        await self.task
        self.history.close()

    async def _on_presented(self) -> None:
        receipts = self.history.unsent_receipts()
        self.told.append(receipts)
        self.history.receipts_sent(receipts)
        self.ears.changed.set()


def payments(*numbers: int) -> list[Notification]:
    return [notification(id=f"paid-{n}", about=f"TX{n}") for n in numbers]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path / "h.sqlite3")
    yield made
    await made.close()


async def test_what_is_held_back_is_reported_as_held_and_told_together_at_the_end(
    desk: Desk,
) -> None:
    desk.pause(on=True)
    await desk.receive(*payments(1))
    await desk.until_held(1)
    await desk.receive(*payments(2))
    await desk.until_held(2)
    assert desk.ears.batches == []

    desk.pause(on=False)
    await desk.ears.until_presented(2)

    assert desk.ears.batches == [["paid-1", "paid-2"]]
    await desk.ears.until(lambda: len(desk.told) == 3)
    held, shown = Presentation.HELD, Presentation.TOAST
    assert desk.told == [
        {"paid-1": held},
        {"paid-2": held},
        {"paid-1": shown, "paid-2": shown},
    ]


async def test_the_end_of_a_second_pause_does_not_tell_the_first_again(desk: Desk) -> None:
    for number in (1, 2):
        desk.pause(on=True)
        await desk.receive(*payments(number))
        await desk.until_held(1)
        desk.pause(on=False)
        await desk.ears.until_presented(number)
    assert desk.ears.batches == [["paid-1"], ["paid-2"]]


async def test_what_was_held_survives_a_restart_and_is_told_once(tmp_path: Path) -> None:
    before = Desk(tmp_path / "h.sqlite3")
    before.pause(on=True)
    await before.receive(*payments(1, 2))
    await before.until_held(2)
    await before.close()

    while_paused = Desk(tmp_path / "h.sqlite3")
    while_paused.ears.holds = lambda _: True
    await while_paused.receive(*payments(3))
    await while_paused.until_held(3)
    assert while_paused.ears.batches == []
    await while_paused.close()

    after = Desk(tmp_path / "h.sqlite3")  # the pause has ended while the app was not running
    await after.ears.until_presented(3)
    assert after.ears.batches == [["paid-1", "paid-2", "paid-3"]]
    await after.close()

    last = Desk(tmp_path / "h.sqlite3")
    await last.receive(*payments(4))
    await last.ears.until_presented(1)
    assert last.ears.batches == [["paid-4"]]
    await last.close()


async def test_what_was_read_or_withdrawn_in_the_meantime_is_told_to_nobody(desk: Desk) -> None:
    desk.pause(on=True)
    await desk.receive(*payments(1, 2))
    await desk.until_held(2)
    desk.history.mark_read(["paid-1"])
    desk.pause(on=False)
    await desk.ears.until_presented(1)
    assert desk.ears.batches == [["paid-2"]]


async def test_what_may_break_through_is_shown_at_once_and_the_rest_waits(desk: Desk) -> None:
    desk.ears.holds = lambda entry: entry.name == "payment_success"
    failed = notification("payment_failed", id="failed", about="F")
    await desk.receive(*payments(1), failed)
    await desk.ears.until_presented(1)
    assert desk.ears.batches == [["failed"]]
    assert [entry.id for entry in desk.history.waiting.entries()] == ["paid-1"]
