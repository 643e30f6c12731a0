"""What a notification says in the list, in the menu and in its details.

The words are the toasts' own (`presentation.render`); here they are only laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from itertools import islice
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from contract import jsontext
from contract.events import (
    BillGenerated,
    FailureCategory,
    GenericNotification,
    PaymentFailed,
    PaymentSuccess,
)
from contract.links import https_host
from contract.money import Money, format_plain, is_plausible
from notifier.core.notification import Notification
from notifier.presentation import formats
from notifier.presentation.render import Words, bill_name, next_step, render
from notifier.presentation.sanitize import clean, paragraphs

_LONG_TEXT = 4096
_EXTRA_LABEL = 40
_MOST_EXTRAS = 40
_SEPARATOR = " · "


@dataclass(frozen=True, kw_only=True, slots=True)
class RowWords:
    """One line of the inbox."""

    title: str
    second: str
    amount: str
    time: str
    """When it happened; for a bill that waits, how long is left."""
    icon: str
    """Name of a file in `resources/icons`, without its ending."""
    failed: bool
    """It stands out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One line of the details."""

    label: str
    value: str
    is_id: bool = False
    """Worth copying: what a person tells the support."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """Where a notification leads; opened by a click only."""

    url: str
    host: str
    label: str


class EntryWords:
    """Words for one person: their locale and zone, the brand's currency and hosts."""

    def __init__(
        self,
        *,
        locale: QLocale,
        default_currency: str,
        allowed_hosts: Sequence[str],
        now: Callable[[], datetime],
        zone: tzinfo | None = None,
    ) -> None:
        self._locale = formats.reading_locale(locale)
        self.default_currency = default_currency
        self._allowed_hosts = tuple(allowed_hosts)
        self._now = now
        self.zone = zone
        """None is the computer's own."""

    def speak(self, locale: QLocale) -> None:
        """Write numbers and days otherwise from now on."""
        self._locale = formats.reading_locale(locale)

    def row(self, entry: Notification) -> RowWords:
        """The line of `entry` in the inbox."""
        words = self._words(entry)
        amount = self.amount(entry)
        # The body begins with the amount, which has a column of its own here.
        second = words.body.removeprefix(amount).removeprefix(_SEPARATOR) if amount else words.body
        if entry.withdrawn:
            second = _SEPARATOR.join(part for part in (_tr("Withdrawn"), second) if part)
        return RowWords(
            title=words.title,
            second=second,
            amount=amount,
            time=formats.clock(entry.at, zone=self.zone, locale=self._locale),
            icon=_icon(entry),
            failed=isinstance(entry.payload, PaymentFailed) and not entry.withdrawn,
        )

    def menu_line(self, entry: Notification) -> str:
        """`entry` as one line of a menu."""
        words = self._words(entry)
        return _SEPARATOR.join(part for part in (words.title, self.amount(entry)) if part)

    def title(self, entry: Notification) -> str:
        """The title alone, for the details; a long one is not cut as in a toast."""
        if isinstance(entry.payload, GenericNotification):
            return _tested(entry, clean(entry.payload.title, limit=_LONG_TEXT))
        return self._words(entry).title

    def amount(self, entry: Notification) -> str:
        """The amount as the person's locale writes it; empty when there is none."""
        payload = entry.payload
        money = payload.money(self.default_currency)
        return self._money(money) if money is not None else ""

    def day_of(self, entry: Notification) -> date:
        """The calendar day under which `entry` is listed."""
        return formats.local_day(entry.at, self.zone)

    def day(self, value: date) -> str:
        """`value` as the heading of its entries."""
        return formats.day(value, today=self.today(), locale=self._locale)

    def today(self) -> date:
        """The person's calendar day now."""
        return formats.local_day(self._now(), self.zone)

    def local_now(self) -> datetime:
        """The person's clock."""
        return self._now().astimezone(self.zone)

    def due(self, value: date) -> str:
        """When a bill is due, as part of a line."""
        return formats.due(value, today=self.today(), locale=self._locale)

    def due_heading(self, value: date) -> str:
        """The heading of bills that are due on that day."""
        if value < self.today():
            return _tr("Overdue")
        return formats.day(value, today=self.today(), locale=self._locale)

    def bill_title(self, entry: Notification) -> str:
        """What the bill is for, where it is one of several: `Electricity bill`."""
        if not isinstance(entry.payload, BillGenerated):
            return self.title(entry)
        return _tested(entry, bill_name(entry.payload.utility))

    def moment(self, value: datetime) -> str:
        """Day and time, relative to today where that reads better."""
        return self._moment(value)

    def link(self, entry: Notification) -> Link | None:
        """Where `entry` leads, if it may be opened."""
        words = self._words(entry)
        host = https_host(words.url) if words.url else None
        if words.url is None or host is None:
            return None
        label = words.actions[0].label if words.actions else _tr("Open")
        return Link(url=words.url, host=host, label=label)

    def fields(self, entry: Notification) -> list[Field]:
        """Everything that is known of `entry`, in the order in which people ask."""
        payload = entry.payload
        fields: list[Field] = []
        if entry.withdrawn:
            fields.append(_field(_tr("State"), _tr("Withdrawn: this is no longer true")))
        if isinstance(payload, PaymentSuccess):
            fields += self._payment(payload)
        elif isinstance(payload, PaymentFailed):
            fields += self._failure(payload)
        elif isinstance(payload, BillGenerated):
            fields += self._bill(payload)
        else:
            message = paragraphs(getattr(payload, "message", None) or "", limit=_LONG_TEXT)
            fields.append(Field(label=_tr("Message"), value=message))
        if payload.timestamp is not None:
            fields.append(_field(_tr("Happened"), self._moment(payload.timestamp)))
        fields.append(_field(_tr("Received"), self._moment(entry.at)))
        fields += _extras(entry)
        fields.append(Field(label=_tr("Notification ID"), value=entry.id, is_id=True))
        return [field for field in fields if field.value]

    def _payment(self, payload: PaymentSuccess) -> list[Field]:
        method = payload.method
        paid_with = (
            f"{method.brand} •••• {method.last4}"
            if method and method.last4
            else (method.brand if method else None)
        )
        return [
            _field(_tr("For"), payload.description),
            _field(_tr("Paid with"), paid_with),
            _field(_tr("Transaction"), payload.transaction_id, is_id=True),
        ]

    def _failure(self, payload: PaymentFailed) -> list[Field]:
        return [
            _field(_tr("Reason"), payload.reason),
            _field(_tr("What you can do"), next_step(FailureCategory.of(payload.category))),
            _field(_tr("Transaction"), payload.transaction_id, is_id=True),
        ]

    def _bill(self, payload: BillGenerated) -> list[Field]:
        minimum = payload.minimum_due
        currency = payload.currency or self.default_currency
        return [
            _field(_tr("Utility"), payload.utility),
            _field(_tr("Due"), self._date(payload.due_date)),
            _field(
                _tr("Minimum due"),
                self._money(Money(amount=minimum, currency=currency))
                if minimum is not None
                else None,
            ),
            _field(_tr("Period"), payload.period),
            _field(_tr("Issued"), self._date(payload.bill_date)),
            _field(_tr("Category"), payload.category),
            _field(_tr("Bill number"), payload.bill_number, is_id=True),
            _field(_tr("Bill"), payload.bill_id, is_id=True),
        ]

    def _words(self, entry: Notification) -> Words:
        return render(
            entry,
            locale=self._locale,
            now=self._now(),
            default_currency=self.default_currency,
            allowed_hosts=self._allowed_hosts,
            zone=self.zone,
        )

    def _money(self, money: Money) -> str:
        return formats.money(
            Money(amount=money.amount, currency=clean(money.currency, limit=8)), self._locale
        )

    def _date(self, value: date | None) -> str:
        if value is None:
            return ""
        return formats.calendar_day(value, today=self.today(), locale=self._locale)

    def _moment(self, value: datetime) -> str:
        return formats.moment(value, now=self._now(), zone=self.zone, locale=self._locale)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Details", text)


