"""What a notification says in the list and in the menu.

The words are the toasts' own (`presentation.render`); here they are only laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale

from contract.events import (
    BillGenerated,
    GenericNotification,
    PaymentFailed,
    PaymentSuccess,
)
from contract.links import https_host
from contract.money import Money
from notifier.core.notification import Notification
from notifier.presentation import formats
from notifier.presentation.render import Words, bill_name, render
from notifier.presentation.sanitize import clean

_LONG_TEXT = 4096
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
        money = entry.payload.money(self.default_currency)
        return self.money(money) if money is not None else ""

    def money(self, money: Money) -> str:
        """An amount as the person's locale writes it."""
        return formats.money(
            Money(amount=money.amount, currency=clean(money.currency, limit=8)), self._locale
        )

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
        return formats.moment(value, now=self._now(), zone=self.zone, locale=self._locale)

    def date(self, value: date) -> str:
        """A calendar day by itself."""
        return formats.calendar_day(value, today=self.today(), locale=self._locale)

    def link(self, entry: Notification) -> Link | None:
        """Where `entry` leads, if it may be opened."""
        words = self._words(entry)
        host = https_host(words.url) if words.url else None
        if words.url is None or host is None:
            return None
        label = words.actions[0].label if words.actions else _tr("Open")
        return Link(url=words.url, host=host, label=label)

    def _words(self, entry: Notification) -> Words:
        return render(
            entry,
            locale=self._locale,
            now=self._now(),
            default_currency=self.default_currency,
            allowed_hosts=self._allowed_hosts,
            zone=self.zone,
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Details", text)


def _tested(entry: Notification, title: str) -> str:
    return _tr("TEST · {title}").format(title=title) if entry.test else title


def _icon(entry: Notification) -> str:
    payload = entry.payload
    if isinstance(payload, GenericNotification):
        serious = payload.type in ("warning", "error", "system_alert")
        return "kind-warning" if serious else "kind-info"
    known = isinstance(payload, (PaymentSuccess, PaymentFailed, BillGenerated))
    return f"kind-{entry.name}" if known else "kind-info"


__all__ = ["EntryWords", "Link", "RowWords"]
