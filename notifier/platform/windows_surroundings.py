"""What Windows says of the person: one call answers lock, full screen and presentation.

Focus assist has no documented question; Windows itself keeps our toasts quiet then.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from notifier.core.policy import Surroundings
from notifier.platform.surroundings import OnChanged

# QUERY_USER_NOTIFICATION_STATE of shellapi.h.
_NOT_PRESENT = 1
"""A screen saver, the lock, or another person's session is in front."""
_BUSY = 2
"""A full-screen app, or the presentation settings."""
_RUNNING_D3D_FULL_SCREEN = 3
_PRESENTATION_MODE = 4
_ACCEPTS_NOTIFICATIONS = 5
_QUIET_TIME = 6

SURROUNDINGS = {
    _NOT_PRESENT: Surroundings(locked=True),
    _BUSY: Surroundings(do_not_disturb=True, presenting=True),
    _RUNNING_D3D_FULL_SCREEN: Surroundings(do_not_disturb=True, presenting=True),
    _PRESENTATION_MODE: Surroundings(do_not_disturb=True, presenting=True),
    _ACCEPTS_NOTIFICATIONS: Surroundings(),
    _QUIET_TIME: Surroundings(do_not_disturb=True),
}


class WindowsSurroundings:
    """`SHQueryUserNotificationState` of shell32.dll: it tells of no change, and is asked."""

    tells = False

    def __init__(self, load: Callable[[], Any] | None = None) -> None:
        self._load = load or _shell32
        self._library: Any = None

    async def start(self, on_changed: OnChanged) -> None:
        """Load the library."""
        try:
            self._library = self._load()
        except OSError:
            self._library = None

    def read(self) -> Surroundings:
        """Ask; a call within this computer that takes some microseconds."""
        if self._library is None:
            return Surroundings()
        state = ctypes.c_int(_ACCEPTS_NOTIFICATIONS)
        try:
            failed = self._library.SHQueryUserNotificationState(ctypes.byref(state))
        except (OSError, AttributeError):
            return Surroundings()
        return Surroundings() if failed else SURROUNDINGS.get(state.value, Surroundings())

    async def stop(self) -> None:
        """Nothing is held."""
        self._library = None


def _shell32() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("shell32")
    raise OSError("shell32.dll is a part of Windows")
