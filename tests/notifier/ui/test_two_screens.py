"""Two screens of different scale: a window that goes from one to the other stays sharp.

Qt takes its screens from the process's start, so each look is a process of its own, on
Qt's offscreen platform with two screens.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_SCREEN = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
_SCREENS = [
    {**_SCREEN, "name": "A", "x": 0, "width": 1200, "height": 900},
    {**_SCREEN, "name": "B", "x": 1200, "width": 2400, "height": 1800},
]
_LOOK = """
import sys
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from notifier.ui.picture import Picture
application = QApplication([])
first, second = application.screens()
window = QWidget()
layout = QVBoxLayout(window)
icon, app = Picture(), Picture()
icon.show_line_icon("kind-payment_failed", QColor("#c4262e"), QSize(32, 32))
app.show_app_icon(QSize(48, 48))
layout.addWidget(icon)
layout.addWidget(app)
window.show()
def look():
    for picture in (icon, app):
        pixmap = picture.pixmap()
        print(window.screen().name(), pixmap.devicePixelRatio(), pixmap.width())
def move():
    look()
    window.windowHandle().setScreen(second)
    window.move(second.geometry().center())
    QTimer.singleShot(0, lambda: (look(), application.quit()))
QTimer.singleShot(0, move)
application.exec()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the offscreen platform's screens")
def test_pictures_are_drawn_anew_for_the_screen_that_they_go_to(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": _SCREENS}))
    done = subprocess.run(
        [sys.executable, "-c", _LOOK],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "QT_SCREEN_SCALE_FACTORS": "A=1;B=2",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n") == ["A 1.0 32", "A 1.0 48", "B 2.0 64", "B 2.0 96", ""]
