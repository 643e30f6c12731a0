"""Finding something: the search as one types, the chips, and Upcoming."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from notifier.core.card import Shown
from notifier.core.notification import Notification
from tests.helpers.sample_history import make_searchable
from tests.notifier.examples import NOW, notification
from tests.notifier.ui.inbox import Inbox, entries


def some() -> list[Notification]:
    return [
        notification(id="e1", subject="P", description="Café Zoë", amount="64.20", currency="EUR"),
        notification("payment_failed", id="e2", subject="F", reason="Limit exceeded"),
        notification("bill_generated", id="e3", subject="B", utility="water"),
        notification("notification", id="e4", title="Statement", message="It is ready"),
    ]


def test_search_finds_titles_amounts_ids_utilities_and_reasons(inbox: Inbox) -> None:
    inbox.open(*some())
    for typed, story in [
        ("cafe", "P"),
        ("64,20", "P"),
        ("eur", "P"),
        ("payment failed", "F"),
        ("limit", "F"),
        ("water bill", "B"),
        ("1,240", "B"),
        ("statement", "e4"),
        ("e4", "e4"),
    ]:
        inbox.look_for(typed)
        assert inbox.stories() == [story], typed


def test_chips_and_search_go_together(inbox: Inbox) -> None:
    inbox.open(*some())
    inbox.show("Failed")
    assert inbox.stories() == ["F"]
    inbox.show("Bills")
    assert inbox.stories() == ["B"]
    inbox.show("Other")
    assert inbox.stories() == ["e4"]
    inbox.show("Payments")
    assert inbox.stories() == ["F", "P"]
    inbox.look_for("zoe")
    assert inbox.stories() == ["P"]


def test_what_is_not_found_says_so_and_offers_to_show_all(inbox: Inbox) -> None:
    inbox.open(*some())
    inbox.show("Failed")
    inbox.look_for("zebra")
    assert inbox.page.isVisible()
    assert inbox.page.title == "Nothing found for “zebra”"
    with inbox.qtbot.waitSignal(inbox.window.browser.answered):
        inbox.press("Clear the search")
    assert len(inbox.stories()) == 4


def test_what_is_being_made_searchable_is_found_when_it_is(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*some())
    with qtbot.waitSignal(inbox.window.browser.answered):
        inbox.search.setText("zoe")
    assert inbox.page.isVisible()
    make_searchable(inbox.history)
    qtbot.waitUntil(lambda: inbox.outline().total == 1)


def test_a_card_stays_among_the_unread_while_it_is_being_read(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*entries(3))
    inbox.show("Unread")
    for row, story in ((0, "TX3"), (1, "TX2")):
        with qtbot.waitSignal(inbox.window.browser.answered):
            QTest.keyClick(inbox.list, Qt.Key.Key_Down)
        assert inbox.shown_story() == story
        assert story in inbox.stories()
        assert row >= inbox.list.currentIndex().row()
    assert inbox.stories() == ["TX2", "TX1"]


def test_letters_typed_in_the_list_go_into_the_search(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*some())
    make_searchable(inbox.history)
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    inbox.list.setFocus()
    with qtbot.waitSignal(inbox.window.browser.answered):
        QTest.keyClicks(inbox.list, "z")
        QTest.keyClicks(inbox.search, "oe")
    assert inbox.search.text() == "zoe"
    QTest.keyClick(inbox.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: inbox.shown_story() == "P")
    assert inbox.list.hasFocus()


def test_keys_choose_the_chips_and_the_view(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*some())
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    for key, stories in ((Qt.Key.Key_3, ["F"]), (Qt.Key.Key_4, ["B"])):
        with qtbot.waitSignal(inbox.window.browser.answered):
            QTest.keyClick(inbox.list, key, Qt.KeyboardModifier.ControlModifier)
        assert inbox.stories() == stories
    with qtbot.waitSignal(inbox.window.browser.answered):
        QTest.keyClick(inbox.list, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert inbox.headings() == ["No due date"]
    QTest.keyClick(inbox.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is inbox.search


def _bill(subject: str, days: int) -> Notification:
    due = (NOW + timedelta(days=days)).date().isoformat()
    return notification("bill_generated", id=f"e-{subject}", subject=subject, dueDate=due)


def test_upcoming_shows_what_is_to_be_paid_the_overdue_first(inbox: Inbox) -> None:
    inbox.open(
        _bill("later", 9), _bill("tomorrow", 1), _bill("late", -3), _bill("later than late", -2)
    )
    assert "Upcoming (4)" in inbox.chips()
    inbox.show("Upcoming (4)")
    assert inbox.stories() == ["late", "later than late", "tomorrow", "later"]
    assert inbox.headings() == ["Overdue", "Tomorrow", "10 December"]
    assert "3 days overdue" in inbox.spoken()[0]
    assert "overdue since 28 November" in inbox.spoken()[0]
    assert "in 1 day" in inbox.spoken()[2]


def test_a_bill_leaves_upcoming_when_it_is_paid_or_withdrawn(inbox: Inbox) -> None:
    inbox.open(_bill("paid", 1), _bill("wrong", 2), _bill("failed", 3))
    inbox.show("Upcoming (3)")
    inbox.receive(notification(id="p", subject="paid"))
    inbox.withdraw("wrong")
    inbox.receive(notification("payment_failed", id="f", subject="failed"))
    assert inbox.stories() == ["failed"]
    assert "Payment failed" in inbox.spoken()[0]
    inbox.receive(notification(id="p2", subject="failed"))
    assert inbox.page.title == "No bills to pay"


def test_the_details_of_a_bill_say_when_it_is_due_and_that_it_was_paid(inbox: Inbox) -> None:
    inbox.open(_bill("B", -1))
    inbox.choose("B")
    assert "Overdue since 30 November" in inbox.said()
    inbox.receive(notification(id="p", subject="B"))
    inbox.qtbot.waitUntil(lambda: "Paid" in inbox.said())
    assert "Overdue since 30 November" not in inbox.said()
    assert "Bill issued" in inbox.said()


def test_the_whole_window_can_be_walked_with_the_tab_key(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*some())
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    inbox.search.setFocus()
    seen = []
    for _ in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    for name in ("Search in all notifications", "All", "Notifications", "Inbox"):
        assert name in seen, seen
    assert seen.index("All") < seen.index("Notifications")


def test_arrow_keys_go_from_chip_to_chip(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*some())
    chip = inbox.buttons()["All"]
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    chip.setFocus()
    with qtbot.waitSignal(inbox.window.browser.answered):
        QTest.keyClick(chip, Qt.Key.Key_Right)
    assert inbox.stories() == ["F", "P"]


def test_a_long_list_shows_its_first_cards_before_the_others_are_counted(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(450))
    make_searchable(inbox.history)
    browser = inbox.window.browser
    seen: list[tuple[bool, int, int]] = []
    bar = inbox.list.verticalScrollBar()

    def look() -> None:
        seen.append((inbox.outline().is_whole, inbox.outline().total, bar.value()))
        bar.setValue(300)  # whoever scrolls at once is not taken back to the top

    bar.setValue(bar.maximum())
    browser.answered.connect(look)
    inbox.search.setText("tx")
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [(False, 400, 0), (True, 450, 300)]


def test_what_comes_in_while_something_is_looked_for_takes_nobody_from_the_top_of_it(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(60))
    bar = inbox.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    with qtbot.waitSignal(inbox.window.browser.answered):
        inbox.window.show_view(Shown.PAYMENTS)
        inbox.window.browser.ask()  # before that was answered
    assert bar.value() == 0
