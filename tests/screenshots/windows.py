"""The inbox and the settings, filled with the sample and grabbed once they are still."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, QSize, QTimer
from PySide6.QtGui import QCursor, QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from notifier.choices import Choices
from notifier.core.account import AccountLine, AccountView, OwnDevice, OwnDevices
from notifier.core.card import Shown
from notifier.core.connection import ConnectionState, Phase
from notifier.core.sign_in import SignInProgress, SignInStep
from notifier.store.history import History
from notifier.store.settings import SettingsFile, Theme
from notifier.ui.appearance import Appearance
from notifier.ui.entry_words import EntryWords
from notifier.ui.inbox_window import InboxWindow
from notifier.ui.language import Language
from notifier.ui.listing_thread import ListingThread
from notifier.ui.settings.notifications import ToastWay
from notifier.ui.settings.pages import Pages
from notifier.ui.settings.window import SettingsWindow
from notifier.ui.sign_in_dialog import SignInDialog
from notifier.ui.status import Status
from notifier.ui.update_panel import UpdatePanel
from tests.helpers.sample_history import HOST, NOW, sample_file

SIZE = QSize(960, 640)
SERVER = "https://pay.example.com"
FAILED = "TX-875"
"""A failed payment, the newest but one."""
STORY = "B-GAS-4"
"""A bill: issued, failed, paid."""
STILL_MS = 250
LATEST_MS = 10_000
CONNECTED = ConnectionState(phase=Phase.CONNECTED, transport="websocket")
OFFLINE = ConnectionState(
    phase=Phase.OFFLINE, reason="server_unreachable", retry_at=NOW.timestamp() + 12
)
SIGNED_OUT = ConnectionState(phase=Phase.SIGNED_OUT)
_SPOKEN = {"right-to-left": "ar_EG"}

CODE = SignInProgress(
    step=SignInStep.CODE,
    url="https://id.example.com/device",
    url_with_code="https://id.example.com/device?user_code=WDJB-MJHT",
    code="WDJB-MJHT",
    expires_at=NOW.timestamp() + 590,
)
DEVICES = (
    OwnDevice(device="a", name="Ann's laptop", platform="Linux", last_seen=NOW, is_this=True),
    OwnDevice(device="b", name="Office", platform="Windows", last_seen=NOW - timedelta(days=3)),
)


def _account(label: str, *, is_active: bool = False) -> AccountLine:
    view = AccountView(
        key=label, server_url=SERVER, history_path=Path(label), memory_only=False, label=label
    )
    return AccountLine(view=view, is_active=is_active)


class Studio:
    """Grabs windows under names that say in which variant they were shown."""

    def __init__(self, into: Path, variant: str, files: Path) -> None:
        self._into = into
        self._suffix = "" if variant == "light" else f"-{variant}"
        self.files = files
        self.status = Status(NOW.timestamp)
        self.words = EntryWords(
            locale=QLocale(_SPOKEN[variant]) if variant in _SPOKEN else QLocale("en_IN"),
            default_currency="INR",
            allowed_hosts=[HOST],
            now=lambda: NOW,
            zone=UTC,
        )

    def grab(self, window: QWidget, name: str) -> None:
        """Save the window as it is when nothing has changed for a moment."""
        wait(STILL_MS)
        window.grab().save(str(self._into / f"{name}{self._suffix}.png"))

    def inbox(self, state: ConnectionState = CONNECTED, unread: int = 4) -> InboxWindow:
        """A new inbox window, without a history yet."""
        self.status.set_connection(state)
        self.status.set_unread(unread)
        window = InboxWindow("Paybell", self.status, self.words)
        window.resize(SIZE)
        window.show()
        return window


def wait(milliseconds: int) -> None:
    """Let the windows work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(signal: object, begin: Callable[[], object]) -> None:
    """Call `begin`, and wait until `signal` came of it."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    QTimer.singleShot(LATEST_MS, loop.quit)
    begin()
    loop.exec()


def inbox_pictures(studio: Studio, *, only_main: bool) -> None:
    """The list, and what else the window can show."""
    thread = ListingThread(sample_file(studio.files / "sample.sqlite3"))
    window = studio.inbox()
    wait_for(window.browser.answered, lambda: window.show_account(thread))
    wait_for(window.browser.opened, lambda: window.open_story(FAILED))
    studio.grab(window, "inbox")
    wait_for(window.browser.answered, lambda: window.show_view(Shown.UPCOMING))
    cards = window.browser.list
    first = window.browser.model.index(0)
    wait_for(window.browser.opened, lambda: cards.setCurrentIndex(first))
    studio.grab(window, "inbox-upcoming")
    if not only_main:
        wait_for(window.browser.answered, lambda: window.show_view(Shown.ALL))
        wait_for(window.browser.opened, lambda: window.open_story(STORY))
        studio.grab(window, "inbox-details")
        search = window.findChild(QLineEdit)
        assert isinstance(search, QLineEdit)
        wait_for(window.browser.answered, lambda: search.setText("gas"))
        studio.grab(window, "inbox-search")
        wait_for(window.browser.answered, lambda: search.setText("no such thing"))
        studio.grab(window, "inbox-nothing-found")
    window.hide()
    window.show_account(None)
    thread.close()
    if not only_main:
        _designed_states(studio)


def _designed_states(studio: Studio) -> None:
    """No history, no connection, nobody signed in."""
    empty = studio.files / "empty.sqlite3"
    History(empty).close()
    thread = ListingThread(empty)
    for name, state in (("inbox-empty", CONNECTED), ("inbox-offline", OFFLINE)):
        window = studio.inbox(state, unread=0)
        wait_for(window.browser.answered, partial(window.show_account, thread))
        studio.grab(window, name)
        window.hide()
        window.show_account(None)
    thread.close()
    window = studio.inbox(SIGNED_OUT, unread=0)
    window.show_account(None)
    studio.grab(window, "inbox-signed-out")
    window.hide()
    dialog = SignInDialog("Paybell", brand_url="", server_url=SERVER)
    dialog.show()
    studio.grab(dialog, "sign-in")
    dialog.hide()
    dialog = SignInDialog("Paybell", brand_url=SERVER, server_url="", now=NOW.timestamp)
    dialog.begin_by_code()
    dialog.show_progress(CODE)
    dialog.show()
    studio.grab(dialog, "sign-in-code")
    dialog.hide()


def settings_pictures(studio: Studio, choices: Choices, *, only_main: bool) -> None:
    """Every page of the settings."""
    studio.status.set_connection(CONNECTED)
    pages = Pages(
        choices,
        studio.status,
        app_name="Paybell",
        version="0.1.0",
        updates=UpdatePanel("Paybell", centred=False),
        can_update=True,
    )
    pages.account.show_accounts(
        [_account("ann@pay.example.com", is_active=True), _account("club@pay.example.com")],
        needs_sign_in=False,
    )
    pages.account.show_devices(OwnDevices(devices=DEVICES))
    pages.connection.show_server(SERVER, fixed=False)
    pages.notifications.show_ways(
        [ToastWay(name="freedesktop", works=True), ToastWay(name="tray"), ToastWay(name="plyer")]
    )
    window = SettingsWindow("Paybell", pages.in_order)
    window.show()
    for page in pages.in_order:
        name = type(page).__name__.removesuffix("Page").lower()
        if only_main and name != "notifications":
            continue
        window.open_page(type(page))
        studio.grab(window, f"settings-{name}")
    window.hide()


def main() -> None:
    """The pictures of one variant."""
    into, variant = Path(sys.argv[1]), sys.argv[2]
    application = QApplication(["Paybell"])
    application.setStyle("Fusion")
    # The pointer is in the middle of a virtual screen, and rows under it are lit.
    QCursor.setPos(application.primaryScreen().geometry().bottomRight())
    QApplication.setFont(QFont("Noto Sans", 10))
    QLocale.setDefault(QLocale("en_IN"))
    if variant in _SPOKEN:
        Language(application).use(_SPOKEN[variant].partition("_")[0])
    Appearance().apply(Theme.DARK if variant == "dark" else Theme.LIGHT)
    only_main = variant != "light"
    with tempfile.TemporaryDirectory(prefix="paybell-studio-") as folder:
        files = Path(folder)
        studio = Studio(into, variant, files)
        inbox_pictures(studio, only_main=only_main)
        choices = Choices(SettingsFile(files / "settings.toml"))
        settings_pictures(studio, choices, only_main=only_main)


if __name__ == "__main__":
    main()
