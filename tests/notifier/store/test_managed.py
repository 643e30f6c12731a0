"""What an administrator has fixed wins, stays out of the person's file, and fails one by one."""

from __future__ import annotations

import tomllib
from datetime import time
from pathlib import Path

import pytest

from notifier.core.policy import HideAmounts, ToastStyle
from notifier.store.managed import Managed, read_managed
from notifier.store.settings import Settings, SettingsFile, Theme

FIXED = """
toast_backend = "tray"
server_url = "https://pay.example.com"
[general]
theme = "dark"
[notifications]
bills = "off"
[notifications.quiet_hours]
enabled = true
start = 20:30:00
"""


def read(folder: Path, text: str) -> Managed:
    path = folder / "managed.toml"
    path.write_text(text)
    return read_managed(path, why_not_trusted=lambda _path: "")


def test_without_a_file_nothing_is_fixed(tmp_path: Path) -> None:
    managed = read_managed(tmp_path / "managed.toml", why_not_trusted=lambda _path: "")
    assert managed == Managed()
    assert not managed.covers("general.theme")


def test_what_is_fixed_wins_over_what_the_person_chose(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml", read(tmp_path, FIXED))
    file.save(Settings(toast_backend="plyer", account="abc"))
    settings = file.load()
    assert settings.toast_backend == "tray"
    assert settings.general.theme is Theme.DARK
    assert settings.notifications.bills is ToastStyle.OFF
    assert settings.notifications.quiet_hours.start == time(20, 30)
    assert settings.account == "abc"
    assert file.managed.server_url == "https://pay.example.com"


def test_what_is_fixed_cannot_be_changed_and_everything_beside_it_can(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml", read(tmp_path, FIXED))
    assert file.choose("general.theme", Theme.LIGHT).general.theme is Theme.DARK
    chosen = file.choose("notifications.hide_amounts", HideAmounts.ALWAYS)
    assert chosen.notifications.hide_amounts is HideAmounts.ALWAYS
    assert chosen.notifications.bills is ToastStyle.OFF


def test_what_is_fixed_is_never_written_to_the_persons_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml", read(tmp_path, FIXED))
    file.choose("general.language", "es")
    file.update(account="abc")
    written = tomllib.loads(file.path.read_text())
    assert written["general"] == {"language": "es", "theme": "system", "start_at_login": False}
    assert SettingsFile(file.path).load().toast_backend == "auto"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("[general]\ntheme = 'pink'", "general.theme"),
        ("[general]\nno_such = 1", "general.no_such"),
        ("general = 5", "general"),
        ("no_such = 1", "no_such"),
        ("account = 'mine'", "account"),
        ("memory_only = true", "memory_only"),
        ("[notifications.pause]\nuntil = 2030-01-01T00:00:00Z", "notifications.pause"),
        ("[reminders]\ndays_before = 99", "reminders.days_before"),
        ("server_url = 5", "server_url"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_the_others_apply(
    tmp_path: Path, line: str, name: str
) -> None:
    managed = read(tmp_path, f'toast_backend = "tray"\n{line}')
    assert managed.names == ("toast_backend",)
    (problem,) = managed.problems
    assert problem.startswith(f"{name}: ")


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_reported_and_fixes_nothing(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "managed.toml").write_bytes(content)
    managed = read_managed(tmp_path / "managed.toml", why_not_trusted=lambda _path: "")
    assert managed.names == ()
    assert "cannot be read" in managed.problems[0]


def test_a_file_that_somebody_else_could_have_written_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "managed.toml"
    path.write_text(FIXED)
    managed = read_managed(path, why_not_trusted=lambda _path: "anybody can write it")
    assert managed.names == ()
    assert managed.problems == (f"{path} is ignored: anybody can write it.",)
