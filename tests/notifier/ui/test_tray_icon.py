"""Offscreen there is never a tray: here is what then happens. The rest is in tests/system."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from notifier.ui.status import Status
from notifier.ui.tray_art import Ink, Mark, TrayArt
from notifier.ui.tray_icon import TrayIcon
from notifier.ui.tray_menu import TrayMenu


def _icon(qtbot: QtBot) -> tuple[TrayIcon, TrayMenu, Status]:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    status = Status(lambda: 0.0)
    return TrayIcon("Paybell", status, menu, is_panel_light=lambda: None, grace_ms=10), menu, status


def test_a_missing_tray_is_told_once_and_waited_for(qtbot: QtBot) -> None:
    icon, _menu, _status = _icon(qtbot)
    with qtbot.waitSignal(icon.missing):
        assert not icon.show()
    assert not icon.is_available
    with qtbot.assertNotEmitted(icon.missing, wait=50):
        pass
    icon.hide()


def test_a_message_without_a_tray_is_not_pretended(qtbot: QtBot) -> None:
    icon, _menu, _status = _icon(qtbot)
    assert not icon.show_message("Payment successful", "₹5", urgent=False)


def test_the_menu_says_what_the_icon_shows(qtbot: QtBot) -> None:
    from notifier.core.connection import ConnectionState, Phase

    icon, menu, status = _icon(qtbot)
    icon.show()
    status.set_connection(ConnectionState(phase=Phase.CONNECTED, transport="websocket"))
    assert menu.actions()[0].text() == "Connected"
    icon.hide()


def test_a_pause_is_drawn_and_goes_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bool] = []
    real = TrayArt.icon

    def record(art: TrayArt, mark: Mark, ink: Ink, unread: int = 0, *, paused: bool) -> QIcon:
        drawn.append(paused)
        return real(art, mark, ink, unread, paused=paused)

    monkeypatch.setattr(TrayArt, "icon", record)
    icon, _menu, status = _icon(qtbot)
    icon.show()
    status.set_hush("Paused until 14:30")
    status.set_hush("")
    assert drawn == [False, True, False]
    icon.hide()
