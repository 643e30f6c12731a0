"""The app's icon as a PNG, for toasts: Windows takes no SVG, nor do some Linux daemons.

    python -m tools.app_picture

writes `resources/icons/paybell.png` anew from `paybell.svg`; the result is committed.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDE = 256
"""Pixels: what Windows shows at 400 %."""
ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"


def picture(svg: Path) -> QImage:
    """`svg` as an image of `SIDE` pixels, with its transparency."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    return image


def main() -> None:
    """Write the file."""
    target = ICONS / "paybell.png"
    if not picture(ICONS / "paybell.svg").save(str(target)):
        raise SystemExit(f"cannot write {target}")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
