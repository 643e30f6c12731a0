from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from notifier.core.notification import Notification
from notifier.presentation.search_words import search_language, search_words
from tests.notifier.examples import notification


def words(entry: Notification, locale: str = "en_IN") -> list[str]:
    return search_words(entry, locale=QLocale(locale), default_currency="INR").split()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            notification(description="Café Zoë", method={"brand": "Visa", "last4": "4242"}),
            "payment successful event tx123 cafe zoe visa 4242 inr 5000p00",
        ),
        (
            notification("payment_failed", category="technical"),
            "payment failed card declined try again minutes technical",
        ),
        (
            notification("bill_generated", dueDate="2026-12-05", minimumDue="240"),
            "electricity bill b7 5 december 2026 1240p00 240p00",
        ),
        (notification("notification"), "hello world"),
        (notification("newer_than_us", reference={"number": [77, "NX-1"]}), "77 nx 1"),
    ],
)
def test_an_event_is_found_by_what_is_shown_and_by_what_was_sent(
    entry: Notification, expected: str
) -> None:
    assert set(expected.split()) <= set(words(entry))


def test_a_link_and_figures_without_meaning_are_no_words() -> None:
    entry = notification(url="https://pay.example.com/secret", amount="77.00")
    assert not {"https", "secret", "77", "00"} & set(words(entry))


def test_another_language_has_another_name() -> None:
    assert search_language(QLocale("en_IN")) != search_language(QLocale("de_DE"))
    assert search_language(QLocale("C")) == search_language(QLocale("en_001"))


def test_a_payload_that_is_no_json_still_has_its_title() -> None:
    import msgspec

    broken = msgspec.structs.replace(notification(), payload_json="{")
    assert "successful" in words(broken)
