"""Whoever reads our colours can read them: at least 4.5:1, on every ground that we paint."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from notifier.ui.theme import Colours, is_high_contrast, mixed

LIGHT = {"Window": "#efefef", "Base": "#ffffff", "Text": "#000000", "Highlight": "#308cc6"}
DARK = {"Window": "#2b2b2b", "Base": "#1e1e1e", "Text": "#f2f2f2", "Highlight": "#308cc6"}
BLACK = {"Window": "#000000", "Base": "#000000", "Text": "#ffffff", "Highlight": "#1aebff"}


def palette(colours: dict[str, str]) -> QPalette:
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(QPalette.ColorRole[role], QColor(colour))
    return made


@pytest.mark.parametrize("colours", [LIGHT, DARK, BLACK])
@pytest.mark.parametrize("name", ["text", "quiet", "good", "failed", "bill", "warning"])
def test_every_text_colour_can_be_read_on_every_ground(colours: dict[str, str], name: str) -> None:
    theme = palette(colours)
    colour = getattr(Colours.of(theme), name)
    base = theme.color(QPalette.ColorRole.Base)
    chosen = mixed(theme.color(QPalette.ColorRole.Highlight), base, 0.84)
    window = theme.color(QPalette.ColorRole.Window)
    for ground in (base, chosen, window, Colours.of(theme).hover):
        assert _contrast(colour, ground) >= 4.5, (name, ground.name())


def test_high_contrast_is_known_by_its_pure_ground() -> None:
    assert is_high_contrast(palette(BLACK))
    assert not is_high_contrast(palette(LIGHT))
    assert not is_high_contrast(palette(DARK))


def _contrast(one: QColor, other: QColor) -> float:
    """By WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
