"""A window that fills the screen, on a real X server; its window manager is played."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from notifier.platform.x11_full_screen import X11FullScreen
from tests.helpers.parts import missing_part
from tests.helpers.virtual_desktop import VirtualDesktop

if sys.platform != "linux":
    pytest.skip("X11 is a matter of Linux", allow_module_level=True)

ATOM, WINDOW, CARDINAL = 4, 33, 6


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    options: dict[str, Any] = {"notifications": "none", "tray": "none", "keyring": False}
    missing = VirtualDesktop.missing(**options)
    if missing:
        missing_part(f"no X server: {', '.join(missing)} not installed")
    folder: Path = tmp_path_factory.mktemp("x11")
    with (
        VirtualDesktop(folder / "desk", **options) as desktop,
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setenv("XAUTHORITY", desktop.env["XAUTHORITY"])
        yield desktop.env["DISPLAY"]


class WindowManager(X11FullScreen):
    """Says which window is in front, and that it is full screen, or that none is."""

    def say(self, window: int, *states: bytes) -> None:
        self._write(self._root, b"_NET_ACTIVE_WINDOW", WINDOW, [window])
        if window == self._root:
            self._write(window, b"_NET_WM_STATE", ATOM, [self._atom(name) for name in states])
        self._property(self._root, b"_NET_ACTIVE_WINDOW")  # an answer: it has arrived

    @property
    def some_window(self) -> int:
        """A window that is there: the root stands in for an app's."""
        return self._root

    def _write(self, window: int, name: bytes, kind: int, words: list[int]) -> None:
        data = (ctypes.c_uint32 * len(words))(*words)
        self._library.xcb_change_property(
            ctypes.c_void_p(self._connection), 0, window, self._atom(name), kind, 32,
            len(words), data,
        )  # fmt: skip


@pytest.fixture
def manager(display: str) -> Iterator[WindowManager]:
    made = WindowManager()
    assert made.start(display)
    yield made
    made.stop()


@pytest.fixture
def reader(display: str) -> Iterator[X11FullScreen]:
    made = X11FullScreen()
    assert made.start(display)
    yield made
    made.stop()


def test_a_full_screen_window_in_front_is_seen(
    manager: WindowManager, reader: X11FullScreen
) -> None:
    manager.say(manager.some_window, b"_NET_WM_STATE_FULLSCREEN", b"_NET_WM_STATE_ABOVE")
    assert reader.read()
    manager.say(manager.some_window, b"_NET_WM_STATE_MAXIMIZED_VERT")
    assert not reader.read()


def test_a_window_that_has_gone_or_none_in_front_is_no_trouble(
    manager: WindowManager, reader: X11FullScreen
) -> None:
    for window in (0, 0x7FFFFF):
        manager.say(window)
        assert not reader.read()


def test_without_an_x_server_nothing_is_said() -> None:
    reader = X11FullScreen()
    assert not reader.start(":9999")
    assert not reader.read()
    reader.stop()


def test_without_the_library_nothing_is_said() -> None:
    def missing() -> Any:
        raise OSError("libxcb.so.1: cannot open shared object file")

    reader = X11FullScreen(missing)
    assert not reader.start()
    assert not reader.read()
