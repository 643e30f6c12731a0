"""What may have happened to a real person, and what happens to nobody: a very great deal.

Several currencies and scripts, long texts, stories of several events, bills in every
state. The same each time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from contract import jsontext
from contract.events import read_payload
from notifier.core.notification import Notification, Withdrawal

NOW = datetime(2026, 12, 1, 10, 42, tzinfo=UTC)
HOST = "pay.example.com"
"""The only host that the samples link to."""

_SHOPS = [
    "Groceries, Green Basket",
    "Metro card top-up",
    "Café Zoë",
    "Bookshop am Markt",
    "किराना दुकान",
    "مكتبة النور",
    "Dr. Müller, dentist",
    "Cinema tickets, row 7",
    "Gym membership December",
    "Pharmacy",
    "電車定期券",
    "Spotify Premium Family",
]
_REASONS = [
    ("Insufficient funds", "insufficient_funds"),
    ("Card expired", "details_wrong_or_expired"),
    ("Bank did not answer in time", "technical"),
    ("Limit for online payments exceeded", "limit_exceeded"),
]
_UTILITIES = ["electricity", "water", "gas", "internet", "mobile", "rent", "insurance"]
_CURRENCIES = ["INR", "INR", "INR", "INR", "EUR", "USD", "JPY", "KWD"]


def sample(now: datetime = NOW) -> list[Notification | Withdrawal]:
    """What happened to a person lately, oldest first; ends just before `now`."""
    make = _Maker(now)
    lately = [*_older(make), *_bills(make, now), *_payments(make), *_notices(make)]
    return sorted(lately, key=lambda event: event.at or now)


def _bills(make: _Maker, now: datetime) -> Iterator[Notification | Withdrawal]:
    """One to be paid tomorrow, some overdue, later, paid and withdrawn."""
    yield make(
        "bill_generated",
        days=5,
        about="B-EL-1121",
        utility="electricity",
        amount="1240.00",
        currency="INR",
        dueDate=_day(now, 1),
        billNumber="EL-2026-11",
        period="November 2026",
        minimumDue="240",
        category="utilities",
        url=f"https://{HOST}/bills/B-EL-1121",
    )
    yield make(
        "bill_generated",
        days=20,
        about="B-WA-77",
        utility="water",
        amount="318.40",
        currency="INR",
        dueDate=_day(now, -3),
        billNumber="WA-77/2026",
    )
    yield make(
        "bill_generated",
        days=4,
        about="B-IN-9",
        utility="internet",
        amount="49.90",
        currency="EUR",
        dueDate=_day(now, 9),
        billNumber="IN-0009",
    )
    yield make(
        "bill_generated",
        days=4,
        about="B-RENT-12",
        utility="rent",
        amount="38500.00",
        currency="INR",
        dueDate=_day(now, 4),
        url=f"https://{HOST}/bills/B-RENT-12",
    )
    yield make(
        "bill_generated",
        days=12,
        about="B-GAS-4",
        utility="gas",
        amount="760.00",
        currency="INR",
        dueDate=_day(now, -1),
        billNumber="G-4",
    )
    yield make(
        "payment_failed",
        days=2,
        about="B-GAS-4",
        amount="760.00",
        currency="INR",
        reason="Card declined",
        category="declined_by_bank",
        transactionId="TX-880",
    )
    yield make(
        "payment_success",
        days=1,
        about="B-GAS-4",
        amount="760.00",
        currency="INR",
        transactionId="TX-881",
        description="Gas bill G-4",
        method={"brand": "Visa", "last4": "4242"},
        url=f"https://{HOST}/r/881",
    )
    yield make(
        "bill_generated",
        days=3,
        about="B-MOB-2",
        utility="mobile",
        amount="499.00",
        currency="INR",
        dueDate=_day(now, 6),
    )
    yield Withdrawal(id="w-1", subject="B-MOB-2", at=now - timedelta(days=2))


def _payments(make: _Maker) -> Iterator[Notification]:
    """In several currencies and scripts; one of them failed."""
    yield make(
        "payment_success",
        days=1.2,
        about="TX-870",
        amount="1250000.00",
        currency="INR",
        description="Down payment for the flat in Koramangala, second instalment of four, "
        "as agreed with Prestige Estates on 3 October",
        method={"brand": "NEFT"},
    )
    yield make(
        "payment_success",
        days=0.9,
        about="TX-872",
        amount="5000",
        currency="JPY",
        description="電車定期券",
    )
    yield make(
        "payment_success",
        days=0.5,
        about="TX-873",
        amount="12.345",
        currency="KWD",
        description="مكتبة النور، شارع سالم المبارك",
    )
    yield make(
        "payment_success",
        days=0.2,
        about="TX-874",
        amount="899.00",
        currency="INR",
        description="बिजली का बिल, दिसंबर",
        method={"brand": "UPI"},
        url=f"https://{HOST}/r/874",
    )
    yield make(
        "payment_failed",
        days=0.09,
        about="TX-875",
        amount="5000.00",
        currency="INR",
        reason="Insufficient funds",
        category="insufficient_funds",
        url=f"https://{HOST}/retry/875",
    )
    yield make(
        "payment_success",
        days=0.02,
        about="TX-876",
        amount="64.20",
        currency="EUR",
        description="Café Zoë",
        method={"brand": "Mastercard", "last4": "0119"},
        url=f"https://{HOST}/r/876",
    )


def _notices(make: _Maker) -> Iterator[Notification]:
    """In the platform's own words."""
    yield make(
        "notification",
        days=6,
        type="info",
        title="Your statement for November is ready",
        message="Download it in the app, or print it.",
        url=f"https://{HOST}/statements",
    )
    yield make(
        "notification",
        days=0.4,
        type="warning",
        title="Neue Anmeldung bei Ihrem Konto",
        message="Aus München, mit Firefox unter Linux. Waren Sie das nicht, ändern Sie Ihr "
        "Kennwort.",
    )


