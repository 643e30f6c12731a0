"""Pause, quiet hours and do-not-disturb, in a real session and on a clock that is moved."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import time as time_of_day
from typing import Any

import pytest

from tests.helpers.desk import Desk
from tests.helpers.programs import ProgramFailed, RunningServer

FAILED = {"transactionId": "TX9", "reason": "Card declined", "amount": 5000, "currency": "INR"}


def paid(number: int) -> dict[str, Any]:
    return {"transactionId": f"TX-{number}", "amount": "5000.00", "currency": "INR"}


def post_payments(desk: Desk, server: RunningServer, *numbers: int) -> None:
    """Send so many, and wait until they are held back."""
    for number in numbers:
        mark = desk.app.mark()
        server.post("42", "payment_success", paid(number))
        desk.app.wait_for(r"held back entries=1", after=mark)


def presented(server: RunningServer, event_id: str) -> str | None:
    """How the one device presented an event, as the server was told."""
    devices = server.receipt("42", event_id)["devices"]
    return devices[0].get("presented") if devices else None


def until(so: Callable[[], bool]) -> None:
    """Wait for what the server is told; each question is a request."""
    deadline = time.monotonic() + 15
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_pause_holds_toasts_back_and_ends_with_one_digest(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    desk.tray().choose("For 1 hour")
    desk.wait_for_label("Paused until")
    post_payments(desk, server, 1, 2)
    server.post("42", "payment_failed", FAILED)
    failure = desk.recorder.wait_for_notify()
    assert failure["title"] == "Payment failed"  # it breaks through

    desk.tray().choose("Turn on again")
    digest = desk.recorder.wait_for_notify(lambda line: "in the meantime" in line["title"])
    assert (digest["title"], digest["body"]) == ("2 notifications in the meantime", "2 payments")
    desk.wait_for_label("Pause notifications")
    last = server.post("42", "payment_success", paid(3))["id"]
    desk.app.wait_for(rf"toast shown id={last}")
    desk.recorder.wait_for_notify(lambda line: "TX-3" in line["body"])
    assert len(desk.recorder.notified) == 3


def test_a_pause_lasts_over_a_restart_and_what_it_held_is_told_once(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    desk.tray().choose("Until I turn them on")
    desk.wait_for_label("Paused")
    post_payments(desk, server, 1)
    assert desk.app.stop() == 0
    desk.start()
    desk.wait_for_label("Paused")
    post_payments(desk, server, 2)
    desk.tray().choose("Turn on again")
    desk.recorder.wait_for_notify(lambda line: line["title"].startswith("2 notifications"))
    assert desk.app.stop() == 0
    mark = desk.app.mark()
    desk.start()
    desk.app.wait_for(r"connected transport=websocket", after=mark)
    with pytest.raises(ProgramFailed):
        desk.app.wait_for(r"held back is told|toast shown", after=mark, timeout_s=0.5)


def test_what_waited_is_held_for_the_platform_and_then_in_the_digest(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    desk.tray().choose("For 30 minutes")
    desk.wait_for_label("Paused until")
    first, _second = (server.post("42", "payment_success", paid(n))["id"] for n in (1, 2))
    until(lambda: presented(server, first) == "held")
    desk.tray().choose("Turn on again")
    until(lambda: presented(server, first) == "digest")


def test_a_kind_that_is_off_is_in_the_inbox_only(desk: Desk, server: RunningServer) -> None:
    config = desk.app.home / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('[notifications]\npayments = "off"\n')
    desk.sign_in(server)
    off = server.post("42", "payment_success", paid(1))["id"]
    server.post("42", "payment_failed", FAILED)
    assert desk.recorder.wait_for_notify()["title"] == "Payment failed"
    desk.wait_for_label("Payment successful")
    until(lambda: presented(server, off) == "held")


def test_do_not_disturb_of_the_desktop_holds_back_and_its_end_tells(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    desk.recorder.inhibit(on=True)
    desk.wait_for_label("Do not disturb is on")
    post_payments(desk, server, 1, 2)
    assert desk.recorder.notified == []
    desk.recorder.inhibit(on=False)
    desk.recorder.wait_for_notify(lambda line: line["title"] == "2 notifications in the meantime")


def zone_where_it_is(local: time_of_day) -> str:
    """A `TZ` by whose clocks it is `local` now: the clock is moved, and nothing else."""
    now = datetime.now(UTC)
    there = datetime.combine(now.date(), local, UTC)
    west_s = round((now - there).total_seconds()) % 86_400
    if west_s > 43_200:
        west_s -= 86_400
    sign, (minutes, seconds) = "-" if west_s < 0 else "", divmod(abs(west_s), 60)
    return f"<HERE>{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def test_quiet_hours_are_by_the_clock_on_the_wall_and_their_end_tells(
    desk: Desk, server: RunningServer
) -> None:
    config = desk.app.home / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text(
        "[notifications.quiet_hours]\nenabled = true\nstart = 22:00:00\nend = 07:00:00\n"
    )
    desk.app.env["TZ"] = zone_where_it_is(time_of_day(6, 59, 50))
    desk.sign_in(server)
    desk.wait_for_label("Quiet until")
    post_payments(desk, server, 1, 2)
    assert desk.recorder.notified == []
    desk.recorder.wait_for_notify(
        lambda line: line["title"] == "2 notifications in the meantime", timeout_s=30
    )
    assert not any("Quiet until" in label for label in desk.tray().labels())
