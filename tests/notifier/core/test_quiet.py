"""Pauses and quiet hours, by the wall clock of where the person is."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from notifier.core.quiet import (
    Hush,
    HushReason,
    Pause,
    PauseLength,
    QuietHours,
    hush_at,
    pause_of,
)

KOLKATA, BERLIN = ZoneInfo("Asia/Kolkata"), ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(enabled=True, start=time(22), end=time(7))
NOON = QuietHours(enabled=True, start=time(12), end=time(13, 30))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def at(local: str) -> datetime:
    return datetime.fromisoformat(local)


def _hush(now: datetime, hours: QuietHours, zone: ZoneInfo = BERLIN) -> Hush | None:
    return hush_at(now, pause=None, quiet_hours=hours, do_not_disturb=False, zone=zone)


@pytest.mark.parametrize(
    ("local", "hours", "end"),
    [
        (at("2026-01-05 21:59:59"), NIGHT, None),
        (at("2026-01-05 22:00"), NIGHT, at("2026-01-06 07:00")),
        (at("2026-01-06 00:00"), NIGHT, at("2026-01-06 07:00")),
        (at("2026-01-06 06:59"), NIGHT, at("2026-01-06 07:00")),
        (at("2026-01-06 07:00"), NIGHT, None),
        (at("2026-12-31 23:00"), NIGHT, at("2027-01-01 07:00")),
        (at("2026-01-05 11:59"), NOON, None),
        (at("2026-01-05 12:00"), NOON, at("2026-01-05 13:30")),
        (at("2026-01-05 13:30"), NOON, None),
        (at("2026-01-05 12:00"), QuietHours(start=time(12), end=time(13)), None),
        (at("2026-01-05 12:00"), QuietHours(enabled=True, start=time(9), end=time(9)), None),
    ],
)
def test_quiet_hours_begin_and_end_as_the_table_says(
    local: datetime, hours: QuietHours, end: datetime | None
) -> None:
    told = hours.end_if_quiet(local.replace(tzinfo=UTC), UTC)
    assert told == (end.replace(tzinfo=UTC) if end is not None else None)


def test_quiet_hours_are_those_of_where_the_person_is() -> None:
    evening = utc(2026, 1, 5, 17)  # 22:30 in Kolkata, 18:00 in Berlin
    assert _hush(evening, NIGHT, KOLKATA) == Hush(
        reason=HushReason.QUIET_HOURS, until=utc(2026, 1, 6, 1, 30)
    )
    assert _hush(evening, NIGHT, BERLIN) is None


def test_the_night_in_which_the_clocks_change_ends_at_seven_all_the_same() -> None:
    in_march, in_october = utc(2026, 3, 28, 22), utc(2026, 10, 24, 21)
    spring, autumn = _hush(in_march, NIGHT), _hush(in_october, NIGHT)
    assert spring is not None
    assert spring.until == utc(2026, 3, 29, 5)
    assert autumn is not None
    assert autumn.until == utc(2026, 10, 25, 6)


IN_BERLIN = {"march": utc(2026, 3, 28, 20), "october": utc(2026, 10, 24, 20)}
"""Evenings before the nights that have 23 and 25 hours."""
WITHIN_THE_CHANGE = (
    QuietHours(enabled=True, start=time(22), end=time(2, 30)),
    QuietHours(enabled=True, start=time(2, 30), end=time(7)),
    QuietHours(enabled=True, start=time(2, 15), end=time(2, 45)),
)


@pytest.mark.parametrize("hours", WITHIN_THE_CHANGE)
@pytest.mark.parametrize("evening", IN_BERLIN.values(), ids=IN_BERLIN)
def test_quiet_hours_come_once_in_the_night_in_which_the_clocks_change(
    evening: datetime, hours: QuietHours
) -> None:
    was_quiet, began = False, 0
    for minute in range(14 * 60):
        now = evening + timedelta(minutes=minute)
        hush, start = _hush(now, hours), hours.next_start(now, BERLIN)
        # An end or a beginning in the past would be waited for in a circle, without a pause.
        assert hush is None or hush.until is None or hush.until > now
        assert start is not None
        assert start > now
        began += hush is not None and not was_quiet
        was_quiet = hush is not None
    assert began == 1


@pytest.mark.parametrize(
    ("hours", "start"),
    [(NIGHT, utc(2026, 1, 5, 21)), (NOON, utc(2026, 1, 6, 11)), (QuietHours(), None)],
)
def test_the_next_quiet_is_known(hours: QuietHours, start: datetime | None) -> None:
    assert hours.next_start(utc(2026, 1, 5, 12, 30), BERLIN) == start


def test_a_pause_holds_until_its_end_and_not_at_it() -> None:
    pause = Pause(until=utc(2026, 1, 5, 12, 30))
    for now, held in ((utc(2026, 1, 5, 12, 29, 59), True), (utc(2026, 1, 5, 12, 30), False)):
        hush = hush_at(now, pause=pause, quiet_hours=QuietHours(), do_not_disturb=False, zone=UTC)
        assert (hush is not None) is held


def test_a_pause_without_an_end_holds_for_years() -> None:
    hush = hush_at(
        utc(2036, 1, 1), pause=Pause(), quiet_hours=QuietHours(), do_not_disturb=False, zone=UTC
    )
    assert hush == Hush(reason=HushReason.PAUSE)


@pytest.mark.parametrize(
    ("length", "now", "until"),
    [
        (PauseLength.HALF_AN_HOUR, utc(2026, 1, 5, 23, 45), utc(2026, 1, 6, 0, 15)),
        (PauseLength.AN_HOUR, utc(2026, 1, 5, 12), utc(2026, 1, 5, 13)),
        (PauseLength.UNTIL_TOMORROW, utc(2026, 1, 5, 12), utc(2026, 1, 6, 7)),
        # At three in the night, "tomorrow" is the morning that comes.
        (PauseLength.UNTIL_TOMORROW, utc(2026, 1, 5, 2), utc(2026, 1, 5, 7)),
        (PauseLength.UNTIL_TOMORROW, utc(2026, 3, 28, 12), utc(2026, 3, 29, 6)),
        (PauseLength.UNTIL_TURNED_ON, utc(2026, 1, 5, 12), None),
    ],
)
def test_a_pause_ends_when_its_name_says(
    length: PauseLength, now: datetime, until: datetime | None
) -> None:
    assert pause_of(length, now, BERLIN) == Pause(until=until)
