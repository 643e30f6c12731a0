"""The Windows uninstaller by Wine: nothing is left behind, and the history is the person's."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest

from tests.helpers.parts import require_programs
from tests.helpers.virtual_desktop import VirtualDesktop
from tests.system.windows.parts import (
    APP_ID,
    PRODUCT,
    RUN,
    SCHEME,
    Setups,
    Windows,
    wait_until,
)

PAGE, QUESTION = f"{PRODUCT.name} Uninstall ", f"{PRODUCT.name} Uninstall"
"""Titles; the space tells them apart."""
Place = tuple[float, float]
"""From the left and from the top of a window, in parts of its size."""
GO_ON, YES, NO = (0.716, 0.94), (0.38, 0.76), (0.63, 0.76)


class Person:
    """Sits at the screen with a mouse: keys reach Wine's windows at times only."""

    def __init__(self, screen: VirtualDesktop) -> None:
        self._screen = screen

    def sees(self, title: str) -> bool:
        """Whether a window with this very title is there."""
        return bool(self._xdotool("search", "--onlyvisible", "--name", f"^{title}$"))

    def click_until(self, happened: Callable[[], bool], title: str, place: Place) -> None:
        """Click at `place` of the window `title`: it is seen before its buttons are alive."""

        def clicked() -> bool:
            if not happened():
                self._click(title, place)
            return happened()

        wait_until(clicked)

    def _click(self, title: str, place: Place) -> None:
        find = ["search", "--onlyvisible", "--name", f"^{title}$", "getwindowgeometry", "--shell"]
        there = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", self._xdotool(*find))}
        if not there:
            return
        x = there["X"] + there["WIDTH"] * place[0]
        y = there["Y"] + there["HEIGHT"] * place[1]
        self._xdotool("mousemove", f"{x:.0f}", f"{y:.0f}", "click", "1")

    def _xdotool(self, *arguments: str) -> str:
        return subprocess.run(
            ["xdotool", *arguments], env=self._screen.env, check=False, timeout=20, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ).stdout  # fmt: skip


@pytest.fixture
def person(screen: VirtualDesktop) -> Person:
    require_programs("xdotool")
    return Person(screen)


def uninstall(windows: Windows, *options: str) -> None:
    done = windows.run(windows.program.with_name("uninstall.exe"), "/S", *options)
    assert done.returncode == 0
    # It goes on in a copy of itself, whose last deed this is.
    wait_until(lambda: not windows.program.parent.exists())


def test_uninstalling_leaves_nothing_but_the_history(windows: Windows, setup: Setups) -> None:
    windows.keep_history()
    windows.run(setup("1.0.0"), "/S", "/STARTATLOGIN=1")
    uninstall(windows)
    assert not list(windows.start_menu.glob(f"{PRODUCT.name}*"))
    registry = windows.registry()
    assert not [key for key in registry if key.startswith(SCHEME) or APP_ID in key]
    assert APP_ID not in registry.get(RUN, {})
    assert windows.history.read_text() == "payments"


def test_uninstalling_erases_the_history_when_that_is_wanted(
    windows: Windows, setup: Setups
) -> None:
    windows.keep_history()
    windows.run(setup("1.0.0"), "/S")
    uninstall(windows, "/ERASE")
    assert not windows.history.parent.exists()


@pytest.mark.parametrize(("answer", "is_kept"), [(YES, False), (NO, True)])
def test_a_person_is_asked_whether_the_history_goes_too(
    windows: Windows, setup: Setups, person: Person, answer: Place, is_kept: bool
) -> None:
    windows.keep_history()
    windows.run(setup("1.0.0"), "/S")
    first = windows.start(windows.program.with_name("uninstall.exe"))
    assert first.wait(10) == 0  # it goes on in a copy of itself
    person.click_until(lambda: person.sees(QUESTION), PAGE, GO_ON)
    person.click_until(lambda: not person.sees(QUESTION), QUESTION, answer)
    wait_until(lambda: not windows.program.parent.exists())
    assert windows.history.exists() is is_kept
    person.click_until(lambda: not person.sees(PAGE), PAGE, GO_ON)
