from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.core.reminders import Outcome, Reminder
from notifier.net.presenter_to_come import PresentersToCome


class Desktop:
    """Takes everything, and remembers in which order."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def of(self, account: str) -> Desktop:
        assert account == "ann"
        return self

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        self.asked.append("hold")
        return frozenset({"held"})

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        self.asked.append("present held" if were_held else "present")
        return {"one": Presentation.TOAST}

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        self.asked.append("remind")
        return Outcome.SHOWN

    async def close_reminders(self) -> None:
        self.asked.append("close reminders")

    async def close(self, ids: Sequence[str]) -> None:
        self.asked.append(f"close {' '.join(ids)}")

    async def forget_account(self, ids: Sequence[str]) -> None:
        self.asked.append(f"forget account {' '.join(ids)}")


async def test_whoever_asks_early_waits_and_is_served_in_turn() -> None:
    presenters, desktop = PresentersToCome(), Desktop()
    to_come = presenters.of("ann")
    held = asyncio.create_task(to_come.hold([]))
    closed = asyncio.create_task(to_come.close(["a", "b"]))
    await asyncio.sleep(0)
    assert not held.done()
    await presenters.has_come(desktop)
    assert await held == {"held"}
    await closed
    assert desktop.asked == ["hold", "close a b"]


async def test_whoever_gives_up_waiting_takes_nothing_from_the_others() -> None:
    presenters, desktop = PresentersToCome(), Desktop()
    to_come = presenters.of("ann")
    patient = asyncio.create_task(to_come.present([]))
    hasty = asyncio.create_task(to_come.present([]))
    await asyncio.sleep(0)
    hasty.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hasty
    await presenters.has_come(desktop)
    assert await patient == {"one": Presentation.TOAST}
    assert desktop.asked == ["present"]


async def test_everything_that_is_asked_later_goes_through() -> None:
    presenters, desktop = PresentersToCome(), Desktop()
    to_come = presenters.of("ann")
    await presenters.has_come(desktop)
    assert await to_come.present([], were_held=True) == {"one": Presentation.TOAST}
    assert await to_come.remind([]) is Outcome.SHOWN
    await to_come.close_reminders()
    await to_come.forget_account(["a"])
    assert desktop.asked == ["present held", "remind", "close reminders", "forget account a"]


async def test_an_account_that_ends_early_waits_for_nobody_and_is_forgotten_first() -> None:
    presenters, desktop = PresentersToCome(), Desktop()
    to_come = presenters.of("ann")
    closing = asyncio.create_task(to_come.close(["a"]))
    await asyncio.sleep(0)
    await to_come.forget_account(["b"])
    await presenters.has_come(desktop)
    await closing
    assert desktop.asked == ["forget account b", "close a"]


async def test_bills_of_somebody_who_is_not_here_any_more_are_not_spoken_of() -> None:
    presenters, desktop = PresentersToCome(), Desktop()
    to_come = presenters.of("ann")
    before = asyncio.create_task(to_come.remind([]))
    await asyncio.sleep(0)
    await to_come.forget_account(["a"])
    after = asyncio.create_task(to_come.remind([]))
    await asyncio.sleep(0)
    await presenters.has_come(desktop)
    assert (await before, await after) == (Outcome.WAITS, Outcome.SHOWN)
    assert desktop.asked == ["forget account a", "remind"]
