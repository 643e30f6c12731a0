"""Everything that is known of a notification, as labels with values: the lines of its details."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from PySide6.QtCore import QCoreApplication

from contract import jsontext
from contract.events import BillGenerated, FailureCategory, PaymentFailed, PaymentSuccess
from contract.money import Money, format_plain, is_plausible
from notifier.core.notification import Notification
from notifier.presentation.render import next_step
from notifier.presentation.sanitize import clean, paragraphs
from notifier.ui.entry_words import EntryWords

_LONG_TEXT = 4096
_EXTRA_LABEL = 40
_MOST_EXTRAS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One line of the details."""

    label: str
    value: str
    is_id: bool = False
    """Worth copying: what a person tells the support."""


class FieldWords:
    """Fields in the words of one person. Main thread."""

    def __init__(self, words: EntryWords) -> None:
        self._words = words

    def of(self, entry: Notification) -> list[Field]:
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
            fields.append(_field(_tr("Happened"), self._words.moment(payload.timestamp)))
        fields.append(_field(_tr("Received"), self._words.moment(entry.at)))
        fields += _extras(entry)
        fields.append(Field(label=_tr("Notification ID"), value=entry.id, is_id=True))
        return [field for field in fields if field.value]

    def _date(self, value: date | None) -> str:
        return self._words.date(value) if value is not None else ""

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
        currency = payload.currency or self._words.default_currency
        return [
            _field(_tr("Utility"), payload.utility),
            _field(_tr("Due"), self._date(payload.due_date)),
            _field(
                _tr("Minimum due"),
                self._words.money(Money(amount=minimum, currency=currency))
                if minimum is not None
                else None,
            ),
            _field(_tr("Period"), payload.period),
            _field(_tr("Issued"), self._date(payload.bill_date)),
            _field(_tr("Category"), payload.category),
            _field(_tr("Bill number"), payload.bill_number, is_id=True),
            _field(_tr("Bill"), payload.bill_id, is_id=True),
        ]


def _field(label: str, value: str | None, *, is_id: bool = False) -> Field:
    return Field(label=label, value=clean(value or "", limit=_LONG_TEXT), is_id=is_id)


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Details", text)
