"""A history in memory, for tests of what lists one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from PySide6.QtCore import QLocale

from notifier.core.notification import Notification
from notifier.core.problems import HistoryUnwritable
from notifier.ui.entry_words import EntryWords
from tests.notifier.examples import NOW, notification


class MemoryPages:
    """`notifier.ui.inbox_model.Pages` over a list, oldest first."""

    def __init__(self, entries: Sequence[Notification] = ()) -> None:
        self.entries = list(entries)
        self.asked = 0
        self.is_broken = False

    def page(self, before_position: int | None, limit: int) -> list[Notification]:
        self.asked += 1
        if self.is_broken:
            raise HistoryUnwritable("The history cannot be read")
        older = [
            entry
            for entry in reversed(self.entries)
            if before_position is None or entry.position < before_position
        ]
        return older[:limit]

    def get(self, event_id: str) -> Notification | None:
        return next((entry for entry in self.entries if entry.id == event_id), None)


def entries(count: int, *, last: datetime = NOW, step_h: float = 1.0) -> list[Notification]:
    """`count` payments, oldest first, `step_h` hours apart, ending at `last`."""
    return [
        notification(
            id=f"event-{number}",
            about=f"TX{number}",
            at=last - timedelta(hours=step_h * (count - number)),
            position=number,
        )
        for number in range(1, count + 1)
    ]


def after(entry: Notification, count: int = 1, *, hours: float = 0.0) -> list[Notification]:
    """`count` new entries behind `entry`."""
    return [
        msgspec.structs.replace(
            entry,
            id=f"event-{entry.position + number}",
            position=entry.position + number,
            at=entry.at + timedelta(hours=hours),
        )
        for number in range(1, count + 1)
    ]


def words(now: datetime = NOW) -> EntryWords:
    """English words in UTC, with rupees."""
    return EntryWords(
        locale=QLocale("en_IN"),
        default_currency="INR",
        allowed_hosts=["pay.example.com"],
        now=lambda: now,
        zone=UTC,
    )
