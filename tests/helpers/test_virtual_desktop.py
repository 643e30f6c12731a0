"""The virtual desktop is itself a real part that other tests lean on: it is tested first."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.parts import missing_part
from tests.helpers.virtual_desktop import DesktopFailed, Tray, VirtualDesktop

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X, D-Bus: Linux only"),
]

WATCHER = "org.kde.StatusNotifierWatcher"
NOTIFICATIONS = "org.freedesktop.Notifications"


@pytest.fixture(autouse=True)
def _parts() -> None:
    absent = VirtualDesktop.missing() + VirtualDesktop.missing(tray="trayer")
    if absent:
        missing_part(f"not installed: {', '.join(sorted(set(absent)))}")


def run(desktop: VirtualDesktop, *command: str) -> str:
    done = subprocess.run(
        command, env=desktop.env, capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout


def processes_of(runtime: str) -> list[str]:
    mark = f"XDG_RUNTIME_DIR={runtime}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "comm").read_text().strip())
        except OSError:
            continue
    return found


def test_nothing_is_left_after_it_ends_not_even_a_forgotten_program(tmp_path: Path) -> None:
    with VirtualDesktop(tmp_path) as desktop:
        runtime = Path(desktop.env["XDG_RUNTIME_DIR"])
        assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
        forgotten = subprocess.Popen(["sleep", "600"], env=desktop.env)
        assert {"Xvfb", "dunst", "sleep"} <= set(processes_of(str(runtime)))

    assert forgotten.wait(10) != 0
    assert processes_of(str(runtime)) == []
    assert not runtime.exists()


def test_its_programs_see_nothing_of_the_session_that_started_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somebody/else")
    monkeypatch.setenv("DISPLAY", ":77")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setenv("PAYBELL_API_KEYS", "theirs")
    with VirtualDesktop(tmp_path, notifications="none", tray="none", keyring=False) as desktop:
        assert desktop.env["DBUS_SESSION_BUS_ADDRESS"] != os.environ["DBUS_SESSION_BUS_ADDRESS"]
        assert desktop.env["DISPLAY"] != ":77"
        assert not {"WAYLAND_DISPLAY", "PAYBELL_API_KEYS"} & set(desktop.env)
        private = {name for name, value in desktop.env.items() if value.startswith(str(tmp_path))}
        assert {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"} <= private


def test_without_a_notification_daemon_none_is_started_by_the_first_call(tmp_path: Path) -> None:
    with VirtualDesktop(tmp_path, notifications="none", tray="none", keyring=False) as desktop:
        call = ["dbus-send", "--session", "--print-reply", f"--dest={NOTIFICATIONS}"]
        method = ["/org/freedesktop/Notifications", f"{NOTIFICATIONS}.GetCapabilities"]
        with pytest.raises(subprocess.CalledProcessError):
            run(desktop, *call, *method)
        assert not desktop.owns_name(NOTIFICATIONS)


@pytest.mark.parametrize(("tray", "has_watcher"), [("xfce4-panel", True), ("trayer", False)])
def test_qt_finds_a_tray_of_either_kind(tmp_path: Path, tray: Tray, has_watcher: bool) -> None:
    code = (
        "from PySide6.QtWidgets import QApplication, QSystemTrayIcon; app = QApplication([]);"
        "print(QSystemTrayIcon.isSystemTrayAvailable())"
    )
    with VirtualDesktop(tmp_path, tray=tray, notifications="none", keyring=False) as desktop:
        assert desktop.owns_name(WATCHER) is has_watcher
        assert run(desktop, sys.executable, "-c", code).strip() == "True"


def test_its_keyring_is_open_and_its_own(tmp_path: Path) -> None:
    code = (
        "import keyring; before = keyring.get_password('paybell-test', 'somebody');"
        "keyring.set_password('paybell-test', 'somebody', 'kept');"
        "print(before, keyring.get_password('paybell-test', 'somebody'))"
    )
    with VirtualDesktop(tmp_path, notifications="none", tray="none") as desktop:
        assert run(desktop, sys.executable, "-c", code).split() == ["None", "kept"]


def test_a_part_that_cannot_start_is_named(tmp_path: Path) -> None:
    with pytest.raises(DesktopFailed, match="Xvfb"):
        VirtualDesktop(tmp_path, screen="no such screen").__enter__()


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert {"Xvfb", "dunst", "xfce4-panel", "gnome-keyring-daemon"} <= set(VirtualDesktop.missing())
    bare = VirtualDesktop.missing(notifications="none", tray="none", keyring=False)
    assert "dunst" not in bare
