"""At their smallest, in every language, the windows still say everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from notifier.choices import Choices
from notifier.store.settings import SettingsFile
from notifier.ui.connection_line import ConnectionLine
from notifier.ui.language import Language, languages
from notifier.ui.plain_text import breakable, plain_label
from notifier.ui.settings.pages import Pages
from notifier.ui.settings.window import SettingsWindow
from notifier.ui.status import Status
from tests.notifier.examples import notification
from tests.notifier.ui.inbox import OFFLINE, Inbox

LONG = "a-very-long-name-of-a-host-that-no-line-can-hold.pay.example.com"


@pytest.fixture(params=languages())
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The language in force."""
    locale, language = QLocale(), Language(qapp)
    language.use(request.param)
    yield request.param
    language.use("en")
    QLocale.setDefault(locale)


def heard(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_no_page_of_the_settings_is_cut_off_at_its_side(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, spoken: str
) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("settings") / "settings.toml")
    pages = Pages(
        Choices(file),
        Status(lambda: 0.0),
        app_name="Paybell",
        version="1",
        updates=QWidget(),
        can_update=True,
    ).in_order
    window = SettingsWindow("Paybell", pages)
    qtbot.addWidget(window)
    window.show()
    window.resize(1, 1)
    for page in pages:
        window.open_page(type(page))
        QApplication.processEvents()
        (area,) = (a for a in window.findChildren(QScrollArea) if a.widget() is page)
        assert not area.horizontalScrollBar().maximum(), page.title
        for box in page.findChildren(QComboBox):
            assert box.width() >= box.sizeHint().width() or not box.isVisible(), box.currentText()


def test_the_inbox_says_everything_in_its_smallest_window(inbox: Inbox, spoken: str) -> None:
    inbox.open(notification(subject="TX1", url="https://pay.example.com/r"), state=OFFLINE)
    inbox.window.resize(1, 1)
    inbox.choose("TX1")
    QApplication.processEvents()
    bar = [w for w in inbox.window.findChildren(QWidget) if w.isVisible() and w.y() == 0]
    assert all(w.geometry().right() <= inbox.window.width() for w in bar)
    view = inbox.details.viewport()
    for label in view.findChildren(QLabel):
        right = label.mapTo(view, label.rect().topRight()).x()
        assert right <= view.width(), label.text()
        assert label.width() >= label.minimumSizeHint().width(), label.text()
    line = inbox.find(ConnectionLine)
    assert line.text() == inbox.status.headline
    # What has no room there is told under the mouse, and read aloud.
    assert line.toolTip() == (line.text() if line.width() < line.sizeHint().width() else "")
    assert heard(line).endswith(line.text())


def test_where_a_link_leads_is_never_cut(qtbot: QtBot) -> None:
    label = plain_label(breakable(f"Opens {LONG}"))
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 240
    assert label.heightForWidth(240) > label.heightForWidth(1000)


def test_a_connection_line_without_room_ends_in_dots(qtbot: QtBot) -> None:
    line = ConnectionLine("Connection")
    qtbot.addWidget(line)
    line.say("No connection · trying again in 12 s", QColor("red"))
    line.resize(line.minimumSizeHint())
    line.show()
    assert line.toolTip() == "No connection · trying again in 12 s"
    line.resize(line.sizeHint())
    QApplication.processEvents()
    assert line.toolTip() == ""
