from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from notifier.core.connection import ConnectionState, Phase
from notifier.core.problems import Problem
from notifier.ui.banner import Banner
from notifier.ui.entry_details import EntryDetails
from notifier.ui.inbox_window import InboxWindow
from notifier.ui.state_page import StatePage
from notifier.ui.status import Status
from tests.notifier.examples import notification
from tests.notifier.ui.pages import MemoryPages, after, entries, words

CONNECTED = ConnectionState(phase=Phase.CONNECTED, transport="websocket")
OFFLINE = ConnectionState(phase=Phase.OFFLINE, reason="server_unreachable", retry_at=1012.0)
SIGNED_OUT = ConnectionState(phase=Phase.SIGNED_OUT)
EXPIRED = ConnectionState(phase=Phase.SIGNED_OUT, reason="token_expired")


T = TypeVar("T", bound=QWidget)


class Inbox:
    """An inbox window, and what a person finds in it."""

    def __init__(self, qtbot: QtBot, pages: MemoryPages | None, state: ConnectionState) -> None:
        self.status = Status(lambda: 1000.0)
        self.status.set_connection(state)
        self.window = InboxWindow("Paybell", self.status, words())
        qtbot.addWidget(self.window)
        self.window.show_account(pages)
        self.window.show()
        self.list = self._find(QListView)
        self.page = self._find(StatePage)
        self.banner = self._find(Banner)
        self.details = self._find(EntryDetails)

    def _find(self, kind: type[T]) -> T:
        found = self.window.findChild(kind)
        assert isinstance(found, kind)
        return found

    def buttons(self) -> dict[str, QAbstractButton]:
        found = self.window.findChildren(QAbstractButton)
        return {
            button.text() or button.accessibleName(): button
            for button in found
            if button.isVisible()
        }

    def row_of(self, entry_id: str) -> int:
        model = self.list.model()
        rows = range(model.rowCount())
        return next(row for row in rows if entry_id in _id_at(self.list, row))


def _id_at(view: QListView, row: int) -> str:
    entry = view.model().index(row, 0).data(Qt.ItemDataRole.UserRole + 1)
    return entry.id if entry is not None else ""


def test_the_first_run_welcomes_and_leads_to_signing_in(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, None, SIGNED_OUT)
    assert inbox.page.isVisible()
    assert inbox.page.title == "Welcome to Paybell"
    with qtbot.waitSignal(inbox.window.sign_in_wanted):
        inbox.buttons()["Sign in…"].click()


def test_an_empty_history_says_what_will_come(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(), CONNECTED)
    assert inbox.page.title == "Nothing yet"
    assert "Mark all as read" not in inbox.buttons()


def test_an_empty_history_without_connection_offers_to_try_again(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(), OFFLINE)
    assert inbox.page.title == "The server does not answer"
    with qtbot.waitSignal(inbox.window.retry_wanted):
        inbox.buttons()["Try again now"].click()


def test_without_connection_the_list_stays_and_a_banner_explains(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), OFFLINE)
    assert inbox.list.isVisible()
    assert inbox.banner.text == "The server does not answer."
    with qtbot.waitSignal(inbox.window.retry_wanted):
        inbox.buttons()["Try again now"].click()
    inbox.status.set_connection(CONNECTED)
    assert not inbox.banner.isVisible()


def test_an_expired_sign_in_keeps_the_history_and_asks_for_another(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), EXPIRED)
    assert inbox.list.isVisible()
    with qtbot.waitSignal(inbox.window.sign_in_wanted):
        inbox.buttons()["Sign in…"].click()


def test_choosing_an_entry_shows_its_details_and_tells_that_it_was_read(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), CONNECTED)
    with qtbot.waitSignal(inbox.window.entry_read) as blocker:
        assert inbox.window.open_entry("event-2")
    assert blocker.args == ["event-2"]
    assert inbox.details.entry is not None
    assert inbox.details.entry.id == "event-2"


def test_an_entry_that_was_read_is_not_told_again(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages([notification(position=1, read=True)]), CONNECTED)
    with qtbot.assertNotEmitted(inbox.window.entry_read):
        assert inbox.window.open_entry("event-1")


def test_an_entry_of_another_account_is_not_opened(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), CONNECTED)
    assert not inbox.window.open_entry("somebody-elses")


def test_the_keyboard_alone_walks_the_list_past_the_headings(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3, step_h=24)), CONNECTED)
    inbox.window.open_entry("event-3")
    seen = []
    for _ in range(2):
        QTest.keyClick(inbox.list, Qt.Key.Key_Down)
        assert inbox.details.entry is not None
        seen.append(inbox.details.entry.id)
    assert seen == ["event-2", "event-1"]


def test_what_comes_in_does_not_move_what_is_being_read(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(50, step_h=0.01)), CONNECTED)
    inbox.window.open_entry("event-20")
    index = inbox.list.currentIndex()
    before = inbox.list.visualRect(index).top()
    inbox.window.add(after(entries(50, step_h=0.01)[-1], 3))
    assert _id_at(inbox.list, 1) == "event-53"
    assert _id_at(inbox.list, inbox.list.currentIndex().row()) == "event-20"
    assert inbox.list.visualRect(inbox.list.currentIndex()).top() == before


