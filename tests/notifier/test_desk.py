"""The main thread's half, with real windows and a real history; the network thread is played."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec import structs
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.account import AccountLine, AccountView
from notifier.core.card import Shown
from notifier.core.connection import ConnectionState, Phase
from notifier.core.problems import Problem
from notifier.core.sign_in import SignInProgress, SignInStep
from notifier.desk import Desk
from notifier.engine import Engine
from notifier.net.ports import HistoryChange
from notifier.paths import Paths
from notifier.presentation.render import OPEN_URL
from notifier.store.history import History
from notifier.store.settings import SettingsFile
from notifier.toasts.backend import DIGEST_KEY, REMINDERS_KEY, Activation
from notifier.toasts.keys import ToastKey
from notifier.toasts.service import BackendStatus
from notifier.ui.about_dialog import AboutDialog
from notifier.ui.inbox_window import InboxWindow
from notifier.ui.language import Language
from notifier.ui.sign_in_dialog import SignInDialog
from notifier.ui.sign_out_dialog import SignOutDialog
from notifier.ui.status import Status
from notifier.ui.tray_icon import TrayIcon
from notifier.ui.tray_menu import TrayMenu
from tests.notifier.examples import notification
from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]

EXPIRED = "token_expired"
CONNECTED = ConnectionState(phase=Phase.CONNECTED, transport="websocket")

BRAND = Brand(name="Paybell", app_id="a.b.C", allowed_link_hosts=("pay.example.com",))


class Asked:
    """An engine that writes down what it is asked."""

    toast_status: tuple[BackendStatus, ...] = (BackendStatus(name="freedesktop", shown=True),)

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[object, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: object, **more: object) -> None:
            self.calls.append((name, (*arguments, *more.values())))

        return call


class NoThread:
    def submit(self, coro: Coroutine[Any, Any, None]) -> None:
        coro.close()


class Room:
    """A desk with everything on it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.bridge = Bridge(NoThread())
        self.asked = Asked()
        self.status = Status(lambda: 1000.0)
        self.menu = TrayMenu("Paybell")
        qtbot.addWidget(self.menu)
        self.tray = TrayIcon("Paybell", self.status, self.menu, is_panel_light=lambda: None)
        self.paths = Paths.for_profile(BRAND, None, {"PAYBELL_HOME": str(folder)})
        self.paths.make()
        self.taken_elsewhere: set[str] = set()
        self.history = History(folder / "history.sqlite3")
        settings = SettingsFile(self.paths.settings_file)
        self.desk = Desk(
            brand=BRAND,
            version="1",
            paths=self.paths,
            server_url="",
            settings=settings,
            choices=Choices(settings),
            status=self.status,
            menu=self.menu,
            tray=self.tray,
            bridge=self.bridge,
            engine=cast("Engine", self.asked),
            take_elsewhere=lambda problem: problem.code in self.taken_elsewhere,
        )

    def sign_in(self) -> None:
        view = AccountView(
            key="k",
            server_url="https://a.example",
            history_path=self.history.path,
            memory_only=False,
        )
        self.bridge.account_changed.emit(view)
        self.bridge.accounts_changed.emit((AccountLine(view=view, is_active=True),))
        QApplication.processEvents()

    def receive(self, *entries: Any) -> None:
        added = self.history.append(entries, "1.cursor").added
        change = HistoryChange(added=added, unread=len(added))
        self.bridge.history_changed.emit(change)
        QApplication.processEvents()

    def choose(self, text: str) -> None:
        """Choose an entry of the tray's menu."""
        next(action for action in self.menu.actions() if action.text() == text).trigger()

    def window(self, kind: type[Any]) -> Any:
        visible = [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, kind) and widget.isVisible()
        ]
        return visible[-1] if visible else None

    def close(self) -> None:
        self.tray.hide()
        self.desk.close()
        self.history.close()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path)
    yield made
    made.close()


def test_what_arrives_is_counted_and_in_the_menu(qtbot: QtBot, room: Room) -> None:
    room.sign_in()
    room.receive(notification())
    assert room.status.unread == 1
    qtbot.waitUntil(lambda: any("₹5,000.00" in action.text() for action in room.menu.actions()))


