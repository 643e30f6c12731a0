"""Loading Qt leaves Python's imports as they were, and Qt works all the same."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: here, PySide6 was loaded long ago.
_PROGRAM = """
import builtins, linecache, sys
own_import = builtins.__import__
from notifier.binding import load_binding
load_binding()
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
import notifier.ui.tray_menu, xml.dom.minidom
assert builtins.__import__ is own_import
kept = [name for name in linecache.cache if "minidom" in name or "tray_menu" in name]
assert not kept, kept

class Sender(QObject):
    said = Signal(object)

heard = []
app = QApplication(["test"])
sender = Sender()
sender.said.connect(heard.append)
sender.said.emit("word")
assert heard == ["word"]
assert QLabel("text").text() == "text"
print("all is well")
"""


def test_qt_loads_without_reading_the_source_of_every_later_module() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "all is well" in done.stdout
