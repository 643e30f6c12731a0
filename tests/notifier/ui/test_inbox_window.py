"""What a person sees and does in the inbox; its history is a real one, and read by a thread."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from notifier.core.problems import Problem
from notifier.ui.card_menu import CardMenu
from notifier.ui.focus import FocusRing
from notifier.ui.inbox_window import InboxWindow
from notifier.ui.listing_thread import ListingThread
from notifier.ui.message_strip import MessageStrip
from notifier.ui.status import Status
from notifier.ui.window_place import WindowPlace
from tests.notifier.examples import NOW, notification
from tests.notifier.ui.inbox import EXPIRED, OFFLINE, SIGNED_OUT, Inbox, entries, words


def test_the_first_run_welcomes_and_leads_to_signing_in(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.status.set_connection(SIGNED_OUT)
    inbox.window.show()
    assert inbox.page.isVisible()
    assert inbox.page.title == "Welcome to Paybell"
    assert inbox.chips() == []
    with qtbot.waitSignal(inbox.window.sign_in_wanted):
        inbox.press("Sign in…")


def test_an_empty_history_says_what_will_come(inbox: Inbox) -> None:
    inbox.open()
    assert inbox.page.title == "Nothing yet"
    assert inbox.chips() == []
    assert not inbox.search.isVisible()


def test_an_empty_history_without_connection_offers_to_try_again(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(state=OFFLINE)
    assert inbox.page.title == "The server does not answer"
    with qtbot.waitSignal(inbox.window.retry_wanted):
        inbox.press("Try again now")


def test_without_connection_the_list_stays_and_a_banner_explains(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(3), state=OFFLINE)
    assert inbox.list.isVisible()
    assert inbox.banner.text == "The server does not answer."
    with qtbot.waitSignal(inbox.window.retry_wanted):
        inbox.press("Try again now")


def test_an_expired_sign_in_keeps_the_history_and_asks_for_another(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(3), state=EXPIRED)
    assert inbox.list.isVisible()
    with qtbot.waitSignal(inbox.window.sign_in_wanted):
        inbox.press("Sign in…")


def test_cards_stand_under_their_day_newest_first(inbox: Inbox) -> None:
    inbox.open(*entries(3, step_h=24))
    assert inbox.stories() == ["TX3", "TX2", "TX1"]
    assert inbox.headings() == ["Today", "Yesterday", "Sunday"]


def test_choosing_a_card_shows_its_details_and_tells_that_it_was_read(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(3))
    with qtbot.waitSignal(inbox.window.card_actions.ids_read) as blocker:
        QTest.mouseClick(
            inbox.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=inbox.list.visualRect(inbox.list.model().index(1, 0)).center(),
        )
    assert blocker.args == [("event-2",)]
    assert inbox.shown_story() == "TX2"


def test_every_unread_event_of_a_story_is_read_with_its_card(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(
        notification("payment_failed", id="e1", subject="TX1"),
        notification(id="e2", subject="TX1", at=NOW + timedelta(minutes=1)),
    )
    with qtbot.waitSignal(inbox.window.card_actions.ids_read) as blocker:
        inbox.window.open_story("TX1")
    assert blocker.args == [("e1", "e2")]


def test_a_card_that_was_read_is_not_told_again(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(notification(subject="TX123", read=True))
    with qtbot.assertNotEmitted(inbox.window.card_actions.ids_read):
        inbox.choose("TX123")


def test_giving_the_list_the_focus_reads_nothing(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*entries(3))
    with qtbot.assertNotEmitted(inbox.window.card_actions.ids_read, wait=100):
        inbox.list.clearFocus()
        inbox.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert inbox.shown_story() is None


def test_the_keyboard_alone_walks_the_list(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*entries(30, step_h=24))
    inbox.choose("TX30")
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        with qtbot.waitSignal(inbox.window.browser.opened):
            QTest.keyClick(inbox.list, key)
        seen.append(inbox.shown_story())
    assert seen == ["TX29", "TX28", "TX29", "TX1", "TX30"]


def test_a_page_down_leaves_nothing_out(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*entries(60, step_h=0.001))
    inbox.choose("TX60")
    before = inbox.list.rows_in_sight()
    with qtbot.waitSignal(inbox.window.browser.opened):
        QTest.keyClick(inbox.list, Qt.Key.Key_PageDown)
    row = inbox.list.currentIndex().row()
    assert 0 < row < before.stop
    assert row in inbox.list.rows_in_sight()


def test_what_comes_in_does_not_move_what_is_being_read(inbox: Inbox) -> None:
    inbox.open(*entries(50, step_h=0.01))
    inbox.choose("TX20")
    before = inbox.list.visualRect(inbox.list.currentIndex()).top()
    inbox.receive(*(notification(id=f"new-{n}", subject=f"N{n}") for n in range(3)))
    assert inbox.stories()[:3] == ["N2", "N1", "N0"]
    assert inbox.stories()[inbox.list.currentIndex().row()] == "TX20"
    assert inbox.list.visualRect(inbox.list.currentIndex()).top() == before
    assert inbox.shown_story() == "TX20"


def test_at_the_top_new_cards_are_seen_at_once(inbox: Inbox) -> None:
    inbox.open(*entries(50, step_h=0.01))
    inbox.receive(notification(id="new", subject="N"))
    assert inbox.list.is_at_top
    assert inbox.stories()[0] == "N"


def test_a_hidden_window_asks_nothing_and_is_right_when_it_is_shown(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(2))
    inbox.window.hide()
    inbox.receive(*(notification(id=f"new-{n}", subject=f"N{n}") for n in range(500)))
    assert inbox.outline().total == 2
    with qtbot.waitSignal(inbox.window.browser.answered):
        inbox.window.show()
    assert inbox.outline().total == 502


def test_a_later_event_of_a_payment_folds_into_its_card(inbox: Inbox) -> None:
    inbox.open(
        notification("payment_failed", id="e1", subject="TX1", at=NOW - timedelta(hours=2)),
        *entries(2)[1:],
    )
    assert inbox.stories() == ["TX2", "TX1"]
    inbox.choose("TX1")
    inbox.receive(notification(id="e2", subject="TX1", at=NOW + timedelta(minutes=1)))
    assert inbox.stories() == ["TX1", "TX2"]
    assert "Payment successful" in inbox.spoken()[0]
    assert "2 updates" in inbox.spoken()[0]
    inbox.qtbot.waitUntil(lambda: "What happened" in inbox.said())
    said = inbox.said()
    assert said.index("Paid") < said.index("Payment failed")


def test_what_the_platform_took_back_says_so(inbox: Inbox) -> None:
    inbox.open(*entries(2))
    inbox.choose("TX2")
    inbox.withdraw("TX2")
    assert "Withdrawn" in inbox.spoken()[0]
    inbox.qtbot.waitUntil(lambda: "Withdrawn: this is no longer true" in inbox.said())


def test_a_problem_is_said_until_it_is_taken_note_of(inbox: Inbox) -> None:
    inbox.open(*entries(1))
    problem = Problem(code="history_full", title="The disk is full", hint="Free some space.")
    inbox.window.show_problem(problem)
    assert inbox.banner.text == "The disk is full. Free some space."
    inbox.press("Dismiss")
    assert not inbox.banner.isVisible()


def test_a_history_that_cannot_be_read_is_said(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*entries(300))
    assert inbox.thread is not None
    closed: list[None] = []
    inbox.thread.ask(lambda listing: listing.close(), closed.append)
    qtbot.waitUntil(lambda: bool(closed))
    inbox.history.close()
    content = bytearray(inbox.history.path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    inbox.history.path.write_bytes(content)
    with qtbot.waitSignal(inbox.thread.failed):
        inbox.window.on_history_changed()
    assert "damaged" in inbox.banner.text
    assert inbox.list.isVisible()  # what was read before is still to be seen
    again = ListingThread(inbox.history.path)
    with qtbot.waitSignal(again.failed):
        inbox.window.show_account(again)
    assert "damaged" in inbox.page.title
    assert inbox.chips() == []
    inbox.history.path.unlink()
    with qtbot.waitSignal(inbox.window.browser.answered):
        inbox.press("Try again")
    assert inbox.page.title == "Nothing yet"
    again.close()


def test_signing_out_takes_the_cards_and_their_details_away(inbox: Inbox) -> None:
    inbox.open(*entries(3))
    inbox.choose("TX1")
    inbox.window.show_account(None)
    inbox.status.set_connection(SIGNED_OUT)
    assert inbox.details.story is None
    assert inbox.page.isVisible()
    assert inbox.outline().total == 0


def test_escape_first_ends_the_search_and_then_closes_the_window(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(2))
    inbox.look_for("tx1")
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    with qtbot.waitSignal(inbox.window.browser.answered):
        QTest.keyClick(inbox.list, Qt.Key.Key_Escape)
    assert inbox.search.text() == ""
    assert inbox.window.isVisible()
    QTest.keyClick(inbox.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not inbox.window.isVisible())


def test_every_control_has_a_name_for_a_screen_reader(inbox: Inbox) -> None:
    inbox.open(*entries(3), state=OFFLINE)
    inbox.choose("TX1")
    for button in inbox.buttons().values():
        assert button.accessibleName() or button.text()
    for widget in (inbox.list, inbox.details, inbox.search):
        assert widget.accessibleName()


def test_tab_goes_through_the_details_in_their_order_and_shows_where_it_is(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(notification(subject="TX1", url="https://pay.example.com/r"))
    inbox.choose("TX1")
    inbox.window.strip.say("Deleted.", "Undo", lambda: None)
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    inbox.list.setFocus()
    QTest.keyClick(inbox.list, Qt.Key.Key_Tab)
    assert inbox.details.hasFocus()
    ring = inbox.details.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    assert ring.isVisible()
    assert ring.geometry() == inbox.details.viewport().geometry()
    focused: QWidget | None = inbox.details
    visited = []
    for _ in range(6):
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.accessibleName() or getattr(focused, "text", str)())
    assert visited == [
        "Mark as unread on this device",
        "Delete from this device",
        "View receipt",
        "Copy Transaction",
        "Copy Notification ID",
        "Undo",
    ]
    assert not ring.isVisible()


def test_a_screen_reader_hears_what_labels_and_buttons_say_and_no_markup(inbox: Inbox) -> None:
    inbox.open(notification(subject="TX1"), state=OFFLINE)
    inbox.choose("TX1")
    shown = [each for each in inbox.window.findChildren(QWidget) if each.isVisible()]
    interfaces = [QAccessible.queryAccessibleInterface(each) for each in shown]
    names = [each.text(QAccessible.Text.Name) for each in interfaces]
    assert "Amount: ₹5,000.00" in names
    assert f"Connection: {inbox.status.headline}" in names
    described = [each.text(QAccessible.Text.Description) for each in interfaces]
    assert "Mark as unread on this device (Ctrl+U)" in described
    assert not any("<" in text for text in described)


def test_a_screen_reader_finds_a_list_of_items_with_everything_said(inbox: Inbox) -> None:
    inbox.open(*entries(3, step_h=24))
    inbox.stories()
    interface = QAccessible.queryAccessibleInterface(inbox.list)
    assert interface.role() is QAccessible.Role.List
    assert interface.childCount() == 3
    row = interface.child(1)
    assert row.role() is QAccessible.Role.ListItem
    spoken = row.text(QAccessible.Text.Name)
    assert spoken.startswith("unread, Payment successful, ₹5,000.00")
    assert "Yesterday" in spoken


def test_the_title_counts_what_is_unread(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*entries(3))
    assert inbox.window.windowTitle() == "Paybell · 3 unread"
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    with qtbot.waitSignal(inbox.window.mark_all_read_wanted):
        QTest.keyClick(
            inbox.list,
            Qt.Key.Key_R,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )


def test_copying_takes_the_id_that_one_tells_the_support(inbox: Inbox) -> None:
    inbox.open(*entries(3))
    inbox.choose("TX2")
    inbox.details.copy_main_id()
    assert QGuiApplication.clipboard().text() == "TX2"
    inbox.press("Copy Notification ID")
    assert QGuiApplication.clipboard().text() == "event-2"


def test_a_right_click_offers_what_can_be_done_with_the_card(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(notification(subject="TX123", url="https://pay.example.com/r/1"), *entries(3))
    place = inbox.list.visualRect(inbox.list.model().index(inbox.stories().index("TX123"), 0))
    QTest.mouseClick(inbox.list.viewport(), Qt.MouseButton.RightButton, pos=place.center())
    inbox.list.customContextMenuRequested.emit(place.center())
    menu = inbox.find(CardMenu)
    offered = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert list(filter(None, offered)) == [
        "View receipt · pay.example.com",
        "Copy number",
        "Mark as unread",
        "Delete",
    ]
    offered["Copy number"].trigger()
    assert QGuiApplication.clipboard().text() == "TX123"
    with qtbot.waitSignal(inbox.window.link_wanted) as blocker:
        offered["View receipt · pay.example.com"].trigger()
    assert blocker.args == ["https://pay.example.com/r/1"]
    with qtbot.waitSignal(inbox.window.browser.answered):
        offered["Delete"].trigger()
    assert "TX123" not in inbox.stories()
    menu.close()


def test_a_right_click_where_no_card_is_offers_nothing(inbox: Inbox) -> None:
    inbox.open(*entries(1))
    inbox.list.customContextMenuRequested.emit(inbox.list.viewport().rect().bottomLeft())
    assert inbox.window.findChild(CardMenu) is None


def test_the_copy_key_takes_what_is_selected_and_else_the_number(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(notification(description="Rent for November"))
    inbox.choose("TX123")
    inbox.window.activateWindow()
    qtbot.waitUntil(inbox.window.isActiveWindow)
    value = next(
        label for label in inbox.details.findChildren(QLabel) if label.text() == "Rent for November"
    )
    value.setFocus()
    for selected, copied in ((4, "Rent"), (0, "TX123")):
        value.setSelection(0, selected)
        QTest.keyClick(value, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == copied


def test_a_link_is_opened_by_a_click_and_says_where_it_leads(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(notification(subject="TX123", url="https://pay.example.com/receipts/TX123"))
    with qtbot.assertNotEmitted(inbox.window.link_wanted):
        inbox.choose("TX123")
    assert "pay.example.com" in inbox.buttons()["View receipt"].accessibleDescription()
    with qtbot.waitSignal(inbox.window.link_wanted) as blocker:
        inbox.press("View receipt")
    assert blocker.args == ["https://pay.example.com/receipts/TX123"]


def test_markup_from_outside_is_shown_as_it_is(inbox: Inbox) -> None:
    message = "<a href='x'>click</a>"
    inbox.open(notification("notification", title="<b>x</b>", message=message))
    inbox.choose("event-1")
    labels = inbox.details.findChildren(QLabel)
    assert any("<b>x</b>" in label.text() for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())


def test_markup_from_outside_is_no_markup_in_a_tooltip_either(inbox: Inbox, qtbot: QtBot) -> None:
    url = "https://pay.example.com/?<b>x</b>"
    inbox.open(notification(subject="TX123", url=url, **{"<b>key</b>": "x" * 40}))
    inbox.choose("TX123")
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


def test_unread_again_is_said_to_be_so_on_this_device_only(inbox: Inbox) -> None:
    inbox.open(*entries(2))
    inbox.choose("TX2")
    inbox.qtbot.waitUntil(lambda: inbox.history.unread_count() == 1)
    inbox.press("Mark as unread on this device")
    inbox.qtbot.waitUntil(lambda: inbox.history.unread_count() == 2)
    assert "on this device" in inbox.find(MessageStrip).text
    assert inbox.shown_story() is None
    assert inbox.history.pending_reads() == []


def test_deleting_can_be_undone(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.open(*entries(3))
    inbox.choose("TX2")
    inbox.list.setFocus()
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    QTest.keyClick(inbox.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: inbox.outline().total == 2)
    assert inbox.stories() == ["TX3", "TX1"]
    assert inbox.shown_story() is None
    assert inbox.list.currentIndex().row() == 1  # the keyboard goes on where it was
    assert "30 days" in inbox.find(MessageStrip).text
    inbox.press("Undo")
    qtbot.waitUntil(lambda: inbox.outline().total == 3)
    assert inbox.find(MessageStrip).text == ""


def test_what_was_deleted_lately_can_be_looked_through_and_restored(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(*entries(3))
    inbox.change(lambda: inbox.history.bin.delete(["TX2"], now_s=1000))
    actions = {action.text(): action for action in inbox.window.actions()}
    with qtbot.waitSignal(inbox.window.browser.answered):
        actions["Recently deleted"].trigger()
    assert inbox.stories() == ["TX2"]
    QTest.keyClick(inbox.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Deleted from this device" in inbox.said())
    inbox.press("Restore")
    qtbot.waitUntil(inbox.page.isVisible)
    assert inbox.page.title == "Nothing was deleted"
    with qtbot.waitSignal(inbox.window.browser.answered):
        inbox.press("Show all")
    assert len(inbox.stories()) == 3


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_rows_are_painted_in_both_reading_directions(
    inbox: Inbox, direction: Qt.LayoutDirection
) -> None:
    inbox.open(*entries(3))
    inbox.stories()
    inbox.window.setLayoutDirection(direction)
    image = inbox.list.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    left, right = (_ink(image, QPoint(x, 30)) for x in (0, image.width() - 80))
    # The unread dot and the disc are at the side where lines begin.
    begins_left = direction is Qt.LayoutDirection.LeftToRight
    assert (left > right) == begins_left


def _ink(image: QImage, at: QPoint) -> int:
    """How many pixels of that corner are coloured, and no shade of grey."""
    colours = [
        image.pixelColor(at.x() + x, at.y() + y) for x in range(0, 80, 2) for y in range(0, 60, 2)
    ]
    return sum(colour.hslSaturationF() > 0.2 for colour in colours)


def test_a_story_of_very_many_events_is_read_whole_and_told_in_part(
    inbox: Inbox, qtbot: QtBot
) -> None:
    inbox.open(
        *(notification(id=f"e{n}", subject="A", at=NOW + timedelta(seconds=n)) for n in range(400))
    )
    with qtbot.waitSignal(inbox.window.card_actions.ids_read) as blocker:
        inbox.window.open_story("A")
    assert blocker.args is not None
    assert len(blocker.args[0]) == 400
    assert "375 earlier" in inbox.said()
    assert inbox.said().count("Paid") == 25


def test_a_payload_of_very_many_fields_is_shown_in_part(inbox: Inbox) -> None:
    inbox.open(notification(subject="A", **{f"field{n}": "x" for n in range(2000)}))
    inbox.choose("A")
    assert len(inbox.said()) < 150


def test_a_test_is_marked_as_one(inbox: Inbox) -> None:
    inbox.open(
        notification("notification", id="e1", test=True),
        notification("bill_generated", id="e2", subject="B", test=True),
    )
    for story, title in (("e1", "TEST · Hello"), ("B", "TEST · Electricity bill")):
        inbox.choose(story)
        assert title in inbox.said()
    assert all("TEST" in spoken for spoken in inbox.spoken())


def test_the_window_opens_where_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    place = WindowPlace(tmp_path / "place.json")
    for size in ((960, 640), (700, 500)):
        window = InboxWindow("Paybell", Status(lambda: 0.0), words(), place)
        qtbot.addWidget(window)
        window.show()
        assert (window.width(), window.height()) == size
        window.resize(700, 500)
        window.hide()
    (tmp_path / "place.json").write_text('{"geometry": "no base64", "parts": 7}', "utf-8")
    window = InboxWindow("Paybell", Status(lambda: 0.0), words(), place)
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (960, 640)


def test_a_message_stays_while_somebody_is_about_to_press(inbox: Inbox, qtbot: QtBot) -> None:
    strip = inbox.find(MessageStrip)
    inbox.open(*entries(1))
    inbox.window.activateWindow()
    with qtbot.waitActive(inbox.window):
        pass
    strip.say("Deleted", "Undo", lambda: None)
    inbox.buttons()["Undo"].setFocus()
    strip._timer.timeout.emit()
    assert strip.text == "Deleted"
    inbox.list.setFocus()
    strip._timer.timeout.emit()
    assert strip.text == ""
