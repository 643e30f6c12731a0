from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from notifier.store.settings import Theme
from notifier.ui.appearance import Accent, Appearance
from notifier.ui.theme import contrast, is_dark


@pytest.fixture
def appearance(qapp: object) -> Iterator[Appearance]:
    made = Appearance()
    yield made
    made.apply(Theme.SYSTEM)


def test_an_open_window_changes_its_colours_at_once_and_back(
    qtbot: QtBot, appearance: Appearance
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    system = is_dark(window.palette())
    for theme, dark in ((Theme.DARK, True), (Theme.LIGHT, False), (Theme.SYSTEM, system)):
        appearance.apply(theme)
        QApplication.processEvents()
        assert is_dark(window.palette()) is dark


def test_boxes_and_fields_have_edges_that_are_seen_in_the_dark(
    qtbot: QtBot, appearance: Appearance
) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    appearance.apply(Theme.DARK)
    edge = box.palette().color(QPalette.ColorRole.Window).darker(140)  # as Fusion draws it
    for ground in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        assert contrast(edge, QApplication.palette().color(ground)) >= 3
    appearance.apply(Theme.LIGHT)
    assert box.palette().color(QPalette.ColorRole.Window) == QApplication.palette().color(
        QPalette.ColorRole.Window
    )


def test_the_brands_colour_is_the_one_for_the_theme_and_its_text_is_read(qapp: object) -> None:
    made = Appearance(Accent(light="#9c1f5d", dark="#ff9ac9"))
    try:
        for theme, name in ((Theme.DARK, "#ff9ac9"), (Theme.LIGHT, "#9c1f5d")):
            made.apply(theme)
            palette = QApplication.palette()
            accent = palette.color(QPalette.ColorRole.Accent)
            assert accent.name() == name
            assert palette.color(QPalette.ColorRole.Highlight) == accent
            assert contrast(palette.color(QPalette.ColorRole.HighlightedText), accent) >= 4.5
    finally:
        QApplication.styleHints().colorSchemeChanged.disconnect(made._dress)
        Appearance().apply(Theme.DARK)
        QApplication.setPalette(QPalette())
        made.apply(Theme.SYSTEM)
        QApplication.setPalette(QPalette())
