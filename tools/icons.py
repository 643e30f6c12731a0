"""The app's icon in the forms that systems want, made from its two SVG drawings.

    python dev.py icons

writes, beside the drawings in `resources/brand/`: `icon.png` (toasts: Windows takes no
SVG, nor do some Linux daemons), `icon-SIZE.png` (icon theme, windows), `icon.ico`
(Windows) and `icon.icns` (macOS). They are committed, so that a package can be built
where there is no Qt; a test holds them to the drawings. Every size is drawn for itself,
the small ones from a simpler drawing (`icon-small.svg`).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tools.product import BRAND_FOLDER

FOLDER = Path(__file__).resolve().parent.parent / BRAND_FOLDER
DRAWING, SMALL_DRAWING = "icon.svg", "icon-small.svg"
TOAST = 256
"""Pixels: what Windows shows at 400 %."""
THEME = (16, 22, 24, 32, 48, 64, 128, 512)
"""Pixels of the icon theme's folders, beside `TOAST`."""
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
"""Pixels: 16, 24, 32 and 48 at 100 to 200 %, and the Explorer's large ones."""
MACOS = (32, 64, 128, 256, 512, 1024)
"""Pixels: 16 to 512 points, most of them at both scales."""
LARGEST_SMALL = 24
"""Up to this many pixels the simpler drawing is used."""
LARGEST_BITMAP = 64
"""Pixels: in an .ico those above it are PNGs, the others bitmaps, which every tool reads."""
_TILE_OF_MACOS = 824 / 1024
"""macOS wants this much of the square for the tile, and the rest for its shadow."""
_TILE_OF_OURS = 116 / 128


def picture(folder: Path, size: int, *, for_macos: bool = False) -> Image.Image:
    """The icon of the brand in `folder`, `size` pixels wide and high."""
    canvas = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(QColor(0, 0, 0, 0))
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = size <= LARGEST_SMALL
    margin = 0.0
    if for_macos:
        margin = size * (1 - _TILE_OF_MACOS / _TILE_OF_OURS) / 2
    drawing = folder / (SMALL_DRAWING if small else DRAWING)
    square = QRectF(margin, margin, size - 2 * margin, size - 2 * margin)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter, square)
    painter.end()
    straight = canvas.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(straight.constBits()))


def made(folder: Path) -> Mapping[str, bytes]:
    """Every file by its name, as it should be for the brand in `folder`."""
    files = {f"icon-{size}.png": _png(picture(folder, size)) for size in THEME}
    files["icon.png"] = _png(picture(folder, TOAST))
    files["icon.ico"] = ico([picture(folder, size) for size in WINDOWS])
    largest, *others = [picture(folder, size, for_macos=True) for size in reversed(MACOS)]
    file = io.BytesIO()
    largest.save(file, "ICNS", append_images=others)
    files["icon.icns"] = file.getvalue()
    return files


def ico(images: list[Image.Image]) -> bytes:
    """One .ico of all `images`.

    Pillow writes either bitmaps or PNGs into one file, so that each image is written as a
    file of its own, and their entries are put under one head.
    """
    head, entries, data = struct.pack("<HHH", 0, 1, len(images)), b"", b""
    offset = len(head) + 16 * len(images)
    for image in images:
        file = io.BytesIO()
        compressed = image.width > LARGEST_BITMAP
        form = "png" if compressed else "bmp"
        image.save(file, "ICO", sizes=[image.size], bitmap_format=form)
        one = file.getvalue()
        entries += one[6:18] + struct.pack("<I", offset + len(data))
        data += one[22:]
    return head + entries + data


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def main() -> None:
    """Write the files, and tell their sizes."""
    for name, content in made(FOLDER).items():
        (FOLDER / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
