"""What macOS says of the person: whether the screen is locked, or shown to others.

Focus has no question that an app may ask; macOS itself keeps our toasts quiet then.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from notifier.core.policy import Surroundings
from notifier.platform.surroundings import OnChanged

_LOCKED = b"CGSSessionScreenIsLocked"
"""A key that is there, and true, while the screen is locked."""
_UTF8 = 0x08000100
_FRAMEWORKS = "/System/Library/Frameworks"


class MacosSurroundings:
    """Core Graphics: asked when a toast is about to be shown."""

    tells = False

    def __init__(self, load: Callable[[], tuple[Any, Any]] | None = None) -> None:
        """`load` answers Core Graphics and Core Foundation."""
        self._load = load or _frameworks
        self._graphics: Any = None
        self._foundation: Any = None
        self._key: Any = None

    async def start(self, on_changed: OnChanged) -> None:
        """Load the frameworks."""
        try:
            graphics, foundation = self._load()
            _declare(graphics, foundation)
            self._key = foundation.CFStringCreateWithCString(None, _LOCKED, _UTF8)
        except (OSError, AttributeError):
            return
        self._graphics, self._foundation = graphics, foundation

    def read(self) -> Surroundings:
        """Ask; a mirrored display is one that others look at."""
        if self._graphics is None:
            return Surroundings()
        main = self._graphics.CGMainDisplayID()
        return Surroundings(
            locked=self._is_locked(), presenting=bool(self._graphics.CGDisplayIsInMirrorSet(main))
        )

    async def stop(self) -> None:
        """Let go of the key."""
        if self._foundation is not None and self._key is not None:
            self._foundation.CFRelease(self._key)
        self._graphics = self._foundation = self._key = None

    def _is_locked(self) -> bool:
        session = self._graphics.CGSessionCopyCurrentDictionary()
        if session is None:
            return False  # no graphical session: nobody looks
        try:
            value = self._foundation.CFDictionaryGetValue(session, self._key)
            return value is not None and bool(self._foundation.CFBooleanGetValue(value))
        finally:
            self._foundation.CFRelease(session)


def _declare(graphics: Any, foundation: Any) -> None:
    """Say what is a pointer: ctypes would cut it to an int."""
    pointer = ctypes.c_void_p
    graphics.CGSessionCopyCurrentDictionary.restype = pointer
    graphics.CGMainDisplayID.restype = ctypes.c_uint32
    graphics.CGDisplayIsInMirrorSet.argtypes = [ctypes.c_uint32]
    graphics.CGDisplayIsInMirrorSet.restype = ctypes.c_uint32
    foundation.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
    foundation.CFStringCreateWithCString.restype = pointer
    foundation.CFDictionaryGetValue.argtypes = [pointer, pointer]
    foundation.CFDictionaryGetValue.restype = pointer
    foundation.CFBooleanGetValue.argtypes = [pointer]
    foundation.CFBooleanGetValue.restype = ctypes.c_bool
    foundation.CFRelease.argtypes = [pointer]


def _frameworks() -> tuple[Any, Any]:
    if sys.platform == "darwin":
        graphics = ctypes.CDLL(f"{_FRAMEWORKS}/CoreGraphics.framework/CoreGraphics")
        return graphics, ctypes.CDLL(f"{_FRAMEWORKS}/CoreFoundation.framework/CoreFoundation")
    raise OSError("Core Graphics is a part of macOS")