def many(count: int, now: datetime = NOW, *, seed: int = 7) -> Iterator[Notification]:
    """`count` events over some years, oldest first; one in ten continues a story."""
    chance = random.Random(seed)
    make = _Maker(now, prefix=f"many{seed}")
    for number in range(count):
        days = 7 + (count - number) * 1000 / count
        about = f"TX{number:06d}" if chance.random() < 0.9 else f"TX{max(number - 40, 0):06d}"
        amount = f"{chance.randint(1, 90_000)}"
        currency = chance.choice(_CURRENCIES)
        kind = chance.choices(["payment", "failed", "bill", "notice"], [70, 8, 14, 8])[0]
        if kind == "payment":
            yield make(
                "payment_success",
                days=days,
                about=about,
                amount=amount,
                currency=currency,
                description=chance.choice(_SHOPS),
                transactionId=f"TX{number:06d}",
            )
        elif kind == "failed":
            reason, category = chance.choice(_REASONS)
            yield make(
                "payment_failed",
                days=days,
                about=about,
                amount=amount,
                currency=currency,
                reason=reason,
                category=category,
                transactionId=f"TX{number:06d}",
            )
        elif kind == "bill":
            yield make(
                "bill_generated",
                days=days,
                about=f"B{number:06d}",
                amount=amount,
                currency=currency,
                utility=chance.choice(_UTILITIES),
                dueDate=(now - timedelta(days=days - 14)).date().isoformat(),
            )
            yield make(
                "payment_success",
                days=days - 0.01,
                about=f"B{number:06d}",
                amount=amount,
                currency=currency,
                transactionId=f"TX{number:06d}",
            )
        else:
            yield make(
                "notification",
                days=days,
                type="info",
                title=f"Statement {number}",
                message="Your statement is ready.",
            )


def _older(make: _Maker) -> Iterator[Notification]:
    chance = random.Random(3)
    for number in range(60):
        days = 34 - number * 0.45
        if number % 9 == 4:
            reason, category = _REASONS[number % len(_REASONS)]
            yield make(
                "payment_failed",
                days=days,
                about=f"TX-{number}",
                currency="INR",
                amount=f"{chance.randint(50, 9000)}.00",
                reason=reason,
                category=category,
            )
        else:
            yield make(
                "payment_success",
                days=days,
                about=f"TX-{number}",
                currency=_CURRENCIES[number % len(_CURRENCIES)],
                amount=f"{chance.randint(50, 9000)}",
                description=_SHOPS[number % len(_SHOPS)],
            )


class _Maker:
    """Makes notifications, each some days before now."""

    def __init__(self, now: datetime, *, prefix: str = "sample") -> None:
        self._now = now
        self._prefix = prefix
        self._number = 0

    def __call__(
        self, name: str, *, days: float, about: str | None = None, **payload: Any
    ) -> Notification:
        self._number += 1
        if name == "bill_generated":
            payload = {"billId": about, **payload}
        elif name != "notification":
            payload = {"transactionId": about, **payload}
        text = jsontext.dumps(payload)
        return Notification(
            id=f"{self._prefix}-{self._number:06d}",
            name=name,
            payload=read_payload(name, jsontext.loads(text)),
            payload_json=text,
            at=self._now - timedelta(days=days),
            subject=about,
        )


def _day(now: datetime, days: int, zone: tzinfo | None = UTC) -> str:
    day: date = now.astimezone(zone).date() + timedelta(days=days)
    return day.isoformat()
