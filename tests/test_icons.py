"""The committed icons are those that `python dev.py icons` makes from the drawings."""

from __future__ import annotations

import io

from PIL import IcnsImagePlugin, IcoImagePlugin, Image, ImageChops

from tools import icons

_WHY = "the drawing was changed and the icons were not: run `python dev.py icons`"


def _images(content: bytes) -> dict[tuple[int, ...], Image.Image]:
    """Every image in a file, by its size."""
    with Image.open(io.BytesIO(content)) as file:
        if isinstance(file, IcoImagePlugin.IcoImageFile):
            return {size: file.ico.getimage(size).convert("RGBA") for size in file.ico.sizes()}
        if isinstance(file, IcnsImagePlugin.IcnsImageFile):
            sizes = file.icns.itersizes()
            return {size: file.icns.getimage(size).convert("RGBA") for size in sizes}
        return {file.size: file.convert("RGBA")}


def test_what_is_committed_is_what_is_made() -> None:
    for name, content in icons.made(icons.FOLDER).items():
        kept = _images((icons.FOLDER / name).read_bytes())
        made = _images(content)
        assert kept.keys() == made.keys(), f"{name}: {_WHY}"
        for size, image in kept.items():
            # Compared by what is seen: another zlib packs the same picture into other bytes.
            difference = ImageChops.difference(image, made[size])
            assert max(band[1] for band in _extrema(difference)) <= 8, f"{name}: {_WHY}"


def test_windows_finds_every_size_and_macos_every_scale() -> None:
    windows = _images((icons.FOLDER / "icon.ico").read_bytes())
    assert {size[0] for size in windows} == set(icons.WINDOWS)
    macos = _images((icons.FOLDER / "icon.icns").read_bytes())
    assert {size[0] * size[2] for size in macos} == set(icons.MACOS)
    assert all(image.size[0] == size[0] for size, image in windows.items())


def _extrema(difference: Image.Image) -> tuple[tuple[int, int], ...]:
    """Lowest and highest value of each band."""
    return tuple(band.getextrema() for band in difference.split())  # type: ignore[misc]
