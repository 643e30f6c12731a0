"""What becomes of one notification, as a table."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import msgspec
import pytest

from notifier.core.policy import (
    Circumstances,
    HideAmounts,
    Moment,
    NotificationChoices,
    Surroundings,
    ToastStyle,
    Urgency,
    Verdict,
    decide,
    moment_of,
    urgency_of,
)
from notifier.core.quiet import Hush, HushReason, Pause, QuietHours
from tests.notifier.examples import NOW, notification

SUCCESS, FAILED, BILL, NOTE = "payment_success", "payment_failed", "bill_generated", "notification"
LATER, EARLIER = NOW + timedelta(seconds=1), NOW - timedelta(seconds=1)
PAUSED = {"hush": Hush(reason=HushReason.PAUSE)}
QUIET = {"hush": Hush(reason=HushReason.QUIET_HOURS)}
DO_NOT_DISTURB = {"hush": Hush(reason=HushReason.DESKTOP)}
NOTHING_BREAKS_THROUGH = {"choices": NotificationChoices(failures_break_through=False)}


def off(kind: str) -> dict[str, NotificationChoices]:
    return {"choices": msgspec.structs.replace(NotificationChoices(), **{kind: ToastStyle.OFF})}


@pytest.mark.parametrize(
    ("name", "fields", "circumstances", "verdict"),
    [
        (SUCCESS, {}, {}, Verdict.SHOW),
        (SUCCESS, {"expires_at": LATER}, {}, Verdict.SHOW),
        (SUCCESS, {"expires_at": NOW}, {}, Verdict.EXPIRED),
        (SUCCESS, {"expires_at": EARLIER}, {}, Verdict.EXPIRED),
        (FAILED, {"expires_at": EARLIER}, {"may_be_named": True}, Verdict.EXPIRED),
        (SUCCESS, {"expires_at": EARLIER}, {"overtaken": True}, Verdict.EXPIRED),
        (SUCCESS, {"read": True}, {}, Verdict.EXPIRED),
        (SUCCESS, {"withdrawn": True}, {}, Verdict.EXPIRED),
        (SUCCESS, {"test": True}, {}, Verdict.SHOW),
        (SUCCESS, {}, {"overtaken": True}, Verdict.OVERTAKEN),
        (FAILED, {}, {"overtaken": True, "crowded": True}, Verdict.OVERTAKEN),
        (SUCCESS, {}, {"crowded": True}, Verdict.DIGEST),
        (SUCCESS, {}, {"crowded": True, "may_be_named": True}, Verdict.DIGEST),
        (SUCCESS, {}, {"crowded": True, "continues_named": True}, Verdict.SHOW),
        (FAILED, {}, {"crowded": True}, Verdict.DIGEST),
        (FAILED, {}, {"crowded": True, "may_be_named": True}, Verdict.SHOW),
        (BILL, {}, {"crowded": True, "may_be_named": True}, Verdict.DIGEST),
        ("loyalty_points", {}, {}, Verdict.SHOW),
        # Kinds that are off
        (SUCCESS, {}, off("payments"), Verdict.OFF),
        (FAILED, {}, off("failed"), Verdict.OFF),
        (BILL, {}, off("bills"), Verdict.OFF),
        (NOTE, {}, off("other"), Verdict.OFF),
        ("loyalty_points", {}, off("other"), Verdict.OFF),
        (SUCCESS, {}, off("failed"), Verdict.SHOW),
        (SUCCESS, {"expires_at": EARLIER}, off("payments"), Verdict.EXPIRED),
        (FAILED, {}, {**off("failed"), "crowded": True, "may_be_named": True}, Verdict.OFF),
        # Pause, quiet hours and the desktop's do-not-disturb
        (SUCCESS, {}, PAUSED, Verdict.HOLD),
        (SUCCESS, {}, QUIET, Verdict.HOLD),
        (SUCCESS, {}, DO_NOT_DISTURB, Verdict.HOLD),
        (BILL, {}, PAUSED, Verdict.HOLD),
        (NOTE, {"type": "system_alert"}, PAUSED, Verdict.HOLD),
        (SUCCESS, {"read": True}, PAUSED, Verdict.EXPIRED),
        (SUCCESS, {}, {**PAUSED, "overtaken": True}, Verdict.HOLD),
        (SUCCESS, {}, {**PAUSED, **off("payments")}, Verdict.OFF),
        (FAILED, {}, PAUSED, Verdict.SHOW),
        (FAILED, {}, QUIET, Verdict.SHOW),
        (FAILED, {}, DO_NOT_DISTURB, Verdict.HOLD),
        (FAILED, {}, {**PAUSED, "crowded": True}, Verdict.DIGEST),
        (FAILED, {}, {**PAUSED, **NOTHING_BREAKS_THROUGH}, Verdict.HOLD),
        (FAILED, {}, {**QUIET, **NOTHING_BREAKS_THROUGH}, Verdict.HOLD),
        (FAILED, {}, NOTHING_BREAKS_THROUGH, Verdict.SHOW),
    ],
)
def test_the_verdict_follows_the_table(
    name: str, fields: dict[str, Any], circumstances: dict[str, Any], verdict: Verdict
) -> None:
    event = notification(name, **fields)
    assert decide(event, Circumstances(now=NOW, **circumstances)) is verdict


def _moment(choices: NotificationChoices, surroundings: Surroundings | None = None) -> Moment:
    return moment_of(choices, surroundings or Surroundings(), NOW, UTC)


@pytest.mark.parametrize(
    ("hide", "surroundings", "hidden"),
    [
        (HideAmounts.NEVER, Surroundings(locked=True, presenting=True), False),
        (HideAmounts.WHEN_PRIVATE, Surroundings(), False),
        (HideAmounts.WHEN_PRIVATE, Surroundings(locked=True), True),
        (HideAmounts.WHEN_PRIVATE, Surroundings(presenting=True), True),
        (HideAmounts.WHEN_PRIVATE, Surroundings(do_not_disturb=True), False),
        (HideAmounts.ALWAYS, Surroundings(), True),
    ],
)
def test_amounts_are_hidden_as_the_person_wants_it(
    hide: HideAmounts, surroundings: Surroundings, hidden: bool
) -> None:
    assert _moment(NotificationChoices(hide_amounts=hide), surroundings).hides_amounts is hidden


def test_what_the_person_said_here_comes_before_what_the_desktop_says() -> None:
    disturbing = Surroundings(do_not_disturb=True)
    quiet = QuietHours(enabled=True, start=time(6), end=time(7))
    both = NotificationChoices(pause=Pause(until=LATER), quiet_hours=quiet)

    assert _moment(both, disturbing).hush == Hush(
        reason=HushReason.PAUSE, until=LATER, desktop_too=True
    )
    assert _moment(NotificationChoices(quiet_hours=quiet), disturbing).hush == Hush(
        reason=HushReason.QUIET_HOURS,
        until=datetime(2026, 12, 1, 7, tzinfo=UTC),
        desktop_too=True,
    )
    assert _moment(NotificationChoices(), disturbing).hush == Hush(reason=HushReason.DESKTOP)
    assert _moment(NotificationChoices()).hush is None


@pytest.mark.parametrize("reason", [HushReason.PAUSE, HushReason.QUIET_HOURS])
def test_a_failure_breaks_through_a_pause_but_never_the_desktops_own_word(
    reason: HushReason,
) -> None:
    failed = notification(FAILED)
    ours = Circumstances(now=NOW, hush=Hush(reason=reason))
    both = Circumstances(now=NOW, hush=Hush(reason=reason, desktop_too=True))
    assert decide(failed, ours) is Verdict.SHOW
    assert decide(failed, both) is Verdict.HOLD


@pytest.mark.parametrize(
    ("event", "urgency"),
    [
        (notification(SUCCESS), Urgency.NORMAL),
        (notification(FAILED), Urgency.CRITICAL),
        (notification("bill_generated"), Urgency.LOW),
        (notification("notification"), Urgency.NORMAL),
        (notification("notification", type="system_alert"), Urgency.CRITICAL),
        (notification("notification", type="brand-new"), Urgency.NORMAL),
        (notification("loyalty_points"), Urgency.NORMAL),
    ],
)
def test_a_failure_is_more_urgent_than_a_success_and_a_bill_is_quiet(
    event: Any, urgency: Urgency
) -> None:
    assert urgency_of(event.payload) is urgency
