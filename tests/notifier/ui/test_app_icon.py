from __future__ import annotations

from PySide6.QtCore import QSize

from notifier.ui.app_icon import app_icon


def test_title_bar_and_switcher_get_the_icon_in_their_own_size(qapp: object) -> None:
    icon = app_icon()
    for side in (16, 24, 32, 48, 64, 256):
        image = icon.pixmap(QSize(side, side), 1.0).toImage()
        assert image.width() == side
        assert image.pixelColor(side // 2, side // 8).blue() > 150  # the tile
        assert image.pixelColor(0, 0).alpha() < 200  # its rounded corner
