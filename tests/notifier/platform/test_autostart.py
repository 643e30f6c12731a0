"""Start at login: one behaviour on three systems, and what each has of its own."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notifier.platform.autostart import (
    Autostart,
    AutostartEntry,
    AutostartFailed,
    autostart_entry,
    own_command,
)
from notifier.platform.autostart_file import AutostartFile
from notifier.platform.autostart_linux import desktop_entry, quoted
from notifier.platform.autostart_macos import launch_agent
from notifier.platform.autostart_windows import APPROVED, RUN, RunKey

APP_ID = "org.paybell.Paybell"
COMMAND = ["/opt/pay bell/paybell", "--hidden"]


class FakeRegistry:
    """HKEY_CURRENT_USER as a dictionary."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}
        self.denied = False

    def read(self, key: str, name: str) -> object | None:
        self._check()
        return self.values.get((key, name))

    def write_text(self, key: str, name: str, value: str) -> None:
        self._check()
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        self._check()
        self.values.pop((key, name), None)

    def _check(self) -> None:
        if self.denied:
            raise PermissionError(13, "Access is denied")


def linux(folder: Path) -> AutostartFile:
    return desktop_entry(folder / "autostart", APP_ID, COMMAND, app_name="Paybell", icon=APP_ID)


def macos(folder: Path) -> AutostartFile:
    return launch_agent(folder / "LaunchAgents", APP_ID, COMMAND, bundle_id=APP_ID)


def windows(_folder: Path) -> RunKey:
    return RunKey(APP_ID, COMMAND, FakeRegistry())


@pytest.fixture(params=[linux, macos, windows])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> AutostartEntry:
    make: Callable[[Path], AutostartEntry] = request.param
    return make(tmp_path)


def test_it_is_off_until_it_is_turned_on(entry: AutostartEntry) -> None:
    assert entry.state() is Autostart.OFF
    entry.turn_on()
    assert entry.state() is Autostart.ON
    entry.turn_off()
    assert entry.state() is Autostart.OFF


def test_saying_it_twice_changes_nothing(entry: AutostartEntry) -> None:
    entry.turn_off()
    entry.turn_on()
    entry.turn_on()
    assert entry.state() is Autostart.ON
    entry.turn_off()
    entry.turn_off()
    assert entry.state() is Autostart.OFF


@pytest.mark.parametrize("make", [linux, macos])
def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(
    make: Callable[[Path], AutostartEntry], tmp_path: Path
) -> None:
    (tmp_path / "a-file").write_text("")
    entry = make(tmp_path / "a-file")
    with pytest.raises(AutostartFailed) as told:
        entry.turn_on()
    assert told.value.hint


# -- Linux ---------------------------------------------------------------------------------


def test_the_desktop_entry_is_one_by_the_specification(tmp_path: Path) -> None:
    linux(tmp_path).turn_on()
    (file,) = (tmp_path / "autostart").iterdir()
    assert file.name == f"{APP_ID}.desktop"
    assert 'Exec="/opt/pay bell/paybell" --hidden\n' in file.read_text()
    if validator := shutil.which("desktop-file-validate"):
        done = subprocess.run([validator, file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktops_settings_turned_off_is_off(tmp_path: Path, line: str) -> None:
    entry = linux(tmp_path)
    entry.turn_on()
    file = tmp_path / "autostart" / f"{APP_ID}.desktop"
    kept = file.read_text().replace("X-GNOME-Autostart-enabled=true\n", "")
    file.write_text(f"{kept}{line}\n")
    assert entry.state() is Autostart.OFF
    entry.turn_on()
    assert entry.state() is Autostart.ON


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        ("/plain/path", "/plain/path"),
        ("/with space", '"/with space"'),
        ('a"b', r'"a\\"b"'),
        ("$HOME", r'"\\$HOME"'),
        ("a\\b", r'"a\\\\b"'),
        ("100%", "100%%"),  # alone it would stand for a file
    ],
)
def test_an_argument_is_quoted_for_an_exec_line(argument: str, written: str) -> None:
    assert quoted(argument) == written


# -- macOS ---------------------------------------------------------------------------------


def test_the_launch_agent_starts_the_app_hidden_under_its_own_name(tmp_path: Path) -> None:
    macos(tmp_path).turn_on()
    (file,) = (tmp_path / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == COMMAND
    assert agent["RunAtLoad"] is True
    assert agent["AssociatedBundleIdentifiers"] == [APP_ID]


def test_a_damaged_launch_agent_is_off(tmp_path: Path) -> None:
    entry = macos(tmp_path)
    entry.turn_on()
    (tmp_path / "LaunchAgents" / f"{APP_ID}.plist").write_text("<plist")
    assert entry.state() is Autostart.OFF


# -- Windows -------------------------------------------------------------------------------


def test_the_run_key_quotes_the_program(tmp_path: Path) -> None:
    registry = FakeRegistry()
    RunKey(APP_ID, [r"C:\Program Files\paybell.exe", "--hidden"], registry).turn_on()
    assert registry.values[RUN, APP_ID] == r'"C:\Program Files\paybell.exe" --hidden'


@pytest.mark.parametrize(("noted", "state"), [("02", Autostart.ON), ("03", Autostart.REFUSED)])
def test_what_task_manager_says_counts(noted: str, state: Autostart) -> None:
    registry = FakeRegistry()
    entry = RunKey(APP_ID, COMMAND, registry)
    entry.turn_on()
    registry.values[APPROVED, APP_ID] = bytes.fromhex(noted) + bytes(11)
    assert entry.state() is state


def test_what_task_manager_refuses_is_not_written_over_but_told() -> None:
    registry = FakeRegistry()
    noted = bytes.fromhex("030000009052d3a2c25cd901")  # as Task Manager writes it, with its time
    registry.values[APPROVED, APP_ID] = noted
    with pytest.raises(AutostartFailed, match="turned off in Windows") as told:
        RunKey(APP_ID, COMMAND, registry).turn_on()
    assert "there" in told.value.hint
    assert registry.values == {(APPROVED, APP_ID): noted}


def test_a_registry_that_denies_is_told_in_a_sentence() -> None:
    registry = FakeRegistry()
    registry.denied = True
    with pytest.raises(AutostartFailed, match="denied"):
        RunKey(APP_ID, COMMAND, registry).turn_on()


# -- what is started -----------------------------------------------------------------------


def test_from_a_checkout_this_python_is_started() -> None:
    assert own_command(None, {}) == [sys.executable, "-m", "notifier", "--hidden"]


def test_an_appimage_is_started_by_its_own_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/tmp/.mount_P/paybell")
    appimage = str(Path("/home/me/Paybell.AppImage"))
    assert own_command("work", {"APPIMAGE": appimage, "APPDIR": "/tmp/.mount_P"}) == [
        appimage, "--profile", "work", "--hidden",
    ]  # fmt: skip


def test_an_appimage_that_started_us_is_not_what_is_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/paybell/paybell")
    environ = {"APPIMAGE": "/home/me/Editor.AppImage", "APPDIR": "/tmp/.mount_Editor"}
    assert own_command(None, environ) == ["/opt/paybell/paybell", "--hidden"]


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of Linux")
def test_each_profile_has_an_entry_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for profile in (None, "work"):
        autostart_entry(
            app_name="Paybell", app_id=APP_ID, profile=profile, command=COMMAND
        ).turn_on()
    names = {path.name for path in (tmp_path / "autostart").iterdir()}
    assert names == {f"{APP_ID}.desktop", f"{APP_ID}.work.desktop"}
