"""A card: what one payment or bill has come to, with its story inside.

Events of one subject are one story, told in the server's order; the inbox lists the
card, and its details tell the story.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from notifier.core.notification import Notification


class Shown(StrEnum):
    """Which cards are listed."""

    ALL = "all"
    PAYMENTS = "payments"
    FAILED = "failed"
    """What failed and was not paid since."""
    BILLS = "bills"
    OTHER = "other"
    UNREAD = "unread"
    UPCOMING = "upcoming"
    """Bills not yet paid, the earliest due first."""
    DELETED = "deleted"
    """What was deleted here, and can still be brought back."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants to see."""

    shown: Shown = Shown.ALL
    text: str = ""
    """What they typed into the search."""


class Section(msgspec.Struct, frozen=True):
    """Consecutive cards under one heading."""

    day: date | None
    """Of their latest event; in `UPCOMING` their due date, None where there is none."""
    count: int


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """How many cards a query finds, and under which headings; the cards come by their row."""

    query: Query
    sections: tuple[Section, ...] = ()
    total: int = 0
    """How many cards there are: the sum of the sections."""
    number: int = 0
    """Tells one answer from the one before it: rows count in one answer only."""
    is_whole: bool = True
    """False: these are the first of them, and the others are being looked for."""
    still_indexing: bool = False
    """Older events are not searchable yet; they will be within moments."""


def with_overdue_together(outline: Outline, today: date) -> Outline:
    """The same for Upcoming, with what is overdue under one heading, which is its last day."""
    sections = outline.sections
    overdue = [s for s in sections if s.day is not None and s.day < today]
    if outline.query.shown is not Shown.UPCOMING or len(overdue) <= 1:
        return outline
    together = Section(overdue[-1].day, sum(section.count for section in overdue))
    return msgspec.structs.replace(outline, sections=(together, *sections[len(overdue) :]))


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the inbox."""

    story: str
    """The subject, or the event's id where there is none."""
    latest: Notification
    events: int = 1
    """How many events its story has."""
    unread: int = 0
    """How many of them were not read."""
    bill: Notification | None = None
    """The bill that waits for its payment; None when it is paid, withdrawn or no bill."""

    @property
    def due(self) -> date | None:
        """When the bill that waits for its payment is due."""
        return getattr(self.bill.payload, "due_date", None) if self.bill is not None else None


class Withdrawn(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a story: the platform took back what it had said."""

    at: datetime | None
    """None where that was not written down."""
    after_position: int


class Reminded(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a story: this device spoke of the bill once more."""

    at: datetime
    after_position: int


Step = Notification | Withdrawn | Reminded


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known about one card."""

    card: Card
    steps: tuple[Step, ...]
    """In the server's order, the oldest first; the latest of very many."""
    unread_ids: tuple[str, ...] = ()
    """Every event of it that was not read."""
    deleted: bool = False
