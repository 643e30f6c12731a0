from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from notifier.ui.tray_art import SIZES, Ink, Mark, TrayArt, badge_text


def _image(mark: Mark, ink: Ink, unread: int = 0, size: int = 32) -> QImage:
    pixmap = TrayArt().icon(mark, ink, unread).pixmap(QSize(size, size), 1.0)
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _shape(image: QImage) -> list[bool]:
    """Where there is ink, whatever its colour."""
    return [
        image.pixelColor(x, y).alpha() > 127
        for x, y in itertools.product(range(image.width()), range(image.height()))
    ]


@pytest.mark.parametrize("size", [16, 22, 32, 64])
def test_the_states_are_told_apart_by_shape_alone(qapp: object, size: int) -> None:
    shapes = [_shape(_image(mark, Ink.TEMPLATE, size=size)) for mark in Mark]
    for one, other in itertools.combinations(shapes, 2):
        different = sum(a != b for a, b in zip(one, other, strict=True))
        assert different > 0.04 * len(one)


def test_each_size_is_drawn_for_itself(qapp: object) -> None:
    icon = TrayArt().icon(Mark.CONNECTED, Ink.DARK_PANEL)
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)


def test_a_template_has_no_colour_of_its_own(qapp: object) -> None:
    for mark in Mark:
        icon = TrayArt().icon(mark, Ink.TEMPLATE, 3)
        assert icon.isMask()
        image = _image(mark, Ink.TEMPLATE, 3)
        colours = (
            image.pixelColor(x, y)
            for x, y in itertools.product(range(image.width()), range(image.height()))
        )
        assert all(colour.lightness() < 8 for colour in colours if colour.alpha() > 127)


def test_the_unread_count_is_on_the_icon_and_its_bell_still_to_be_seen(qapp: object) -> None:
    plain, three, four = (_image(Mark.CONNECTED, Ink.DARK_PANEL, n) for n in (0, 3, 4))
    assert three != plain
    assert three != four
    assert three.pixelColor(16, 24) == plain.pixelColor(16, 24)


@pytest.mark.parametrize(
    ("unread", "text"), [(0, ""), (-1, ""), (1, "1"), (9, "9"), (10, "9+"), (5_000_000_000, "9+")]
)
def test_the_count_fits(unread: int, text: str) -> None:
    assert badge_text(unread) == text


def test_a_panel_of_unknown_colour_gets_an_icon_seen_on_both(qapp: object) -> None:
    image = _image(Mark.SIGNED_OUT, Ink.ANY_PANEL)
    lightness = {
        image.pixelColor(x, y).lightness()
        for x, y in itertools.product(range(image.width()), range(image.height()))
        if image.pixelColor(x, y).alpha() > 200
    }
    assert min(lightness) < 80
    assert max(lightness) > 200
