"""When many notifications become one digest, and what is still shown by itself."""

from __future__ import annotations

from datetime import timedelta

from notifier.core.digest import Crowd, Digest
from notifier.core.notification import Notification
from notifier.core.policy import NotificationChoices, ToastStyle, Verdict
from tests.notifier.examples import NOW, notification


def payments(count: int, *, first: int = 0) -> list[Notification]:
    return [notification(id=f"paid-{n}", about=f"TX{n}") for n in range(first, first + count)]


def failures(count: int) -> list[Notification]:
    return [notification("payment_failed", id=f"failed-{n}", about=f"F{n}") for n in range(count)]


def test_five_at_once_are_five_toasts() -> None:
    plan = Crowd().plan(payments(5), NOW)
    assert [n.id for n in plan.show] == [f"paid-{n}" for n in range(5)]
    assert plan.digest is None


def test_more_than_five_missed_become_one_digest_and_the_failure_is_named() -> None:
    bills = [notification("bill_generated", id=f"bill-{n}", about=f"B{n}") for n in range(4)]
    plan = Crowd().plan([*payments(5), *failures(1), *bills, *payments(4, first=5)], NOW)
    assert plan.digest == Digest(payments=9, failed=1, bills=4)
    assert plan.digest.total == 14
    assert [n.id for n in plan.show] == ["failed-0"]
    assert plan.verdicts["paid-0"] is Verdict.DIGEST


def test_the_sixth_within_ten_seconds_takes_the_other_toasts_into_a_digest() -> None:
    crowd = Crowd()
    for n in range(5):
        assert crowd.plan(payments(1, first=n), NOW + timedelta(seconds=n)).digest is None
    plan = crowd.plan(payments(1, first=5), NOW + timedelta(seconds=5))
    assert plan.digest == Digest(payments=6)
    assert plan.covered == tuple(f"paid-{n}" for n in range(5))
    assert plan.show == ()


def test_a_digest_grows_while_they_keep_coming() -> None:
    crowd = Crowd()
    crowd.plan(payments(6), NOW)
    plan = crowd.plan(payments(2, first=6), NOW + timedelta(seconds=9))
    assert plan.digest == Digest(payments=8, sound=False)
    assert plan.covered == ()


def test_after_ten_quiet_seconds_each_gets_its_own_toast_again() -> None:
    crowd = Crowd()
    crowd.plan(payments(14), NOW)
    plan = crowd.plan(payments(1, first=14), NOW + timedelta(seconds=11))
    assert [n.id for n in plan.show] == ["paid-14"]
    assert plan.digest is None


def test_five_within_ten_seconds_and_one_after_are_no_crowd() -> None:
    crowd = Crowd()
    crowd.plan(payments(5), NOW)
    assert crowd.plan(payments(1, first=5), NOW + timedelta(seconds=11)).digest is None


def test_a_clock_that_was_set_back_ends_the_crowd() -> None:
    crowd = Crowd()
    crowd.plan(payments(6), NOW)
    plan = crowd.plan(payments(1, first=6), NOW - timedelta(hours=1))
    assert plan.digest is None


def test_of_many_failures_the_latest_five_are_named_and_the_rest_counted() -> None:
    plan = Crowd().plan(failures(8), NOW)
    assert [n.id for n in plan.show] == [f"failed-{n}" for n in range(3, 8)]
    assert plan.digest == Digest(failed=8)


def test_the_named_failures_of_one_crowd_are_bounded_over_its_batches() -> None:
    crowd = Crowd()
    crowd.plan([*failures(4), *payments(4)], NOW)
    more = [notification("payment_failed", id=f"more-{n}", about=f"M{n}") for n in range(3)]
    plan = crowd.plan(more, NOW + timedelta(seconds=1))
    assert [n.id for n in plan.show] == ["more-2"]


def test_a_later_event_of_the_same_payment_overtakes_the_earlier() -> None:
    failed = notification("payment_failed", id="a", about="TX1")
    paid = notification("payment_success", id="b", about="TX1")
    plan = Crowd().plan([failed, paid], NOW)
    assert [n.id for n in plan.show] == ["b"]
    assert plan.verdicts == {"a": Verdict.OVERTAKEN, "b": Verdict.SHOW}


def test_the_subject_that_the_server_gives_makes_the_story() -> None:
    reminded = notification("bill_generated", id="a", about="B1", subject="order-9")
    paid = notification("payment_success", id="b", about="TX1", subject="order-9")
    assert [n.id for n in Crowd().plan([reminded, paid], NOW).show] == ["b"]


