"""A choice is in force and on disk at once, and everybody hears of it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from notifier.choices import Choices
from notifier.store.managed import Managed
from notifier.store.settings import SettingsFile, Theme


def test_a_choice_is_in_force_on_disk_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    choices = Choices(file)

    with qtbot.waitSignal(choices.changed) as heard:
        choices.choose("general.theme", Theme.DARK)

    assert choices.current.general.theme is Theme.DARK
    assert heard.args == [choices.current]
    assert SettingsFile(file.path).load().general.theme is Theme.DARK


def test_a_choice_that_cannot_be_saved_is_in_force_all_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "in the way").touch()
    choices = Choices(SettingsFile(tmp_path / "in the way" / "settings.toml"))

    with qtbot.waitSignals([choices.problem_occurred, choices.changed]):
        choices.choose("general.theme", Theme.LIGHT)

    assert choices.current.general.theme is Theme.LIGHT


def test_what_an_administrator_has_fixed_stays_and_nobody_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    managed = Managed(values={"general.theme": Theme.DARK})
    choices = Choices(SettingsFile(tmp_path / "settings.toml", managed))
    with qtbot.assertNotEmitted(choices.changed):
        choices.choose("general.theme", Theme.LIGHT)
    assert choices.current.general.theme is Theme.DARK
    assert choices.is_managed("general.theme")
    assert not choices.is_managed("general.language")
