"""The tray icon comes first: nothing is imported before it that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

AFTER_THE_ICON = {
    "aiohttp", "asyncio", "cryptography", "dbus_fast", "engineio", "html", "jeepney", "keyring",
    "logging.handlers", "msgspec", "plyer", "PySide6.QtNetwork", "redis", "requests",
    "secretstorage", "socketio", "sqlite3", "ssl", "subprocess", "truststore", "urllib.request",
    "notifier.bridge", "notifier.desk", "notifier.engine", "notifier.net.agent",
    "notifier.net.link", "notifier.ui.inbox_window", "notifier.ui.sign_in_dialog",
}  # fmt: skip

# The app itself, stopped in the moment after the icon, where the rest of its start begins.
_PROGRAM = """
import sys
from notifier.binding import load_binding
load_binding()
import notifier.start

def say_what_is_imported(start):
    import PySide6.QtCore
    print("imported:", *sys.modules, *(f"Qt.{name}" for name in vars(PySide6.QtCore)))
    start._quit()

notifier.start.Start.everything_else = say_what_is_imported
from notifier.app import main
sys.exit(main(["--hidden"]))
"""


def test_what_the_icon_does_not_need_is_imported_after_it(tmp_path: Path) -> None:
    env = {**os.environ, "PAYBELL_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=env, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("imported:")]
    imported = set(line.split())
    assert "PySide6.QtWidgets" in imported
    assert "Qt.QTimer" in imported
    assert "Qt.Qt" not in imported  # the namespace with all its enumerations: 19 ms
    assert not AFTER_THE_ICON & imported