def test_six_events_of_one_payment_are_one_toast_and_no_digest() -> None:
    batch = [notification("payment_failed", id=f"try-{n}", about="TX1") for n in range(6)]
    plan = Crowd().plan(batch, NOW)
    assert [n.id for n in plan.show] == ["try-5"]
    assert plan.digest is None


def test_a_payment_that_failed_and_then_went_through_replaces_its_named_toast() -> None:
    crowd = Crowd()
    crowd.plan([*failures(1), *payments(6)], NOW)
    paid = notification("payment_success", id="at-last", about="F0")
    plan = crowd.plan([paid], NOW + timedelta(seconds=2))
    assert [n.id for n in plan.show] == ["at-last"]
    assert plan.digest == Digest(payments=7, sound=False)


def test_what_has_expired_is_neither_shown_nor_counted() -> None:
    old = [notification(id=f"old-{n}", about=f"O{n}", expires_at=NOW) for n in range(10)]
    plan = Crowd().plan([*old, *payments(2)], NOW)
    assert [n.id for n in plan.show] == ["paid-0", "paid-1"]
    assert plan.verdicts["old-0"] is Verdict.EXPIRED


def test_an_expired_batch_in_a_crowd_does_not_show_the_digest_again() -> None:
    crowd = Crowd()
    crowd.plan(payments(6), NOW)
    old = notification(id="old", about="O", expires_at=NOW)
    assert crowd.plan([old], NOW + timedelta(seconds=1)).digest is None


def test_what_was_read_leaves_the_digest() -> None:
    crowd = Crowd()
    crowd.plan(payments(6), NOW)
    assert crowd.forget(["paid-0", "paid-1"]) is False
    plan = crowd.plan(payments(4, first=6), NOW + timedelta(seconds=1))
    assert plan.digest == Digest(payments=8, sound=False)


def test_the_digest_goes_when_all_of_it_was_read() -> None:
    crowd = Crowd()
    crowd.plan(payments(6), NOW)
    assert crowd.forget([f"paid-{n}" for n in range(6)]) is True
    assert crowd.forget(["paid-0"]) is False


def test_a_digest_that_was_opened_starts_afresh() -> None:
    crowd = Crowd()
    crowd.plan(payments(6), NOW)
    crowd.clear()
    plan = crowd.plan(payments(1, first=6), NOW + timedelta(seconds=1))
    assert [n.id for n in plan.show] == ["paid-6"]


def test_another_kind_is_counted_among_the_others() -> None:
    odd = [notification("loyalty_points", id=f"odd-{n}") for n in range(4)]
    said = [notification("notification", id=f"said-{n}") for n in range(3)]
    assert Crowd().plan([*odd, *said], NOW).digest == Digest(others=7)


def test_what_was_held_back_is_told_together_and_failures_by_name() -> None:
    plan = Crowd().plan([*payments(2), *failures(1)], NOW, were_held=True)
    assert plan.digest == Digest(payments=2, failed=1)
    assert [n.id for n in plan.show] == ["failed-0"]


def test_what_broke_through_in_the_pause_is_not_told_again_at_its_end() -> None:
    crowd = Crowd()
    crowd.plan(failures(1), NOW)
    plan = crowd.plan(payments(2), NOW + timedelta(seconds=1), were_held=True)
    assert plan.digest == Digest(payments=2)


def test_one_that_was_held_back_alone_is_a_toast_of_its_own() -> None:
    paid_at_last = [*failures(1), notification(id="paid", about="F0")]
    plan = Crowd().plan(paid_at_last, NOW, were_held=True)
    assert [n.id for n in plan.show] == ["paid"]
    assert plan.digest is None


def test_a_kind_that_is_off_makes_no_crowd() -> None:
    choices = NotificationChoices(payments=ToastStyle.OFF)
    plan = Crowd().plan([*payments(9), *failures(1)], NOW, choices=choices)
    assert [n.id for n in plan.show] == ["failed-0"]
    assert plan.digest is None
    assert plan.verdicts["paid-0"] is Verdict.OFF


def test_a_digest_is_heard_only_if_some_of_it_may_be_heard() -> None:
    silent = NotificationChoices(payments=ToastStyle.SILENT)
    assert Crowd().plan(payments(6), NOW, choices=silent).digest == Digest(payments=6, sound=False)
    mixed = Crowd().plan([*payments(6), *failures(1)], NOW, choices=silent).digest
    assert mixed == Digest(payments=6, failed=1)
