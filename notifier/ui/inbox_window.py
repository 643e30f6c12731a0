"""The inbox: what was received, newest first, with the details of one entry beside it."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from notifier.core.notification import Notification
from notifier.core.problems import NotifierError, Problem
from notifier.ui.banner import Banner
from notifier.ui.entry_details import EntryDetails
from notifier.ui.entry_words import EntryWords
from notifier.ui.inbox_delegate import InboxDelegate
from notifier.ui.inbox_model import InboxModel, Pages
from notifier.ui.inbox_words import banner, empty_page
from notifier.ui.state_page import StatePage
from notifier.ui.status import Status, unread_words
from notifier.ui.theme import Colours, scaled
from notifier.ui.tray_art import Mark


class InboxWindow(QWidget):
    """Closing it hides it: the app lives in the tray."""

    entry_read = Signal(object)
    """The id of an entry that the person opened and had not read."""
    link_wanted = Signal(object)
    mark_all_read_wanted = Signal()
    retry_wanted = Signal()
    sign_in_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, app_name: str, status: Status, words: EntryWords) -> None:
        super().__init__()
        self.setWindowTitle(app_name)
        self.setObjectName("inbox")
        self.resize(QSize(880, 580))
        self.setMinimumSize(QSize(560, 360))
        self._app_name = app_name
        self._status = status
        self._pages: Pages | None = None
        self._is_stale = False
        """Entries came in while the window was hidden."""
        self._problem: Problem | None = None
        self._model = InboxModel(words, self.show_problem, self)
        self._list = self._make_list()
        self._details = EntryDetails(words)
        self._details.link_wanted.connect(self.link_wanted)
        self._page = StatePage()
        self._page.acted.connect(self._on_page_acted)
        self._banner = Banner()
        self._banner.acted.connect(self._on_banner_acted)
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._lay_out()
        self._make_shortcuts()
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._midnight.timeout.connect(self._on_midnight)
        status.changed.connect(self._refresh)
        self._refresh()

    # -- what it is told -------------------------------------------------------------

    def show_account(self, pages: Pages | None) -> None:
        """List another history; None when nobody is signed in."""
        self._pages = pages
        self._details.show_entry(None)
        self._model.show(pages)
        self._is_stale = False
        self._refresh()

    def add(self, entries: Sequence[Notification]) -> None:
        """`entries` (oldest first) came in."""
        if not self.isVisible():
            # Nobody looks: nothing is gathered in memory, for weeks perhaps.
            self._is_stale = True
            return
        self._model.add(entries)
        self._refresh()

    def mark_read(self, ids: Collection[str]) -> None:
        """These were read, here or elsewhere."""
        self._model.mark_read(ids)

    def mark_withdrawn(self, ids: Collection[str]) -> None:
        """The platform took these back."""
        self._model.mark_withdrawn(ids)

    def show_problem(self, problem: Problem) -> None:
        """Say `problem` until the person has taken note of it."""
        self._problem = problem
        self._refresh()

    def forget_problem(self) -> None:
        """What was wrong is over."""
        self._problem = None
        self._refresh()

    def open_entry(self, entry_id: str) -> bool:
        """Choose the entry and show its details; False when it is not in this history."""
        self._catch_up()
        entry = self._entry(entry_id)
        if entry is None:
            return False
        index = self._model.index_of(entry_id)
        if not index.isValid():  # so old that the list would be long in coming to it
            self._list.setCurrentIndex(QModelIndex())
            self._show_details(entry)
            return True
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def come_forward(self) -> None:
        """Show the window above the others, as the person asked for it."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # -- layout ----------------------------------------------------------------------

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(InboxDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(self.tr("Notifications"))
        view.setMinimumWidth(260)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._model.rowsAboutToBeInserted.connect(self._on_rows_about_to_be_inserted)
        self._model.rowsInserted.connect(self._on_rows_inserted)
        return view

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(self._details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([540, 340])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        layout.addWidget(self._banner)
        layout.addWidget(self._stack, 1)

    def _make_head(self) -> QWidget:
        self._title = QLabel(self.tr("Inbox"))
        self._title.setFont(scaled(self.font(), 1.2, bold=True))
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.RichText)
        self._state.setAccessibleName(self.tr("Connection"))
        self._mark_all = _flat_button(self.tr("Mark all as read"), self.mark_all_read_wanted)
        settings = _flat_button(self.tr("Settings…"), self.settings_wanted)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._state, 1)
        row.addWidget(self._mark_all)
        row.addWidget(settings)
        return head

    def _make_shortcuts(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Close, self.close),
            (Qt.Key.Key_Escape, self.close),
            (QKeySequence.StandardKey.Copy, self._details.copy_main_id),
            (QKeySequence.StandardKey.Refresh, self.retry_wanted.emit),
            (QKeySequence.StandardKey.Preferences, self.settings_wanted.emit),
            (QKeySequence.StandardKey.Quit, self.quit_wanted.emit),
            (Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_R, self.mark_all_read_wanted.emit),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # -- what happens ----------------------------------------------------------------

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_details(self._model.entry(current))

    def _show_details(self, entry: Notification | None) -> None:
        self._details.show_entry(entry)
        if entry is not None and not entry.read:
            self.entry_read.emit(entry.id)

    def _entry(self, entry_id: str) -> Notification | None:
        if self._pages is None:
            return None
        try:
            return self._pages.get(entry_id)
        except NotifierError as exc:
            self.show_problem(exc.problem)
            return None

    def _catch_up(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._model.show(self._pages)

    def _on_rows_about_to_be_inserted(self, _parent: QModelIndex, first: int, _last: int) -> None:
        # What comes in on top must not move what the person is reading.
        self._anchor = None
        if self._list.verticalScrollBar().value() == 0:
            return
        index = self._list.indexAt(self._list.viewport().rect().topLeft())
        if index.isValid() and first <= index.row():
            top = self._list.visualRect(index).top()
            self._anchor = (QPersistentModelIndex(index), top)

    def _on_rows_inserted(self) -> None:
        if self._anchor is None:
            return
        index, top = self._anchor
        self._anchor = None
        self._list.doItemsLayout()
        bar = self._list.verticalScrollBar()
        moved = self._list.visualRect(self._model.index(index.row())).top() - top
        bar.setValue(bar.value() + moved)

    def _on_page_acted(self) -> None:
        if self._status.needs_sign_in:
            self.sign_in_wanted.emit()
        else:
            self.retry_wanted.emit()

    def _on_banner_acted(self) -> None:
        if self._problem is not None:
            self._problem = None
            self._refresh()
        else:
            self._on_page_acted()

    def _on_midnight(self) -> None:
        self._model.on_new_day()
        self._wait_for_midnight()

    def _wait_for_midnight(self) -> None:
        now = datetime.now().astimezone()
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
        self._midnight.start(int((tomorrow - now).total_seconds() * 1000))

    def _refresh(self) -> None:
        status = self._status
        unread = unread_words(status.unread)
        self.setWindowTitle(f"{self._app_name} · {unread}" if unread else self._app_name)
        self._mark_all.setEnabled(status.unread > 0)
        self._mark_all.setVisible(not self._model.is_empty)
        self._say_state()
        if self._model.is_empty:
            self._page.show_state(empty_page(status, self._app_name))
        self._stack.setCurrentIndex(1 if self._model.is_empty else 0)
        self._banner.say(banner(status, self._problem, is_empty=self._model.is_empty))

    def _say_state(self) -> None:
        colours = Colours.of(self.palette())
        colour = {
            Mark.CONNECTED: colours.good,
            Mark.CONNECTING: colours.warning,
            Mark.OFFLINE: colours.failed,
        }.get(self._status.mark, colours.quiet)
        # The dot repeats in colour what the words say.
        line = html.escape(self._status.line)
        self._state.setText(
            f'<span style="color:{colour.name()}">●</span>'
            f'&nbsp;<span style="color:{colours.quiet.name()}">{line}</span>'
        )

    # -- QWidget ---------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Count by the second while somebody looks."""
        super().showEvent(event)
        self._status.watch("inbox", looking=True)
        self._catch_up()
        self._model.on_new_day()
        self._wait_for_midnight()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Cost nothing while nobody looks."""
        super().hideEvent(event)
        self._status.watch("inbox", looking=False)
        self._midnight.stop()


def _flat_button(text: str, wanted: SignalInstance) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: wanted.emit())
    return button
