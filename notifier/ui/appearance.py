"""Light or dark, as the person chose: for all windows, at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from notifier.store.settings import Theme
from notifier.ui.theme import is_dark

_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}
# Desktops without a platform theme of Qt's own (Xfce, LXQt, a window manager alone) cannot
# be asked for a scheme: there we bring one, quiet and with enough contrast.
_DARK = {
    QPalette.ColorRole.Window: "#202226",
    QPalette.ColorRole.WindowText: "#eceef1",
    QPalette.ColorRole.Base: "#31343a",
    QPalette.ColorRole.AlternateBase: "#363940",
    QPalette.ColorRole.Text: "#eceef1",
    QPalette.ColorRole.PlaceholderText: "#9aa0a8",
    QPalette.ColorRole.Button: "#3a3d43",
    QPalette.ColorRole.ButtonText: "#eceef1",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.Light: "#4a4d54",
    QPalette.ColorRole.Midlight: "#414449",
    QPalette.ColorRole.Mid: "#24262a",
    QPalette.ColorRole.Dark: "#1a1c1f",
    QPalette.ColorRole.Shadow: "#0f1012",
    QPalette.ColorRole.Highlight: "#3d7bd9",
    QPalette.ColorRole.Accent: "#3d7bd9",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#7cb8ff",
    QPalette.ColorRole.LinkVisited: "#b79cff",
    QPalette.ColorRole.ToolTipBase: "#3a3d43",
    QPalette.ColorRole.ToolTipText: "#eceef1",
}
_LIGHT = {
    QPalette.ColorRole.Window: "#f4f5f7",
    QPalette.ColorRole.WindowText: "#1b1d21",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f7f8fa",
    QPalette.ColorRole.Text: "#1b1d21",
    QPalette.ColorRole.PlaceholderText: "#6b7079",
    QPalette.ColorRole.Button: "#f4f5f7",
    QPalette.ColorRole.ButtonText: "#1b1d21",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.Light: "#ffffff",
    QPalette.ColorRole.Midlight: "#e9ebee",
    QPalette.ColorRole.Mid: "#c9ccd2",
    QPalette.ColorRole.Dark: "#a3a7af",
    QPalette.ColorRole.Shadow: "#6f737b",
    QPalette.ColorRole.Highlight: "#2868c7",
    QPalette.ColorRole.Accent: "#2868c7",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#1f62c0",
    QPalette.ColorRole.LinkVisited: "#6a4bbc",
    QPalette.ColorRole.ToolTipBase: "#ffffff",
    QPalette.ColorRole.ToolTipText: "#1b1d21",
}
_DISABLED = {
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
}


class Appearance:
    """Gives the application the chosen theme. Main thread, once there is an application."""

    def __init__(self) -> None:
        self._theme = Theme.SYSTEM

    def apply(self, theme: Theme) -> None:
        """Show every window in `theme` from now on; `SYSTEM` follows the system again."""
        if theme is self._theme:
            return
        self._theme = theme
        QApplication.setPalette(QPalette())  # what the platform gives, for whoever is asked next
        QApplication.styleHints().setColorScheme(_SCHEMES[theme])
        if theme is Theme.SYSTEM:
            return
        wants_dark = theme is Theme.DARK
        if is_dark(QApplication.palette()) is not wants_dark:
            QApplication.setPalette(_palette(_DARK if wants_dark else _LIGHT))


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, name in colours.items():
        colour = QColor(name)
        palette.setColor(role, colour)
        if role in _DISABLED:
            colour.setAlphaF(0.45)
            palette.setColor(QPalette.ColorGroup.Disabled, role, colour)
    return palette
