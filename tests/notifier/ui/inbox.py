"""An inbox window over a real history, and what a person finds in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from notifier.core.card import Card, Outline
from notifier.core.connection import ConnectionState, Phase
from notifier.core.notification import Notification, Withdrawal
from notifier.store.history import History
from notifier.ui.banner import Banner
from notifier.ui.card_details import CardDetails
from notifier.ui.card_list import CardList
from notifier.ui.card_model import Role
from notifier.ui.chip import Chip, ViewTab
from notifier.ui.entry_words import EntryWords
from notifier.ui.inbox_window import InboxWindow
from notifier.ui.listing_thread import ListingThread
from notifier.ui.state_page import StatePage
from notifier.ui.status import Status
from tests.helpers.sample_history import make_searchable
from tests.notifier.examples import NOW, notification

CONNECTED = ConnectionState(phase=Phase.CONNECTED, transport="websocket")
OFFLINE = ConnectionState(phase=Phase.OFFLINE, reason="server_unreachable", retry_at=1012.0)
SIGNED_OUT = ConnectionState(phase=Phase.SIGNED_OUT)
EXPIRED = ConnectionState(phase=Phase.SIGNED_OUT, reason="token_expired")

T = TypeVar("T", bound=QWidget)


class Inbox:
    """The network thread is played: what the window asks for is done at once.

    It closes with the test.
    """

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.history = History(folder / "history.sqlite3")
        self.status = Status(lambda: 1000.0)
        self.status.set_connection(CONNECTED)
        self.now = NOW
        self.window = InboxWindow("Paybell", self.status, words_by(lambda: self.now))
        qtbot.addWidget(self.window, before_close_func=lambda _window: self._close())
        self.thread: ListingThread | None = None
        self.list = self.find(CardList)
        self.page = self.find(StatePage)
        self.banner = self.find(Banner)
        self.details = self.find(CardDetails)
        self.search = self.find(QLineEdit)
        self.window.card_actions.ids_read.connect(self._on_read)
        self.window.card_actions.unread_wanted.connect(
            lambda story: self.change(lambda: self.history.mark_unread([story]))
        )
        self.window.card_actions.delete_wanted.connect(
            lambda story: self.change(lambda: self.history.bin.delete([story], now_s=1000))
        )
        self.window.card_actions.restore_wanted.connect(
            lambda story: self.change(lambda: self.history.bin.restore([story]))
        )

    def sign_in(self) -> None:
        """List this history, and wait until it is listed."""
        before, self.thread = self.thread, ListingThread(self.history.path)
        with self.qtbot.waitSignal(self.window.browser.answered):
            self.window.show_account(self.thread)
        self.qtbot.waitUntil(lambda: self.outline().is_whole)
        if before is not None:
            before.close()

    def open(self, *entries: Notification, state: ConnectionState = CONNECTED) -> None:
        """Show the window with these entries."""
        self.status.set_connection(state)
        if entries:
            self.history.append(entries, "c")
        self.status.set_unread(self.history.unread_count())
        self.sign_in()
        self.window.show()
        self.qtbot.waitExposed(self.window)

    def receive(self, *entries: Notification) -> None:
        """These come in while the window is shown."""
        self.change(lambda: self.history.append(entries, "c"))

    def withdraw(self, subject: str) -> None:
        """The platform takes back what it said."""
        self.change(
            lambda: self.history.append([Withdrawal(id=f"w-{subject}", subject=subject)], None)
        )

    def change(self, act: Callable[[], object]) -> None:
        """History changes, and the window lists it so."""
        act()
        self.status.set_unread(self.history.unread_count())
        if self.window.isVisible():
            with self.qtbot.waitSignal(self.window.browser.answered):
                self.window.on_history_changed()
        else:
            self.window.on_history_changed()

    def look_for(self, text: str) -> None:
        """Type into the search, and wait for what is found."""
        make_searchable(self.history)
        with self.qtbot.waitSignal(self.window.browser.answered):
            self.search.setText(text)

    def press(self, name: str) -> None:
        """Press a button, a chip or a tab."""
        self.buttons()[name].click()

    def show(self, name: str) -> None:
        """Choose a chip or a tab, and wait for what it lists."""
        with self.qtbot.waitSignal(self.window.browser.answered):
            self.press(name)

    def choose(self, story: str) -> None:
        """Open a card, and wait until its whole story is shown."""
        with self.qtbot.waitSignal(self.window.browser.opened):
            self.window.open_story(story)

    def stories(self) -> list[str]:
        """What is listed, from the top."""
        self.qtbot.waitUntil(lambda: all(card is not None for card in self._cards()))
        return [card.story for card in self._cards() if card is not None]

    def _cards(self) -> list[Card | None]:
        model = self.list.model()
        rows = range(model.rowCount())
        return [model.index(row, 0).data(Role.CARD) for row in rows]

    def outline(self) -> Outline:
        """What is listed."""
        return self.window.browser.model.outline

    def spoken(self) -> list[str]:
        """What a screen reader says of each row."""
        self.stories()
        model = self.list.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def headings(self) -> list[str]:
        """The headings of the list."""
        model = self.window.browser.model
        return [model.heading(section) for section in model.outline.sections]

    def shown_story(self) -> str | None:
        """Whose details are shown."""
        return self.details.story.card.story if self.details.story is not None else None

    def said(self) -> list[str]:
        """The texts of the details."""
        return [label.text() for label in self.details.findChildren(QLabel) if label.text()]

    def buttons(self) -> dict[str, QAbstractButton]:
        """What can be pressed, by its name."""
        return {
            button.text() or button.accessibleName(): button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible()
        }

    def chips(self) -> list[str]:
        """The chips and tabs that are to be seen."""
        found = [*self.window.findChildren(ViewTab), *self.window.findChildren(Chip)]
        return [choice.text() for choice in found if choice.isVisible()]

    def find(self, kind: type[T]) -> T:
        """The only widget of that kind."""
        found = self.window.findChild(kind)
        assert isinstance(found, kind)
        return found

    def _close(self) -> None:
        """At the end of the test; as in the app, before the window goes."""
        self.window.hide()
        self.window.show_account(None)
        if self.thread is not None:
            self.thread.close()
        self.history.close()

    def _on_read(self, ids: Sequence[str]) -> None:
        self.history.mark_read(ids)
        self.status.set_unread(self.history.unread_count())
        self.window.on_history_changed()


def entries(count: int, *, last: datetime = NOW, step_h: float = 1.0) -> list[Notification]:
    """`count` payments, oldest first, `step_h` hours apart, ending at `last`."""
    return [
        notification(
            id=f"event-{number}",
            about=f"TX{number}",
            subject=f"TX{number}",
            at=last - timedelta(hours=step_h * (count - number)),
        )
        for number in range(1, count + 1)
    ]


def words(now: datetime = NOW) -> EntryWords:
    """English words in UTC, with rupees."""
    return words_by(lambda: now)


def words_by(now: Callable[[], datetime]) -> EntryWords:
    """The same, by a clock that goes."""
    return EntryWords(
        locale=QLocale("en_IN"),
        default_currency="INR",
        allowed_hosts=["pay.example.com"],
        now=now,
        zone=UTC,
    )