def _tested(entry: Notification, title: str) -> str:
    return _tr("TEST · {title}").format(title=title) if entry.test else title


def _field(label: str, value: str | None, *, is_id: bool = False) -> Field:
    return Field(label=label, value=clean(value or "", limit=_LONG_TEXT), is_id=is_id)


def _icon(entry: Notification) -> str:
    payload = entry.payload
    if isinstance(payload, GenericNotification):
        serious = payload.type in ("warning", "error", "system_alert")
        return "kind-warning" if serious else "kind-info"
    known = isinstance(payload, (PaymentSuccess, PaymentFailed, BillGenerated))
    return f"kind-{entry.name}" if known else "kind-info"


def _extras(entry: Notification) -> list[Field]:
    """What a newer platform sent beside the fields that this app knows."""
    try:
        plain: Any = jsontext.loads(entry.payload_json)
    except ValueError:
        return []
    if not isinstance(plain, dict):
        return []
    known = set(type(entry.payload).__struct_encode_fields__)
    extras = (
        _field(clean(name, limit=_EXTRA_LABEL), text)
        for name, value in plain.items()
        if name not in known and (text := _plain_text(value))
    )
    return list(islice(extras, _MOST_EXTRAS))


def _plain_text(value: object) -> str:
    """A text or a number as it came; nothing for what is neither."""
    match value:
        case str():
            return value
        case Decimal() if is_plausible(value):
            return format_plain(value)
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            return ""


__all__ = ["EntryWords", "Field", "Link", "RowWords"]
