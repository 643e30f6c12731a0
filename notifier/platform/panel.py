"""Whether the panel that holds the tray is light: the system's theme does not always say."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

_PERSONALIZE = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
# Their panels are dark in the light theme, too.
_ALWAYS_DARK = ("GNOME", "Unity")
# Their panels have the theme of the apps.
_LIKE_THE_APPS = ("KDE",)


def is_panel_light() -> bool | None:
    """Ask this desktop; None when it cannot be known. Main thread."""
    if sys.platform == "win32":
        # The taskbar has a theme of its own beside that of the apps.
        settings = QSettings(_PERSONALIZE, QSettings.Format.NativeFormat)
        return settings.value("SystemUsesLightTheme", 0) == 1
    else:  # noqa: RET505 - so that type checkers see one branch per system
        return is_linux_panel_light(os.environ, _are_apps_light)


def is_linux_panel_light(
    environ: Mapping[str, str], are_apps_light: Callable[[], bool]
) -> bool | None:
    """Pure part: by the desktop's name, and the theme of its apps where that says it."""
    desktops = environ.get("XDG_CURRENT_DESKTOP", "").split(":")
    if any(desktop in _ALWAYS_DARK for desktop in desktops):
        return False
    if any(desktop in _LIKE_THE_APPS for desktop in desktops):
        return are_apps_light()
    # Everywhere else (Xfce, LXQt, a bar of one's own) the panel has a colour of its own.
    return None


def _are_apps_light() -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - 19 ms, and the tray icon waits

    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light
