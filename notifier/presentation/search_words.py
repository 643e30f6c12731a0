"""By which words an event is found: what is shown of it, and what it was sent with.

A person types what they have read (a title, an amount, a name) or what somebody told
them (an id, a decline reason).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date

from PySide6.QtCore import QLocale

from contract import jsontext
from contract.events import BillGenerated, FailureCategory, PaymentFailed
from contract.money import digits_of
from notifier.core.notification import Notification
from notifier.core.search import amount_word, index_text
from notifier.presentation import formats
from notifier.presentation.render import bill_name, next_step, render

_VERSION = 1
"""Counted up when other words are made: the index is then made anew."""
_MOST_TEXTS = 200
_MOST_CHARS = 1024


def search_language(locale: QLocale) -> str:
    """Names the way of making words; with another one the index is made anew."""
    # The language of the app is known by a sample of its words.
    return f"{_VERSION} {formats.reading_locale(locale).name()} {bill_name('water')}"


def search_words(notification: Notification, *, locale: QLocale, default_currency: str) -> str:
    """The words of `notification`, as `notifier.core.search` writes them. Any thread."""
    payload = notification.payload
    words = render(
        notification,
        locale=locale,
        now=notification.at,
        default_currency=default_currency,
        zone=UTC,
    )
    texts = [words.title, notification.id, notification.subject or ""]
    amounts = []
    money = payload.money(default_currency)
    if money is not None:
        amounts.append(amount_word(money.amount, digits_of(money.currency)))
        texts.append(money.currency)
    if isinstance(payload, BillGenerated):
        texts.append(bill_name(payload.utility))
        if payload.due_date is not None:
            with_year = formats.calendar_day(
                payload.due_date, today=date.min, locale=formats.reading_locale(locale)
            )
            texts.append(with_year)
        if payload.minimum_due is not None:
            amounts.append(amount_word(payload.minimum_due, digits_of(payload.currency or "")))
    if isinstance(payload, PaymentFailed):
        texts.append(next_step(FailureCategory.of(payload.category)))
    return index_text([*texts, *_texts_of(notification.payload_json)], amounts)


def _texts_of(payload_json: str) -> list[str]:
    """What the payload holds, fields of a newer platform included."""
    try:
        plain: object = jsontext.loads(payload_json)
    except ValueError:
        return []
    texts = []
    for text in _walk(plain):
        texts.append(text[:_MOST_CHARS])
        if len(texts) == _MOST_TEXTS:
            break
    return texts


def _walk(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case bool() | None:
            return
        case int():
            yield str(value)
        case dict():
            for key, inner in value.items():
                if key not in _NOT_WORDS:
                    yield from _walk(inner)
        case list():
            for inner in value:
                yield from _walk(inner)


_NOT_WORDS = frozenset({"amount", "amountMinor", "minimumDue", "timestamp", "url"})
"""Amounts have a spelling of their own; a link's words are nobody's."""
