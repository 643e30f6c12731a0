"""Whether this desktop has a tray yet: Qt must not be asked before there is one.

On Linux Qt decides once in the life of the process which kind of tray there is, and an
app that starts at login before its panel would have none for the whole session. So it is
asked for its icon only when a tray of either kind has come.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusServiceWatcher

_WATCHER = "org.kde.StatusNotifierWatcher"
_DECIDED_ONCE = frozenset({"xcb", "wayland"})
"""Names of Qt's platforms."""


class TrayHosts(QObject):
    """Main thread."""

    came = Signal()
    """A tray has come, as far as the desktop tells; look again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher: QDBusServiceWatcher | None = None

    def is_there(self) -> bool:
        """Whether there is a tray now. Where Qt knows it at any time, it is left to Qt."""
        if sys.platform == "linux" and (name := QGuiApplication.platformName()) in _DECIDED_ONCE:
            return _has_watcher() or (name == "xcb" and has_xembed_tray())
        return True

    def watch(self) -> None:
        """Tell when one comes. The older kind (XEmbed) does not tell: ask now and then."""
        if sys.platform == "linux" and self._watcher is None:
            from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher  # noqa: PLC0415

            self._watcher = QDBusServiceWatcher(
                _WATCHER,
                QDBusConnection.sessionBus(),
                QDBusServiceWatcher.WatchModeFlag.WatchForRegistration,
                self,
            )
            self._watcher.serviceRegistered.connect(self.came)


def _has_watcher() -> bool:
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - 7 ms, and Linux only

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    return bool(bus.interface().isServiceRegistered(_WATCHER).value())


def has_xembed_tray(display: bytes | None = None) -> bool:
    """Whether somebody owns the tray's selection on the X display (None: `$DISPLAY`)."""
    try:
        xlib = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    xlib.XOpenDisplay.restype, xlib.XOpenDisplay.argtypes = pointer, [ctypes.c_char_p]
    xlib.XInternAtom.restype = number
    xlib.XInternAtom.argtypes = [pointer, ctypes.c_char_p, ctypes.c_int]
    xlib.XGetSelectionOwner.restype = number
    xlib.XGetSelectionOwner.argtypes = [pointer, number]
    xlib.XDefaultScreen.argtypes = xlib.XCloseDisplay.argtypes = [pointer]
    connection = xlib.XOpenDisplay(display)
    if not connection:
        return False
    try:
        selection = f"_NET_SYSTEM_TRAY_S{xlib.XDefaultScreen(connection)}".encode()
        return bool(xlib.XGetSelectionOwner(connection, xlib.XInternAtom(connection, selection, 0)))
    finally:
        xlib.XCloseDisplay(connection)
