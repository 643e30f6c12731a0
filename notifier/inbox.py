"""The inbox's place in the app: one history at a time, its window, and whom its wishes reach.

The window is made when it is first wanted: started at login, the app may never show one.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from notifier.brand import Brand
from notifier.core.problems import NotifierError, Problem
from notifier.engine import Engine
from notifier.store.history_reader import HistoryReader
from notifier.ui.entry_words import EntryWords
from notifier.ui.status import Status

if TYPE_CHECKING:
    from notifier.core.notification import Notification
    from notifier.net.ports import HistoryChange
    from notifier.ui.csv_export import CsvExport
    from notifier.ui.inbox_window import InboxWindow
    from notifier.ui.listing_thread import ListingThread

_log = logging.getLogger("paybell.desk")


class Inbox(QObject):
    """Main thread."""

    link_wanted = Signal(object)
    sign_in_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()
    problem_occurred = Signal(object)
    """Problem: history could not be read."""

    def __init__(
        self,
        *,
        brand: Brand,
        status: Status,
        words: EntryWords,
        engine: Engine,
        place_file: Path,
        parent: QObject | None = None,
    ) -> None:
        """`place_file` remembers where the window was."""
        super().__init__(parent)
        self._place_file = place_file
        self._brand = brand
        self._status = status
        self._words = words
        self._engine = engine
        self._path: Path | None = None
        self._reader: HistoryReader | None = None
        self._thread: ListingThread | None = None
        self._window: InboxWindow | None = None
        self._export: CsvExport | None = None
        self._problem: Problem | None = None

    # -- which history -------------------------------------------------------------------

    @property
    def has_history(self) -> bool:
        """Whether somebody is signed in."""
        return self._path is not None

    def show_account(self, history_path: Path | None) -> None:
        """List the history there; None when nobody is signed in."""
        self._close_history()
        self._path = history_path
        if history_path is not None:
            self._reader = HistoryReader(history_path)
        self._show_history()

    def on_history_changed(self, change: HistoryChange) -> None:
        """What is listed may have changed."""
        if change.reset:
            self.show_account(self._path)  # the file may be another one
        elif self._window is not None:
            self._window.on_history_changed()

    def latest(self, count: int) -> list[Notification]:
        """The latest event of the newest cards. Raises a `HistoryError`."""
        return self._reader.latest(count) if self._reader is not None else []

    def entry(self, entry_id: str) -> Notification | None:
        """The entry of that id; None for a stranger's, or when history cannot be read."""
        try:
            return self._reader.get(entry_id) if self._reader is not None else None
        except NotifierError as exc:
            self.problem_occurred.emit(exc.problem)
            return None

    def unread_count(self) -> int:
        """How many cards have something unread; 0 when history cannot be read."""
        try:
            return self._reader.unread_count() if self._reader is not None else 0
        except NotifierError as exc:
            self.problem_occurred.emit(exc.problem)
            return 0

    # -- the window ----------------------------------------------------------------------

    @property
    def visible_window(self) -> InboxWindow | None:
        """The window while it is on the screen."""
        return self._window if self._window is not None and self._window.isVisible() else None

    def open(self, activation_token: str = "") -> None:
        """Bring the inbox forward, by the right that the click's token gives."""
        if activation_token:
            # Qt's Wayland and X11 plugins take it from here when a window is activated.
            os.environ["XDG_ACTIVATION_TOKEN"] = activation_token
        self._made_window().come_forward()
        _log.info("window shown")
        os.environ.pop("XDG_ACTIVATION_TOKEN", None)

    def open_upcoming(self, activation_token: str = "") -> None:
        """Bring the inbox forward with the bills that wait."""
        from notifier.core.card import Shown  # noqa: PLC0415

        self.open(activation_token)
        self._made_window().show_view(Shown.UPCOMING)

    def open_entry(self, entry_id: str) -> bool:
        """Show the card to which the entry belongs; False when it is not in this history."""
        entry = self.entry(entry_id)
        if entry is None:
            return False
        self._made_window().open_story(entry.story)
        return True

    def show_problem(self, problem: Problem) -> None:
        """Say `problem` in the window, as soon as there is one."""
        self._problem = problem
        if self._window is not None:
            self._window.show_problem(problem)

    def forget_problem(self) -> None:
        """What was wrong is over."""
        self._problem = None
        if self._window is not None:
            self._window.forget_problem()

    @property
    def problem(self) -> Problem | None:
        """What is said to be wrong."""
        return self._problem

    def speak(self) -> None:
        """The language is another one: the window is made anew in it."""
        was_visible, path = self.visible_window is not None, self._path
        self.close()
        self.show_account(path)
        if was_visible:
            self.open()

    def close(self) -> None:
        """Close window and history; at the end."""
        if self._export is not None:
            self._export.close()
        if self._window is not None:
            self._window.hide()
            self._window.show_account(None)
            self._window.deleteLater()
            self._window = None
        self._close_history()

    def _made_window(self) -> InboxWindow:
        if self._window is None:
            from notifier.ui.inbox_window import InboxWindow  # noqa: PLC0415 - seldom wanted
            from notifier.ui.window_place import WindowPlace  # noqa: PLC0415

            window = InboxWindow(
                self._brand.name,
                self._status,
                self._words,
                WindowPlace(self._place_file),
                own_words=self._brand.words(QLocale().name()),
            )
            window.card_actions.ids_read.connect(lambda ids: self._engine.mark_read(*ids))
            window.card_actions.unread_wanted.connect(self._engine.mark_unread)
            window.card_actions.delete_wanted.connect(self._engine.delete)
            window.card_actions.restore_wanted.connect(self._engine.restore)
            window.export_wanted.connect(self._on_export_wanted)
            window.link_wanted.connect(self.link_wanted)
            window.mark_all_read_wanted.connect(self._engine.mark_all_read)
            window.retry_wanted.connect(self._engine.retry_now)
            window.sign_in_wanted.connect(self.sign_in_wanted)
            window.settings_wanted.connect(self.settings_wanted)
            window.quit_wanted.connect(self.quit_wanted)
            self._window = window
            self._show_history()
            if self._problem is not None:
                window.show_problem(self._problem)
        return self._window

    def _show_history(self) -> None:
        if self._window is None:
            return
        if self._path is not None:
            from notifier.ui.listing_thread import ListingThread  # noqa: PLC0415

            self._thread = ListingThread(self._path, self)
        self._window.show_account(self._thread)

    def _on_export_wanted(self, query: object) -> None:
        from notifier.core.card import Query  # noqa: PLC0415
        from notifier.ui.csv_export import CsvExport  # noqa: PLC0415

        if self._window is None or self._path is None or not isinstance(query, Query):
            return
        if self._export is not None:
            self._export.close()
        self._export = CsvExport(self._path, self._words, self._window, app_name=self._brand.name)
        self._export.begun.connect(self._window.strip.say)
        self._export.done.connect(self._window.strip.say)
        self._export.failed.connect(self._window.show_problem)
        self._export.ask_where(query)

    def _close_history(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        if self._thread is not None:
            self._thread.close()
            self._thread.deleteLater()
            self._thread = None
        self._path = None
