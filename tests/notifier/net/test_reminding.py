"""Reminders over a real history: once each, kept through a restart, gone when paid."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from notifier.core.card import Reminded
from notifier.core.notification import Notification, Withdrawal
from notifier.core.problems import HistoryFull
from notifier.core.reminders import Outcome, Reminder, Reminders, Stage
from notifier.net.reminding import Reminding
from notifier.store.history import History
from notifier.store.listing import Listing
from notifier.store.reminder_notes import ReminderNotes
from tests.notifier.examples import notification
from tests.notifier.net.parts import Ears


class Desktop(Ears):
    """A presenter that shows reminders, or says that they have to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome = Outcome.SHOWN
        self.tried = 0

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        self.tried += 1
        if self.outcome is Outcome.SHOWN:
            self.reminded.append([(each.bill.story, each.stage) for each in reminders])
        self.changed.set()
        return self.outcome


class House:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = datetime(2026, 12, 1, 12, tzinfo=UTC)
        self.desktop = Desktop()
        self.choices = Reminders()
        self._running_s: Callable[[], float] = lambda: 0.0
        self.said = 0
        self.start()

    def start(self) -> None:
        self.history = History(self.folder / "history.sqlite3")
        self.reminding = Reminding(
            history=self.history,
            presenter=self.desktop,
            choices=lambda: self.choices,
            clock=self._clock,
            zone=UTC,
            on_said=self._on_said,
        )
        self.task = asyncio.create_task(self.reminding.run())

    def _clock(self) -> float:
        return self.now.timestamp() + self._running_s()

    def let_the_clock_run(self) -> None:
        begun = time.monotonic()
        self._running_s = lambda: time.monotonic() - begun

    async def restart(self) -> None:
        await self.stop()
        self.start()

    def _on_said(self) -> None:
        self.said += 1

    async def receive(self, *entries: Notification | Withdrawal) -> None:
        self.history.append(entries, "c")
        await self.look()

    async def at(self, day: int, hour: int = 9) -> None:
        """Set the clock, and let it look."""
        self.now = datetime(2026, 12, day, hour, tzinfo=UTC)
        await self.look()

    async def look(self) -> None:
        self.reminding.look()
        for _ in range(10):  # all that it does without waiting for anybody
            await asyncio.sleep(0)

    async def stop(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        self.history.close()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House(tmp_path)
    yield made
    await made.stop()


def bill(story: str = "B7", due: str = "2026-12-10") -> Notification:
    return notification("bill_generated", id=f"e-{story}", subject=story, dueDate=due)


async def test_a_bill_is_spoken_of_at_each_stage_and_its_story_says_so(house: House) -> None:
    await house.receive(bill())
    await house.at(8)
    await house.at(8, 10)
    await house.at(10)
    assert house.desktop.reminded == [[("B7", Stage.BEFORE)], [("B7", Stage.DUE)]]
    assert house.said == 2
    listing = Listing(house.history.path)
    story = listing.story("B7")
    listing.close()
    assert story is not None
    moments = [step.at for step in story.steps if isinstance(step, Reminded)]
    assert moments == [datetime(2026, 12, day, 9, tzinfo=UTC) for day in (8, 10)]


async def test_a_restart_says_nothing_again_and_what_was_slept_through_once(house: House) -> None:
    await house.receive(bill())
    await house.at(8)
    await house.restart()
    await house.look()
    assert len(house.desktop.reminded) == 1
    house.now = datetime(2026, 12, 10, 15, tzinfo=UTC)
    await house.restart()
    await house.look()
    assert house.desktop.reminded[1:] == [[("B7", Stage.DUE)]]


async def test_a_payment_or_a_withdrawal_cancels_it(house: House) -> None:
    await house.receive(bill("paid"), bill("wrong"), bill("open"))
    await house.receive(notification(id="p", subject="paid"))
    await house.receive(Withdrawal(id="w", subject="wrong"))
    await house.at(8)
    assert house.desktop.reminded == [[("open", Stage.BEFORE)]]


async def test_a_failed_payment_does_not_cancel_it(house: House) -> None:
    await house.receive(bill(), notification("payment_failed", id="f", subject="B7"))
    await house.at(8)
    assert house.desktop.reminded == [[("B7", Stage.BEFORE)]]


async def test_several_are_one_and_it_goes_when_all_are_paid(house: House) -> None:
    await house.receive(bill("B1"), bill("B2"))
    await house.at(8)
    assert house.desktop.reminded == [[("B1", Stage.BEFORE), ("B2", Stage.BEFORE)]]
    await house.receive(notification(id="p1", subject="B1"))
    assert house.desktop.reminders_closed == 0
    await house.receive(notification(id="p2", subject="B2"))
    assert house.desktop.reminders_closed == 1


async def test_what_has_to_wait_is_said_when_the_hush_is_over(house: House) -> None:
    await house.receive(bill())
    house.desktop.outcome = Outcome.WAITS
    await house.at(8)
    assert house.desktop.reminded == []
    house.desktop.outcome = Outcome.SHOWN
    await house.at(8, 20)
    await house.look()
    assert house.desktop.reminded == [[("B7", Stage.BEFORE)]]


async def test_nothing_is_said_that_could_not_be_written_down(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise HistoryFull("The disk is full")

    await house.receive(bill())
    with monkeypatch.context() as disk:
        disk.setattr(ReminderNotes, "note", full)
        await house.at(8)
    assert house.desktop.reminded == []
    await house.look()
    assert house.desktop.reminded == [[("B7", Stage.BEFORE)]]


async def test_a_desktop_without_toasts_is_not_asked_again_and_again(house: House) -> None:
    await house.receive(bill())
    house.desktop.outcome = Outcome.FAILED
    await house.at(8)
    await house.at(8, 10)
    assert house.desktop.tried == 1


async def test_switched_off_it_says_nothing(house: House) -> None:
    house.choices = Reminders(enabled=False)
    await house.receive(bill())
    await house.at(8)
    await house.at(10)
    assert house.desktop.tried == 0


async def test_a_deleted_bill_is_not_spoken_of(house: House) -> None:
    await house.receive(bill())
    house.history.bin.delete(["B7"], now_s=0)
    await house.at(8)
    assert house.desktop.reminded == []


async def test_it_says_it_by_itself_when_the_time_has_come(house: House) -> None:
    house.now = datetime(2026, 12, 8, 8, 59, 59, 990_000, tzinfo=UTC)
    await house.receive(bill())  # while the clock stands still: it comes before its time
    house.let_the_clock_run()
    async with asyncio.timeout(10):
        while not house.desktop.reminded:
            house.desktop.changed.clear()
            await house.desktop.changed.wait()
    assert house.desktop.reminded == [[("B7", Stage.BEFORE)]]


async def test_a_due_date_that_is_none_is_passed_over(house: House) -> None:
    await house.receive(bill("good"))
    house.history._db.execute("UPDATE cards SET due = '2026-12-99' WHERE story = 'good'")
    await house.at(8)
    assert house.desktop.reminded == []
    assert not house.task.done()


async def test_what_is_paid_while_a_desktop_closes_the_last_reminder_is_not_spoken_of(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.receive(bill("B1"), bill("B2"), bill("B3", due="2026-12-11"))
    await house.at(8)

    async def slowly() -> None:
        house.history.append([notification(id="p3", subject="B3")], "c")

    monkeypatch.setattr(house.desktop, "close_reminders", slowly)
    paid = [notification(id=f"p{n}", subject=f"B{n}") for n in (1, 2)]
    house.history.append(paid, "c")
    await house.at(9)
    assert house.desktop.reminded == [[("B1", Stage.BEFORE), ("B2", Stage.BEFORE)]]
