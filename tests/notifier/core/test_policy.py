"""What becomes of one notification, as a table."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from notifier.core.policy import Circumstances, Urgency, Verdict, decide, urgency_of
from tests.notifier.examples import NOW, notification

SUCCESS, FAILED = "payment_success", "payment_failed"
LATER, EARLIER = NOW + timedelta(seconds=1), NOW - timedelta(seconds=1)


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
        ("bill_generated", {}, {"crowded": True, "may_be_named": True}, Verdict.DIGEST),
        ("loyalty_points", {}, {}, Verdict.SHOW),
    ],
)
def test_the_verdict_follows_the_table(
    name: str, fields: dict[str, Any], circumstances: dict[str, bool], verdict: Verdict
) -> None:
    event = notification(name, **fields)
    assert decide(event, Circumstances(now=NOW, **circumstances)) is verdict


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
