"""Exact amounts: a decimal number and the currency that says how many digits it may have."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from contract.errors import BadField

# ISO 4217 active codes by their number of minor-unit digits (list one, 2026). Every
# code that is in use and not named with 0, 3 or 4 digits has 2.
_ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"
_TWO = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP
BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR
FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV
MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
"""
CURRENCY_DIGITS: dict[str, int] = {
    code: digits
    for digits, codes in ((0, _ZERO), (2, _TWO), (3, _THREE), (4, _FOUR))
    for code in codes.split()
}
"""Fraction digits of each ISO 4217 currency."""

PLAIN_AMOUNT = "must be a non-negative decimal such as '5000.00', without exponent or separators"
"""What is said of an amount that is none."""
MOST_DIGITS = max(CURRENCY_DIGITS.values())
_LARGEST_EXPONENT = 30
_PLAIN_DECIMAL = re.compile(r"\d{1,15}(\.\d{1,6})?")


class Money(msgspec.Struct, frozen=True, kw_only=True):
    """An exact amount in major units (rupees, not paise)."""

    amount: Decimal
    currency: str
    """ISO 4217 code."""


def digits_of(currency: str) -> int:
    """Fraction digits of `currency`; 2 for a code that is newer than this table."""
    return CURRENCY_DIGITS.get(currency, 2)


def from_minor(minor: int, currency: str) -> Money:
    """Money from an integer in minor units (paise, cents), as Stripe and Razorpay write it."""
    return Money(amount=Decimal(minor).scaleb(-digits_of(currency)), currency=currency)


def is_plausible(amount: Decimal) -> bool:
    """Tell whether `amount` is a number that may be written out.

    ``1e999999999`` is a few bytes on the wire, and fills the memory as digits.
    """
    return amount.is_finite() and abs(amount.adjusted()) <= _LARGEST_EXPONENT


def check_currency(code: str) -> None:
    """Raise `BadField` unless `code` is an active ISO 4217 code."""
    if code not in CURRENCY_DIGITS:
        raise BadField("must be an ISO 4217 code such as INR, EUR or USD", field="currency")


def check_amount(amount: Decimal, currency: str | None, *, field: str) -> None:
    """Raise `BadField` unless `amount` is a plain, non-negative decimal that `currency` can hold.

    Without a currency, the most digits that any currency has are allowed: the default
    currency is the receiving brand's, which is not known here.
    """
    text = format_plain(amount) if is_plausible(amount) else ""
    if not _PLAIN_DECIMAL.fullmatch(text):
        raise BadField(PLAIN_AMOUNT, field=field)
    given = len(text.partition(".")[2])
    allowed = MOST_DIGITS if currency is None else digits_of(currency)
    if given > allowed:
        name = currency or "any currency"
        raise BadField(
            f"has {given} fraction digits; {name} has at most {allowed}: round it at the source",
            field=field,
        )


def format_plain(amount: Decimal) -> str:
    """`amount` without exponent, all its digits kept: ``Decimal('5E+3')`` → ``'5000'``."""
    return format(amount, "f")
