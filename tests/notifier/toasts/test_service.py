"""From notifications to toasts, whatever the backends do."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.core.policy import (
    HideAmounts,
    Moment,
    NotificationChoices,
    Surroundings,
    ToastStyle,
    moment_of,
)
from notifier.core.problems import Problem
from notifier.core.quiet import Pause
from notifier.core.reminders import OpenBill, Outcome, Reminder, Stage
from notifier.net.whose import OwnedPresenter
from notifier.presentation.reminder_words import render_reminders
from notifier.presentation.render import Words, render
from notifier.toasts.backend import DIGEST_KEY, REMINDERS_KEY, SAMPLE_KEY, Activation, Toast
from notifier.toasts.service import BackendStatus, ToastService
from tests.notifier.examples import NOW, notification
from tests.notifier.toasts.fakes import FakeBackend, broken

TOAST, DIGEST, HELD = Presentation.TOAST, Presentation.DIGEST, Presentation.HELD


class House:
    """A service with its backends, a clock to turn, and what it told the app."""

    def __init__(self, *backends: FakeBackend, choice: str = "auto") -> None:
        self.now = NOW
        self.choices = NotificationChoices()
        self.surroundings = Surroundings()
        self.activations: list[Activation] = []
        self.problems: list[Problem] = []
        self.service = ToastService(
            backends,
            render=self.render,
            render_reminders=self.render_reminders,
            moment=lambda: moment_of(self.choices, self.surroundings, self.now, UTC),
            on_activated=self.activations.append,
            on_problem=self.problems.append,
            choice=choice,
        )
        self.toasts = self.service.of("")

    def render(self, event: Notification, moment: Moment) -> Words:
        return render(
            event,
            locale=QLocale("en_IN"),
            now=moment.now,
            zone=UTC,
            default_currency="INR",
            hide_amounts=moment.hides_amounts,
        )

    def render_reminders(self, reminders: Sequence[Reminder], moment: Moment) -> Words:
        return render_reminders(
            reminders,
            locale=QLocale("en_IN"),
            now=moment.now,
            zone=UTC,
            default_currency="INR",
            hide_amounts=moment.hides_amounts,
        )

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def payments(count: int, **fields: Any) -> list[Notification]:
    return [notification(id=f"paid-{n}", about=f"TX{n}", **fields) for n in range(count)]


async def test_a_notification_becomes_a_toast_in_its_words() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    how = await house.toasts.present([notification("payment_failed", id="e1")])
    assert how == {"e1": TOAST}
    (toast,) = backend.shown
    assert (toast.key, toast.group) == ("e1", "TX123")
    assert (toast.title, toast.body) == ("Payment failed", "₹5,000.00 · Card declined · TX123")
    assert toast.urgency == "critical"


async def test_the_order_of_the_platform_is_the_order_on_the_screen() -> None:
    class Slow(FakeBackend):
        async def show(self, toast: Toast) -> None:
            await asyncio.sleep(0)  # lets the next batch try to overtake
            await super().show(toast)

    backend = Slow("freedesktop")
    house = House(backend)
    first, second = payments(5)[:3], payments(5)[3:]
    await asyncio.gather(house.toasts.present(first), house.toasts.present(second))
    assert [toast.key for toast in backend.shown] == [f"paid-{n}" for n in range(5)]


async def test_a_failure_falls_to_the_next_and_is_remembered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, second = broken("freedesktop", "no daemon", "Start one."), FakeBackend("tray")
    house = House(first, second)
    with caplog.at_level(logging.INFO):
        assert await house.toasts.present([notification(id="e1")]) == {"e1": TOAST}
    assert house.service.status == (
        BackendStatus(name="freedesktop", shown=False, why="no daemon", hint="Start one."),
        BackendStatus(name="tray", shown=True),
    )
    assert house.service.shown_by == "tray"
    assert house.problems == []
    assert caplog.messages == [
        "toast failed id=e1 backend=freedesktop why=no daemon",
        "toast shown id=e1 backend=tray",
    ]


async def test_a_backend_that_breaks_is_one_that_failed() -> None:
    second = FakeBackend("tray")
    house = House(FakeBackend("native", ZeroDivisionError("library")), second)
    assert await house.toasts.present([notification(id="e1")]) == {"e1": TOAST}
    assert house.service.status[0].why == "broke with ZeroDivisionError"


async def test_a_backend_that_fails_is_tried_once_per_batch_and_again_in_the_next() -> None:
    first, second = broken("freedesktop"), FakeBackend("tray")
    house = House(first, second)
    await house.toasts.present(payments(3))
    assert (len(first.tried), len(second.shown)) == (1, 3)
    first.failure = None
    await house.toasts.present([notification(id="next", about="TX9")])
    assert [toast.key for toast in first.shown] == ["next"]
    assert house.service.status[0].shown is True


async def test_when_no_backend_shows_it_the_person_is_told_once_per_outage() -> None:
    first, second = broken("freedesktop", "no daemon", "Install dunst."), broken("tray", "no tray")
    house = House(first, second)
    assert await house.toasts.present(payments(2)) == {"paid-0": HELD, "paid-1": HELD}
    (problem,) = house.problems
    assert problem.code == "toasts_unavailable"
    assert "no daemon" in problem.message
    assert problem.hint == "Install dunst."
    assert house.service.shown_by == ""

    first.failure = None
    await house.toasts.present([notification(id="ok", about="A")])
    first.failure = second.failure
    await house.toasts.present([notification(id="out", about="B")])
    assert len(house.problems) == 2


async def test_the_chosen_backend_is_tried_first_and_the_others_stay_behind_it() -> None:
    first, second, third = FakeBackend("freedesktop"), FakeBackend("tray"), broken("plyer")
    house = House(first, second, third, choice="plyer")
    await house.toasts.present([notification(id="e1")])
    assert (len(third.tried), len(first.shown), len(second.shown)) == (1, 1, 0)
    house.service.choose("tray")
    await house.toasts.present([notification(id="e2")])
    assert [toast.key for toast in second.shown] == ["e2"]
    house.service.choose("auto")
    await house.toasts.present([notification(id="e3")])
    assert [toast.key for toast in first.shown] == ["e1", "e3"]


async def test_what_has_expired_is_not_shown() -> None:
    backend = FakeBackend("freedesktop")
    how = await House(backend).toasts.present([notification(id="old", expires_at=NOW)])
    assert how == {"old": Presentation.EXPIRED}
    assert backend.shown == []


async def test_missed_notifications_become_one_digest_with_the_failure_beside_it() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    failed = notification("payment_failed", id="bad", about="TX99")
    how = await house.toasts.present([*payments(9), failed])
    assert backend.titles == ["Payment failed", "10 notifications while you were away"]
    assert backend.shown[1].body == "9 payments, 1 failed"
    assert backend.shown[1].key == DIGEST_KEY
    assert how == {**{f"paid-{n}": DIGEST for n in range(9)}, "bad": TOAST}


async def test_a_flood_takes_the_single_toasts_into_the_digest() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    for event in payments(6):
        await house.toasts.present([event])
    assert backend.titles[-1] == "6 notifications while you were away"
    assert backend.closed == [f"paid-{n}" for n in range(5)]


async def test_a_digest_that_nobody_shows_leaves_its_notifications_held() -> None:
    house = House(broken("freedesktop"))
    how = await house.toasts.present(payments(6))
    assert set(how.values()) == {HELD}


async def test_opening_the_digest_starts_afresh_and_tells_the_app() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    await house.toasts.present(payments(6))
    assert backend.on_activated is not None
    backend.on_activated(Activation(key=DIGEST_KEY))
    assert house.activations == [Activation(key=DIGEST_KEY)]
    await house.toasts.present([notification(id="new", about="N")])
    assert backend.shown[-1].key == "new"


async def test_a_failure_on_the_screen_is_closed_when_its_success_is_only_counted() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    await house.toasts.present([notification("payment_failed", id="bad", about="TX0")])
    house.later(60)
    await house.toasts.present(payments(6))
    assert backend.closed == ["bad"]


async def test_reading_an_entry_closes_its_toast_and_at_last_the_digest() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    await house.toasts.present(payments(6))
    await house.toasts.close([f"paid-{n}" for n in range(5)])
    assert DIGEST_KEY not in backend.closed
    await house.toasts.close(["paid-5"])
    assert backend.closed[-1] == DIGEST_KEY


async def test_an_event_without_words_does_not_hold_up_the_next(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Speechless(House):
        def render(self, event: Notification, moment: Moment) -> Words:
            if event.id == "odd":
                raise ValueError("secret payload")
            return super().render(event, moment)

    backend = FakeBackend("freedesktop")
    house = Speechless(backend)
    batch = [notification(id="odd", about="A"), notification(id="even", about="B")]
    assert await house.toasts.present(batch) == {"odd": HELD, "even": TOAST}
    assert "secret payload" not in caplog.text


async def test_a_backend_that_cannot_close_or_stop_is_no_error_of_ours() -> None:
    class Clumsy(FakeBackend):
        async def close(self, keys: Sequence[str]) -> None:
            raise OSError

        async def stop(self) -> None:
            raise OSError

    house = House(Clumsy("freedesktop"), second := FakeBackend("tray"))
    await house.toasts.present([notification(id="e1")])
    await house.toasts.close(["e1"])
    await house.service.stop()
    assert second.stopped == 1


async def test_the_test_toast_says_by_which_way_it_came() -> None:
    backend = FakeBackend("tray")
    house = House(broken("freedesktop"), backend)
    assert await house.service.test() == BackendStatus(name="tray", shown=True)
    assert backend.shown[0].key == SAMPLE_KEY
    backend.failure = ZeroDivisionError()
    status = await house.service.test()
    assert (status.name, status.shown) == ("freedesktop", False)


async def test_a_machine_without_any_way_says_so() -> None:
    house = House()
    await house.service.start()
    assert await house.toasts.present([notification(id="e1")]) == {"e1": HELD}
    assert (await house.service.test()).shown is False
    assert len(house.problems) == 1


async def test_only_the_first_backend_is_started_ahead_of_need() -> None:
    first, second = FakeBackend("freedesktop"), FakeBackend("tray")
    house = House(first, second)
    await house.service.start()
    assert first.on_activated is not None
    assert second.on_activated is None


class TwoAccounts(House):
    """Ann and Bob, connected at once."""

    def __init__(self, *backends: FakeBackend) -> None:
        super().__init__(*backends)
        self.ann = OwnedPresenter(self.service.of("a"), lambda: "ann@example.org")
        self.bob = OwnedPresenter(self.service.of("b"), lambda: "bob@example.org")


async def test_each_account_has_a_digest_of_its_own_that_says_whose_it_is() -> None:
    backend = FakeBackend("freedesktop")
    house = TwoAccounts(backend)
    await house.ann.present(payments(6))
    await house.bob.present([notification(id="one", about="B1")])
    await house.bob.present(payments(7))
    assert [(toast.key, toast.body) for toast in backend.shown] == [
        ("@a:digest", "For ann@example.org: 6 payments"),
        ("@b:one", "₹5,000.00 · B1 · bob@example.org"),
        ("@b:digest", "For bob@example.org: 8 payments"),
    ]
    await house.bob.close(["one", *(f"paid-{n}" for n in range(7))])
    assert "@b:digest" in backend.closed
    assert not [key for key in backend.closed if key.startswith("@a:")]


async def test_what_was_held_and_what_is_due_say_whose_they_are_unless_amounts_are_hidden() -> None:
    backend = FakeBackend("freedesktop")
    house = TwoAccounts(backend)
    await house.bob.present(payments(3), were_held=True)
    await house.bob.remind([_reminder("B1"), _reminder("B2")])
    await house.bob.remind([_reminder("B1")])
    assert [toast.body.startswith("For bob@example.org: ") for toast in backend.shown] == [
        True, True, False,
    ]  # fmt: skip
    assert backend.shown[2].body.endswith(" · bob@example.org")
    house.choices = NotificationChoices(hide_amounts=HideAmounts.ALWAYS)
    await house.bob.present(payments(3), were_held=True)
    await house.bob.remind([_reminder("B1"), _reminder("B2")])
    assert not [toast for toast in backend.shown[3:] if "bob" in toast.body]


async def test_equal_subjects_of_two_servers_are_two_stories() -> None:
    backend = FakeBackend("freedesktop")
    house = TwoAccounts(backend)
    await house.ann.present([notification("payment_failed", id="e1", about="TX1")])
    await house.bob.present([notification(id="e2", about="TX1")])
    assert [toast.group for toast in backend.shown] == ["@a:TX1", "@b:TX1"]
    house.choices = PAUSED
    await house.bob.hold([notification(id="e3", about="TX1")])
    assert backend.closed == ["@b:e2"]


async def test_opening_one_digest_leaves_the_others_crowd_as_it_is() -> None:
    backend = FakeBackend("freedesktop")
    house = TwoAccounts(backend)
    await house.ann.present(payments(6))
    await house.bob.present(payments(6))
    assert backend.on_activated is not None
    backend.on_activated(Activation(key="@b:digest"))
    await house.ann.present([notification(id="more", about="N")])
    await house.bob.present([notification(id="more", about="N")])
    assert [toast.key for toast in backend.shown[-2:]] == ["@a:digest", "@b:more"]


async def test_an_account_that_is_gone_takes_its_toasts_with_it_and_no_others() -> None:
    backend = FakeBackend("freedesktop")
    house = TwoAccounts(backend)
    await house.ann.present(payments(3))
    await house.bob.present(payments(3))
    await house.ann.close(["paid-1"])
    backend.closed.clear()
    await house.ann.forget_account(["of-an-earlier-run"])
    assert backend.closed == [
        "@a:paid-0", "@a:paid-2", "@a:of-an-earlier-run", "@a:digest", "@a:reminders",
    ]  # fmt: skip
    await house.ann.present(payments(5))
    assert "@a:digest" not in [toast.key for toast in backend.shown]  # counted from nothing


async def test_reading_a_hundred_thousand_asks_the_desktop_about_some_only() -> None:
    backend = FakeBackend("native")
    house = House(backend)
    await house.toasts.present(payments(2))
    await house.toasts.close(["paid-0", "paid-1", *(f"old-{n}" for n in range(100_000))])
    assert backend.closed[:2] == ["paid-0", "paid-1"]
    assert "old-99999" in backend.closed
    assert len(backend.closed) < 500


PAUSED = NotificationChoices(pause=Pause())


async def test_in_a_pause_all_but_failures_wait() -> None:
    house = House(FakeBackend("freedesktop"))
    house.choices = PAUSED
    failed = notification("payment_failed", id="failed", about="F")
    assert await house.toasts.hold([*payments(2), failed]) == {"paid-0", "paid-1"}
    house.choices = NotificationChoices()
    assert await house.toasts.hold([*payments(2), failed]) == frozenset()


async def test_a_failure_that_broke_through_goes_when_the_payment_succeeds_in_the_pause() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    house.choices = PAUSED
    await house.toasts.present([notification("payment_failed", id="failed", about="TX1")])
    paid = notification(id="paid", about="TX1")
    assert await house.toasts.hold([paid]) == {"paid"}
    assert backend.closed == ["failed"]


async def test_what_was_held_back_comes_as_one_digest_that_says_so() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    how = await house.toasts.present(payments(3), were_held=True)
    assert set(how.values()) == {DIGEST}
    (toast,) = backend.shown
    assert (toast.title, toast.body) == ("3 notifications in the meantime", "3 payments")


async def test_a_kind_that_is_off_is_reported_as_held() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    house.choices = NotificationChoices(payments=ToastStyle.OFF)
    assert await house.toasts.hold(payments(1)) == frozenset()
    assert await house.toasts.present(payments(1)) == {"paid-0": HELD}
    assert backend.shown == []


async def test_a_toast_is_heard_as_its_kind_was_chosen() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    house.choices = NotificationChoices(payments=ToastStyle.SILENT)
    failed = notification("payment_failed", id="failed", about="F")
    await house.toasts.present([*payments(1), failed])
    assert [toast.sound for toast in backend.shown] == [False, True]


async def test_with_hidden_amounts_a_toast_says_no_more_than_its_kind() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    house.choices = NotificationChoices(hide_amounts=HideAmounts.WHEN_PRIVATE)
    house.surroundings = Surroundings(locked=True)
    await house.toasts.present(payments(1))
    house.surroundings = Surroundings()
    await house.toasts.present([notification(id="next", about="TX9")])
    assert [(toast.title, bool(toast.body)) for toast in backend.shown] == [
        ("Payment successful", False),
        ("Payment successful", True),
    ]


def _reminder(story: str = "B7", stage: Stage = Stage.DUE) -> Reminder:
    entry = notification("bill_generated", id=f"e-{story}", subject=story, dueDate="2026-12-01")
    return Reminder(bill=OpenBill(story=story, due=date(2026, 12, 1), bill=entry), stage=stage)


async def test_a_reminder_takes_the_place_of_its_bill_and_the_payment_that_of_both() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    bill = _reminder().bill.bill
    await house.toasts.present([bill])
    assert await house.toasts.remind([_reminder()]) is Outcome.SHOWN
    await house.toasts.present([notification(id="p", subject="B7")])
    assert [toast.group for toast in backend.shown] == ["B7", "B7", "B7"]
    assert backend.titles == [
        "New electricity bill",
        "Electricity bill due today",
        "Payment successful",
    ]
    assert backend.shown[1].key == bill.id  # a click opens it


async def test_several_reminders_are_one_toast_that_can_be_closed() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    assert await house.toasts.remind([_reminder("B1"), _reminder("B2")]) is Outcome.SHOWN
    (toast,) = backend.shown
    assert (toast.key, toast.group) == (REMINDERS_KEY, None)
    await house.toasts.close_reminders()
    assert backend.closed == [REMINDERS_KEY]


async def test_a_reminder_waits_while_nobody_is_to_be_disturbed() -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    house.choices = NotificationChoices(pause=Pause())
    assert await house.toasts.remind([_reminder()]) is Outcome.WAITS
    assert backend.shown == []
    assert await House(broken("x")).toasts.remind([_reminder()]) is Outcome.FAILED


@pytest.mark.parametrize(("stage", "heard"), [(Stage.BEFORE, False), (Stage.DUE, True)])
async def test_a_reminder_is_quiet_while_there_is_time(stage: Stage, heard: bool) -> None:
    backend = FakeBackend("freedesktop")
    house = House(backend)
    house.choices = NotificationChoices(bills=ToastStyle.SOUND)
    await house.toasts.remind([_reminder(stage=stage)])
    assert backend.shown[0].sound is heard
