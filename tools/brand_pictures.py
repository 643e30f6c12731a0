"""Whether a brand's drawings are there, and can be drawn at every size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from tools.icons import DRAWING, SMALL_DRAWING, THEME

STATES = ("connected", "connecting", "offline", "signed-out")
"""Of the tray icon: `notifier.ui.tray_art.Mark`."""
TRAY_SIZES = (16, 20, 22, 64)
"""What a tray drawing may be made for; 64 stands in for the others."""
_SVG = "{http://www.w3.org/2000/svg}svg"
_MADE = (*(f"icon-{size}.png" for size in THEME), "icon.png", "icon.ico", "icon.icns")


def problems_of_pictures(folder: Path) -> Iterator[str]:
    """Each drawing in `folder` that is missing, no SVG or not square."""
    for name in (DRAWING, SMALL_DRAWING):
        yield from _drawing(folder, name)
    missing = [name for name in _MADE if not (folder / name).is_file()]
    if missing and (folder / DRAWING).is_file():
        yield f"{missing[0]} is not made from {DRAWING} yet: run `python dev.py icons`."
    tray = [f"tray/{state}-64.svg" for state in STATES]
    for name in tray:
        yield from _drawing(folder, name, of_the_tray=True)
    for state in STATES:
        for size in TRAY_SIZES[:-1]:
            if (folder / f"tray/{state}-{size}.svg").exists():
                yield from _drawing(folder, f"tray/{state}-{size}.svg", of_the_tray=True)
    shapes = [path.read_bytes() for name in tray if (path := folder / name).is_file()]
    if len(set(shapes)) < len(shapes):
        yield "Two of tray/*-64.svg are the same: each state needs a shape that tells it apart."


def _drawing(folder: Path, name: str, *, of_the_tray: bool = False) -> Iterator[str]:
    try:
        text = (folder / name).read_text(encoding="utf-8")
        root = ET.fromstring(text)  # noqa: S314 - trusted as code is, and nobody else's
    except FileNotFoundError:
        yield f"{name} is missing: draw it as a square SVG and put it into {folder}."
        return
    except (OSError, UnicodeDecodeError, ET.ParseError) as exc:
        yield f"{name} cannot be read as SVG ({exc}): export it again."
        return
    if root.tag != _SVG:
        yield f"{name} is no SVG: export it as one."
        return
    box = [float(each) for each in re.findall(r"[-+.\deE]+", root.get("viewBox", ""))]
    if len(box) != 4:
        yield f"{name} has no viewBox, so that it cannot be drawn at another size: give it one."
    elif box[2] != box[3]:
        yield f"{name} is {box[2]:g} wide and {box[3]:g} high: make its viewBox square."
    if re.search(r"<(image|text)\b", text):
        yield f"{name} has a picture or letters in it: turn them into paths, which scale."
    if of_the_tray and "currentColor" not in text:
        yield (
            f"{name} has no currentColor in it: draw its main shape in that, so that it is seen on"
            " light and dark panels."
        )
