"""What macOS says, with its frameworks played."""

from __future__ import annotations

from typing import Any

import pytest

from notifier.core.policy import Surroundings
from notifier.platform.macos_surroundings import MacosSurroundings

KEY, SESSION, TRUE, FALSE = 1, 2, 3, 4


class Call:
    """A C function that can be declared and called."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> Any:
        self.calls.append(arguments)
        return self.answer(*arguments) if callable(self.answer) else self.answer


class Graphics:
    def __init__(self, *, session: int | None, mirrored: bool) -> None:
        self.CGSessionCopyCurrentDictionary = Call(session)
        self.CGMainDisplayID = Call(7)
        self.CGDisplayIsInMirrorSet = Call(int(mirrored))


class Foundation:
    def __init__(self, locked: int | None) -> None:
        self.CFStringCreateWithCString = Call(KEY)
        self.CFDictionaryGetValue = Call(locked)
        self.CFBooleanGetValue = Call(lambda value: value == TRUE)
        self.CFRelease = Call(None)


@pytest.mark.parametrize(
    ("session", "locked", "mirrored", "surroundings"),
    [
        (SESSION, None, False, Surroundings()),
        (SESSION, TRUE, False, Surroundings(locked=True)),
        (SESSION, FALSE, False, Surroundings()),
        (SESSION, None, True, Surroundings(presenting=True)),
        (None, None, False, Surroundings()),
    ],
)
async def test_the_lock_and_a_mirrored_display_are_seen(
    session: int | None, locked: int | None, mirrored: bool, surroundings: Surroundings
) -> None:
    graphics, foundation = Graphics(session=session, mirrored=mirrored), Foundation(locked)
    reader = MacosSurroundings(lambda: (graphics, foundation))
    await reader.start(lambda: None)
    assert reader.read() == surroundings
    await reader.stop()
    released = [call[0] for call in foundation.CFRelease.calls]
    assert released == ([SESSION, KEY] if session else [KEY])
    assert reader.read() == Surroundings()


async def test_a_mac_without_the_frameworks_says_nothing() -> None:
    def missing() -> Any:
        raise OSError("no Core Graphics")

    reader = MacosSurroundings(missing)
    await reader.start(lambda: None)
    assert reader.read() == Surroundings()
    await reader.stop()
