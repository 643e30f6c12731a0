"""Light or dark, as the person chose: for all windows, at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from notifier.store.settings import Theme
from notifier.ui.theme import Colours, is_dark, is_high_contrast, readable_on

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
_ACCENTED = (QPalette.ColorRole.Accent, QPalette.ColorRole.Highlight, QPalette.ColorRole.Link)
_EDGED = ("QCheckBox", "QRadioButton", "QLineEdit", "QComboBox", "QAbstractSpinBox", "QPushButton")
_DISABLED = {
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Accent:
    """The brand's colour, for light and for dark ground; empty for the system's own."""

    light: str = ""
    dark: str = ""

    def paint(self, palette: QPalette, ground: QPalette) -> None:
        """Give it to `palette`, which will lie over `ground`."""
        name = self.dark if is_dark(ground) else self.light
        # Who has asked for high contrast has chosen all colours.
        if not name or is_high_contrast(ground):
            return
        colour = QColor(name)
        for role in _ACCENTED:
            palette.setColor(role, colour)
        palette.setColor(QPalette.ColorRole.HighlightedText, readable_on(colour))


class Appearance(QObject):
    """Gives the application the chosen theme. Main thread, once there is an application."""

    def __init__(self, accent: Accent | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.SYSTEM
        self._accent = accent or Accent()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def apply(self, theme: Theme) -> None:
        """Show every window in `theme` from now on; `SYSTEM` follows the system again."""
        if theme is self._theme:
            return
        self._theme = theme
        QApplication.setPalette(QPalette())  # what the platform gives, for whoever is asked next
        QApplication.styleHints().setColorScheme(_SCHEMES[theme])
        self._dress()

    def _dress(self) -> None:
        """Lay over what the platform gives now: the theme where it has none, and the accent."""
        QApplication.setPalette(QPalette())
        ground = QApplication.palette()
        worn = QPalette()
        wants_dark = self._theme is Theme.DARK
        if self._theme is not Theme.SYSTEM and is_dark(ground) is not wants_dark:
            worn = ground = _palette(_DARK if wants_dark else _LIGHT)
        self._accent.paint(worn, ground)
        if worn.resolveMask():
            QApplication.setPalette(worn)
        _show_edges(QApplication.palette())


def _show_edges(ground: QPalette) -> None:
    """Let the edges of boxes and fields be seen on dark ground, and in high contrast.

    Fusion, the style where the platform brings none, draws them somewhat darker than the
    window's colour, which is black on black there. Other styles do not ask for it.
    """
    if not (is_dark(ground) or is_high_contrast(ground)):
        return
    edges = QPalette()
    edges.setColor(QPalette.ColorRole.Window, Colours.of(ground).quiet)
    # A scroll bar is seen in the dark by its ground, in high contrast by nothing else.
    for kind in (*_EDGED, "QScrollBar") if is_high_contrast(ground) else _EDGED:
        QApplication.setPalette(edges, kind)  # type: ignore[arg-type] # bytes, say its stubs


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, name in colours.items():
        colour = QColor(name)
        palette.setColor(role, colour)
        if role in _DISABLED:
            colour.setAlphaF(0.45)
            palette.setColor(QPalette.ColorGroup.Disabled, role, colour)
    return palette
