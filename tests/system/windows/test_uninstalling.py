"""The Windows uninstaller by Wine: nothing is left behind, and the history is the person's."""

from __future__ import annotations

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


class Person:
    """Sits at the screen and presses keys."""

    def __init__(self, screen: VirtualDesktop) -> None:
        self._screen = screen

    def sees(self, title: str) -> bool:
        """Whether a window with this very title is there."""
        return self._xdotool("search", "--onlyvisible", "--name", f"^{title}$")

    def press_until(self, happened: Callable[[], bool], key: str, *, at: str) -> None:
        """Press `key` in the window whose title is `at`, until it has had its effect.

        A window is seen before it takes keys: the first may be lost.
        """
        window = ["search", "--onlyvisible", "--name", f"^{at}$", "windowfocus"]

        def pressed() -> bool:
            if not happened():
                self._xdotool(*window, "key", key)
            return happened()

        wait_until(pressed)

    def _xdotool(self, *arguments: str) -> bool:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._screen.env, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20,
        )  # fmt: skip
        return done.returncode == 0


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


def test_a_person_clicks_through_both_and_has_the_history_erased(
    windows: Windows, setup: Setups, person: Person
) -> None:
    windows.keep_history()
    installing = windows.start(setup("1.0.0"))
    # The button that is the default, page after page.
    person.press_until(lambda: installing.poll() is not None, "Return", at=f"{PRODUCT.name} Setup ")
    assert installing.returncode == 0
    wait_until(windows.running.exists)  # the last page offers that, and it is the default
    uninstall_by_hand(windows, person, answer="y")
    assert not windows.history.exists()


def test_whoever_does_not_look_keeps_the_history(
    windows: Windows, setup: Setups, person: Person
) -> None:
    windows.keep_history()
    windows.run(setup("1.0.0"), "/S")
    uninstall_by_hand(windows, person, answer="Return")
    assert windows.history.read_text() == "payments"


def uninstall_by_hand(windows: Windows, person: Person, *, answer: str) -> None:
    first = windows.start(windows.program.with_name("uninstall.exe"))
    assert first.wait(10) == 0  # it goes on in a copy of itself
    page, question = f"{PRODUCT.name} Uninstall ", f"{PRODUCT.name} Uninstall"
    # "Uninstall" by its letter, which is none of the question's.
    person.press_until(lambda: person.sees(question), "alt+u", at=page)
    person.press_until(lambda: not person.sees(question), answer, at=question)
    wait_until(lambda: not windows.program.parent.exists())
    person.press_until(lambda: not person.sees(page), "Return", at=page)
