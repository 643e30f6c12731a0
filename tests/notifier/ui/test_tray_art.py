from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from notifier.ui.tray_art import SIZES, Ink, Mark, TrayArt
from notifier.ui.tray_badge import badge_text


def _image(
    mark: Mark, ink: Ink, unread: int = 0, size: int = 32, *, paused: bool = False
) -> QImage:
    pixmap = TrayArt().icon(mark, ink, unread, paused=paused).pixmap(QSize(size, size), 1.0)
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _shape(image: QImage) -> list[bool]:
    """Where there is ink, whatever its colour."""
    return [
        image.pixelColor(x, y).alpha() > 127
        for x, y in itertools.product(range(image.width()), range(image.height()))
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paused", [False, True])
def test_the_states_are_told_apart_by_shape_alone(qapp: object, size: int, *, paused: bool) -> None:
    shapes = [_shape(_image(mark, Ink.TEMPLATE, size=size, paused=paused)) for mark in Mark]
    for one, other in itertools.combinations(shapes, 2):
        different = sum(a != b for a, b in zip(one, other, strict=True))
        assert different > 0.04 * len(one)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mark", Mark)
def test_a_pause_is_seen_beside_every_state_and_count(qapp: object, mark: Mark, size: int) -> None:
    for unread in (0, 12):
        running, paused = (
            _shape(_image(mark, Ink.TEMPLATE, unread, size, paused=paused))
            for paused in (False, True)
        )
        different = sum(a != b for a, b in zip(running, paused, strict=True))
        assert different > 0.04 * len(running)


@pytest.mark.parametrize("size", [16, 20, 22, 24])
def test_the_digits_of_a_small_icon_have_no_half_lit_pixel(qapp: object, size: int) -> None:
    plain, counted = (_image(Mark.CONNECTED, Ink.DARK_PANEL, n, size) for n in (0, 12))
    in_the_pill = [
        counted.pixelColor(x, y)
        for x, y in itertools.product(range(size - 9, size - 2), range(3, 6))
        if counted.pixelColor(x, y) != plain.pixelColor(x, y)
    ]
    assert {colour.name() for colour in in_the_pill} == {"#ffffff", "#e5484d"}


@pytest.mark.parametrize("ink", [Ink.DARK_PANEL, Ink.LIGHT_PANEL, Ink.TEMPLATE])
@pytest.mark.parametrize(("size", "rows"), [(16, (11, 12)), (20, (13, 14)), (22, (15, 16))])
def test_the_edges_of_a_small_bell_lie_between_pixels(
    qapp: object, ink: Ink, size: int, rows: tuple[int, int]
) -> None:
    image = _image(Mark.SIGNED_OUT, ink, size=size)
    for y in rows:
        assert {image.pixelColor(x, y).alpha() for x in range(size)} == {0, 255}


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
