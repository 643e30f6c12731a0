"""The tray icon in all its states, as large as it is in a panel and magnified pixel by pixel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from notifier.ui.tray_art import Ink, Mark, TrayArt

_SIZES = (16, 22, 32)
_MAGNIFIED = 6
_CELL = 116
_MARGIN = 10


class _State(NamedTuple):
    mark: Mark
    unread: int = 0
    paused: bool = False


_STATES = (
    _State(Mark.CONNECTED),
    _State(Mark.CONNECTED, unread=3),
    _State(Mark.CONNECTED, unread=27),
    _State(Mark.CONNECTED, unread=3, paused=True),
    _State(Mark.CONNECTING),
    _State(Mark.OFFLINE),
    _State(Mark.OFFLINE, unread=3),
    _State(Mark.SIGNED_OUT),
)
_PANELS = (
    (Ink.DARK_PANEL, "#1b1e20"),
    (Ink.LIGHT_PANEL, "#eff0f1"),
    (Ink.ANY_PANEL, "#7d8ca0"),
    (Ink.TEMPLATE, "#d9dce1"),
)


def sheet() -> QPixmap:
    """A row for each panel: every state in 16 px magnified, and in each size as it is."""
    height = _CELL + max(_SIZES) + _MARGIN
    picture = QPixmap(_CELL * len(_STATES), height * len(_PANELS))
    painter = QPainter(picture)
    art = TrayArt()
    for row, (ink, panel) in enumerate(_PANELS):
        top = row * height
        painter.fillRect(QRect(0, top, picture.width(), height), QColor(panel))
        for column, state in enumerate(_STATES):
            _draw(painter, art, state, ink, column * _CELL, top)
    painter.end()
    return picture


def _draw(painter: QPainter, art: TrayArt, state: _State, ink: Ink, left: int, top: int) -> None:
    icon = art.icon(state.mark, ink, state.unread, paused=state.paused)
    small = icon.pixmap(QSize(16, 16), 1.0).toImage()
    side = 16 * _MAGNIFIED
    large = small.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(left + _MARGIN, top + _MARGIN, large)
    x = left + _MARGIN
    for size in _SIZES:
        painter.drawPixmap(x, top + _CELL + max(_SIZES) - size, icon.pixmap(QSize(size, size), 1.0))
        x += size + _MARGIN


if __name__ == "__main__":
    application = QApplication([])
    sheet().save(str(Path(sys.argv[1]) / "tray-states.png"))
