"""What Windows says, with its call played."""

from __future__ import annotations

from typing import Any

import pytest

from notifier.core.policy import Surroundings
from notifier.platform.windows_surroundings import WindowsSurroundings


class Shell:
    def __init__(self, state: int, error: int = 0) -> None:
        self.state = state
        self.error = error

    def SHQueryUserNotificationState(self, answer: Any) -> int:  # noqa: N802
        answer._obj.value = self.state
        return self.error


@pytest.mark.parametrize(
    ("state", "surroundings"),
    [
        (1, Surroundings(locked=True)),
        (2, Surroundings(do_not_disturb=True, presenting=True)),
        (3, Surroundings(do_not_disturb=True, presenting=True)),
        (4, Surroundings(do_not_disturb=True, presenting=True)),
        (5, Surroundings()),
        (6, Surroundings(do_not_disturb=True)),
        (7, Surroundings()),
        (99, Surroundings()),
    ],
)
async def test_each_state_of_windows_is_understood(state: int, surroundings: Surroundings) -> None:
    reader = WindowsSurroundings(lambda: Shell(state))
    await reader.start(lambda: None)
    assert reader.read() == surroundings
    await reader.stop()
    assert reader.read() == Surroundings()


async def test_a_call_that_fails_says_nothing() -> None:
    reader = WindowsSurroundings(lambda: Shell(1, error=-2147467259))
    await reader.start(lambda: None)
    assert reader.read() == Surroundings()


async def test_a_windows_without_the_library_says_nothing() -> None:
    def missing() -> Any:
        raise OSError("no shell32.dll")

    reader = WindowsSurroundings(missing)
    await reader.start(lambda: None)
    assert reader.read() == Surroundings()
    assert not reader.tells
