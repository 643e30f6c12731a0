"""A history as a real person's may look after some time, and one as long as none will be.

For screenshots, benchmarks and tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale

from notifier.core.notification import Notification, Withdrawal
from notifier.presentation.search_words import search_language, search_words
from notifier.store.history import History
from notifier.store.search_index import SearchWords
from tests.helpers.sample_events import HOST, NOW, many, sample

__all__ = ["HOST", "NOW", "fill", "make_searchable", "many", "sample", "sample_file"]


def fill(history: History, events: Iterable[Notification | Withdrawal], *, unread: int = 4) -> None:
    """Store `events` and make them searchable; only the last `unread` are unread."""
    batch: list[Notification | Withdrawal] = []
    for event in events:
        batch.append(event)
        if len(batch) == 1000:
            history.append(batch, "1.sample")
            batch = []
    history.append(batch, "1.sample")
    newest = [entry.story for entry in history.unpresented()[-unread:]] if unread else []
    history.mark_all_read()
    history.mark_unread(newest)
    make_searchable(history)


def make_searchable(history: History) -> None:
    """Index everything at once, as the app does bit by bit."""
    locale = QLocale("en_IN")
    index = history.search_index(
        SearchWords(
            of=lambda entry: search_words(entry, locale=locale, default_currency="INR"),
            language=lambda: search_language(locale),
        )
    )
    index.begin()
    while index.step(500):
        pass


def sample_file(path: Path, *, more: int = 0, now: datetime = NOW) -> Path:
    """A history file at `path` with the sample, after `more` older events."""
    history = History(path)
    fill(history, [*many(more, now), *sample(now)])
    history.close()
    return path
