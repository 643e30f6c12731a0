"""Whether the panel that holds the tray is light: the system's theme does not always say."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

_PERSONALIZE = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
# Their panels are dark in the light theme, too.
_ALWAYS_DARK = ("GNOME", "Unity")


def is_panel_light() -> bool:
    """Ask this desktop. Main thread."""
    if sys.platform == "win32":
        # The taskbar has a theme of its own beside that of the apps.
        settings = QSettings(_PERSONALIZE, QSettings.Format.NativeFormat)
        return settings.value("SystemUsesLightTheme", 0) == 1
    return is_linux_panel_light(os.environ, QGuiApplication.styleHints().colorScheme())


def is_linux_panel_light(environ: Mapping[str, str], scheme: Qt.ColorScheme) -> bool:
    """Pure part: `scheme` is the theme of the apps."""
    if any(desktop in environ.get("XDG_CURRENT_DESKTOP", "") for desktop in _ALWAYS_DARK):
        return False
    # Desktops that do not tell their theme (Xfce, LXQt) come with a dark panel.
    return scheme is Qt.ColorScheme.Light
