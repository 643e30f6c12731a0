"""From the menu to the settings, and from the network thread back to the words in the tray."""

from __future__ import annotations

from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.quiet import Hush, HushReason, Pause
from notifier.pausing import Pausing
from notifier.store.settings import SettingsFile
from notifier.ui.status import Status
from notifier.ui.tray_menu import TrayMenu
from tests.notifier.examples import NOW
from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]


class NoThread:
    def submit(self, coro: Coroutine[Any, Any, None]) -> None:
        coro.close()


class Tray:
    """A menu, its words, and what they are made from."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.file = SettingsFile(folder / "settings.toml")
        self.choices = Choices(self.file)
        self.bridge = Bridge(NoThread())
        self.status = Status(lambda: 0.0)
        self.menu = TrayMenu("Paybell")
        qtbot.addWidget(self.menu)
        self.pausing = Pausing(
            choices=self.choices,
            bridge=self.bridge,
            status=self.status,
            menu=self.menu,
            now=lambda: NOW,
        )

    @property
    def paused_words(self) -> str:
        return self.pausing.words if self.pausing.is_paused else ""

    def hush(self, qtbot: QtBot, hush: Hush | None) -> None:
        with qtbot.waitSignal(self.pausing.changed):
            self.bridge.hush_changed.emit(hush)


@pytest.fixture
def tray(qtbot: QtBot, tmp_path: Path) -> Tray:
    return Tray(qtbot, tmp_path)


def test_a_pause_lasts_over_a_restart_and_ends_by_hand(tray: Tray) -> None:
    tray.menu.pause_wanted.emit("1-hour")
    pause = Pause(until=NOW + timedelta(hours=1))
    assert SettingsFile(tray.file.path).load().notifications.pause == pause
    tray.menu.pause_wanted.emit("until-turned-on")
    assert SettingsFile(tray.file.path).load().notifications.pause == Pause()
    tray.menu.resume_wanted.emit()
    assert SettingsFile(tray.file.path).load().notifications.pause is None


def test_the_tray_says_what_is_so(qtbot: QtBot, tray: Tray) -> None:
    until = NOW + timedelta(days=1)
    tray.hush(qtbot, Hush(reason=HushReason.PAUSE, until=until))
    assert tray.paused_words == tray.pausing.words
    assert tray.pausing.words.startswith("Paused until Wed ")
    assert tray.pausing.words in tray.status.headline
    tray.hush(qtbot, Hush(reason=HushReason.DESKTOP))
    assert tray.paused_words == ""
    assert "Do not disturb is on" in tray.status.headline
    assert any(action.text() == "Pause notifications" for action in tray.menu.actions())
    tray.hush(qtbot, None)
    assert tray.pausing.words == ""
