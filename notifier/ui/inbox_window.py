"""The inbox: what was received, newest first, with the details of one card beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from notifier.brand import OwnWords
from notifier.core.card import Card, Query, Shown, Story
from notifier.core.problems import Problem
from notifier.ui.banner import Banner
from notifier.ui.card_actions import CardActions
from notifier.ui.card_browser import CardBrowser
from notifier.ui.card_details import CardDetails
from notifier.ui.card_menu import CardMenu
from notifier.ui.card_words import CardWords
from notifier.ui.entry_words import EntryWords
from notifier.ui.inbox_bar import InboxBar
from notifier.ui.inbox_keys import bind_keys
from notifier.ui.inbox_menu import InboxMenu
from notifier.ui.inbox_words import (
    PageAction,
    PageWords,
    banner,
    empty_page,
    nothing_found,
    unreadable_page,
)
from notifier.ui.listing_thread import ListingThread
from notifier.ui.message_strip import MessageStrip
from notifier.ui.midnight import Midnight
from notifier.ui.state_page import StatePage
from notifier.ui.status import Status, unread_words
from notifier.ui.window_place import WindowPlace

_LIST, _PAGE = 0, 1


class InboxWindow(QWidget):
    """Closing it hides it: the app lives in the tray."""

    export_wanted = Signal(object)
    """The `Query` whose cards are to be exported."""
    link_wanted = Signal(object)
    mark_all_read_wanted = Signal()
    retry_wanted = Signal()
    sign_in_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        app_name: str,
        status: Status,
        words: EntryWords,
        place: WindowPlace | None = None,
        *,
        own_words: OwnWords | None = None,
    ) -> None:
        """Without a `place` it opens at its own size, and forgets where it was."""
        super().__init__()
        self.setWindowTitle(app_name)
        self.setObjectName("inbox")
        self.resize(QSize(960, 640))
        self.setMinimumSize(QSize(620, 400))
        self._app_name = app_name
        self._own_words = own_words or OwnWords()
        self._status = status
        self._place = place
        self._has_account = False
        self._is_stale = False
        """History changed while the window was hidden."""
        self._problem: Problem | None = None
        self._unreadable: Problem | None = None
        """Why history could not be read, until it can."""
        self._page_action = PageAction.NONE
        self.browser = CardBrowser(CardWords(words), zone=words.zone, parent=self)
        self._details = CardDetails(words)
        self._menu = InboxMenu(self)
        self._bar = InboxBar(self._menu)
        self._page = StatePage()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._banner = Banner()
        self.strip = MessageStrip()
        self.card_actions = CardActions(self.browser, self.strip, self)
        self._lay_out()
        bind_keys(
            self,
            bar=self._bar,
            cards=self.browser.list,
            card_actions=self.card_actions,
            details=self._details,
            more={
                QKeySequence.StandardKey.Close: self.close,
                QKeySequence.StandardKey.Refresh: self.retry_wanted.emit,
                QKeySequence.StandardKey.Quit: self.quit_wanted.emit,
                QKeySequence.StandardKey.Copy: self._on_copy,
                QKeySequence.StandardKey.Undo: self.strip.act,
                Qt.Key.Key_Escape: self._on_escape,
            },
        )
        self._connect()
        self._midnight = Midnight(words.local_now, self)
        self._midnight.passed.connect(self.browser.ask)
        self._midnight.passed.connect(self._details.say_anew)
        if place is not None:
            place.restore(self, self._splitter)
        self._refresh()

    # -- what it is told -------------------------------------------------------------

    def show_account(self, thread: ListingThread | None) -> None:
        """List another history; None when nobody is signed in."""
        self._has_account = thread is not None
        self._is_stale = False
        self._unreadable = None
        self.strip.dismiss()
        if thread is not None:
            thread.failed.connect(self._on_unreadable)
        self.browser.show_history(thread)
        self._refresh()

    def on_history_changed(self) -> None:
        """Something came in, was read, withdrawn, deleted or brought back."""
        if self.isVisible():
            self.browser.refresh()
        else:
            self._is_stale = True  # nobody looks: nothing is asked

    def show_problem(self, problem: Problem) -> None:
        """Say `problem` until the person has taken note of it."""
        self._problem = problem
        self._refresh()

    def forget_problem(self) -> None:
        """What was wrong is over."""
        self._problem = None
        self._refresh()

    def open_story(self, story: str) -> None:
        """Choose the card and show its details."""
        self._bar.clear()
        self._stack.setCurrentIndex(_LIST)
        self.browser.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.browser.choose(story)

    def show_view(self, shown: Shown) -> None:
        """Show one of the chips, or Upcoming."""
        self._bar.show_kind(shown)

    def come_forward(self) -> None:
        """Show the window above the others, as the person asked for it."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # -- layout ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        splitter = self._splitter
        splitter.addWidget(self.browser.list)
        splitter.addWidget(self._details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([580, 380])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._banner)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.strip)

    def _connect(self) -> None:
        menu = self._menu
        menu.mark_all_read_wanted.connect(self.mark_all_read_wanted)
        menu.export_wanted.connect(lambda: self.export_wanted.emit(self.browser.query))
        menu.deleted_wanted.connect(partial(self._bar.show_kind, Shown.DELETED))
        menu.settings_wanted.connect(self.settings_wanted)
        self._bar.query_changed.connect(self.browser.look_for)
        self._bar.search_left.connect(self._on_search_left)
        self._page.acted.connect(self._on_page_acted)
        self._banner.acted.connect(self._on_banner_acted)
        self.browser.answered.connect(self._on_answered)
        self.browser.chosen.connect(self._on_chosen)
        self.browser.story_ready.connect(self._details.show_story)
        self.browser.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.browser.list.customContextMenuRequested.connect(self._on_menu_wanted)
        self.browser.list.text_typed.connect(self._bar.begin_search)
        self._details.link_wanted.connect(self.link_wanted)
        self._details.unread_wanted.connect(self.card_actions.mark_unread)
        self._details.delete_wanted.connect(self.card_actions.delete)
        self._details.restore_wanted.connect(self.card_actions.restore_wanted)
        self._status.changed.connect(self._refresh)

    # -- what the person does ----------------------------------------------------------

    def _on_menu_wanted(self, at: QPoint) -> None:
        """A right click has chosen the card below it; the menu key means the one chosen."""
        cards = self.browser.list
        if self._details.story is not None and cards.selectionModel().hasSelection():
            CardMenu(self._details, self.card_actions, self).popup(cards.viewport().mapToGlobal(at))

    def _on_copy(self) -> None:
        """What is selected in the details, as anywhere else; without it the card's number."""
        focused = self.focusWidget()
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            QGuiApplication.clipboard().setText(focused.selectedText())
        else:
            self._details.copy_main_id()

    def _on_search_left(self) -> None:
        cards = self.browser.list
        cards.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.browser.model.is_empty:
            cards.setCurrentIndex(self.browser.model.index(max(cards.currentIndex().row(), 0)))

    def _on_chosen(self, card: Card | None) -> None:
        if card is None:
            self._details.show_story(None)
            return
        is_deleted = self.browser.query.shown is Shown.DELETED
        known = self._details.story
        if known is None or known.card.story != card.story:
            # What is known already, until the whole story is read.
            self._details.show_story(Story(card=card, steps=(card.latest,), deleted=is_deleted))

    def _on_escape(self) -> None:
        if self._bar.query != Query() and not self._page_is_shown:
            self._bar.clear()
        else:
            self.close()

    def _on_page_acted(self) -> None:
        match self._page_action:
            case PageAction.SIGN_IN:
                self.sign_in_wanted.emit()
            case PageAction.RETRY:
                self.retry_wanted.emit()
            case PageAction.SHOW_ALL:
                self._bar.clear()
            case PageAction.READ_AGAIN:
                self.browser.ask()

    def _on_answered(self) -> None:
        self._unreadable = None
        self._refresh()

    def _on_unreadable(self, problem: Problem) -> None:
        if self.browser.has_answer:  # what was read before is still to be seen
            self.show_problem(problem)
        else:
            self._unreadable = problem
            self._refresh()

    def _on_banner_acted(self) -> None:
        if self._problem is not None:
            self.forget_problem()
        elif self._status.needs_sign_in:
            self.sign_in_wanted.emit()
        else:
            self.retry_wanted.emit()

    # -- what is shown -----------------------------------------------------------------

    @property
    def _page_is_shown(self) -> bool:
        return self._stack.currentIndex() == _PAGE

    def _refresh(self) -> None:
        status, browser = self._status, self.browser
        unread = unread_words(status.unread)
        self.setWindowTitle(f"{self._app_name} · {unread}" if unread else self._app_name)
        is_waiting = self._has_account and not browser.has_answer
        is_filtered = self._has_account and browser.query != Query()
        self._menu.show_possible(
            mark_all=status.unread > 0,
            export=not browser.model.is_empty,
            deleted=browser.deleted > 0,
        )
        self._bar.show_status(status)
        self._bar.show_counts(browser.upcoming)
        page = self._words_of_page()
        if page is not None:
            self._page_action = page.does
            self._page.show_state(page)
        self._stack.setCurrentIndex(_LIST if page is None else _PAGE)
        has_list = page is None or is_filtered or browser.deleted > 0
        self._bar.show_controls(visible=has_list and self._unreadable is None)
        says_page = is_waiting or (page is not None and not is_filtered)
        self._banner.say(banner(status, self._problem, is_empty=says_page))

    def _words_of_page(self) -> PageWords | None:
        """What is said in place of the list; None when there is one."""
        browser = self.browser
        if self._unreadable is not None:
            return unreadable_page(self._unreadable)
        if self._has_account and not browser.has_answer:
            return None  # for a moment the list is empty, and nothing flickers
        if not browser.model.is_empty:
            return None
        if self._has_account and browser.query != Query():
            is_indexing = browser.model.outline.still_indexing
            return nothing_found(browser.query, still_indexing=is_indexing)
        return empty_page(self._status, self._app_name, self._own_words)

    # -- QWidget ---------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Count by the second while somebody looks."""
        super().showEvent(event)
        self._status.watch("inbox", looking=True)
        if self._is_stale:
            self._is_stale = False
            self.browser.ask()
        self._midnight.watch()
        self._refresh()
        if self.focusWidget() is None:
            self.browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Cost nothing while nobody looks."""
        super().hideEvent(event)
        if self._place is not None:
            self._place.keep(self, self._splitter)
        self._status.watch("inbox", looking=False)
        self._midnight.rest()
