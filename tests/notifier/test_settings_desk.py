"""The settings window in the running app: opened, told, obeyed."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.account import AccountLine, AccountView
from notifier.core.problems import Problem
from notifier.core.quiet import Hush, HushReason
from notifier.engine import Engine
from notifier.paths import Paths
from notifier.pausing import Pausing
from notifier.settings_desk import SettingsDesk
from notifier.store.settings import SettingsFile, Theme
from notifier.toasts.service import BackendStatus
from notifier.ui.language import Language
from notifier.ui.settings.window import SettingsWindow
from notifier.ui.status import Status
from notifier.ui.theme import is_dark
from notifier.ui.tray_menu import TrayMenu
from notifier.updating import Updating
from tests.notifier.examples import NOW
from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]


class Asked:
    """An engine that writes down what it is asked."""

    toast_status: tuple[BackendStatus, ...] = (BackendStatus(name="freedesktop", shown=True),)

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *_arguments: self.calls.append(name)


class NoThread:
    def submit(self, coro: Coroutine[Any, Any, None]) -> None:
        coro.close()


class Room:
    """A settings desk, and everybody it speaks to."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.choices = Choices(SettingsFile(folder / "settings.toml"))
        self.bridge = Bridge(NoThread())
        self.status = Status(lambda: 0.0)
        self.menu = TrayMenu("Paybell")
        qtbot.addWidget(self.menu)
        self.asked = Asked()
        brand = Brand(name="Paybell", app_id="a.b.C")
        self.desk = SettingsDesk(
            brand=brand,
            version="1",
            fixed_server_url="",
            choices=self.choices,
            status=self.status,
            pausing=Pausing(
                choices=self.choices,
                bridge=self.bridge,
                status=self.status,
                menu=self.menu,
                now=lambda: NOW,
            ),
            menu=self.menu,
            bridge=self.bridge,
            engine=cast("Engine", self.asked),
            updating=Updating(
                brand=brand,
                paths=Paths.for_profile(brand, None, {"PAYBELL_HOME": str(folder)}),
                version="1",
                choices=self.choices,
                bridge=self.bridge,
            ),
            facts=dict,
        )

    def open(self) -> SettingsWindow:
        self.menu.settings_wanted.emit()
        # One that was closed may be there still, hidden, and in no order.
        (window,) = (
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, SettingsWindow) and widget.isVisible()
        )
        return window

    def said(self, window: SettingsWindow) -> str:
        return "\n".join(label.text() for label in window.findChildren(QLabel))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path)
    yield made
    made.choices.choose("general.theme", Theme.SYSTEM)
    made.desk.close()


def test_it_opens_once_and_comes_forward_as_it_was_left(room: Room) -> None:
    window = room.open()
    window.close()
    assert room.open() is window
    assert window.isVisible()


def test_the_windows_are_told_how_things_stand(qtbot: QtBot, room: Room) -> None:
    view = AccountView(
        key="k", server_url="https://a.example", history_path=Path(), memory_only=False
    )
    room.bridge.account_changed.emit(view)
    room.bridge.accounts_changed.emit((AccountLine(view=view, is_active=True),))
    room.bridge.hush_changed.emit(Hush(reason=HushReason.PAUSE))
    qtbot.waitUntil(lambda: room.status.headline.endswith("Paused"))
    window = room.open()
    said = room.said(window)
    assert "https://a.example" in said
    assert "Paused" in said
    assert "Works: Desktop notifications showed the last one." in said
    room.bridge.account_changed.emit(None)
    qtbot.waitUntil(lambda: "Nobody is signed in" in room.said(window))


def test_a_theme_is_for_all_windows_at_once_and_from_the_start(qtbot: QtBot, room: Room) -> None:
    window = room.open()
    room.choices.choose("general.theme", Theme.DARK)
    QApplication.processEvents()
    assert is_dark(window.palette())
    room.choices.choose("general.theme", Theme.LIGHT)
    QApplication.processEvents()
    assert not is_dark(window.palette())


def test_another_language_makes_the_open_window_anew_in_its_words(
    qapp: QApplication, room: Room
) -> None:
    before = room.open()
    language = Language(qapp)
    language.use("de")
    try:
        room.desk.speak()
        after = room.open()
        assert after is not before
        assert "Benachrichtigungen" in room.said(after)
    finally:
        language.use("en")


def test_the_diagnostics_go_to_the_clipboard(qtbot: QtBot, room: Room) -> None:
    room.open()
    room.bridge.diagnostics_ready.emit("Paybell 1")
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "Paybell 1")


def test_what_became_of_a_choice_is_said_where_it_was_made(qtbot: QtBot, room: Room) -> None:
    problem = Problem(code="settings_unwritable", title="Not saved", hint="Free some space.")
    assert not room.desk.take(problem)  # nobody is choosing: it waits in the inbox
    window = room.open()
    qtbot.waitUntil(window.isActiveWindow)
    assert room.desk.take(problem)
    assert "Not saved. Free some space." in room.said(window)
    dismiss = next(b for b in window.findChildren(QPushButton) if b.text() == "Dismiss")
    dismiss.click()
    assert "Not saved" not in room.said(window)
    window.close()
    assert not room.desk.take(problem)