def test_a_click_on_a_toast_opens_its_entry(
    qtbot: QtBot, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    room.sign_in()
    room.receive(notification(id="event-1"), notification(id="event-2", about="TX2"))
    room.bridge.toast_activated.emit(Activation(key="event-1"))
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    qtbot.waitUntil(lambda: ("mark_read", ("event-1",)) in room.asked.calls)
    assert "entry opened id=event-1" in caplog.text


def test_a_click_that_started_the_app_is_kept_until_there_is_a_history(
    qtbot: QtBot, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    room.history.append([notification(id="event-1")], "1.cursor")
    room.bridge.toast_activated.emit(Activation(key="event-1"))
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    assert "entry opened" not in caplog.text
    room.sign_in()
    assert "entry opened id=event-1" in caplog.text


def test_a_click_while_nobody_is_signed_in_is_not_kept_for_the_next_person(room: Room) -> None:
    room.bridge.account_changed.emit(None)
    room.bridge.accounts_changed.emit(())
    QApplication.processEvents()
    room.bridge.toast_activated.emit(Activation(key="somebody-elses"))
    QApplication.processEvents()
    room.window(InboxWindow).close()
    room.sign_in()
    QApplication.processEvents()
    assert room.window(InboxWindow) is None


def test_a_click_on_a_reminder_of_several_bills_opens_upcoming(qtbot: QtBot, room: Room) -> None:
    room.sign_in()
    room.receive(notification("bill_generated", id="b", dueDate="2026-12-05"), notification())
    room.bridge.toast_activated.emit(Activation(key=REMINDERS_KEY))
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    browser = room.window(InboxWindow).browser
    qtbot.waitUntil(lambda: browser.query.shown is Shown.UPCOMING and browser.model.rowCount() == 1)


@pytest.mark.parametrize("what", [DIGEST_KEY, REMINDERS_KEY, "event-1"])
def test_a_click_reaches_the_account_that_was_told(qtbot: QtBot, room: Room, what: str) -> None:
    room.sign_in()
    room.receive(notification(id="event-1"))  # a broadcast: both have it
    (first,) = room.desk._clicks._accounts or ()
    other = structs.replace(first, view=structs.replace(first.view, key="other"), is_active=False)
    room.bridge.accounts_changed.emit((first, other))
    room.bridge.toast_activated.emit(Activation(key=str(ToastKey(account="other", what=what))))
    qtbot.waitUntil(lambda: ("switch_account", ("other",)) in room.asked.calls)
    assert room.window(InboxWindow) is None
    room.bridge.account_changed.emit(other.view)
    room.bridge.accounts_changed.emit(
        (structs.replace(first, is_active=False), structs.replace(other, is_active=True))
    )
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    assert [name for name, _ in room.asked.calls].count("switch_account") == 1


def test_a_click_that_comes_before_the_accounts_waits_for_them(qtbot: QtBot, room: Room) -> None:
    view = AccountView(
        key="k", server_url="https://a.example", history_path=room.history.path, memory_only=False
    )
    other = structs.replace(view, key="other")
    room.bridge.account_changed.emit(view)
    room.bridge.toast_activated.emit(Activation(key=str(ToastKey(account="other", what="e"))))
    QApplication.processEvents()
    lines = (AccountLine(view=view, is_active=True), AccountLine(view=other, is_active=False))
    room.bridge.accounts_changed.emit(lines)
    qtbot.waitUntil(lambda: ("switch_account", ("other",)) in room.asked.calls)
    room.bridge.account_changed.emit(other)  # and the lines follow a moment later
    room.bridge.toast_activated.emit(Activation(key=str(ToastKey(account="other", what="e"))))
    QApplication.processEvents()
    assert [name for name, _ in room.asked.calls].count("switch_account") == 1


def test_a_click_on_a_toast_of_nobody_any_more_opens_the_inbox(qtbot: QtBot, room: Room) -> None:
    room.sign_in()
    room.bridge.toast_activated.emit(Activation(key=str(ToastKey(account="gone", what="e"))))
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    assert "switch_account" not in [name for name, _ in room.asked.calls]


def test_a_click_on_the_digest_opens_the_inbox(qtbot: QtBot, room: Room) -> None:
    room.bridge.toast_activated.emit(Activation(key=DIGEST_KEY))
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)


@pytest.mark.parametrize(
    ("url", "opened"),
    [("https://pay.example.com/r/1", True), ("https://evil.example/r/1", False)],
)
def test_a_toasts_button_opens_only_an_allowed_link(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch, url: str, opened: bool
) -> None:
    urls: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    room.sign_in()
    room.receive(notification(id="event-1", url=url))
    room.bridge.toast_activated.emit(Activation(key="event-1", action=OPEN_URL))
    qtbot.waitUntil(lambda: ("mark_read", ("event-1",)) in room.asked.calls)
    assert [found.toString() for found in urls] == ([url] if opened else [])


def test_a_link_that_no_browser_opens_is_said_and_not_lost(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://pay.example.com/r/1"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    room.sign_in()
    room.receive(notification(id="event-1", url=url))
    room.bridge.toast_activated.emit(Activation(key="event-1", action=OPEN_URL))
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    assert "No browser could be opened" in _banner(room)
    assert url in _banner(room)


def test_that_there_is_no_tray_is_not_told_any_more_when_one_comes(room: Room) -> None:
    room.tray.missing.emit()
    assert "no tray" in _banner(room)
    room.tray.became_available.emit()
    assert _banner(room) == ""


def _field(dialog: SignInDialog, name: str) -> QLineEdit:
    return next(field for field in dialog.findChildren(QLineEdit) if name in field.accessibleName())


def _submit(room: Room) -> SignInDialog:
    room.choose("Sign in…")
    dialog = room.window(SignInDialog)
    assert isinstance(dialog, SignInDialog)
    _field(dialog, "Address").setText("https://a.example")
    token = _field(dialog, "Token")
    token.setText("the-token")
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Sign in")
    button.click()
    return dialog


def test_signing_in_goes_on_when_the_language_is_changed(
    qtbot: QtBot, qapp: QApplication, room: Room
) -> None:
    room.desk.open_inbox()
    before = room.window(InboxWindow)
    dialog = _submit(room)
    assert dialog.parent() is before
    place = dialog.geometry()
    language = Language(qapp)
    language.use("de")
    try:
        room.desk.speak()
        QApplication.processEvents()
        assert room.window(SignInDialog) is dialog
        assert dialog.is_busy
        assert dialog.parent() is room.window(InboxWindow)
        assert dialog.parent() is not before
        assert dialog.geometry().size() == place.size()
        assert "cancel_sign_in" not in [name for name, _ in room.asked.calls]
        room.sign_in()
        room.bridge.connection_changed.emit(CONNECTED)
        qtbot.waitUntil(lambda: ("test_toast", ()) in room.asked.calls)
    finally:
        language.use("en")


def test_signing_in_ends_with_a_test_toast(qtbot: QtBot, room: Room) -> None:
    dialog = _submit(room)
    assert ("sign_in", ("https://a.example", "the-token", False)) in room.asked.calls
    room.bridge.connection_changed.emit(ConnectionState(phase=Phase.CONNECTING))
    room.sign_in()
    assert dialog.isVisible()
    room.bridge.connection_changed.emit(CONNECTED)
    qtbot.waitUntil(lambda: ("test_toast", ()) in room.asked.calls)
    assert room.window(SignInDialog) is None


def test_a_refused_token_is_explained_in_the_dialog(qtbot: QtBot, room: Room) -> None:
    dialog = _submit(room)
    room.sign_in()
    room.bridge.problem_occurred.emit(Problem(code="token_invalid", title="Please sign in again"))
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.isVisible()


def test_signing_in_is_not_answered_by_the_connection_of_the_account_before(room: Room) -> None:
    room.sign_in()
    room.bridge.connection_changed.emit(ConnectionState(phase=Phase.SIGNED_OUT, reason=EXPIRED))
    QApplication.processEvents()
    dialog = _submit(room)
    for state in (ConnectionState(phase=Phase.OFFLINE, reason="server_unreachable"), CONNECTED):
        room.bridge.connection_changed.emit(state)
        QApplication.processEvents()
        assert dialog.isVisible()
        assert dialog.is_busy


def test_signing_in_is_not_answered_by_the_trouble_of_the_account_before(room: Room) -> None:
    room.sign_in()
    dialog = _submit(room)
    room.bridge.problem_occurred.emit(Problem(code=EXPIRED, title="Please sign in again"))
    QApplication.processEvents()
    assert dialog.is_busy
    assert "Please sign in again" in _banner(room)
    room.bridge.problem_occurred.emit(Problem(code="keyring_locked", title="It is locked"))
    QApplication.processEvents()
    assert not dialog.is_busy


def test_trouble_that_is_not_about_signing_in_does_not_answer_it(room: Room) -> None:
    dialog = _submit(room)
    room.bridge.problem_occurred.emit(Problem(code="settings_unwritable", title="Not saved"))
    QApplication.processEvents()
    assert dialog.is_busy


def test_a_refusal_is_said_in_the_dialog_and_not_once_more_in_the_window(room: Room) -> None:
    dialog = _submit(room)
    room.sign_in()
    refused = ConnectionState(phase=Phase.SIGNED_OUT, reason="token_invalid")
    room.bridge.connection_changed.emit(refused)
    room.bridge.problem_occurred.emit(Problem(code="token_invalid", title="Sign in again"))
    QApplication.processEvents()
    assert not dialog.is_busy
    assert "Sign in again" not in _banner(room)


def test_why_there_was_no_connection_is_not_told_any_more_when_there_is_one(room: Room) -> None:
    room.sign_in()
    room.desk.open_inbox()
    room.receive(notification())
    for code, stays in (
        ("keyring_locked", False),
        ("history_unwritable", False),
        ("history_corrupt", True),
    ):
        room.bridge.problem_occurred.emit(Problem(code=code, title="This happened"))
        QApplication.processEvents()
        assert "This happened" in _banner(room)
        room.bridge.connection_changed.emit(CONNECTED)
        QApplication.processEvents()
        assert ("This happened" in _banner(room)) is stays


def test_windows_are_not_even_imported_before_one_is_opened() -> None:
    windows = ("inbox_window", "settings.window", "sign_in_dialog", "about_dialog")
    code = (
        "import sys, notifier.start, notifier.desk, notifier.engine, notifier.settings_desk\n"
        f"print([name for name in {windows!r} if f'notifier.ui.{{name}}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _banner(room: Room) -> str:
    from notifier.ui.banner import Banner

    room.desk.open_inbox()
    return str(room.window(InboxWindow).findChild(Banner).text)


def test_a_reconnect_without_the_dialog_shows_no_test_toast(room: Room) -> None:
    room.bridge.connection_changed.emit(CONNECTED)
    QApplication.processEvents()
    assert ("test_toast", ()) not in room.asked.calls


def test_who_was_asked_about_is_signed_out_whoever_is_shown_by_then(
    qtbot: QtBot, room: Room
) -> None:
    room.sign_in()
    room.choose("Sign out…")
    question = room.window(SignOutDialog)
    assert "a.example" in question.text()
    (line,) = room.desk._clicks._accounts or ()
    room.bridge.account_changed.emit(structs.replace(line.view, key="other"))
    QApplication.processEvents()
    next(b for b in question.findChildren(QPushButton) if b.text() == "&Sign out").click()
    assert ("sign_out", ("k", False)) in room.asked.calls
    sees = [arguments for name, arguments in room.asked.calls if name == "sees"]
    assert sees == [("k",), ("other",)]


def test_signing_out_leaves_nothing_of_the_account_to_see(qtbot: QtBot, room: Room) -> None:
    room.sign_in()
    room.receive(notification())
    qtbot.waitUntil(lambda: any("₹5,000.00" in action.text() for action in room.menu.actions()))
    room.bridge.account_changed.emit(None)
    QApplication.processEvents()
    assert room.status.unread == 0
    visible = [action.text() for action in room.menu.actions() if action.isVisible()]
    assert not any("₹" in text for text in visible)
    assert "Sign in…" in visible


def test_a_problem_that_another_window_has_said_is_not_said_again(room: Room) -> None:
    room.taken_elsewhere.add("settings_unwritable")
    room.bridge.problem_occurred.emit(Problem(code="settings_unwritable", title="Not saved"))
    QApplication.processEvents()
    assert "Not saved" not in _banner(room)


def test_a_problem_waits_for_the_window(room: Room) -> None:
    room.bridge.problem_occurred.emit(Problem(code="history_full", title="The disk is full"))
    QApplication.processEvents()
    assert room.window(InboxWindow) is None  # it never steals the focus
    room.desk.open_inbox()
    room.sign_in()
    from notifier.ui.banner import Banner

    assert "The disk is full" in room.window(InboxWindow).findChild(Banner).text


def test_without_a_tray_it_says_so_once_and_lives_as_a_window(qtbot: QtBot, room: Room) -> None:
    assert room.bridge.why_no_tray()
    room.tray.missing.emit()
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    room.window(InboxWindow).close()
    room.tray.missing.emit()
    assert room.window(InboxWindow) is None


def test_signing_out_is_asked_first(room: Room) -> None:
    room.sign_in()
    room.choose("Sign out…")
    dialog = room.window(SignOutDialog)
    assert not any(name == "sign_out" for name, _ in room.asked.calls)
    button = next(
        b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == "Sign out"
    )
    button.click()
    assert ("sign_out", ("k", False)) in room.asked.calls


def test_about_opens(room: Room) -> None:
    room.choose("About Paybell")
    assert room.window(AboutDialog) is not None


def test_a_history_that_was_replaced_is_read_anew(qtbot: QtBot, room: Room) -> None:
    room.sign_in()
    room.receive(notification(id="event-1"))
    room.desk.open_inbox()
    room.bridge.history_changed.emit(HistoryChange(unread=1, reset=True))
    QApplication.processEvents()
    room.desk.open_entry("event-1")
    qtbot.waitUntil(lambda: ("mark_read", ("event-1",)) in room.asked.calls)


ISSUER_PAGE = "https://id.example/auth?state=s"


def test_in_another_language_the_inbox_lists_what_it_listed(qtbot: QtBot, room: Room) -> None:
    room.sign_in()
    room.receive(notification())
    room.desk.open_inbox()
    room.desk.speak()
    qtbot.waitUntil(lambda: room.window(InboxWindow) is not None)
    qtbot.waitUntil(lambda: room.window(InboxWindow).browser.model.rowCount() == 1)
    assert any("₹5,000.00" in action.text() for action in room.menu.actions())


def _begin_in_browser(room: Room) -> SignInDialog:
    room.choose("Sign in…")
    dialog = room.window(SignInDialog)
    assert isinstance(dialog, SignInDialog)
    _field(dialog, "Address").setText("https://a.example")
    buttons = dialog.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Sign in with your browser").click()
    return dialog


def test_the_issuers_page_opens_in_the_systems_browser(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    _begin_in_browser(room)
    assert ("sign_in_by_browser", ("https://a.example",)) in room.asked.calls
    room.bridge.sign_in_changed.emit(SignInProgress(step=SignInStep.BROWSER, url=ISSUER_PAGE))
    qtbot.waitUntil(lambda: [url.toString() for url in urls] == [ISSUER_PAGE])
    room.bridge.sign_in_changed.emit(SignInProgress(step=SignInStep.FINISHING))
    room.sign_in()
    room.bridge.sign_in_changed.emit(SignInProgress(step=SignInStep.OVER))
    room.bridge.connection_changed.emit(CONNECTED)
    qtbot.waitUntil(lambda: room.window(SignInDialog) is None)
    assert ("test_toast", ()) in room.asked.calls
    assert ("cancel_sign_in", ()) not in room.asked.calls


def test_closing_the_window_gives_up_signing_in(room: Room) -> None:
    dialog = _begin_in_browser(room)
    dialog.reject()
    assert ("cancel_sign_in", ()) in room.asked.calls


def test_a_toast_of_another_account_shows_that_account_first(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    elsewhere = History(tmp_path / "other" / "history.sqlite3")
    elsewhere.append([notification(id="event-9")], "1.cursor")
    elsewhere.close()
    room.sign_in()
    views = [
        AccountView(
            key=key, server_url=f"https://{key}.example", history_path=path, memory_only=False
        )
        for key, path in (("k", room.history.path), ("other", elsewhere.path))
    ]
    room.bridge.accounts_changed.emit(
        tuple(AccountLine(view=view, is_active=view.key == "k") for view in views)
    )
    room.bridge.toast_activated.emit(Activation(key="event-9"))
    qtbot.waitUntil(lambda: ("switch_account", ("other",)) in room.asked.calls)
    room.bridge.account_changed.emit(views[1])
    room.bridge.accounts_changed.emit(
        tuple(AccountLine(view=view, is_active=view.key == "other") for view in views)
    )
    qtbot.waitUntil(lambda: ("mark_read", ("event-9",)) in room.asked.calls)


def test_a_click_that_started_the_app_waits_until_all_accounts_are_known(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    elsewhere = History(tmp_path / "other" / "history.sqlite3")
    elsewhere.append([notification(id="event-9")], "1.cursor")
    elsewhere.close()
    room.bridge.toast_activated.emit(Activation(key="event-9"))
    lines = tuple(
        AccountLine(
            view=AccountView(
                key=key, server_url="https://a.example", history_path=path, memory_only=False
            ),
            is_active=key == "k",
        )
        for key, path in (("k", room.history.path), ("other", elsewhere.path))
    )
    room.bridge.account_changed.emit(lines[0].view)
    room.bridge.accounts_changed.emit(lines)
    qtbot.waitUntil(lambda: ("switch_account", ("other",)) in room.asked.calls)
