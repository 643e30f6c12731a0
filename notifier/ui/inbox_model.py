"""The inbox as Qt's views read it: pages of the history, with a heading for each day.

Only what was scrolled to is in memory. What comes in live goes on top, and what was
read elsewhere is repainted; nothing is ever read anew as a whole, so that selection and
scroll position stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from enum import IntEnum
from itertools import groupby
from typing import Protocol

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from notifier.core.notification import Notification
from notifier.core.problems import NotifierError, Problem
from notifier.ui.entry_words import EntryWords, RowWords

PAGE = 60
"""Entries read at a time: more than a screen, less than 2 ms."""
_PAGES_TO_LOOK_THROUGH = 10

Index = QModelIndex | QPersistentModelIndex


class Pages(Protocol):
    """What the inbox needs of the history (`notifier.store.history.HistoryReader`)."""

    def page(self, before_position: int | None, limit: int) -> list[Notification]:
        """Up to `limit` entries older than the position, newest first."""

    def get(self, event_id: str) -> Notification | None:
        """The entry of that event id."""


class Role(IntEnum):
    """What the delegate and the window ask for."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    """The Notification of a row, None for a heading."""
    WORDS = Qt.ItemDataRole.UserRole + 2
    """The RowWords of an entry."""


class InboxModel(QAbstractListModel):
    """Newest first. Lives on the main thread with its reader."""

    def __init__(
        self,
        words: EntryWords,
        on_problem: Callable[[Problem], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._on_problem = on_problem
        self._pages: Pages | None = None
        self._rows: list[Notification | date] = []
        self._cached: dict[str, RowWords] = {}
        self._ids: set[str] = set()
        self._exhausted = True

    # -- what is listed --------------------------------------------------------------

    def show(self, pages: Pages | None) -> None:
        """List another history, from its top; None lists nothing."""
        self.beginResetModel()
        self._pages = pages
        self._rows.clear()
        self._cached.clear()
        self._ids.clear()
        self._exhausted = pages is None
        self.endResetModel()
        self.fetchMore(QModelIndex())

    def add(self, entries: Sequence[Notification]) -> None:
        """`entries` (oldest first) are new on top."""
        new = [entry for entry in entries if entry.id not in self._ids]
        # One insertion a day, not one an entry: a thousand may come at once.
        for day, group in groupby(new, key=self._words.day_of):
            block: list[Notification | date] = [*group]
            block.reverse()
            has_heading = bool(self._rows) and self._rows[0] == day
            first = 1 if has_heading else 0
            if not has_heading:
                block.insert(0, day)
            self.beginInsertRows(QModelIndex(), first, first + len(block) - 1)
            self._rows[first:first] = block
            self._ids.update(row.id for row in block if isinstance(row, Notification))
            self.endInsertRows()

    def mark_read(self, ids: Collection[str]) -> None:
        """These were read, here or elsewhere."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, Notification) and entry.id in ids and not entry.read:
                self._rows[row] = msgspec.structs.replace(entry, read=True)
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def mark_withdrawn(self, ids: Collection[str]) -> None:
        """The platform took these back."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, Notification) and entry.id in ids:
                self._rows[row] = msgspec.structs.replace(entry, withdrawn=True)
                self._cached.pop(entry.id, None)
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def on_new_day(self) -> None:
        """Midnight: what was today is yesterday."""
        self._cached.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to list."""
        return not self._rows

    def is_heading(self, row: int) -> bool:
        """Whether `row` is a day's heading, and no entry."""
        return isinstance(self._rows[row], date)

    def entry(self, index: Index) -> Notification | None:
        """The notification at `index`; None for a heading or an invalid index."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, Notification) else None

    def index_of(self, entry_id: str) -> QModelIndex:
        """Where the entry is, on this page or one of the next few; else invalid."""
        for _ in range(_PAGES_TO_LOOK_THROUGH):
            for row, entry in enumerate(self._rows):
                if isinstance(entry, Notification) and entry.id == entry_id:
                    return self.index(row)
            if not self.canFetchMore(QModelIndex()):
                break
            self.fetchMore(QModelIndex())
        return QModelIndex()

    # -- QAbstractListModel ----------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Entries and headings so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for people and for screen readers; the rest by `Role`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, date):
            return self._words.day(row) if role in _TEXTS else None
        if role == Role.ENTRY:
            return row
        if role == Role.WORDS:
            return self._row_words(row)
        if role in _TEXTS:
            return self._spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected; the keyboard passes over them."""
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Whether older entries may be in the history."""
        return not parent.isValid() and not self._exhausted

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        """Read one more page. A history that cannot be read is told, and ends the list."""
        if self._pages is None or not self.canFetchMore(parent):
            return
        oldest = next((row for row in reversed(self._rows) if isinstance(row, Notification)), None)
        try:
            page = self._pages.page(oldest.position if oldest else None, PAGE)
        except NotifierError as exc:
            self._exhausted = True
            self._on_problem(exc.problem)
            return
        self._exhausted = len(page) < PAGE
        rows: list[Notification | date] = []
        last_day = self._words.day_of(oldest) if oldest else None
        for entry in page:
            if entry.id in self._ids:
                continue
            day = self._words.day_of(entry)
            if day != last_day:
                rows.append(day)
                last_day = day
            rows.append(entry)
            self._ids.add(entry.id)
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _row_words(self, entry: Notification) -> RowWords:
        words = self._cached.get(entry.id)
        if words is None:
            words = self._cached[entry.id] = self._words.row(entry)
        return words

    def _spoken(self, entry: Notification) -> str:
        words = self._row_words(entry)
        unread = "" if entry.read else self.tr("unread")
        parts = (words.title, words.amount, words.second, words.time, unread)
        return ", ".join(part for part in parts if part)


_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
