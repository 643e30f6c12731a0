"""Money, dates and times as each locale writes them, and exact."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from contract.money import Money
from notifier.presentation import formats

ENGLISH_INDIA = QLocale("en_IN")
TODAY = date(2026, 12, 1)  # a Tuesday


def money(amount: str, currency: str, locale: str) -> str:
    value = Money(amount=Decimal(amount), currency=currency)
    return formats.money(value, QLocale(locale))


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "written"),
    [
        ("5000", "INR", "en_IN", "₹5,000.00"),
        ("5000.5", "INR", "en_IN", "₹5,000.50"),
        ("1234567.00", "INR", "en_IN", "₹12,34,567.00"),
        ("1234567.00", "INR", "hi_IN", "₹12,34,567.00"),
        ("1234567", "INR", "mr_IN", "₹१२,३४,५६७.००"),
        ("1234567", "INR", "en_US", "₹1,234,567.00"),
        ("1234.5", "EUR", "de_DE", "1.234,50\u00a0€"),
        ("1234.5", "INR", "de_DE", "1.234,50\u00a0₹"),
        ("1234567.5", "EUR", "fr_FR", "1\u202f234\u202f567,50\u00a0€"),
        ("1234", "PLN", "pl_PL", "1234,00\u00a0zł"),
        ("5000", "JPY", "en_US", "¥5,000"),
        ("5000", "JPY", "ja_JP", "￥5,000"),
        ("5000", "JPY", "zh_CN", "JP¥5,000"),
        ("12.345", "KWD", "en_IN", "KWD\u00a012.345"),
        ("12.3", "KWD", "en_IN", "KWD\u00a012.300"),
        ("0.5", "USD", "en_US", "$0.50"),
        ("5", "USD", "en_CA", "US$5.00"),
        ("5", "CAD", "en_CA", "$5.00"),
        ("5", "CAD", "en_US", "CA$5.00"),
        ("5", "CHF", "de_DE", "5,00\u00a0CHF"),
        ("5", "ZZZ", "en_US", "ZZZ\u00a05.00"),
        ("0", "INR", "en_IN", "₹0.00"),
        ("-5000", "INR", "en_IN", "-₹5,000.00"),
    ],
)
def test_an_amount_is_written_as_the_locale_does(
    amount: str, currency: str, locale: str, written: str
) -> None:
    assert money(amount, currency, locale) == written


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("0.125", "INR", "₹0.125"),
        ("5.5", "JPY", "¥5.5"),
        ("5.000", "INR", "₹5.00"),
        ("5E+3", "INR", "₹5,000.00"),
        ("9007199254740993.01", "INR", "₹9,00,71,99,25,47,40,993.01"),
    ],
)
def test_nothing_is_ever_rounded(amount: str, currency: str, written: str) -> None:
    assert money(amount, currency, "en_IN") == written


@pytest.mark.parametrize("amount", ["1E+999999", "1E-999999", "9" * 19, "NaN"])
def test_an_amount_that_is_none_is_written_as_it_came_and_costs_nothing(amount: str) -> None:
    assert money(amount, "INR", "en_IN") == f"INR {amount}"


def test_arabic_keeps_its_own_digits_and_direction_marks() -> None:
    written = money("1234.5", "EGP", "ar_EG")
    assert "\u0661\u066c\u0662\u0663\u0664\u066b\u0665\u0660" in written


@given(
    st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False),
    st.sampled_from(["en_IN", "de_DE", "fr_FR", "en_US", "de_CH", "sv_SE"]),
)
def test_the_digits_that_are_shown_are_the_digits_that_were_given(
    amount: Decimal, locale: str
) -> None:
    digits = "".join(char for char in money(str(amount), "EUR", locale) if char.isdigit())
    assert Decimal(digits).scaleb(-2) == amount


def test_a_computer_without_a_locale_is_given_english() -> None:
    locale = formats.reading_locale(QLocale("C"))
    assert formats.money(Money(amount=Decimal(5000), currency="INR"), locale) == "₹5,000.00"
    assert formats.reading_locale(QLocale("de_DE")) == QLocale("de_DE")


@pytest.mark.parametrize(
    ("value", "locale", "written"),
    [
        (TODAY, "en_IN", "Today"),
        (TODAY - timedelta(days=1), "en_IN", "Yesterday"),
        (TODAY + timedelta(days=1), "en_IN", "Tomorrow"),
        (TODAY - timedelta(days=2), "en_IN", "Sunday"),
        (TODAY - timedelta(days=6), "de_DE", "Mittwoch"),
        (TODAY - timedelta(days=7), "en_IN", "24 November"),
        (date(2025, 12, 5), "en_IN", "5 December 2025"),
        (date(2026, 12, 5), "en_US", "December 5"),
        (date(2027, 12, 5), "en_US", "December 5, 2027"),
        (date(2026, 12, 5), "de_DE", "5. Dezember"),
        (date(2026, 12, 5), "es_ES", "5 de diciembre"),
        (date(2026, 12, 5), "ja_JP", "12月5日"),
        (date(2027, 12, 5), "ja_JP", "2027年12月5日"),
    ],
)
def test_a_day_is_relative_where_that_reads_better(value: date, locale: str, written: str) -> None:
    assert formats.day(value, today=TODAY, locale=QLocale(locale)) == written


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (0, "due today"),
        (1, "due tomorrow"),
        (4, "due 5 December"),
        (40, "due 10 January 2027"),
        (-1, "overdue since 30 November"),
    ],
)
def test_a_bill_says_when_it_is_due(days: int, written: str) -> None:
    due = TODAY + timedelta(days=days)
    assert formats.due(due, today=TODAY, locale=ENGLISH_INDIA) == written


def test_a_moment_is_told_in_the_given_zone() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    at = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
    now = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
    german = QLocale("de_DE")
    assert formats.moment(at, now=now, zone=india, locale=german) == "Today, 01:30"
    assert formats.moment(at, now=now, zone=UTC, locale=german) == "Yesterday, 20:00"
    assert formats.local_day(at, india) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("at", "hours"),
    [(datetime(9999, 12, 31, 23, 59, tzinfo=UTC), 5.5), (datetime(1, 1, 1, tzinfo=UTC), -5)],
)
def test_a_moment_at_the_end_of_the_calendar_is_written_all_the_same(
    at: datetime, hours: float
) -> None:
    zone = timezone(timedelta(hours=hours))
    now = datetime(2026, 12, 1, tzinfo=UTC)
    assert formats.local_day(at, zone) == at.date()
    assert formats.moment(at, now=now, zone=zone, locale=ENGLISH_INDIA)
