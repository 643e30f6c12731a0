"""What the demo makes of the app's log."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.demo_report import Journeys, moment_of

BEGUN = datetime(2026, 11, 23, 6, 30, 0, tzinfo=UTC).timestamp()


def line(ms: float, what: str) -> str:
    moment = datetime.fromtimestamp(BEGUN + ms / 1000, UTC).isoformat(timespec="microseconds")
    return f"{moment.replace('+00:00', 'Z')} INFO notifier.somewhere {what}"


def test_a_row_tells_how_long_each_step_took() -> None:
    journeys = Journeys()
    journey = journeys.posted("a1", "payment_success", posted=BEGUN, stored=BEGUN + 0.004)
    others = journeys.read([
        line(5, "event received id=a1 type=payment_success"),
        line(6.5, "event stored id=a1"),
        line(8.25, "toast shown id=a1 backend=freedesktop"),
    ])  # fmt: skip

    row = journey.row()
    assert row.split()[0] == "payment_success"
    assert row.split("+")[1:] == ["4.0 ms     ", "6.5 ms     ", "8.2 ms  by freedesktop"]
    assert others == []


def test_a_row_says_why_a_toast_was_not_shown_and_what_was_tried() -> None:
    journeys = Journeys()
    journey = journeys.posted("a1", "notification", posted=BEGUN, stored=BEGUN + 0.004)
    journeys.read([
        line(5, "event received id=a1 type=notification"),
        line(6, "event stored id=a1"),
        line(7, "toast failed id=a1 backend=freedesktop why=no daemon on the bus"),
    ])  # fmt: skip

    assert "NOT SHOWN" in journey.row()
    assert "freedesktop: no daemon on the bus" in journey.row()


def test_an_event_that_never_arrived_is_told_so() -> None:
    journey = Journeys().posted("a1", "notification", posted=BEGUN, stored=BEGUN + 0.004)
    assert "NOT RECEIVED" in journey.row()


def test_an_event_that_somebody_else_sent_is_reported_once_when_it_is_shown() -> None:
    journeys = Journeys()
    log = [line(5, "event received id=b2 type=payment_failed"), line(6, "event stored id=b2")]
    assert journeys.read(log) == []

    log.append(line(9, "toast shown id=b2 backend=tray"))
    (shown,) = journeys.read(log)
    assert shown.row().split()[0] == "payment_failed"
    assert shown.row().endswith("+4.0 ms  by tray")
    assert journeys.read(log) == []


def test_the_first_moment_that_something_happened_is_found() -> None:
    log = [line(1, "tray icon shown"), line(2, "signed in account=x"), line(3, "tray icon shown")]
    assert moment_of(log, "tray icon shown") == BEGUN + 0.001
    assert moment_of(log, "connected transport=") is None
