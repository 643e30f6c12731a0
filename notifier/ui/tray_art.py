"""Draws the tray icon: one of four states, on a light or dark panel, with the unread count.

Every size is rendered for itself, the small ones from drawings made for their pixels, so
that 16 px is as sharp as 64.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from notifier.resources import ResourceMissing, resource
from notifier.ui.tray_badge import badge_text, draw_badge, draw_pause

SIZES = (16, 18, 20, 22, 24, 32, 36, 40, 44, 48, 64)
"""Pixels: what panels ask for at 100, 125, 150 and 200 %."""
_DRAWN_FOR = {16: 16, 18: 16, 20: 20, 22: 22, 24: 22}
"""The drawing of a small size; where it is smaller than the size, it has a margin."""
_DRAWING = 64
"""The drawing of all other sizes."""


class Mark(StrEnum):
    """What the icon says; each has a shape of its own, for those who do not see its colour."""

    CONNECTED = "connected"
    CONNECTING = "connecting"
    OFFLINE = "offline"
    SIGNED_OUT = "signed-out"


class Ink(StrEnum):
    """What the icon is drawn for."""

    DARK_PANEL = "dark-panel"
    LIGHT_PANEL = "light-panel"
    ANY_PANEL = "any-panel"
    """Light with a dark edge: seen on every panel, handsome on none."""
    TEMPLATE = "template"
    """macOS: black with alpha; the system colours it."""


_GLYPH = {
    Ink.DARK_PANEL: "#f4f5f7",
    Ink.LIGHT_PANEL: "#33373d",
    Ink.ANY_PANEL: "#fbfbfc",
    Ink.TEMPLATE: "#000000",
}
# Not Qt.GlobalColor: the namespace Qt takes 19 ms to come to life, and the icon is first.
_CLEAR = QColor(0, 0, 0, 0)
_EDGE = QColor("#33373d")


class TrayArt:
    """Renders icons and remembers them: the same few are shown over and over."""

    def __init__(self) -> None:
        self._svg: dict[tuple[Mark, Ink, int], QSvgRenderer] = {}
        self._icons: dict[tuple[Mark, Ink, str, bool], QIcon] = {}

    def icon(self, mark: Mark, ink: Ink, unread: int = 0, *, paused: bool = False) -> QIcon:
        """The icon in every size of `SIZES`."""
        text = badge_text(unread)
        key = (mark, ink, text, paused)
        icon = self._icons.get(key)
        if icon is None:
            icon = QIcon()
            for size in SIZES:
                icon.addPixmap(self._pixmap(mark, ink, text, size, paused=paused))
            icon.setIsMask(ink is Ink.TEMPLATE)
            self._icons[key] = icon
        return icon

    def _pixmap(self, mark: Mark, ink: Ink, text: str, size: int, *, paused: bool) -> QPixmap:
        pixmap = QPixmap(size, size)
        pixmap.fill(_CLEAR)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._bell(mark, ink, size, paused=paused))
        if ink is Ink.ANY_PANEL:
            _draw_edge_beneath(painter, pixmap.copy(), max(1.0, size / 22))
        if text:
            draw_badge(painter, text, size, template=ink is Ink.TEMPLATE)
        painter.end()
        return pixmap

    def _bell(self, mark: Mark, ink: Ink, size: int, *, paused: bool) -> QPixmap:
        bell = QPixmap(size, size)
        bell.fill(_CLEAR)
        painter = QPainter(bell)
        # The edge around it needs room, except in the small ones: theirs is within.
        room = size / 22 if ink is Ink.ANY_PANEL and size not in _DRAWN_FOR else 0.0
        drawn = _DRAWN_FOR.get(size, size)
        margin = (size - drawn) / 2 + room
        square = QRectF(margin, margin, size - 2 * margin, size - 2 * margin)
        self._renderer(mark, ink, _DRAWN_FOR.get(size, _DRAWING)).render(painter, square)
        if ink is Ink.TEMPLATE:  # of one colour, whatever the brand draws
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(bell.rect(), QColor(_GLYPH[ink]))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if paused:
            draw_pause(painter, size, QColor(_GLYPH[ink]))
        painter.end()
        return bell

    def _renderer(self, mark: Mark, ink: Ink, drawing: int) -> QSvgRenderer:
        renderer = self._svg.get((mark, ink, drawing))
        if renderer is None:
            svg = _drawing(mark, drawing).read_text(encoding="utf-8")
            svg = svg.replace("currentColor", _GLYPH[ink])
            renderer = QSvgRenderer(QByteArray(svg.encode()))
            self._svg[mark, ink, drawing] = renderer
        return renderer


def _drawing(mark: Mark, size: int) -> Path:
    """The brand's drawing made for `size`; a brand may have the large ones alone."""
    try:
        return resource(f"brand/tray/{mark}-{size}.svg")
    except ResourceMissing:
        return resource(f"brand/tray/{mark}-{_DRAWING}.svg")


def _draw_edge_beneath(painter: QPainter, bell: QPixmap, width: float) -> None:
    """A dark edge around what is drawn already, so that it is seen on every panel."""
    shadow = QPixmap(bell.size())
    shadow.fill(_CLEAR)  # first, so that it has transparency
    shadow.fill(_EDGE)
    shadow_painter = QPainter(shadow)
    shadow_painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    shadow_painter.drawPixmap(0, 0, bell)
    shadow_painter.end()
    for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)):
        painter.drawPixmap(QPointF(right * width, down * width), shadow)
    painter.drawPixmap(0, 0, bell)
