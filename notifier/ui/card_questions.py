"""What the list asks the history for: its first cards at once, and then all of them.

Runs on the listing thread, and knows nothing of windows.
"""

from __future__ import annotations

import time
from datetime import date, tzinfo

import msgspec

from notifier.core.card import Card, Outline, Query, with_overdue_together
from notifier.store.listing import Listing
from notifier.ui.card_model import PAGE

_PAGES_AROUND = 1


class CardQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be listed, and which places in it matter."""

    query: Query
    zone: tzinfo | None
    today: date
    chosen: str | None
    """The story whose place is asked for; among the unread it stays while it is read."""
    top: str | None = None
    """The story that is uppermost now."""
    centre: bool = False
    """What is around the chosen one will be looked at; else what is around the top."""


class CardAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An outline, and the pages of it that will be looked at first."""

    outline: Outline
    top: int | None
    """Where the story that was uppermost is now; None: nowhere, or nobody asked."""
    chosen: int | None
    pages: dict[int, list[Card | None]]
    upcoming: int
    deleted: int
    took_ms: int


def ask_first(listing: Listing, asked: CardQuestion) -> CardAnswer | None:
    """The first cards of a long answer; None where all of it is answered as soon."""
    begun = time.monotonic()
    outline = listing.begin(asked.query, asked.zone, keep=asked.chosen)
    return _answer(listing, asked, outline, begun) if outline is not None else None


def ask_all(listing: Listing, asked: CardQuestion) -> CardAnswer:
    """All of it."""
    begun = time.monotonic()
    outline = listing.open(asked.query, asked.zone, keep=asked.chosen)
    return _answer(listing, asked, with_overdue_together(outline, asked.today), begun)


def _answer(listing: Listing, asked: CardQuestion, outline: Outline, begun: float) -> CardAnswer:
    chosen = listing.row(asked.chosen) if asked.chosen is not None else None
    top = listing.row(asked.top) if asked.top is not None else None
    around = chosen if asked.centre and chosen is not None else top or 0
    first = max(around // PAGE - _PAGES_AROUND, 0)
    pages = {
        number: listing.rows(number * PAGE, PAGE)
        for number in range(first, around // PAGE + _PAGES_AROUND + 1)
        if number * PAGE < outline.total
    }
    return CardAnswer(
        outline=outline,
        top=top,
        chosen=chosen,
        pages=pages,
        upcoming=listing.upcoming_count(),
        deleted=listing.deleted_count(),
        took_ms=round((time.monotonic() - begun) * 1000),
    )
