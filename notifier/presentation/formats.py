"""Money, dates and times as the person's locale writes them.

Amounts are exact: their digits come from the Decimal, and the locale gives only the
signs around them. (Qt's own currency text goes through a double and through the
locale's number of decimals, which would write ¥5,000.00 and round a Kuwaiti dinar.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale, QTime

from contract.money import Money, digits_of, format_plain
from notifier.presentation.translate import translate

NO_BREAK_SPACE = "\u00a0"

# Symbols as CLDR's English data gives them, for currencies that are not the locale's
# own: each names one currency in the world, so that no dollar is taken for another.
_SYMBOLS = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£",
    "HKD": "HK$", "ILS": "₪", "INR": "₹", "JPY": "¥", "KRW": "₩", "MXN": "MX$",
    "NZD": "NZ$", "PHP": "₱", "TWD": "NT$", "USD": "$", "VND": "₫", "XCD": "EC$",
}  # fmt: skip
# What CLDR's root data calls them where the short symbol is the locale's own currency.
_SYMBOLS_WHERE_TAKEN = {"JPY": "JP¥", "USD": "US$"}
_YEN_LIKE = str.maketrans("￥", "¥")

# Beyond this, an amount is no payment: it is written as it came, and never expanded
# (1E+999999 would be a megabyte of zeros).
_MOST_WHOLE_DIGITS = 18
_MOST_FRACTION_DIGITS = 12

_PATTERN_TOKEN = re.compile(r"'(?:[^']|'')*'|d+|M+|y+|[^'dMy]")
_NEARBY_DAYS = 7


def reading_locale(locale: QLocale) -> QLocale:
    """`locale`, or international English where the computer has none (the C locale)."""
    if locale.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.World)
    return locale


def money(value: Money, locale: QLocale) -> str:
    """`value` with its currency's sign, at the place where `locale` puts it.

    Shows as many fraction digits as the currency has, and more when the amount has
    more: it never rounds.
    """
    amount, symbol = value.amount, _symbol(value.currency, locale)
    if not amount.is_finite() or not _is_writable(amount):
        return f"{value.currency} {amount}"
    whole_text, _, fraction = format_plain(abs(amount)).partition(".")
    fraction = fraction.rstrip("0").ljust(digits_of(value.currency), "0")
    whole = locale.toString(int(whole_text))
    number = whole
    if fraction:
        number += locale.decimalPoint() + _own_digits(fraction, locale)
    # The locale's pattern, found by letting it write the whole part. The sign of a
    # negative amount is a minus everywhere: not every reader knows (₹5) as minus five.
    pattern = locale.toCurrencyString(int(whole_text), symbol)
    before, found, after = pattern.partition(whole)
    if not found:
        before, after = symbol, ""
    if before[-1:].isalpha():
        before += NO_BREAK_SPACE
    if after[:1].isalpha():
        after = NO_BREAK_SPACE + after
    sign = locale.negativeSign() if amount < 0 else ""
    return sign + before + number + after


def local_day(at: datetime, zone: tzinfo | None) -> date:
    """The calendar day of `at` (aware) in `zone`; None is the computer's own zone."""
    return _local(at, zone).date()


def day(value: date, *, today: date, locale: QLocale) -> str:
    """A past or coming day, relative where that reads better, with its year when needed."""
    distance = (value - today).days
    if distance == 0:
        return translate("Dates", "Today")
    if distance == -1:
        return translate("Dates", "Yesterday")
    if distance == 1:
        return translate("Dates", "Tomorrow")
    if -_NEARBY_DAYS < distance < 0:
        return locale.standaloneDayName(value.isoweekday())
    return calendar_day(value, today=today, locale=locale)


def calendar_day(value: date, *, today: date, locale: QLocale) -> str:
    """`5 December`, in the order of the locale, with the year if it is not this one."""
    qdate = QDate(value.year, value.month, value.day)
    pattern = _without_weekday(
        locale.dateFormat(QLocale.FormatType.LongFormat), with_year=value.year != today.year
    )
    return locale.toString(qdate, pattern)


def due(value: date, *, today: date, locale: QLocale) -> str:
    """When a bill is due, as part of a line: `due tomorrow`, `due 5 December`."""
    distance = (value - today).days
    if distance == 0:
        return translate("Dates", "due today")
    if distance == 1:
        return translate("Dates", "due tomorrow")
    written = calendar_day(value, today=today, locale=locale)
    if distance < 0:
        return translate("Dates", "overdue since %1").replace("%1", written)
    return translate("Dates", "due %1").replace("%1", written)


def clock(at: datetime, *, zone: tzinfo | None, locale: QLocale) -> str:
    """The time of day of `at` (aware) in `zone`; None is the computer's own zone."""
    local = _local(at, zone)
    time = QTime(local.hour, local.minute, local.second)
    return locale.toString(time, QLocale.FormatType.ShortFormat)


def moment(at: datetime, *, now: datetime, zone: tzinfo | None, locale: QLocale) -> str:
    """Day and time of `at`, relative to `now` (both aware): `Yesterday, 14:05`."""
    written = day(local_day(at, zone), today=local_day(now, zone), locale=locale)
    time = clock(at, zone=zone, locale=locale)
    return translate("Dates", "{day}, {time}").format(day=written, time=time)


def listed(parts: Iterable[str]) -> str:
    """Several things in one line, separated as the language of the app does it."""
    return translate("List", ", ").join(parts)


def _local(at: datetime, zone: tzinfo | None) -> datetime:
    """`at` in `zone`; as it is at the two ends of the calendar, where a zone leads out of it.

    Such a moment means nothing, but a platform may send it, and the entry must open.
    """
    try:
        return at.astimezone(zone)
    except (OverflowError, ValueError, OSError):  # each system's clock has ends of its own
        return at


def _symbol(currency: str, locale: QLocale) -> str:
    own = locale.currencySymbol()
    if own and locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) == currency:
        return own
    symbol = _SYMBOLS.get(currency, currency)
    if symbol == own.translate(_YEN_LIKE):
        return _SYMBOLS_WHERE_TAKEN.get(currency, currency)
    return symbol


def _is_writable(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    return (
        isinstance(exponent, int)
        and exponent >= -_MOST_FRACTION_DIGITS
        and amount.adjusted() < _MOST_WHOLE_DIGITS
    )


def _own_digits(digits: str, locale: QLocale) -> str:
    zero = ord(locale.zeroDigit())
    return "".join(chr(zero + int(digit)) for digit in digits)


def _without_weekday(pattern: str, *, with_year: bool) -> str:
    """The part of a long date pattern from its first to its last wanted token.

    `dddd, MMMM d, yyyy` becomes `MMMM d`; literals between wanted tokens stay.
    """
    tokens = _PATTERN_TOKEN.findall(pattern)

    def is_wanted(token: str) -> bool:
        return token in ("d", "dd") or token[0] == "M" or (with_year and token[0] == "y")

    wanted = [index for index, token in enumerate(tokens) if is_wanted(token)]
    if not wanted:
        return pattern
    first, last = wanted[0], wanted[-1]
    # The sign after a number is part of it in Chinese, Japanese and Korean: 12月5日.
    if tokens[last + 1 : last + 2] and tokens[last + 1] in "日일年년":
        last += 1
    inner = tokens[first : last + 1]
    return "".join(t for t in inner if is_wanted(t) or t[0] not in "dy").rstrip()
