"""What a producer reads who sent a field of the wrong kind: words of JSON, and what to write."""

from __future__ import annotations

from typing import Any

import pytest

from contract.errors import BadField
from contract.events import Event

_PAID = {"transactionId": "TX1", "amount": "5000.00"}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("transactionId", 12, "must be a string, not an integer"),
        ("transactionId", None, "must be a string, not null"),
        ("transactionId", "", "must have at least 1 character"),
        ("transactionId", "x" * 129, "must have at most 128 characters"),
        ("description", ["x"], "must be a string, not a list"),
        (
            "amount",
            "5,000.00",
            "must be a non-negative decimal such as '5000.00', without exponent or separators",
        ),
        ("amount", True, "must be a decimal string or a number, not true or false"),
        ("amountMinor", -1, "must be at least 0"),
        ("amountMinor", 1.5, "must be an integer, not a number"),
        ("method", [], "must be an object, not a list"),
        ("method", {}, "is required"),
        ("method", {"brand": "Visa", "last4": "4242424242424242"}, "must match ^[0-9A-Za-z]{2,4}$"),
        (
            "timestamp",
            "yesterday",
            "must be an instant with an offset, such as 2026-12-05T18:00:00Z (RFC 3339)",
        ),
        (
            "timestamp",
            "2026-12-05T18:00:00",
            "must be an instant with an offset, such as 2026-12-05T18:00:00Z (RFC 3339)",
        ),
    ],
)
def test_a_wrong_field_is_named_with_what_to_write_instead(
    field: str, value: Any, sentence: str
) -> None:
    with pytest.raises(BadField) as raised:
        Event.parse("payment_success", {**_PAID, field: value})

    assert raised.value.message == sentence
    assert raised.value.field.startswith(field)


def test_a_wrong_date_says_how_one_is_written() -> None:
    bill = {"billId": "B-1", "utility": "gas", "amount": "5", "dueDate": "5.12.2026"}
    with pytest.raises(BadField, match="must be a date such as 2026-12-05"):
        Event.parse("bill_generated", bill)
