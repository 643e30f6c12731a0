"""Between the list and the history: asks what is looked for, and keeps the place in it.

Whatever changes in history, the answer is asked for anew in the background and laid over
the one before: what was chosen stays chosen, and what is being read stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView

from notifier.core.card import Card, Outline, Query, Story
from notifier.ui.card_list import CardList
from notifier.ui.card_model import PAGE, CardModel
from notifier.ui.card_questions import CardAnswer, CardQuestion, ask_all, ask_first
from notifier.ui.card_words import CardWords
from notifier.ui.listing_thread import ListingThread

_GATHER_MS = 50
"""Many changes at once are one new answer."""
_INDEXING_MS = 400


class CardBrowser(QObject):
    """Owns model and list. Main thread."""

    answered = Signal()
    """The list is what was asked for."""
    chosen = Signal(object)
    """The person chose a `Card`; None when the choice is gone."""
    story_ready = Signal(object)
    """The `Story` of the chosen card, or None when there is nothing of it any more."""
    opened = Signal(object)
    """The person sees this `Story` for the first time since they chose its card."""

    def __init__(
        self, words: CardWords, *, zone: tzinfo | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._zone = zone
        self._thread: ListingThread | None = None
        self._query = Query()
        self._wanted: str | None = None
        """The story that is chosen, or is to be as soon as it is listed."""
        self._is_restoring = False
        self._is_newly_chosen = False
        self._is_owed_top = self._is_owed_centre = False
        """Where the next answer is to be shown, whatever is asked again before it comes."""
        self._took_ms = 0
        self.upcoming = 0
        """How many bills wait for their payment."""
        self.deleted = 0
        """How many events can be brought back."""
        self.has_answer = False
        self.model = CardModel(words, self)
        self.list = CardList(self.model)
        self.model.page_wanted.connect(self._on_page_wanted)
        self.list.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._gather = _timer(self, _GATHER_MS, self._ask_again)
        self._indexing = _timer(self, _INDEXING_MS, self._ask_again)

    @property
    def query(self) -> Query:
        """What was asked for last."""
        return self._query

    @property
    def chosen_story(self) -> str | None:
        """The story whose details are shown."""
        return self._wanted

    # -- what is asked -----------------------------------------------------------------

    def show_history(self, thread: ListingThread | None) -> None:
        """List another history; None lists nothing. The caller closes the one before."""
        self._thread = thread
        self._wanted = None
        self._gather.stop()
        self._indexing.stop()
        self.has_answer = False
        self.upcoming = self.deleted = 0
        self.model.show(Outline(query=self._query))
        self.chosen.emit(None)
        self.ask(from_top=True)

    def look_for(self, query: Query) -> None:
        """List what `query` asks for, from its top."""
        if query != self._query:
            self._query = query
            self.ask(from_top=True)

    def refresh(self) -> None:
        """History has changed: ask again, soon; in a long history not without a break."""
        if not self._gather.isActive():
            self._gather.start(max(_GATHER_MS, self._took_ms))

    def choose(self, story: str) -> None:
        """Choose a card and show its details, wherever it is in the list."""
        self._wanted = story
        self._is_newly_chosen = True
        self.ask(centre=True)
        self._ask_story(story)

    def choose_nothing(self) -> None:
        """No details are shown; the keyboard stays where it is."""
        self._wanted = None
        self.list.selectionModel().clearSelection()
        self.chosen.emit(None)

    def ask(self, *, from_top: bool = False, centre: bool = False) -> None:
        """Ask now; `centre`: the chosen card is to be in the middle of the list."""
        self._is_owed_top |= from_top
        self._is_owed_centre |= centre
        thread = self._thread
        if thread is None:
            return
        top = None if self._is_owed_top or self.list.is_at_top else self._top_card()
        asked = CardQuestion(
            query=self._query,
            zone=self._zone,
            today=self._words.today(),
            chosen=self._wanted,
            top=top.story if top is not None else None,
            centre=self._is_owed_centre,
        )
        if self._is_owed_top:  # something else is listed: a part of it at once
            thread.ask(
                lambda listing: ask_first(listing, asked),
                lambda answer: self._on_first(answer, asked),
                lane="first cards",
            )
        thread.ask(
            lambda listing: ask_all(listing, asked),
            lambda answer: self._on_all(answer, asked),
            lane="cards",
        )

    def _ask_again(self) -> None:
        self.ask()

    def _top_card(self) -> Card | None:
        place = self.list.top_place()
        return self.model.card(self.model.index(place[0])) if place is not None else None

    # -- what is answered ----------------------------------------------------------------

    def _on_first(self, answer: CardAnswer | None, asked: CardQuestion) -> None:
        if answer is not None and asked.chosen == self._wanted:
            self._show(answer)
            # All of it begins with the same rows: whoever scrolls meanwhile is not disturbed.
            self._is_owed_top = False
            self.answered.emit()

    def _on_all(self, answer: CardAnswer, asked: CardQuestion) -> None:
        if asked.chosen != self._wanted:
            self.ask()  # another card was chosen in the meantime: where is that one?
            return
        self._took_ms = answer.took_ms
        self._show(answer)
        self._is_owed_top = self._is_owed_centre = False
        if answer.outline.still_indexing:
            self._indexing.start()
        if self._wanted is not None:
            self._ask_story(self._wanted)
        self.answered.emit()

    def _show(self, answer: CardAnswer) -> None:
        from_top, centre = self._is_owed_top, self._is_owed_centre
        place = self.list.top_place()
        focused = self.list.currentIndex().row()
        self._is_restoring = True
        self.model.show(answer.outline, answer.pages)
        if from_top:
            self.list.verticalScrollBar().setValue(0)
        elif answer.top is not None and place is not None:
            self.list.go_to_place(answer.top, place[1])
        self._choose_again(answer.chosen, -1 if from_top else focused, centre=centre)
        self._is_restoring = False
        self.upcoming, self.deleted = answer.upcoming, answer.deleted
        self.has_answer = True

    def _choose_again(self, chosen: int | None, focused: int, *, centre: bool) -> None:
        selection = self.list.selectionModel()
        if chosen is not None:
            index = self.model.index(chosen)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if centre:
                self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        elif focused >= 0 and not self.model.is_empty:
            # It is gone from the list: the keyboard goes on beside where it was.
            index = self.model.index(min(focused, self.model.rowCount() - 1))
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_page_wanted(self, number: int) -> None:
        thread, outline = self._thread, self.model.outline
        if thread is None:
            return
        thread.ask(
            lambda listing: listing.rows(number * PAGE, PAGE),
            lambda page: self.model.put_page(outline.number, number, page),
        )

    def _on_selection_changed(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        if self._is_restoring or chosen.isEmpty():
            return
        index = chosen.indexes()[0]
        card = self.model.card(index)
        if card is None:
            self._choose_when_read(index.row())
            return
        self._choose_card(card)

    def _choose_when_read(self, row: int) -> None:
        """The keyboard was quicker than the page."""
        thread = self._thread
        if thread is not None:
            thread.ask(
                lambda listing: listing.rows(row, 1),
                lambda cards: self._choose_card(cards[0]) if cards and cards[0] else None,
                lane="late choice",
            )

    def _choose_card(self, card: Card) -> None:
        self._wanted = card.story
        self._is_newly_chosen = True
        self.chosen.emit(card)
        self._ask_story(card.story)

    def _ask_story(self, story: str) -> None:
        thread = self._thread
        if thread is not None:
            thread.ask(
                lambda listing: listing.story(story),
                lambda found: self._on_story(story, found),
                lane="story",
            )

    def _on_story(self, story: str, found: Story | None) -> None:
        if story != self._wanted:
            return
        self.story_ready.emit(found)
        if found is not None and self._is_newly_chosen:
            self._is_newly_chosen = False
            self.opened.emit(found)


def _timer(parent: QObject, interval_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    return timer
