"""What is drawn over the bell: the unread count, and the two bars of a pause.

Small digits are set pixel by pixel: no font draws a digit of five pixels that can be read.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

# Not Qt.GlobalColor: the namespace Qt takes 19 ms to come to life, and the icon is first.
_BLACK, _WHITE = QColor(0, 0, 0), QColor(255, 255, 255)
_BADGE = QColor("#e5484d")


class _Digits(NamedTuple):
    """A row of bits for each line of a glyph, from the top; the highest bit is leftmost."""

    width: int
    rows: dict[str, tuple[int, ...]]


_TINY = _Digits(
    3,
    {
        "1": (0b010, 0b110, 0b010, 0b010, 0b111),
        "2": (0b110, 0b001, 0b010, 0b100, 0b111),
        "3": (0b111, 0b001, 0b011, 0b001, 0b111),
        "4": (0b101, 0b101, 0b111, 0b001, 0b001),
        "5": (0b111, 0b100, 0b111, 0b001, 0b111),
        "6": (0b111, 0b100, 0b111, 0b101, 0b111),
        "7": (0b111, 0b001, 0b010, 0b010, 0b010),
        "8": (0b111, 0b101, 0b111, 0b101, 0b111),
        "9": (0b111, 0b101, 0b111, 0b001, 0b111),
        "+": (0b000, 0b010, 0b111, 0b010, 0b000),
    },
)
_SMALL = _Digits(
    4,
    {
        "1": (0b0010, 0b0110, 0b0010, 0b0010, 0b0010, 0b0010, 0b0111),
        "2": (0b0110, 0b1001, 0b0001, 0b0010, 0b0100, 0b1000, 0b1111),
        "3": (0b0110, 0b1001, 0b0001, 0b0110, 0b0001, 0b1001, 0b0110),
        "4": (0b0010, 0b0110, 0b1010, 0b1010, 0b1111, 0b0010, 0b0010),
        "5": (0b1111, 0b1000, 0b1110, 0b0001, 0b0001, 0b1001, 0b0110),
        "6": (0b0110, 0b1000, 0b1000, 0b1110, 0b1001, 0b1001, 0b0110),
        "7": (0b1111, 0b0001, 0b0010, 0b0010, 0b0100, 0b0100, 0b0100),
        "8": (0b0110, 0b1001, 0b1001, 0b0110, 0b1001, 0b1001, 0b0110),
        "9": (0b0110, 0b1001, 0b1001, 0b0111, 0b0001, 0b0001, 0b0110),
        "+": (0b0000, 0b0000, 0b0010, 0b0111, 0b0010, 0b0000, 0b0000),
    },
)


def badge_text(unread: int) -> str:
    """What fits on the icon: nothing, the number, or `9+`."""
    if unread <= 0:
        return ""
    return str(unread) if unread < 10 else "9+"


def draw_badge(painter: QPainter, text: str, size: int, *, template: bool) -> None:
    """A pill in the upper right corner; a gap of nothing parts it from the bell."""
    digits = _TINY if size < 20 else _SMALL if size < 32 else None
    path, extent = _by_font(painter, text, size) if digits is None else _by_pixel(digits, text)
    pill = QRectF(size - extent.width(), 0, extent.width(), extent.height())
    gap = max(1.0, size / 20)
    clear, over = QPainter.CompositionMode.CompositionMode_Clear, painter.compositionMode()
    painter.setCompositionMode(clear)
    painter.fillPath(_pill(pill.adjusted(-gap, -gap, gap, gap)), _BLACK)
    painter.setCompositionMode(over)
    painter.fillPath(_pill(pill), _BLACK if template else _BADGE)
    path.translate(pill.x(), 0)
    if template:
        painter.setCompositionMode(clear)
    painter.fillPath(path, _WHITE)
    painter.setCompositionMode(over)


def draw_pause(painter: QPainter, size: int, colour: QColor) -> None:
    """Two bars in the lower right corner, which the unread count leaves free."""
    bar = size // 8
    height = 3 * bar
    gap = max(1, round(size / 16))
    left, top = size - 3 * bar, size - height
    clear, over = QPainter.CompositionMode.CompositionMode_Clear, painter.compositionMode()
    painter.setCompositionMode(clear)
    painter.fillRect(QRectF(left - gap, top - gap, 3 * bar + gap, height + gap), _BLACK)
    painter.setCompositionMode(over)
    for x in (left, left + 2 * bar):
        painter.fillRect(QRectF(x, top, bar, height), colour)


def _by_pixel(digits: _Digits, text: str) -> tuple[QPainterPath, QRectF]:
    """The text as squares of one pixel, and the pill that is around it."""
    path = QPainterPath()
    tall = len(digits.rows["1"])
    height = tall + 4
    inked = len(text) * (digits.width + 1) - 1
    width = max(height + (height - inked) % 2, inked + 4)
    corner = QPoint((width - inked) // 2, 2)
    for glyph in text:
        for y, row in enumerate(digits.rows[glyph]):
            for x in range(digits.width):
                if row >> (digits.width - 1 - x) & 1:
                    path.addRect(corner.x() + x, corner.y() + y, 1, 1)
        corner.setX(corner.x() + digits.width + 1)
    return path, QRectF(0, 0, width, height)


def _by_font(painter: QPainter, text: str, size: int) -> tuple[QPainterPath, QRectF]:
    """The text in the app's own font, and the pill that is around it."""
    height = round(size * 0.5)
    font = QFont(painter.font())
    font.setPixelSize(round(height * (0.86 if len(text) == 1 else 0.74)))
    font.setBold(True)
    painter.setFont(font)
    width = max(height, painter.fontMetrics().horizontalAdvance(text) + round(size * 0.14))
    pill = QRectF(0, 0, min(width, size), height)
    # The digits' own box is centred, not their line: a line has room for descenders.
    path = QPainterPath()
    path.addText(0, 0, font, text)
    path.translate(pill.center() - path.boundingRect().center())
    return path, pill


def _pill(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    return path
