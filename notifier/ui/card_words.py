"""What a card says in the list: its latest state, in the words that its toast had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from contract.events import BillGenerated, PaymentFailed
from notifier.core.card import Card, Shown
from notifier.core.notification import Notification
from notifier.presentation.sanitize import clean
from notifier.presentation.translate import translate_count
from notifier.ui.entry_words import EntryWords, RowWords

_SEPARATOR = " · "
_ID_CHARS = 40


class CardWords:
    """Words for one person's cards. Main thread."""

    def __init__(self, words: EntryWords) -> None:
        self._words = words

    def row(self, card: Card, shown: Shown) -> RowWords:
        """The line of `card` in the list of what is `shown`."""
        if shown is Shown.UPCOMING and card.bill is not None:
            return self._upcoming(card, card.bill)
        entry = self._words.row(card.latest)
        second = [entry.second]
        if card.events > 1:
            second.append(translate_count("Card", "%n update(s)", card.events))
        return replace(
            entry,
            # In the list it is one of several, and after a while no new one.
            title=self._words.bill_title(card.latest) if _is_bill(card.latest) else entry.title,
            second=_SEPARATOR.join(part for part in second if part),
        )

    def heading(self, shown: Shown, day: date | None) -> str:
        """The heading above cards of that day; in Upcoming, of bills due then."""
        if shown is not Shown.UPCOMING:
            return self._words.day(day) if day is not None else ""
        if day is None:
            return _tr("No due date")
        return self._words.due_heading(day)

    def today(self) -> date:
        """The person's calendar day now."""
        return self._words.today()

    def due(self, card: Card) -> str:
        """When the bill that waits is due, in words; empty when none does."""
        return self._words.due(card.due) if card.due is not None else ""

    def is_overdue(self, card: Card) -> bool:
        """Whether a bill waits that should have been paid."""
        return card.due is not None and card.due < self._words.today()

    def _upcoming(self, card: Card, bill: Notification) -> RowWords:
        second = [self.due(card)] if self.is_overdue(card) else []
        if isinstance(card.latest.payload, PaymentFailed):
            second.append(_tr("Payment failed"))
        if isinstance(bill.payload, BillGenerated):
            second.append(clean(bill.payload.bill_number or bill.payload.bill_id, limit=_ID_CHARS))
        days = (card.due - self._words.today()).days if card.due is not None else None
        return RowWords(
            title=self._words.bill_title(bill),
            second=_SEPARATOR.join(part for part in second if part),
            amount=self._words.amount(bill),
            time=_days_left(days),
            icon="kind-bill_generated",
            failed=days is not None and days < 0,
        )


def _is_bill(entry: Notification) -> bool:
    return isinstance(entry.payload, BillGenerated)


def _days_left(days: int | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return translate_count("Card", "%n day(s) overdue", -days)
    if days == 0:
        return _tr("due today")
    return translate_count("Card", "in %n day(s)", days)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Card", text)
