"""The cards as Qt's views read them: all rows are known, and only those near the screen read.

A page that is not here yet is asked for when somebody looks at it, and the pages looked
at longest ago are let go of, so that memory stays the same wherever one has scrolled to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from notifier.core.card import Card, Outline, Query, Section
from notifier.presentation.formats import listed
from notifier.ui.card_words import CardWords
from notifier.ui.entry_words import RowWords

PAGE = 60
"""Cards read at a time: more than a screen, about a millisecond."""
_MOST_PAGES = 12

Index = QModelIndex | QPersistentModelIndex
Page = Sequence[Card | None]


class Role(IntEnum):
    """What the delegate and the window ask for."""

    CARD = Qt.ItemDataRole.UserRole + 1
    """The Card of a row; None while it is being read."""
    WORDS = Qt.ItemDataRole.UserRole + 2
    """Its RowWords, or None."""


class CardModel(QAbstractListModel):
    """One answer of the listing at a time. Main thread."""

    page_wanted = Signal(int)
    """Somebody looks at this page, which is not here."""

    def __init__(self, words: CardWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._outline = Outline(query=Query())
        self._starts: list[int] = [0]
        self._pages: OrderedDict[int, list[Card | None]] = OrderedDict()
        self._asked: set[int] = set()
        self._cached: dict[str, RowWords] = {}

    @property
    def outline(self) -> Outline:
        """The answer that is listed."""
        return self._outline

    @property
    def pages_held(self) -> int:
        """How many pages are in memory."""
        return len(self._pages)

    def show(self, outline: Outline, pages: Mapping[int, Page] | None = None) -> None:
        """List another answer, of which some `pages` are known already."""
        self.beginResetModel()
        self._outline = outline
        self._starts = [0, *accumulate(section.count for section in outline.sections)]
        self._pages.clear()
        self._asked.clear()
        self._cached.clear()
        for number, page in (pages or {}).items():
            self._pages[number] = list(page)
        self.endResetModel()

    def put_page(self, outline_number: int, number: int, page: Page) -> None:
        """A page was read; one of an answer before this one is of no use."""
        if outline_number != self._outline.number:
            return
        self._asked.discard(number)
        self._pages[number] = list(page)
        while len(self._pages) > _MOST_PAGES:
            _, gone = self._pages.popitem(last=False)
            for card in gone:
                if card is not None:
                    self._cached.pop(card.story, None)
        first = number * PAGE
        last = min(first + PAGE, self._outline.total) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to list."""
        return not self._outline.total

    def card(self, index: Index) -> Card | None:
        """The card at `index`; None while it is being read, and for an invalid index."""
        if not index.isValid() or index.row() >= self._outline.total:
            return None
        number, place = divmod(index.row(), PAGE)
        page = self._pages.get(number)
        if page is None:
            if number not in self._asked:
                self._asked.add(number)
                self.page_wanted.emit(number)
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def section_of(self, row: int) -> Section:
        """The heading under which `row` stands."""
        return self._outline.sections[bisect_right(self._starts, row) - 1]

    def heading(self, section: Section) -> str:
        """The words of a heading."""
        return self._words.heading(self._outline.query.shown, section.day)

    # -- QAbstractListModel ----------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """All cards of the answer, read or not."""
        return 0 if parent.isValid() else self._outline.total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for people and for screen readers; the rest by `Role`."""
        card = self.card(index)
        if role == Role.CARD:
            return card
        if role == Role.WORDS:
            return self._row_words(card) if card is not None else None
        if role in _TEXTS:
            return self._spoken(index.row(), card) if card is not None else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _row_words(self, card: Card) -> RowWords:
        words = self._cached.get(card.story)
        if words is None:
            words = self._words.row(card, self._outline.query.shown)
            self._cached[card.story] = words
        return words

    def _spoken(self, row: int, card: Card) -> str:
        words = self._row_words(card)
        unread = self.tr("unread") if card.unread else ""
        # Headings are painted and no rows: who hears the list hears the day with the time.
        when = self.heading(self.section_of(row))
        parts = (unread, words.title, words.amount, words.second, when, words.time)
        return listed(part for part in parts if part)


_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
