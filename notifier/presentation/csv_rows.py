"""Notifications as the rows of a CSV file that a spreadsheet opens as it is meant.

Amounts are plain decimals and moments are ISO 8601, so that they can be summed and
sorted. Text from outside must not become a formula: a cell that begins like one is
written as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import tzinfo

from contract.events import BillGenerated, GenericNotification, PaymentFailed, PaymentSuccess
from contract.money import format_plain
from notifier.core.card import Card
from notifier.core.notification import Notification
from notifier.presentation.render import bill_name
from notifier.presentation.sanitize import clean
from notifier.presentation.translate import translate

BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a file without it for the country's old encoding."""

_LONG_TEXT = 4096
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def header() -> list[str]:
    """The names of the columns."""
    return [
        translate("Csv", "Received"),
        translate("Csv", "What"),
        translate("Csv", "State"),
        translate("Csv", "Amount"),
        translate("Csv", "Currency"),
        translate("Csv", "Due"),
        translate("Csv", "About"),
        translate("Csv", "Transaction or bill"),
        translate("Csv", "Notification ID"),
    ]


def row(card: Card, *, default_currency: str, zone: tzinfo | None) -> list[str]:
    """What is known of one card; each cell is safe to open."""
    entry = card.latest
    said = [each for each in (entry, card.bill) if each is not None]
    amounts = (each.payload.money(default_currency) for each in said)
    money = next((amount for amount in amounts if amount is not None), None)
    due = card.due or getattr(entry.payload, "due_date", None)
    what = _what(entry)
    try:
        received = entry.at.astimezone(zone)
    except (OverflowError, ValueError, OSError):  # at the ends of the calendar
        received = entry.at
    return [
        received.isoformat(sep=" ", timespec="seconds"),
        safe(translate("Toast", "TEST · %1").replace("%1", what) if entry.test else what),
        _state(card),
        format_plain(money.amount) if money is not None else "",
        safe(money.currency) if money is not None else "",
        due.isoformat() if due is not None else "",
        safe(_about(entry)),
        safe(entry.payload.default_subject or entry.subject or ""),
        safe(entry.id),
    ]


def safe(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    cleaned = clean(text, limit=_LONG_TEXT)
    return f"'{cleaned}" if cleaned.startswith(_FORMULA_SIGNS) else cleaned


def lines(rows: Iterable[Sequence[str]]) -> str:
    """`rows` as CSV text (RFC 4180)."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _what(entry: Notification) -> str:
    match entry.payload:
        case PaymentSuccess() | PaymentFailed():
            return translate("Csv", "Payment")
        case BillGenerated(utility=utility):
            return bill_name(utility)
        case _:
            return translate("Csv", "Notice")


def _state(card: Card) -> str:
    if card.latest.withdrawn:
        return translate("Csv", "Withdrawn")
    match card.latest.payload:
        case PaymentSuccess():
            return translate("Csv", "Paid")
        case PaymentFailed():
            return translate("Csv", "Failed")
        case BillGenerated():
            return translate("Csv", "To pay") if card.bill is not None else ""
        case _:
            return ""


def _about(entry: Notification) -> str:
    match entry.payload:
        case PaymentSuccess(description=description):
            return description or ""
        case PaymentFailed(reason=reason):
            return reason
        case BillGenerated(period=period, bill_number=number):
            return period or number or ""
        case GenericNotification(title=title, message=message):
            return f"{title}: {message}"
        case payload:
            parts = (getattr(payload, "title", None), getattr(payload, "message", None))
            return ": ".join(part for part in parts if part)
