"""The words of each event, as the person reads them."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from contract.events import FailureCategory
from notifier.core.digest import Digest
from notifier.core.notification import Notification
from notifier.core.policy import Urgency
from notifier.presentation.render import (
    BODY_CHARS,
    OPEN_URL,
    TITLE_CHARS,
    Action,
    Words,
    allowed_url,
    next_step,
    render,
    render_digest,
    render_sample,
)
from tests.notifier.examples import NOW, notification

URL = "https://pay.example.com/r/TX123"


def words(event: Notification, **settings: Any) -> Words:
    return render(
        event, locale=QLocale("en_IN"), now=NOW, zone=UTC, default_currency="INR", **settings
    )


@pytest.mark.parametrize(
    ("event", "title", "body"),
    [
        (notification("payment_success"), "Payment successful", "₹5,000.00 · TX123"),
        (
            notification("payment_success", description="Blue\nchair", currency="USD"),
            "Payment successful",
            "$5,000.00 · Blue chair · TX123",
        ),
        (
            notification("payment_success", amount=None, amountMinor=500000),
            "Payment successful",
            "₹5,000.00 · TX123",
        ),
        (
            notification("payment_failed"),
            "Payment failed",
            "₹5,000.00 · Card declined · TX123",
        ),
        (
            notification("payment_failed", amount=None, category="technical"),
            "Payment failed",
            "Card declined · Try again in a few minutes · TX123",
        ),
        (
            notification("bill_generated", dueDate="2026-12-05"),
            "New electricity bill",
            "₹1,240.00 · due 5 December",
        ),
        (
            notification("bill_generated", dueDate="2026-12-02", utility="ELECTRICITY"),
            "New electricity bill",
            "₹1,240.00 · due tomorrow",
        ),
        (
            notification("bill_generated", utility="BSNL landline", billNumber="2026/12"),
            "New BSNL landline bill",
            "₹1,240.00 · 2026/12",
        ),
        (notification("notification"), "Hello", "World"),
        (notification("loyalty_points"), "New notification", ""),
        (
            notification("refund", amount="12.50", title="Refund", message="On its way"),
            "Refund",
            "₹12.50 · On its way",
        ),
    ],
)
def test_each_event_has_its_words(event: Notification, title: str, body: str) -> None:
    said = words(event)
    assert (said.title, said.body) == (title, body)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("payment_success", "View receipt"),
        ("payment_failed", "Try again"),
        ("bill_generated", "Pay bill"),
        ("notification", "Open"),
        ("loyalty_points", "Open"),
    ],
)
def test_a_link_gives_the_event_its_button(name: str, label: str) -> None:
    said = words(notification(name, url=URL))
    assert said.actions == (Action(id=OPEN_URL, label=label),)
    assert said.url == URL
    assert words(notification(name)).actions == ()


@pytest.mark.parametrize(
    ("url", "allowed", "opens"),
    [
        (URL, [], True),
        (URL, ["pay.example.com"], True),
        (URL, ["PAY.example.com"], True),
        (URL, ["*.example.com"], True),
        (URL, ["example.com"], False),
        ("https://example.com/", ["*.example.com"], False),
        ("https://evilexample.com/", ["*.example.com"], False),
        ("https://pay.example.com@evil.example/", [], False),
        ("http://pay.example.com/", [], False),
        ("javascript:alert(1)", [], False),
        (None, [], False),
    ],
)
def test_only_an_allowed_https_host_is_opened(
    url: str | None, allowed: list[str], opens: bool
) -> None:
    assert allowed_url(url, allowed) == (url if opens else None)


def test_a_refused_link_leaves_the_words_and_no_button() -> None:
    said = words(notification(url="https://evil.example/"), allowed_hosts=["pay.example.com"])
    assert (said.title, said.actions, said.url) == ("Payment successful", (), None)


def test_a_test_is_marked() -> None:
    assert words(notification(test=True)).title == "TEST · Payment successful"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("payment_success", "Payment successful"),
        ("payment_failed", "Payment failed"),
        ("bill_generated", "New electricity bill"),
        ("notification", "New notification"),
    ],
)
def test_with_hidden_amounts_only_the_kind_is_said(name: str, title: str) -> None:
    said = words(notification(name), hide_amounts=True)
    assert (said.title, said.body) == (title, "")


def test_a_failure_is_urgent() -> None:
    assert words(notification("payment_failed")).urgency is Urgency.CRITICAL


@pytest.mark.parametrize("category", FailureCategory)
def test_a_next_step_is_short_enough_for_a_toast(category: FailureCategory) -> None:
    assert len(next_step(category)) <= 40
    assert bool(next_step(category)) == (
        category not in (FailureCategory.CANCELLED, FailureCategory.UNKNOWN)
    )


def test_a_long_reason_never_pushes_the_amount_out() -> None:
    said = words(notification("payment_failed", reason="x" * 256, category="technical"))
    assert said.body.startswith("₹5,000.00 · xxx")
    assert len(said.body) <= BODY_CHARS
    assert "Try again in a few minutes" in said.body


def test_a_long_name_of_a_utility_keeps_the_title_whole() -> None:
    title = words(notification("bill_generated", utility="Municipal " * 20)).title
    assert len(title) <= TITLE_CHARS
    assert title.endswith("… bill")


def test_a_message_that_writes_backwards_stays_in_its_place() -> None:
    said = words(notification("notification", title="\u202eTSET", message="a\u2066b\nc"))
    assert (said.title, said.body) == ("TSET", "ab c")


def test_a_text_in_another_script_keeps_its_place_in_the_line() -> None:
    reason, id_ = "سبب الرفض 42", "884412"
    failed = notification("payment_failed", about=id_, reason=reason)
    assert words(failed).body == f"₹5,000.00 · \u2068{reason}\u2069 · {id_}"
    # Alone it is the line, and runs as it does.
    alone = notification("notification", title="T", message=reason)
    assert words(alone).body == reason
    paid = notification(description="Rent")
    said = render(paid, locale=QLocale("ar_EG"), now=NOW, zone=UTC, default_currency="INR").body
    assert "\u2068Rent\u2069 · \u2068TX123\u2069" in said


@given(
    st.text(max_size=256), st.text(min_size=1, max_size=256), st.text(max_size=60), st.booleans()
)
def test_words_are_always_bounded(title: str, reason: str, utility: str, test: bool) -> None:
    for event in (
        notification("notification", title=title or "x", message=reason, test=test),
        notification("payment_failed", reason=reason, test=test),
        notification("bill_generated", utility=utility or "x", test=test),
    ):
        said = words(event)
        assert 0 < len(said.title) <= TITLE_CHARS
        assert len(said.body) <= BODY_CHARS


@pytest.mark.parametrize(
    ("digest", "title", "body"),
    [
        (
            Digest(payments=9, failed=1, bills=4),
            "14 notifications while you were away",
            "9 payments, 1 failed, 4 bills",
        ),
        (
            Digest(payments=1, bills=1, others=4),
            "6 notifications while you were away",
            "1 payment, 1 bill, 4 others",
        ),
        (Digest(others=1), "1 notification while you were away", "1 other"),
    ],
)
def test_a_digest_counts_by_kind(digest: Digest, title: str, body: str) -> None:
    said = render_digest(digest)
    assert (said.title, said.body) == (title, body)


def test_a_digest_says_whose_it_is_where_that_is_asked() -> None:
    said = render_digest(Digest(payments=9, failed=1), owner="%2 ann\n%1@example.org")
    assert said.body == "For %2 ann %1@example.org: 9 payments, 1 failed"
    assert len(render_digest(Digest(bills=10**9), owner="x" * 500).body) <= BODY_CHARS


def test_the_sample_promises_payments() -> None:
    assert render_sample().title == "You will see payments here"