def test_at_the_top_new_entries_are_seen_at_once(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(50, step_h=0.01)), CONNECTED)
    inbox.window.add(after(entries(50, step_h=0.01)[-1]))
    assert inbox.list.verticalScrollBar().value() == 0


def test_a_hidden_window_gathers_nothing_and_is_right_when_it_is_shown(qtbot: QtBot) -> None:
    pages = MemoryPages(entries(2))
    inbox = Inbox(qtbot, pages, CONNECTED)
    inbox.window.hide()
    new = after(pages.entries[-1], 500)
    pages.entries += new
    inbox.window.add(new)
    assert inbox.list.model().rowCount() == 3
    inbox.window.show()
    assert _id_at(inbox.list, 1) == "event-502"


def test_a_problem_is_said_until_it_is_taken_note_of(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(1)), CONNECTED)
    problem = Problem(code="history_full", title="The disk is full", hint="Free some space.")
    inbox.window.show_problem(problem)
    assert inbox.banner.text == "The disk is full. Free some space."
    inbox.buttons()["Dismiss"].click()
    assert not inbox.banner.isVisible()


def test_signing_out_takes_the_entries_and_their_details_away(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), CONNECTED)
    inbox.window.open_entry("event-1")
    inbox.window.show_account(None)
    inbox.status.set_connection(SIGNED_OUT)
    assert inbox.details.entry is None
    assert inbox.page.isVisible()


def test_escape_closes_the_window(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(1)), CONNECTED)
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    QTest.keyClick(inbox.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not inbox.window.isVisible())


def test_every_control_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), OFFLINE)
    inbox.window.open_entry("event-1")
    for button in inbox.buttons().values():
        assert button.text() or button.accessibleName()
    assert inbox.list.accessibleName()
    assert inbox.details.accessibleName()


def test_the_title_counts_what_is_unread(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), CONNECTED)
    inbox.status.set_unread(3)
    assert inbox.window.windowTitle() == "Paybell · 3 unread"
    with qtbot.waitSignal(inbox.window.mark_all_read_wanted):
        inbox.buttons()["Mark all as read"].click()


def test_copying_takes_the_id_that_one_tells_the_support(qtbot: QtBot) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), CONNECTED)
    inbox.window.open_entry("event-2")
    inbox.details.copy_main_id()
    assert QGuiApplication.clipboard().text() == "TX2"
    inbox.buttons()["Copy Notification ID"].click()
    assert QGuiApplication.clipboard().text() == "event-2"


def test_a_link_is_opened_by_a_click_and_says_where_it_leads(qtbot: QtBot) -> None:
    entry = notification(position=1, url="https://pay.example.com/receipts/TX123")
    inbox = Inbox(qtbot, MemoryPages([entry]), CONNECTED)
    with qtbot.assertNotEmitted(inbox.window.link_wanted):
        inbox.window.open_entry(entry.id)
    button = inbox.buttons()["View receipt"]
    assert "pay.example.com" in button.accessibleDescription()
    with qtbot.waitSignal(inbox.window.link_wanted) as blocker:
        button.click()
    assert blocker.args == ["https://pay.example.com/receipts/TX123"]


def test_markup_from_outside_is_shown_as_it_is(qtbot: QtBot) -> None:
    entry = notification(
        "notification", position=1, title="<b>x</b>", message="<a href='x'>click</a>"
    )
    inbox = Inbox(qtbot, MemoryPages([entry]), CONNECTED)
    inbox.window.open_entry(entry.id)
    labels = inbox.details.findChildren(QLabel)
    assert any("<b>x</b>" in label.text() for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_rows_are_painted_in_both_reading_directions(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    inbox = Inbox(qtbot, MemoryPages(entries(3)), CONNECTED)
    inbox.window.setLayoutDirection(direction)
    image = inbox.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert len({image.pixel(x, y) for x in range(0, 500, 3) for y in range(60, 200, 3)}) > 5


def test_markup_from_outside_is_no_markup_in_a_tooltip_either(qtbot: QtBot) -> None:
    url = "https://pay.example.com/?<b>x</b>"
    entry = notification(position=1, url=url, **{"<b>key</b>": "x" * 40})
    inbox = Inbox(qtbot, MemoryPages([entry]), CONNECTED)
    inbox.window.open_entry(entry.id)
    tip = QLabel()  # reads markup by the same rule as a tooltip
    qtbot.addWidget(tip)
    seen = set()
    for button in inbox.buttons().values():
        tip.setText(button.toolTip())
        tip.grab()
        document = tip.findChild(QTextDocument)
        seen.add(document.toPlainText() if document is not None else tip.text())
    assert url in seen
    assert "Copy <b>key</b>" in seen
