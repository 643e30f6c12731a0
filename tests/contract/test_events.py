"""The door is strict and names the field; the device is tolerant of what is newer."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import jsontext
from contract.errors import BadField, UnknownEventType
from contract.events import (
    EVENT_TYPES,
    MAX_PAYLOAD_BYTES,
    Event,
    FailureCategory,
    MonetaryPayload,
    NotificationType,
    PaymentSuccess,
    UnknownEvent,
    read_payload,
)
from contract.wire import Meta, read_message

EXAMPLES = Path(__file__).parents[2] / "contract" / "examples"
PAID: dict[str, Any] = {"transactionId": "TX1", "amount": "5000.00", "currency": "INR"}


def refusal(name: str, payload: dict[str, Any] | bytes) -> BadField:
    with pytest.raises(BadField) as caught:
        Event.parse(name, payload)
    return caught.value


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_every_event_has_a_golden_message_that_both_sides_read_alike(name: str) -> None:
    golden = jsontext.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    strict = Event.parse(golden["event"], golden["payload"])
    assert jsontext.loads(strict.payload_json) == golden["payload"]
    assert read_payload(name, golden["payload"]) == strict.payload
    meta = read_message(Meta, golden["meta"])
    assert json.loads(msgspec.json.encode(meta)) == golden["meta"]


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_a_golden_message_uses_every_field_of_its_event(name: str) -> None:
    golden = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    fields = {field.encode_name for field in msgspec.structs.fields(EVENT_TYPES[name])}
    assert fields - {"amountMinor"} == set(golden["payload"])


def test_every_event_has_a_name_in_the_enum_and_an_example() -> None:
    assert set(EVENT_TYPES) == {str(name) for name in NotificationType}
    assert {path.stem for path in EXAMPLES.glob("*.json")} == set(EVENT_TYPES)


def test_an_unknown_type_is_refused_with_the_names_that_exist() -> None:
    with pytest.raises(UnknownEventType, match="payment_success") as caught:
        Event.parse("payment_sucess", PAID)
    assert caught.value.field == "type"


@pytest.mark.parametrize(
    ("name", "payload", "field"),
    [
        ("payment_success", {"amount": 1}, "transactionId"),
        ("payment_success", {"transactionId": 7, "amount": 1}, "transactionId"),
        ("payment_success", {"transactionId": "", "amount": 1}, "transactionId"),
        ("payment_success", {"transactionId": "TX1"}, "amount"),
        ("payment_success", PAID | {"amount": True}, "amount"),
        ("payment_success", PAID | {"amount": None}, "amount"),
        ("payment_success", PAID | {"amount": "5,000"}, "amount"),
        ("payment_success", PAID | {"amount": "-1"}, "amount"),
        ("payment_success", PAID | {"amount": "NaN"}, "amount"),
        ("payment_success", PAID | {"amount": float("inf")}, "amount"),
        ("payment_success", PAID | {"amount": "1.001"}, "amount"),
        ("payment_success", PAID | {"amount": "1e999999999"}, "amount"),
        ("payment_success", PAID | {"amount": "1e-999999999"}, "amount"),
        ("payment_success", PAID | {"amount": "1.5", "currency": "JPY"}, "amount"),
        ("payment_success", PAID | {"amountMinor": 1}, "amountMinor"),
        ("payment_success", PAID | {"currency": "INRR"}, "currency"),
        ("payment_success", PAID | {"currency": "inr"}, "currency"),
        ("payment_success", PAID | {"url": "http://pay.example.com"}, "url"),
        ("payment_success", PAID | {"url": "javascript:alert(1)"}, "url"),
        ("payment_success", PAID | {"url": "https://"}, "url"),
        ("payment_success", PAID | {"url": "https://[broken"}, "url"),
        ("payment_success", PAID | {"timestamp": "2026-11-20T09:30:00"}, "timestamp"),
        (
            "payment_success",
            PAID | {"method": {"brand": "Visa", "last4": "4111111111111111"}},
            "method.last4",
        ),
        ("payment_failed", {"transactionId": "TX1"}, "reason"),
        (
            "payment_failed",
            {"transactionId": "TX1", "reason": "x", "category": "stolen_card"},
            "category",
        ),
        ("bill_generated", {"billId": "B1", "amount": 1}, "utility"),
        ("bill_generated", {"billId": "B", "amount": 1, "utility": "x", "dueDate": "5"}, "dueDate"),
        (
            "bill_generated",
            {"billId": "B", "amount": 1, "utility": "x", "currency": "JPY", "minimumDue": "0.5"},
            "minimumDue",
        ),
        ("notification", {"type": "Info!", "title": "a", "message": "b"}, "type"),
        ("notification", {"type": "info", "message": "b"}, "title"),
    ],
)
def test_a_bad_payload_is_refused_by_the_name_of_its_field(
    name: str, payload: dict[str, Any], field: str
) -> None:
    assert refusal(name, payload).field == field


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b'"x"', b"{", b'{"a":', b"\xff", b"[" * 5000]
)
def test_a_body_that_is_no_json_object_is_refused(body: bytes) -> None:
    assert "JSON object" in refusal("payment_success", body).message


def test_a_payload_that_is_too_large_is_refused() -> None:
    assert "larger" in refusal("payment_success", PAID | {"x": "y" * MAX_PAYLOAD_BYTES}).message


def test_a_refusal_never_repeats_what_was_sent() -> None:
    error = refusal("payment_success", {"transactionId": 4111111111111111, "amount": 1})
    assert "4111" not in str(error)


def test_extra_fields_are_kept_for_newer_devices() -> None:
    event = Event.parse("payment_success", PAID | {"loyalty": {"points": 12}})
    assert json.loads(event.payload_json)["loyalty"] == {"points": 12}


def test_a_number_keeps_the_digits_that_the_producer_wrote() -> None:
    event = Event.parse("payment_success", b'{"transactionId":"TX1","amount":99999999999999.10}')
    assert event.payload_json == '{"transactionId":"TX1","amount":99999999999999.10}'
    assert isinstance(event.payload, PaymentSuccess)
    assert event.payload.amount == Decimal("99999999999999.10")


def test_a_decimal_travels_as_a_decimal_string() -> None:
    event = Event.parse("payment_success", PAID | {"amount": Decimal("5000.10")})
    assert json.loads(event.payload_json)["amount"] == "5000.10"


def test_a_float_goes_by_the_digits_that_json_would_write() -> None:
    event = Event.parse("payment_success", PAID | {"amount": 99.5})
    assert isinstance(event.payload, PaymentSuccess)
    assert event.payload.amount == Decimal("99.5")
    assert refusal("payment_success", PAID | {"amount": 0.1 + 0.2}).field == "amount"


@given(st.decimals(min_value=0, max_value=10**15 - 1, places=2, allow_nan=False))
def test_money_is_the_same_number_from_the_producer_to_the_device(amount: Decimal) -> None:
    event = Event.parse("payment_success", PAID | {"amount": amount})
    received = read_payload("payment_success", jsontext.loads(event.payload_json))
    money = received.money("INR")
    assert money is not None
    assert money.amount == amount
    assert isinstance(money.amount, Decimal)


@pytest.mark.parametrize(
    ("minor", "currency", "major"),
    [(500000, "INR", "5000.00"), (500, "JPY", "500"), (1234, "KWD", "1.234"), (5, None, "0.05")],
)
def test_minor_units_become_major_units_by_the_currency(
    minor: int, currency: str | None, major: str
) -> None:
    payload = {"transactionId": "TX1", "amountMinor": minor}
    if currency:
        payload["currency"] = currency
    money = Event.parse("payment_success", payload).payload.money("INR")
    assert money is not None
    assert str(money.amount) == major


def test_a_device_survives_a_newer_producer() -> None:
    payload = {"transactionId": "TX1", "reason": "x", "category": "brand_new", "currency": "ZZZ"}
    read = read_payload("payment_failed", payload)
    assert FailureCategory.of(getattr(read, "category", None)) is FailureCategory.UNKNOWN


def test_a_device_can_speak_of_an_event_that_it_does_not_know() -> None:
    read = read_payload("refund_issued", {"amount": "12.50", "message": "On its way", "new": 1})
    assert isinstance(read, UnknownEvent)
    assert isinstance(read, MonetaryPayload)
    assert read.message == "On its way"


@pytest.mark.parametrize("amount", ["Infinity", "NaN", "1e999999999", "1e-999999999"])
def test_a_device_refuses_an_amount_that_cannot_be_written_out(amount: str) -> None:
    with pytest.raises(BadField) as caught:
        read_payload("payment_success", {"transactionId": "TX1", "amount": amount})
    assert caught.value.field == "amount"


def test_subject_is_the_payment_or_the_bill() -> None:
    assert Event.parse("payment_success", PAID).payload.default_subject == "TX1"
    bill = {"billId": "B1", "amount": 1, "utility": "water"}
    assert Event.parse("bill_generated", bill).payload.default_subject == "B1"
    note = {"type": "info", "title": "a", "message": "b"}
    assert Event.parse("notification", note).payload.default_subject is None
