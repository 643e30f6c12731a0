from __future__ import annotations

import pytest

from notifier.ui.field_words import FieldWords
from tests.notifier.examples import notification
from tests.notifier.ui.inbox import words


def test_the_amount_has_a_column_of_its_own(qapp: object) -> None:
    row = words().row(notification(description="Electricity"))
    assert row.amount == "₹5,000.00"
    assert row.second == "Electricity · TX123"
    assert row.title == "Payment successful"


def test_an_amount_stays_exact_beyond_a_double(qapp: object) -> None:
    row = words().row(notification(amount="90071992547409.93"))
    assert row.amount.endswith("409.93")


def test_a_failure_stands_out_by_icon_and_not_only_by_colour(qapp: object) -> None:
    failed = words().row(notification("payment_failed"))
    paid = words().row(notification())
    assert failed.failed
    assert not paid.failed
    assert failed.icon != paid.icon


@pytest.mark.parametrize(
    ("name", "more", "icon"),
    [
        ("payment_success", {}, "kind-payment_success"),
        ("bill_generated", {}, "kind-bill_generated"),
        ("notification", {"type": "info"}, "kind-info"),
        ("notification", {"type": "system_alert"}, "kind-warning"),
        ("notification", {"type": "newer_than_us"}, "kind-info"),
        ("refund_issued", {"amount": "1"}, "kind-info"),
    ],
)
def test_each_kind_has_an_icon_that_exists(
    qapp: object, name: str, more: dict[str, str], icon: str
) -> None:
    from notifier.resources import resource

    assert words().row(notification(name, **more)).icon == icon
    assert resource(f"icons/{icon}.svg").is_file()


def test_the_details_hold_every_field(qapp: object) -> None:
    entry = notification(
        "bill_generated",
        currency="INR",
        dueDate="2026-12-05",
        billNumber="EL-77",
        billDate="2026-11-20",
        period="November 2026",
        minimumDue="240",
        category="utilities",
        timestamp="2026-11-30T06:00:00Z",
        meterReading=40122,
        kilowattHours=12.5,
    )
    said = {field.label: field.value for field in FieldWords(words()).of(entry)}
    assert said["Due"] == "5 December"
    assert said["Minimum due"] == "₹240.00"
    assert said["Bill number"] == "EL-77"
    assert said["Period"] == "November 2026"
    assert said["Happened"].startswith("Yesterday")
    assert said["meterReading"] == "40122"  # from a platform newer than this app
    assert said["kilowattHours"] == "12.5"
    assert said["Notification ID"] == entry.id


def test_a_long_message_keeps_its_paragraphs_and_nothing_else(qapp: object) -> None:
    entry = notification(
        "notification", message="Dear Ann,\r\n\r\n\r\n\r\n  your meter\u202e is read.\x07\n\nBye\n"
    )
    said = {field.label: field.value for field in FieldWords(words()).of(entry)}
    assert said["Message"] == "Dear Ann,\n\nyour meter is read.\n\nBye"
    assert "\n" not in words().row(entry).second


def test_ids_are_the_fields_to_copy(qapp: object) -> None:
    ids = [field.value for field in FieldWords(words()).of(notification()) if field.is_id]
    assert ids == ["TX123", "event-1"]


def test_text_from_outside_loses_what_cannot_be_seen(qapp: object) -> None:
    entry = notification("payment_failed", reason="Declined\u202e000,1\x07")
    said = {field.label: field.value for field in FieldWords(words()).of(entry)}
    assert said["Reason"] == "Declined000,1"


def test_a_link_names_its_host_and_leads_to_allowed_hosts_only(qapp: object) -> None:
    link = words().link(notification(url="https://pay.example.com/receipts/1"))
    assert link is not None
    assert link.host == "pay.example.com"
    assert link.label == "View receipt"
    assert words().link(notification(url="https://evil.example/receipts/1")) is None
    assert words().link(notification()) is None
