"""Offscreen there is never a tray: here is what then happens. The rest is in tests/system."""

from __future__ import annotations

from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from notifier.ui.status import Status
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


def test_a_pause_is_seen_on_the_icon(qtbot: QtBot) -> None:
    icon, _menu, status = _icon(qtbot)
    icon.show()
    (shown,) = icon.findChildren(QSystemTrayIcon)
    before = shown.icon().pixmap(32).toImage()
    status.set_hush("Paused until 14:30")
    paused = shown.icon().pixmap(32).toImage()
    status.set_hush("")
    assert paused != before
    assert shown.icon().pixmap(32).toImage() == before
    icon.hide()


def test_the_menu_says_what_the_icon_shows(qtbot: QtBot) -> None:
    from notifier.core.connection import ConnectionState, Phase

    icon, menu, status = _icon(qtbot)
    icon.show()
    status.set_connection(ConnectionState(phase=Phase.CONNECTED, transport="websocket"))
    assert menu.actions()[0].text() == "Connected"
    icon.hide()
