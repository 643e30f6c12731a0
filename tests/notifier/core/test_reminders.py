"""A person with bills, a clock that is moved, and a machine that is only asked now and then."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.core.reminders import Mark, OpenBill, Reminders, Stage, plan
from tests.notifier.examples import notification

KOLKATA = ZoneInfo("Asia/Kolkata")
NEW_YORK = ZoneInfo("America/New_York")
DUE = date(2026, 12, 10)


def bill(story: str = "B7", due: date = DUE) -> OpenBill:
    return OpenBill(story=story, due=due, bill=notification("bill_generated", id=f"e-{story}"))


def local(day: int, hour: int = 12, minute: int = 0, zone: tzinfo = KOLKATA) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=zone).astimezone(UTC)


class Person:
    """Everything that is kept between two looks."""

    def __init__(self, *bills: OpenBill, choices: Reminders | None = None) -> None:
        self.bills = list(bills)
        self.choices = choices or Reminders()
        self.zone: tzinfo = KOLKATA
        self.marks: set[Mark] = set()
        self.said: list[tuple[str, Stage]] = []
        self.look_at: datetime | None = None

    def look(self, now: datetime, *, held: bool = False) -> list[tuple[str, Stage]]:
        """What is said at `now`; `held`: nobody is to be disturbed."""
        decided = plan(self.bills, self.choices, self.marks, now, self.zone)
        self.marks |= set(decided.pass_over)
        self.look_at = decided.look_at
        if held:
            return []
        self.marks |= {reminder.mark for reminder in decided.say}
        said = [(reminder.bill.story, reminder.stage) for reminder in decided.say]
        self.said += said
        return said


def test_two_days_before_at_nine_then_on_the_day_then_when_overdue() -> None:
    person = Person(bill())
    assert person.look(local(1)) == []
    assert person.look_at == local(8, 9)
    assert person.look(local(8, 8, 59)) == []
    assert person.look(local(8, 9)) == [("B7", Stage.BEFORE)]
    assert person.look(local(8, 9)) == []
    assert person.look_at == local(10, 9)
    assert person.look(local(10, 9, 1)) == [("B7", Stage.DUE)]
    assert person.look(local(11, 9)) == [("B7", Stage.OVERDUE)]
    assert person.look(local(20, 9)) == []
    assert person.look_at is None


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (Reminders(enabled=False), []),
        (Reminders(on_due_day=False), [(8, Stage.BEFORE), (11, Stage.OVERDUE)]),
        (Reminders(when_overdue=False), [(8, Stage.BEFORE), (10, Stage.DUE)]),
        (Reminders(days_before=0), [(10, Stage.DUE), (11, Stage.OVERDUE)]),
        (Reminders(days_before=0, on_due_day=False, when_overdue=False), [(10, Stage.DUE)]),
        (Reminders(days_before=9), [(1, Stage.BEFORE), (10, Stage.DUE), (11, Stage.OVERDUE)]),
    ],
)
def test_each_choice_is_kept(choices: Reminders, said: list[tuple[int, Stage]]) -> None:
    person = Person(bill(), choices=choices)
    person.look(local(1, 0))
    found = [
        (day, stage) for day in range(1, 20) for _, stage in person.look(local(day, 9))
    ]  # fmt: skip
    assert found == said


def test_another_time_of_day_is_kept() -> None:
    person = Person(bill(), choices=Reminders(at=time(18, 30)))
    person.look(local(1))
    assert person.look(local(8, 18, 29)) == []
    assert person.look(local(8, 18, 30)) == [("B7", Stage.BEFORE)]


def test_after_a_long_sleep_only_the_latest_is_said() -> None:
    person = Person(bill())
    person.look(local(1))
    assert person.look(local(10, 14)) == [("B7", Stage.DUE)]
    assert person.look(local(11, 9)) == [("B7", Stage.OVERDUE)]
    assert len(person.said) == 2


def test_a_bill_that_comes_late_is_told_by_its_own_toast_and_not_twice() -> None:
    person = Person(bill())
    assert person.look(local(9, 12)) == []  # it came a day before, past the first reminder
    assert person.look(local(10, 9)) == [("B7", Stage.DUE)]
    late = Person(bill(due=date(2026, 12, 1)))
    assert late.look(local(9)) == []
    assert late.look(local(30)) == []


def test_what_was_paid_or_withdrawn_is_not_spoken_of() -> None:
    person = Person(bill())
    person.look(local(1))
    person.bills.clear()
    assert person.look(local(8, 9)) == []
    assert person.look_at is None


def test_a_bill_that_is_put_off_begins_anew() -> None:
    person = Person(bill())
    person.look(local(1))
    person.look(local(8, 9))
    person.bills = [bill(due=date(2026, 12, 20))]
    person.look(local(8, 10))
    assert person.look(local(18, 9)) == [("B7", Stage.BEFORE)]


def test_while_nobody_is_to_be_disturbed_it_waits_and_is_not_lost() -> None:
    person = Person(bill())
    person.look(local(1))
    assert person.look(local(8, 9), held=True) == []
    assert person.look(local(8, 13)) == [("B7", Stage.BEFORE)]
    assert person.look(local(8, 14)) == []


def test_several_at_once_are_said_in_the_order_of_their_due_dates() -> None:
    person = Person(bill("late", date(2026, 12, 11)), bill("soon"), bill("also soon"))
    person.look(local(1))
    assert person.look(local(9, 9)) == [
        ("also soon", Stage.BEFORE),
        ("soon", Stage.BEFORE),
        ("late", Stage.BEFORE),
    ]


def test_on_a_journey_it_is_nine_where_the_person_is() -> None:
    person = Person(bill())
    person.look(local(1))
    person.zone = NEW_YORK
    assert person.look(local(8, 9)) == []  # the middle of the night there
    assert person.look_at == local(8, 9, zone=NEW_YORK)
    assert person.look(local(8, 9, zone=NEW_YORK)) == [("B7", Stage.BEFORE)]
    person.zone = KOLKATA  # and back, where it was nine long before
    assert person.look(local(9, 9)) == []


def test_a_clock_that_is_set_back_says_nothing_again() -> None:
    person = Person(bill())
    person.look(local(1))
    person.look(local(8, 9))
    assert person.look(local(7)) == []
    assert person.look(local(8, 9)) == []


def test_what_passed_while_it_was_off_is_not_made_up_for() -> None:
    person = Person(bill(), choices=Reminders(enabled=False))
    person.look(local(1))
    person.look(local(9))
    person.choices = Reminders()
    assert person.look(local(9, 13)) == []
    assert person.look(local(10, 9)) == [("B7", Stage.DUE)]


def test_a_day_that_cannot_be_reckoned_with_is_passed_over() -> None:
    person = Person(bill(due=date.max), bill("first", date.min))
    assert person.look(local(1)) == []
    assert person.look(local(8, 9)) == []


@given(
    dues=st.lists(st.dates(date(2026, 12, 3), date(2027, 1, 10)), min_size=1, max_size=4),
    minutes=st.lists(st.integers(min_value=0, max_value=60 * 24 * 45), max_size=40),
    choices=st.builds(
        Reminders,
        days_before=st.integers(min_value=0, max_value=5),
        at=st.times().map(lambda at: at.replace(microsecond=0)),
        on_due_day=st.booleans(),
        when_overdue=st.booleans(),
    ),
    zones=st.lists(st.sampled_from([KOLKATA, NEW_YORK, ZoneInfo("Pacific/Apia")]), min_size=1),
)
def test_whenever_it_is_looked_each_stage_is_said_once_at_most_and_never_early(
    dues: list[date], minutes: list[int], choices: Reminders, zones: list[tzinfo]
) -> None:
    person = Person(*(bill(f"B{n}", due) for n, due in enumerate(dues)), choices=choices)
    person.look(local(1, 0))
    for number, after in enumerate(sorted(minutes)):
        person.zone = zones[number % len(zones)]
        now = local(1, 0) + timedelta(minutes=after)
        for story, stage in person.look(now):
            due = dues[int(story[1:])]
            day = {
                Stage.BEFORE: due - timedelta(days=choices.days_before),
                Stage.DUE: due,
                Stage.OVERDUE: due + timedelta(days=1),
            }[stage]
            here = now.astimezone(person.zone)
            assert (here.date(), here.time()) >= (day, choices.at)
            assert stage in choices.chosen()
    assert len(person.said) == len(set(person.said))


@given(due=st.dates(date(2026, 12, 10), date(2027, 1, 10)), at=st.times())
def test_whoever_looks_when_told_to_misses_nothing(due: date, at: time) -> None:
    person = Person(bill(due=due), choices=Reminders(at=at.replace(microsecond=0)))
    person.look(local(1, 0))
    looks = 0
    while person.look_at is not None:
        assert person.look(person.look_at) != []
        looks += 1
    assert [stage for _, stage in person.said] == list(Stage)
    assert looks == 3
