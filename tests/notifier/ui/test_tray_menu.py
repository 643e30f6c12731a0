from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from notifier.core.quiet import PauseLength
from notifier.ui.tray_menu import PAUSES, AccountEntry, LatestEntry, TrayMenu


def _visible(menu: TrayMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


def _action(menu: TrayMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_the_first_line_is_the_state_and_cannot_be_chosen(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    menu.show_status("Connected", can_retry=False)
    assert _visible(menu)[0] == "Connected"
    assert not _action(menu, "Connected").isEnabled()
    assert "Try again now" not in _visible(menu)


def test_trying_again_is_offered_when_it_can_help(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    menu.show_status("No connection", can_retry=True)
    with qtbot.waitSignal(menu.retry_wanted):
        _action(menu, "Try again now").trigger()


def test_each_of_the_latest_opens_itself(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    menu.show_latest(
        [
            LatestEntry(id="b", text="Payment failed · ₹5", unread=True),
            LatestEntry(id="a", text="Fish & Chips", unread=False),
        ],
        unread=1,
    )
    assert "● Payment failed · ₹5" in _visible(menu)
    with qtbot.waitSignal(menu.entry_wanted) as blocker:
        _action(menu, "Fish && Chips").trigger()  # an ampersand is an ampersand
    assert blocker.args == ["a"]
    menu.show_latest([], unread=0)
    assert not any("Payment" in text for text in _visible(menu))


def test_a_long_line_is_cut(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    menu.show_latest([LatestEntry(id="a", text="x" * 500, unread=False)], unread=0)
    assert max(len(text) for text in _visible(menu)) <= 60


def test_what_makes_no_sense_is_not_offered(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    menu.show_account(signed_in=False, needs_sign_in=True)
    assert "Sign in…" in _visible(menu)
    assert "Sign out…" not in _visible(menu)
    menu.show_account(signed_in=True, needs_sign_in=False)
    assert "Sign in…" not in _visible(menu)
    assert "Sign out…" in _visible(menu)
    menu.show_account(signed_in=True, needs_sign_in=True)
    assert {"Sign in…", "Sign out…"} <= set(_visible(menu))
    menu.show_latest([], unread=0)
    assert not _action(menu, "Mark all as read").isEnabled()


def test_every_entry_of_the_menu_does_something(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    for text, signal in (
        ("Open inbox", menu.inbox_wanted),
        ("Mark all as read", menu.mark_all_read_wanted),
        ("Settings…", menu.settings_wanted),
        ("Sign in…", menu.sign_in_wanted),
        ("Sign out…", menu.sign_out_wanted),
        ("About Paybell", menu.about_wanted),
        ("Quit", menu.quit_wanted),
    ):
        menu.show_latest([], unread=1)
        action = _action(menu, text)
        action.setVisible(True)
        with qtbot.waitSignal(signal):
            action.trigger()


def test_the_pauses_of_the_menu_are_those_that_there_are() -> None:
    assert list(PAUSES) == [str(length) for length in PauseLength]


def test_a_pause_is_asked_for_and_ended_from_the_menu(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    pause = _action(menu, "Pause notifications").menu()
    assert isinstance(pause, QMenu)
    names = ["For 30 minutes", "For 1 hour", "Until tomorrow", "Until I turn them on"]
    offered = [action for action in pause.actions() if action.isVisible() and action.text()]
    assert [action.text() for action in offered] == names
    for action, length in zip(offered, PAUSES, strict=True):
        with qtbot.waitSignal(menu.pause_wanted) as blocker:
            action.trigger()
        assert blocker.args == [length]

    menu.show_pause("Paused until 14:30")
    assert "Paused until 14:30" in _visible(menu)
    resume = next(action for action in pause.actions() if action.text() == "Turn on again")
    assert resume.isVisible()
    with qtbot.waitSignal(menu.resume_wanted):
        resume.trigger()
    menu.show_pause("")
    assert not resume.isVisible()
    assert "Pause notifications" in _visible(menu)


def test_between_several_accounts_one_can_choose_in_the_menu(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    accounts = next(action for action in menu.actions() if action.text() == "Accounts")
    assert not accounts.isVisible()
    menu.show_accounts([AccountEntry("a", "ann@a.example", True, 0)])
    assert not accounts.isVisible()
    menu.show_accounts(
        [AccountEntry("a", "ann@a.example", True, 0), AccountEntry("b", "b & co", False, 3)]
    )
    assert accounts.isVisible()
    submenu = accounts.menu()
    assert isinstance(submenu, QMenu)
    first, second = [action for action in submenu.actions() if action.isVisible()]
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert second.text() == "b && co (3)"
    with qtbot.waitSignal(menu.account_wanted) as blocker:
        second.trigger()
    assert blocker.args == ["b"]
