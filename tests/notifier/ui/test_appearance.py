from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from notifier.store.settings import Theme
from notifier.ui.appearance import Appearance
from notifier.ui.theme import is_dark


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
