from __future__ import annotations

import csv
import io
from datetime import UTC, date
from zoneinfo import ZoneInfo

import msgspec
import pytest

from notifier.core.card import Card
from notifier.presentation.csv_rows import header, lines, row, safe
from tests.notifier.examples import notification


def cells(card: Card) -> dict[str, str]:
    """The row of `card` by the names of its columns, as a spreadsheet reads it."""
    text = lines([header(), row(card, default_currency="INR", zone=ZoneInfo("Asia/Kolkata"))])
    (read,) = csv.DictReader(io.StringIO(text))
    return read


def test_amounts_can_be_summed_and_moments_sorted() -> None:
    card = Card(story="TX123", latest=notification(amount="1250000.50", currency="INR"))
    read = cells(card)
    assert read["Amount"] == "1250000.50"
    assert read["Currency"] == "INR"
    assert read["Received"] == "2026-12-01 12:00:00+05:30"
    assert read["What"] == "Payment"
    assert read["State"] == "Paid"


def test_a_bill_says_whether_it_is_to_be_paid() -> None:
    bill = notification("bill_generated", dueDate="2026-12-05", billNumber="EL-7")
    read = cells(Card(story="B7", latest=bill, bill=bill))
    assert read["What"] == "Electricity bill"
    assert read["State"] == "To pay"
    assert date.fromisoformat(read["Due"]) == date(2026, 12, 5)
    assert read["Transaction or bill"] == "B7"
    withdrawn = msgspec.structs.replace(bill, withdrawn=True)
    assert cells(Card(story="B7", latest=withdrawn))["State"] == "Withdrawn"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r\n=1", "＝1+1", '=HYPERLINK("http://x","y")'],
)
def test_text_from_outside_is_never_a_formula(text: str) -> None:
    assert safe(text)[0] not in "=+-@\t\r\n＝"
    read = cells(Card(story="x", latest=notification("payment_failed", reason=text)))
    assert read["About"][0] not in "=+-@\t\r\n＝"


def test_quotes_commas_and_lines_stay_in_their_cell() -> None:
    entry = notification("notification", title='He said "no"', message="a, b\nc")
    assert cells(Card(story="x", latest=entry))["About"] == 'He said "no": a, b c'


def test_a_moment_at_the_end_of_the_calendar_is_written_as_it_came() -> None:
    from datetime import datetime

    entry = notification(at=datetime.max.replace(tzinfo=UTC))
    assert cells(Card(story="x", latest=entry))["Received"].startswith("9999-12-31")
