"""The two things that a virtual desktop asks of X itself, through libX11 by ctypes.

There is no program for them among the packages that a desktop needs anyway, and a
library for two calls would be one more thing to install.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager


def paint_background(display: str, cookie: str, colour: int) -> None:
    """Give the bare screen a colour (0xRRGGBB), so that a picture of it looks like a desk."""
    with _connected(display, cookie) as (xlib, connection):
        root = xlib.XDefaultRootWindow(connection)
        xlib.XSetWindowBackground(connection, root, ctypes.c_ulong(colour))
        xlib.XClearWindow(connection, root)


def selection_is_owned(display: str, cookie: str, selection: str) -> bool:
    """Whether a client has taken `selection`, as a tray does with `_NET_SYSTEM_TRAY_S0`."""
    with _connected(display, cookie) as (xlib, connection):
        atom = xlib.XInternAtom(connection, selection.encode(), 0)
        return bool(xlib.XGetSelectionOwner(connection, atom))


@contextmanager
def _connected(display: str, cookie: str) -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p]]:
    """A connection that ends with the block; raises ConnectionError when X refuses it."""
    xlib = ctypes.CDLL("libX11.so.6")
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    xlib.XOpenDisplay.restype = pointer
    xlib.XOpenDisplay.argtypes = [ctypes.c_char_p]
    xlib.XDefaultRootWindow.restype = number
    xlib.XDefaultRootWindow.argtypes = [pointer]
    xlib.XSetWindowBackground.argtypes = [pointer, number, number]
    xlib.XClearWindow.argtypes = [pointer, number]
    xlib.XInternAtom.restype = number
    xlib.XInternAtom.argtypes = [pointer, ctypes.c_char_p, ctypes.c_int]
    xlib.XGetSelectionOwner.restype = number
    xlib.XGetSelectionOwner.argtypes = [pointer, number]
    xlib.XCloseDisplay.argtypes = [pointer]
    # libX11 reads the cookie's place from the environment of this process.
    before = os.environ.get("XAUTHORITY")
    os.environ["XAUTHORITY"] = cookie
    try:
        opened = xlib.XOpenDisplay(display.encode())
    finally:
        if before is None:
            del os.environ["XAUTHORITY"]
        else:
            os.environ["XAUTHORITY"] = before
    if not opened:
        raise ConnectionError(f"X display {display} refuses the connection")
    connection = pointer(opened)
    try:
        yield xlib, connection
    finally:
        xlib.XCloseDisplay(connection)
