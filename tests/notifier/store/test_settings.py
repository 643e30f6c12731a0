"""Settings are whole, private and kept, whoever wrote them."""

from __future__ import annotations

import os
import stat
import threading
import tomllib
from datetime import time
from pathlib import Path

import pytest

from notifier.core.problems import SettingsUnwritable
from notifier.core.reminders import Reminders
from notifier.store.settings import General, Settings, SettingsFile, Theme


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "config" / "settings.toml")


def test_without_a_file_there_are_defaults_and_no_problem(file: SettingsFile) -> None:
    assert file.load() == Settings()
    assert file.problem is None


def test_what_was_saved_comes_back(file: SettingsFile) -> None:
    chosen = Settings(
        server_url="https://pay.example", account="abc", memory_only=True, toast_backend="tray"
    )
    file.save(chosen)
    assert SettingsFile(file.path).load() == chosen
    if os.name == "posix":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_the_choices_of_a_table_come_back_as_what_they_are(file: SettingsFile) -> None:
    chosen = Settings(
        general=General(language="hi", theme=Theme.DARK, start_at_login=True),
        reminders=Reminders(at=time(18, 30), days_before=5),
    )
    file.save(chosen)
    assert SettingsFile(file.path).load() == chosen
    assert tomllib.loads(file.path.read_text())["reminders"]["at"] == time(18, 30)


def test_one_choice_of_a_table_leaves_the_others(file: SettingsFile) -> None:
    file.choose("general.language", "es")
    assert file.choose("general.theme", Theme.LIGHT).general == General(
        language="es", theme=Theme.LIGHT
    )


@pytest.mark.parametrize("name", ["nothing", "general.nothing", "nothing.theme", "account.theme"])
def test_a_choice_that_does_not_exist_is_a_mistake(file: SettingsFile, name: str) -> None:
    with pytest.raises(KeyError):
        file.choose(name, 1)
    assert not file.path.exists()


def test_an_account_that_is_gone_is_gone_from_the_file(file: SettingsFile) -> None:
    file.save(Settings(account="abc"))
    assert file.update(account=None).account is None
    assert "abc" not in file.path.read_text()


def test_keys_of_a_newer_version_survive(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text(
        'server_url = "https://a.example"\nfuture = 5\n[later]\nx = true\n[general]\nnew = 1\n'
    )
    file.update(toast_backend="plyer")
    values = tomllib.loads(file.path.read_text())
    assert values["future"] == 5
    assert values["later"] == {"x": True}
    assert values["general"]["new"] == 1
    assert values["server_url"] == "https://a.example"


@pytest.mark.parametrize(
    "content",
    [
        b"server_url = ",
        b"\xff\xfe\x00",
    ],
)
def test_a_file_that_cannot_be_read_is_set_aside_and_reported(
    file: SettingsFile, content: bytes
) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    assert file.load() == Settings()
    assert file.problem is not None
    assert file.problem.code == "settings_unreadable"
    aside = file.path.with_name("settings.toml.unreadable-1")
    assert aside.read_bytes() == content
    assert aside.name in file.problem.message
    assert not file.path.exists()


@pytest.mark.parametrize(
    "mistake",
    [
        "[general]\ntheme = 'pink'\n",
        "[general]\ntheme = 5\nlanguage = 'hi'\nnew = 1\n",
        "general = 'dark'\n",
        "[notifications.quiet_hours]\nstart = 'late'\n",
        "[reminders]\ndays_before = 400\n",
        "[[accounts]]\nserver_url = 'https://a.example'\n",
        "[notifications.pause]\nuntil = 'noon'\n",
        "[general]\ntheme = dark\nlanguage = 'hi'\n",
        "[general\ntheme = 'dark'\n",
        "toast_backend = 'tray\n[general]\nlanguage = 'hi'\n",
    ],
)
def test_a_mistake_in_one_choice_takes_no_other_and_signs_nobody_out(
    file: SettingsFile, mistake: str
) -> None:
    file.path.parent.mkdir()
    written = f"account = 'abc'\nserver_url = 'https://a.example'\nfuture = 5\n{mistake}"
    file.path.write_text(written)
    settings = file.load()
    assert (settings.account, settings.server_url) == ("abc", "https://a.example")
    assert settings.general.theme is Theme.SYSTEM
    assert settings.general.language == ("hi" if "'hi'" in mistake else "")
    assert file.problem is not None
    assert file.problem.code == "settings_unreadable"
    assert file.path.with_name("settings.toml.unreadable-1").read_text() == written
    # It is mended on the disk: the next start has nothing to say.
    again = SettingsFile(file.path)
    assert again.load() == settings
    assert again.problem is None
    values = tomllib.loads(file.path.read_text())
    assert values["future"] == 5
    assert values["general"].get("new") == (1 if "new" in mistake else None)


def test_a_mark_that_an_editor_puts_before_the_first_line_is_no_mistake(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("account = 'abc'\n", encoding="utf-8-sig")
    assert file.load().account == "abc"
    assert file.problem is None


def test_a_file_that_cannot_be_opened_for_a_moment_takes_nothing(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Settings(account="abc", server_url="https://a.example")
    file.save(chosen)
    assert file.load() == chosen
    with monkeypatch.context() as busy:
        # As Windows says it while a virus scanner has the file.
        busy.setattr(Path, "read_text", _is_in_use)
        assert file.load() == chosen
        assert file.update(toast_backend="tray").account == "abc"
    assert SettingsFile(file.path).load().account == "abc"
    assert file.problem is None


def _is_in_use(*_arguments: object, **_more: object) -> str:
    raise PermissionError("it is used by another process")


def test_a_save_that_fails_leaves_the_old_file(file: SettingsFile) -> None:
    file.save(Settings(server_url="https://a.example"))
    blocked = SettingsFile(file.path / "below" / "settings.toml")
    with pytest.raises(SettingsUnwritable) as caught:
        blocked.save(Settings())
    assert caught.value.problem.hint
    assert file.load().server_url == "https://a.example"
    assert [each.name for each in file.path.parent.iterdir()] == ["settings.toml"]


def test_changes_of_two_threads_are_both_kept(file: SettingsFile) -> None:
    def change(name: str, value: str) -> None:
        for number in range(25):
            file.update(**{name: f"{value}{number}"})

    threads = [
        threading.Thread(target=change, args=("toast_backend", "b")),
        threading.Thread(target=change, args=("server_url", "u")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.load() == Settings(toast_backend="b24", server_url="u24")
