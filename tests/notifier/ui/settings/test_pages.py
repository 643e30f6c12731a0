"""Each page: it shows what is in force, applies at once what is changed, locks what is fixed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTime, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from notifier.choices import Choices
from notifier.core.account import AccountLine, AccountView, OwnDevice, OwnDevices
from notifier.core.connection import ConnectionState, Phase
from notifier.core.policy import HideAmounts, ToastStyle
from notifier.core.problems import Problem
from notifier.core.reminders import Reminders
from notifier.store.settings import Proxy, Theme, Updates
from notifier.ui.settings.about import AboutPage
from notifier.ui.settings.account import AccountPage
from notifier.ui.settings.connection import ConnectionPage
from notifier.ui.settings.general import GeneralPage
from notifier.ui.settings.notifications import NotificationsPage, ToastWay
from notifier.ui.settings.page import Page
from notifier.ui.settings.pages import Pages
from notifier.ui.settings.reminders import RemindersPage
from notifier.ui.settings.updates import UpdatesPage
from notifier.ui.settings.window import SettingsWindow
from notifier.ui.status import Status
from notifier.ui.tray_menu import PAUSES

WAYS = [
    ToastWay(name="freedesktop", works=False, why="no daemon answers", hint="Install one."),
    ToastWay(name="tray", works=True),
    ToastWay(name="plyer"),
]


def shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    page.show()
    return page


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: QWidget, text: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if b.text().replace("&", "") == text)


def field(page: QWidget, label: str) -> QWidget:
    """The control behind a label."""
    name = next(n for n in page.findChildren(QLabel) if n.text().replace("&", "") == label)
    return name.buddy()


def pick(page: QWidget, label: str, text: str) -> None:
    """Choose from a list by the keyboard, as a person does."""
    box = field(page, label)
    assert isinstance(box, QComboBox)
    row = box.findText(text)
    assert row >= 0
    box.setFocus()
    while box.currentIndex() != row:
        key = Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up
        QTest.keyClick(box, key)


def test_a_theme_applies_at_once(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, GeneralPage(choices))
    with qtbot.waitSignal(choices.changed):
        pick(page, "Theme", "Dark")
    assert choices.current.general.theme is Theme.DARK


def test_a_language_is_chosen_by_the_name_that_it_gives_itself(
    qtbot: QtBot, choices: Choices
) -> None:
    page = shown(qtbot, GeneralPage(choices))
    pick(page, "Language", "Español")
    assert choices.current.general.language == "es"


def test_starting_at_login_is_a_choice(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, GeneralPage(choices))
    button(page, "Start when I log in").click()
    assert choices.current.general.start_at_login


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Payments", "payments"),
        ("Failed payments", "failed"),
        ("Bills", "bills"),
        ("Other news", "other"),
    ],
)
def test_each_kind_is_chosen_by_itself(
    qtbot: QtBot, choices: Choices, label: str, name: str
) -> None:
    page = shown(qtbot, NotificationsPage(choices))
    for text, style in (("Inbox only", ToastStyle.OFF), ("Show, with a sound", ToastStyle.SOUND)):
        pick(page, label, text)
        assert choices.current.choice(f"notifications.{name}") is style


def test_quiet_hours_are_set_and_free_only_while_they_are_on(
    qtbot: QtBot, choices: Choices
) -> None:
    page = shown(qtbot, NotificationsPage(choices))
    start, end = page.findChildren(QTimeEdit)
    assert not start.isEnabled()
    button(page, "Quiet hours").click()
    assert start.isEnabled()
    start.setTime(QTime(21, 30))
    end.setTime(QTime(6, 0))
    hours = choices.current.notifications.quiet_hours
    assert (hours.enabled, hours.start, hours.end) == (True, time(21, 30), time(6, 0))


def test_failures_and_amounts_are_chosen(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, NotificationsPage(choices))
    button(page, "Show failed payments even then").click()
    pick(page, "Hide amounts", "Always")
    assert not choices.current.notifications.failures_break_through
    assert choices.current.notifications.hide_amounts is HideAmounts.ALWAYS


def test_the_pause_is_shown_asked_for_and_ended(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, NotificationsPage(choices))
    assert isinstance(page, NotificationsPage)
    assert not button(page, "Turn on again").isVisible()
    pause = button(page, "Pause")
    assert isinstance(pause, QPushButton)
    for action, length in zip(pause.menu().actions(), PAUSES, strict=True):
        with qtbot.waitSignal(page.pause_wanted) as blocker:
            action.trigger()
        assert blocker.args == [length]
    page.show_hush("Paused until 14:30", is_paused=True)
    assert "Paused until 14:30" in said(page)
    with qtbot.waitSignal(page.resume_wanted):
        button(page, "Turn on again").click()
    page.show_hush("Do not disturb is on", is_paused=False)
    assert not button(page, "Turn on again").isVisible()


def test_a_way_that_does_not_work_says_why_and_what_to_do(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, NotificationsPage(choices, WAYS))
    assert "Works: Message at the tray icon" in said(page)
    pick(page, "Show by", "Desktop notifications")
    assert choices.current.toast_backend == "freedesktop"
    assert "Did not work: No daemon answers. Install one." in said(page)
    pick(page, "Show by", "Simple notifications (plyer)")
    assert "Not tried yet" in said(page)


def test_when_nothing_can_be_shown_it_is_the_first_thing_that_is_said(
    qtbot: QtBot, choices: Choices
) -> None:
    page = shown(qtbot, NotificationsPage(choices, WAYS[:1]))
    assert said(page).count("Did not work: No daemon answers. Install one.") == 2


def test_only_what_this_system_has_can_be_chosen(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, NotificationsPage(choices, WAYS))
    box = field(page, "Show by")
    assert isinstance(box, QComboBox)
    names = [box.itemData(row) for row in range(box.count())]
    assert names == ["auto", "freedesktop", "plyer", "tray"]


def test_a_test_is_asked_for(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, NotificationsPage(choices))
    assert isinstance(page, NotificationsPage)
    with qtbot.waitSignal(page.test_wanted):
        button(page, "Send a test").click()


def test_what_changes_elsewhere_is_seen(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, NotificationsPage(choices))
    choices.choose("notifications.bills", ToastStyle.OFF)
    box = field(page, "Bills")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Inbox only"


def test_what_is_fixed_is_locked_and_says_why(
    qtbot: QtBot, make_choices: Callable[[str], Choices]
) -> None:
    choices = make_choices(
        "[notifications]\nbills = 'off'\n[notifications.quiet_hours]\nstart = 20:00:00"
    )
    page = shown(qtbot, NotificationsPage(choices))
    bills = field(page, "Bills")
    assert isinstance(bills, QComboBox)
    assert (bills.isEnabled(), bills.currentText()) == (False, "Inbox only")
    assert bills.accessibleDescription() == "Managed by your organisation"
    assert field(page, "Payments").isEnabled()
    button(page, "Quiet hours").click()
    start, end = page.findChildren(QTimeEdit)
    assert (start.isEnabled(), end.isEnabled()) == (False, True)
    locks = [n for n in page.findChildren(QLabel) if n.accessibleName() == bills.toolTip()]
    assert len(locks) == 2


def test_reminders_are_chosen_and_free_only_while_they_are_on(
    qtbot: QtBot, choices: Choices
) -> None:
    page = shown(qtbot, RemindersPage(choices))
    days = field(page, "Days before it is due")
    assert isinstance(days, QSpinBox)
    days.setValue(5)
    at = field(page, "At")
    assert isinstance(at, QTimeEdit)
    at.setTime(QTime(18, 30))
    button(page, "Once more on the last day").click()
    button(page, "And when it is overdue").click()
    assert choices.current.reminders == Reminders(
        days_before=5, at=time(18, 30), on_due_day=False, when_overdue=False
    )
    button(page, "Remind me of bills").click()
    assert not choices.current.reminders.enabled
    assert not days.isEnabled()
    assert not at.isEnabled()


def test_updates_are_chosen_only_where_the_app_updates_itself(
    qtbot: QtBot, choices: Choices
) -> None:
    page = shown(qtbot, UpdatesPage(choices, QLabel("the panel"), can_update=True))
    assert "the panel" in said(page)
    button(page, "Look for them and fetch them by itself").click()
    pick(page, "Versions", "Beta, earlier and rougher")
    assert choices.current.updates == Updates(automatic=False, channel="beta")
    elsewhere = shown(qtbot, UpdatesPage(choices, QLabel("by the shop"), can_update=False))
    assert said(elsewhere) == "Updates\nby the shop"


def test_the_account_says_where_and_offers_what_makes_sense(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, AccountPage(choices))
    assert isinstance(page, AccountPage)
    assert "Nobody is signed in" in said(page)
    assert not button(page, "Sign out…").isVisible()
    with qtbot.waitSignal(page.sign_in_wanted):
        button(page, "Sign in…").click()
    page.show_accounts([account_line("a")], needs_sign_in=False)
    assert "https://a.example" in said(page)
    assert not button(page, "Receive notifications for all accounts at once").isVisible()
    assert not button(page, "Sign in…").isVisible()
    with qtbot.waitSignal(page.sign_out_wanted):
        button(page, "Sign out…").click()
    page.show_accounts([account_line("a")], needs_sign_in=True)
    assert button(page, "Sign in…").isVisible()


def test_where_the_sign_in_is_kept_is_what_is_true(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, AccountPage(choices))
    assert isinstance(page, AccountPage)
    page.show_accounts([account_line("a")], needs_sign_in=False)
    assert "keychain" in said(page)
    page.show_accounts([account_line("a", memory_only=True)], needs_sign_in=False)
    assert "keychain" not in said(page)
    assert "until the app quits" in said(page)


def account_line(
    key: str, *, is_active: bool = True, label: str = "", memory_only: bool = False
) -> AccountLine:
    view = AccountView(
        key=key,
        server_url=f"https://{key}.example",
        history_path=Path(key),
        memory_only=memory_only,
        label=label,
    )
    return AccountLine(view=view, is_active=is_active)


def test_between_several_accounts_one_can_choose(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, AccountPage(choices))
    assert isinstance(page, AccountPage)
    page.show_accounts(
        [account_line("a", label="ann@a.example"), account_line("b", is_active=False)],
        needs_sign_in=False,
    )
    assert "ann@a.example" in said(page)
    with qtbot.waitSignal(page.account_wanted) as blocker:
        button(page, "Show").click()
    assert blocker.args == ["b"]
    button(page, "Receive notifications for all accounts at once").click()
    assert choices.current.connect_all
    with qtbot.waitSignal(page.sign_in_wanted):
        button(page, "Add an account…").click()


def test_devices_are_listed_and_all_but_this_one_can_be_removed(
    qtbot: QtBot, choices: Choices
) -> None:
    page = shown(qtbot, AccountPage(choices))
    assert isinstance(page, AccountPage)
    page.show_accounts([account_line("a")], needs_sign_in=False)
    with qtbot.waitSignal(page.devices_wanted):
        button(page, "Show my devices").click()
    seen = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    devices = (
        OwnDevice(device="d1", name="Laptop", platform="Linux", last_seen=seen, is_this=True),
        OwnDevice(device="d2", name="Büro", platform="Windows", last_seen=seen),
    )
    page.show_devices(OwnDevices(devices=devices))
    assert "Laptop · Linux\nThis computer" in said(page)
    button(page, "Remove…").click()
    (question,) = page.findChildren(QMessageBox)
    assert "Remove Büro · Windows?" in question.text()
    assert question.textFormat() is Qt.TextFormat.PlainText
    with qtbot.waitSignal(page.removal_wanted) as blocker:
        next(b for b in question.buttons() if b.text() == "&Remove").click()
    assert blocker.args == ["d2"]
    page.show_devices(OwnDevices(problem=Problem(code="x", title="Not now", hint="Later.")))
    assert "Not now. Later." in said(page)
    page.forget_devices()
    assert "Büro" not in said(page)


def test_the_connection_is_explained_as_it_changes(qtbot: QtBot, choices: Choices) -> None:
    status = Status(lambda: 1000.0)
    page = shown(qtbot, ConnectionPage(choices, status))
    assert isinstance(page, ConnectionPage)
    status.set_connection(
        ConnectionState(phase=Phase.OFFLINE, reason="tls_refused", retry_at=1005.0)
    )
    assert "trying again in 5 s" in said(page)
    assert said(page).count("identity cannot be verified") == 1
    with qtbot.waitSignal(page.retry_wanted):
        button(page, "Try again now").click()
    status.set_connection(ConnectionState(phase=Phase.CONNECTED, transport="websocket"))
    assert "Connected" in said(page)
    assert not button(page, "Try again now").isVisible()


def test_the_server_is_shown_whoever_chose_it(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, ConnectionPage(choices, Status(lambda: 0.0)))
    assert isinstance(page, ConnectionPage)
    assert "when you sign in" in said(page)
    page.show_server("https://a.example", fixed=False)
    assert "https://a.example" in said(page)
    page.show_server("https://a.example", fixed=True)
    assert "given by this app" in said(page)


def _proxy(page: Page) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
    fields = tuple(field(page, label) for label in ("Address", "User name", "Password"))
    address, user, password = fields
    assert isinstance(address, QLineEdit)
    assert isinstance(user, QLineEdit)
    assert isinstance(password, QLineEdit)
    return address, user, password


def test_a_proxy_of_ones_own_is_kept_in_one_spelling(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, ConnectionPage(choices, Status(lambda: 0.0)))
    address, _user, _password = _proxy(page)
    assert not address.isVisible()
    pick(page, "Reach the server by", "This proxy")
    assert choices.current.connection.proxy is Proxy.MANUAL
    assert address.isVisible()
    assert "Enter the proxy's address." in said(page)
    address.setText(" proxy.example:3128 ")
    address.editingFinished.emit()
    assert choices.current.connection.proxy_url == "http://proxy.example:3128"
    assert "Enter the proxy's address." not in said(page)


@pytest.mark.parametrize("wrong", ["socks5://a:1", "http://me:secret@a:1", "http://a:1/x", "a b"])
def test_a_proxy_that_cannot_be_one_is_explained_and_not_kept(
    qtbot: QtBot, choices: Choices, wrong: str
) -> None:
    choices.choose("connection.proxy", Proxy.MANUAL)
    page = shown(qtbot, ConnectionPage(choices, Status(lambda: 0.0)))
    address, _user, _password = _proxy(page)
    address.setText(wrong)
    address.editingFinished.emit()
    assert "This proxy cannot be used." in said(page)
    assert choices.current.connection.proxy_url == ""


def test_the_sign_in_of_a_proxy_is_handed_on_once_and_not_kept_in_the_window(
    qtbot: QtBot, choices: Choices
) -> None:
    choices.choose("connection.proxy", Proxy.MANUAL)
    choices.choose("connection.proxy_url", "http://proxy.example:3128")
    page = shown(qtbot, ConnectionPage(choices, Status(lambda: 0.0)))
    assert isinstance(page, ConnectionPage)
    _address, user, password = _proxy(page)
    assert password.echoMode() is QLineEdit.EchoMode.Password
    user.setText("ann")
    password.setText("secret")
    with qtbot.waitSignal(page.proxy.login_wanted) as blocker:
        button(page, "Keep the sign-in").click()
    assert blocker.args == [("http://proxy.example:3128", "ann", "secret")]
    assert (user.text(), password.text()) == ("", "")
    assert "Kept." in said(page)


def test_about_says_the_version_and_copies_the_diagnostics(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, AboutPage(choices, app_name="Paybell", version="1.2.3", is_managed=True))
    assert isinstance(page, AboutPage)
    assert "Paybell, version 1.2.3" in said(page)
    assert "chosen by your organisation" in said(page)
    copy = button(page, "Copy diagnostics")
    with qtbot.waitSignal(page.diagnostics_wanted):
        copy.click()
    assert not copy.isEnabled()
    page.show_copied()
    assert copy.text() == "Copied"


@pytest.fixture
def window(qtbot: QtBot, choices: Choices) -> SettingsWindow:
    pages = Pages(
        choices,
        Status(lambda: 0.0),
        app_name="Paybell",
        version="1",
        updates=QWidget(),
        can_update=True,
    )
    made = SettingsWindow("Paybell", pages.in_order)
    qtbot.addWidget(made)
    made.show()
    return made


def _controls(window: SettingsWindow) -> list[QWidget]:
    kinds = (QComboBox, QAbstractButton, QTimeEdit)
    return [w for kind in kinds for w in window.findChildren(kind) if w.isVisibleTo(window)]


def test_every_page_is_reached_by_the_keyboard_and_escape_closes(window: SettingsWindow) -> None:
    page_list = window.findChild(QListWidget)
    assert isinstance(page_list, QListWidget)
    titles = []
    for _ in range(7):
        titles.append(window.current_page.title)
        QTest.keyClick(page_list, Qt.Key.Key_Down)
    assert titles == [
        "General",
        "Notifications",
        "Reminders",
        "Account",
        "Connection",
        "Updates",
        "About",
    ]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_every_control_has_a_name_that_can_be_read_aloud(window: SettingsWindow) -> None:
    for control in _controls(window):
        if control.objectName().startswith("qt_"):
            continue  # a part of a control, such as the arrow of a list
        buddies = [n for n in window.findChildren(QLabel) if n.buddy() is control]
        text = getattr(control, "text", str)()
        assert buddies or control.accessibleName() or text, control


def test_tab_goes_to_a_button_of_a_list_before_what_stands_below_it(
    window: SettingsWindow,
) -> None:
    page = next(page for page in window.pages if isinstance(page, AccountPage))
    lines = [
        AccountLine(
            view=AccountView(
                key=key,
                server_url="https://a.example",
                history_path=Path(key),
                memory_only=False,
                label=key,
            ),
            is_active=key == "ann",
        )
        for key in ("ann", "club")
    ]
    page.show_accounts(lines, needs_sign_in=False)
    window.open_page(AccountPage)
    chain: list[QWidget | None] = [page]
    while (last := chain[-1]) is not None and (len(chain) == 1 or last is not page):
        chain.append(last.nextInFocusChain())
    names = [w.text() for w in chain if isinstance(w, QPushButton) and w.isVisible()]
    assert names[0] == "Show"


def test_on_a_small_screen_the_page_scrolls(window: SettingsWindow) -> None:
    window.open_page(NotificationsPage)
    window.resize(420, 280)
    QApplication.processEvents()
    page = window.current_page
    (area,) = (a for a in window.findChildren(QScrollArea) if a.widget() is page)
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    last = button(page, "Send a test")
    assert not last.visibleRegion().boundingRect().height()
    field(page, "Show by").setFocus()
    QTest.keyClick(field(page, "Show by"), Qt.Key.Key_Tab)
    assert bar.value() > 0  # whoever tabs to it sees it
    assert last.visibleRegion().boundingRect().height()


def test_quiet_words_follow_the_theme(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, AboutPage(choices, app_name="Paybell", version="1"))
    note = next(n for n in page.findChildren(QLabel) if "diagnostics say" in n.text())
    before = note.palette().windowText().color()
    light = QGuiApplication.palette()
    dark = QGuiApplication.palette()
    dark.setColor(dark.ColorRole.Base, Qt.GlobalColor.black)
    dark.setColor(dark.ColorRole.Text, Qt.GlobalColor.white)
    try:
        QApplication.setPalette(dark)
        QApplication.processEvents()
        assert note.palette().windowText().color().lightness() > before.lightness()
    finally:
        QApplication.setPalette(light)


def test_no_page_has_one_access_key_twice(window: SettingsWindow) -> None:
    for page in window.pages:
        texts = [control.text() for control in page.findChildren(QAbstractButton)]
        texts += [label.text() for label in page.findChildren(QLabel)]
        keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(keys) == len(set(keys)), (page.title, sorted(keys))


def test_who_helps_is_named_and_reached_by_a_button(qtbot: QtBot, choices: Choices) -> None:
    url = "https://help.acmepay.com/"
    page = shown(
        qtbot,
        AboutPage(
            choices, app_name="Acme Pay", version="1", support="Call +1 555 0100.", support_url=url
        ),
    )
    opened: list[QUrl] = []
    catcher = UrlCatcher(opened)
    # PySide's stub wants bytes, which PySide itself refuses.
    QDesktopServices.setUrlHandler("https", catcher, "caught")  # type: ignore[arg-type]
    try:
        assert "Call +1 555 0100." in [label.text() for label in page.findChildren(QLabel)]
        buttons = {button.text(): button for button in page.findChildren(QPushButton)}
        buttons["&Get help"].click()
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert [each.toString() for each in opened] == [url]


def test_without_anybody_who_helps_nothing_promises_it(qtbot: QtBot, choices: Choices) -> None:
    page = shown(qtbot, AboutPage(choices, app_name="Paybell", version="1"))
    assert "&Get help" not in [button.text() for button in page.findChildren(QPushButton)]


class UrlCatcher(QObject):
    """What a browser would be asked to open."""

    def __init__(self, opened: list[QUrl]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def caught(self, url: QUrl) -> None:
        self._opened.append(url)
