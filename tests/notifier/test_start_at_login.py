"""The choice in our settings and the system's list say the same, whoever spoke last."""

from __future__ import annotations

from pathlib import Path

import pytest

from notifier.choices import Choices
from notifier.core.problems import Problem
from notifier.platform.autostart import Autostart, AutostartFailed
from notifier.start_at_login import CHOICE, StartAtLogin
from notifier.store.managed import Managed
from notifier.store.settings import SettingsFile

pytestmark = pytest.mark.usefixtures("qapp")


class FakeEntry:
    """The system's list with one place in it."""

    def __init__(self, state: Autostart = Autostart.OFF, *, obeys: bool = True) -> None:
        self.now = state
        self.obeys = obeys
        self.written = 0

    def state(self) -> Autostart:
        return self.now

    def turn_on(self) -> None:
        self._obey(Autostart.ON)

    def turn_off(self) -> None:
        self._obey(Autostart.OFF)

    def _obey(self, state: Autostart) -> None:
        if not self.obeys:
            raise AutostartFailed("It did not work")
        self.written += 1
        self.now = state


@pytest.fixture
def choices(tmp_path: Path) -> Choices:
    return Choices(SettingsFile(tmp_path / "settings.toml"))


def followed(choices: Choices, entry: FakeEntry) -> tuple[StartAtLogin, list[Problem]]:
    start, problems = StartAtLogin(choices, entry), list[Problem]()
    start.problem_occurred.connect(problems.append)
    start.follow()
    return start, problems


def test_the_choice_is_carried_to_the_system_at_once(choices: Choices) -> None:
    entry = FakeEntry()
    _start, problems = followed(choices, entry)
    choices.choose(CHOICE, True)
    assert entry.now == "on"
    choices.choose(CHOICE, False)
    assert entry.now == "off"
    assert problems == []


@pytest.mark.parametrize("state", [Autostart.OFF, Autostart.REFUSED])
def test_what_a_person_turned_off_in_the_system_is_off_in_ours(
    choices: Choices, state: Autostart
) -> None:
    choices.choose(CHOICE, True)
    followed(choices, FakeEntry(state))
    assert choices.current.general.start_at_login is False


def test_what_the_installer_was_told_is_on_in_ours(choices: Choices) -> None:
    followed(choices, FakeEntry(Autostart.ON))
    assert choices.current.general.start_at_login is True


def test_an_entry_of_an_older_place_is_written_anew_at_the_start(choices: Choices) -> None:
    entry = FakeEntry(Autostart.ON)
    followed(choices, entry)
    assert entry.written == 1


def test_other_choices_do_not_touch_the_system(choices: Choices) -> None:
    entry = FakeEntry()
    followed(choices, entry)
    choices.choose("general.theme", "dark")
    assert entry.written == 0


def test_a_refusal_is_told_and_the_choice_goes_back(choices: Choices) -> None:
    _start, problems = followed(choices, FakeEntry(obeys=False))
    choices.choose(CHOICE, True)
    assert choices.current.general.start_at_login is False
    assert [problem.code for problem in problems] == ["start_at_login_failed"]


@pytest.mark.parametrize("fixed", [True, False])
def test_what_an_administrator_has_fixed_is_done_at_the_start(tmp_path: Path, fixed: bool) -> None:
    managed = Managed(values={CHOICE: fixed})
    entry = FakeEntry(Autostart.OFF if fixed else Autostart.ON)
    followed(Choices(SettingsFile(tmp_path / "settings.toml", managed)), entry)
    assert entry.now == ("on" if fixed else "off")


def test_a_system_that_refuses_what_an_administrator_has_fixed_is_told_once(
    tmp_path: Path,
) -> None:
    managed = Managed(values={CHOICE: True})
    choices = Choices(SettingsFile(tmp_path / "settings.toml", managed))
    _start, problems = followed(choices, FakeEntry(obeys=False))
    assert len(problems) == 1
