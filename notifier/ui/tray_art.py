"""Draws the tray icon: one of four states, on a light or dark panel, with the unread count.

Every size is rendered for itself from the SVG, so that 16 px is as sharp as 64.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer

from notifier.resources import resource

SIZES = (16, 20, 22, 24, 32, 40, 44, 48, 64)
"""Pixels: what panels ask for at 100, 125, 150 and 200 %."""


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
_CLEAR, _BLACK, _WHITE = QColor(0, 0, 0, 0), QColor(0, 0, 0), QColor(255, 255, 255)
_EDGE = QColor("#33373d")
_ACCENTS = ("#17a673", "#e8a317", "#e5484d")
_BADGE = QColor("#e5484d")


def badge_text(unread: int) -> str:
    """What fits on the icon: nothing, the number, or `9+`."""
    if unread <= 0:
        return ""
    return str(unread) if unread < 10 else "9+"


class TrayArt:
    """Renders icons and remembers them: the same few are shown over and over."""

    def __init__(self) -> None:
        self._svg: dict[tuple[Mark, Ink], QSvgRenderer] = {}
        self._icons: dict[tuple[Mark, Ink, str], QIcon] = {}

    def icon(self, mark: Mark, ink: Ink, unread: int = 0) -> QIcon:
        """The icon in every size of `SIZES`."""
        text = badge_text(unread)
        key = (mark, ink, text)
        icon = self._icons.get(key)
        if icon is None:
            icon = QIcon()
            for size in SIZES:
                icon.addPixmap(self._pixmap(mark, ink, text, size))
            icon.setIsMask(ink is Ink.TEMPLATE)
            self._icons[key] = icon
        return icon

    def _pixmap(self, mark: Mark, ink: Ink, text: str, size: int) -> QPixmap:
        pixmap = QPixmap(size, size)
        pixmap.fill(_CLEAR)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ink is Ink.ANY_PANEL:
            self._draw_with_edge(painter, mark, size)
        else:
            self._renderer(mark, ink).render(painter, QRectF(0, 0, size, size))
        if text:
            _draw_badge(painter, text, size, template=ink is Ink.TEMPLATE)
        painter.end()
        return pixmap

    def _draw_with_edge(self, painter: QPainter, mark: Mark, size: int) -> None:
        edge = max(1.0, size / 22)
        inner = QRectF(edge, edge, size - 2 * edge, size - 2 * edge)
        shadow = QPixmap(size, size)
        shadow.fill(_CLEAR)
        shadow_painter = QPainter(shadow)
        self._renderer(mark, Ink.ANY_PANEL).render(shadow_painter, inner)
        shadow_painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        shadow_painter.fillRect(shadow.rect(), _EDGE)
        shadow_painter.end()
        for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)):
            painter.drawPixmap(QPointF(right * edge, down * edge), shadow)
        self._renderer(mark, Ink.ANY_PANEL).render(painter, inner)

    def _renderer(self, mark: Mark, ink: Ink) -> QSvgRenderer:
        renderer = self._svg.get((mark, ink))
        if renderer is None:
            svg = resource(f"icons/tray-{mark}.svg").read_text(encoding="utf-8")
            svg = svg.replace("currentColor", _GLYPH[ink])
            if ink is Ink.TEMPLATE:
                for accent in _ACCENTS:
                    svg = svg.replace(accent, _GLYPH[ink])
            renderer = QSvgRenderer(QByteArray(svg.encode()))
            self._svg[mark, ink] = renderer
        return renderer


def _draw_badge(painter: QPainter, text: str, size: int, *, template: bool) -> None:
    """A pill in the upper right corner; a gap of nothing parts it from the bell."""
    # Digits need 8 px to be read: small icons give the badge more of their room.
    height = max(9, round(size * 0.5))
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(height * (0.86 if len(text) == 1 else 0.74))))
    font.setBold(True)
    painter.setFont(font)
    width = max(height, painter.fontMetrics().horizontalAdvance(text) + round(size * 0.14))
    width = min(width, size)
    pill = QRectF(size - width, 0, width, height)
    gap = max(1.0, size / 20)
    clear, over = QPainter.CompositionMode.CompositionMode_Clear, painter.compositionMode()
    painter.setCompositionMode(clear)
    painter.fillPath(_pill(pill.adjusted(-gap, -gap, gap, gap)), _BLACK)
    painter.setCompositionMode(over)
    painter.fillPath(_pill(pill), _BLACK if template else _BADGE)
    # The digits' own box is centred, not their line: a line has room for descenders.
    path = QPainterPath()
    path.addText(0, 0, font, text)
    path.translate(pill.center() - path.boundingRect().center())
    if template:
        painter.setCompositionMode(clear)
    painter.fillPath(path, _WHITE)


def _pill(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    return path
