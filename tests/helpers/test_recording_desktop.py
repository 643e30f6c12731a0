"""The recording desktop and the hand on its tray, tried on a real Qt tray icon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.helpers.parts import missing_part
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.tray_client import TrayItem
from tests.helpers.virtual_desktop import VirtualDesktop

_APP = """
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

app = QApplication([])
pixmap = QPixmap(22, 22)
pixmap.fill("red")
menu = QMenu()
menu.addAction("Open inbox", lambda: print("opened", flush=True))
menu.addSeparator()
more = menu.addMenu("Pause")
more.addAction("1 hour", lambda: print("paused", flush=True))
menu.addAction("Quit", app.quit)
icon = QSystemTrayIcon(QIcon(pixmap))
icon.setToolTip("Connected")
icon.setContextMenu(menu)
icon.activated.connect(lambda reason: print("activated", reason.name, flush=True))
icon.show()
app.exec()
"""


def test_a_real_tray_icon_is_seen_read_and_clicked(tmp_path: Path) -> None:
    missing = VirtualDesktop.missing(notifications="none", tray="none", keyring=False)
    if missing:
        missing_part(f"not installed: {', '.join(missing)}")
    with (
        VirtualDesktop(tmp_path, notifications="none", tray="none", keyring=False) as screen,
        RecordingDesktop.start(screen.env) as desktop,
        subprocess.Popen(
            [sys.executable, "-c", _APP], env=screen.env, stdout=subprocess.PIPE, text=True
        ) as app,
    ):
        assert app.stdout is not None
        try:
            desktop.wait_for(lambda line: line.get("event") == "tray_item", timeout_s=20)
            (item,) = TrayItem.all(screen.env["DBUS_SESSION_BUS_ADDRESS"])
            assert item.labels() == ["Open inbox", "Pause", "Quit"]
            item.activate()
            assert app.stdout.readline() == "activated Trigger\n"
            item.choose("Open inbox")
            assert app.stdout.readline() == "opened\n"
            item.choose("1 hour")
            assert app.stdout.readline() == "paused\n"
            item.choose("Quit")
            assert app.wait(10) == 0
        finally:
            app.kill()
