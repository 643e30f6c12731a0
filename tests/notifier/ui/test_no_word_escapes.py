"""No word that a person can see escapes translation: every window in a marked language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from notifier.choices import Choices
from notifier.core.connection import ConnectionState, Phase
from notifier.core.connection_words import explain
from notifier.core.problems import Problem
from notifier.core.sign_in import SignInProgress, SignInStep
from notifier.presentation.translate import spoken, spoken_problem
from notifier.store.settings import SettingsFile
from notifier.ui.about_dialog import AboutDialog
from notifier.ui.language import languages, own_name
from notifier.ui.settings.notifications import ToastWay
from notifier.ui.settings.pages import Pages
from notifier.ui.settings.window import SettingsWindow
from notifier.ui.sign_in_dialog import SignInDialog
from notifier.ui.sign_out_dialog import SignOutDialog
from notifier.ui.status import Status
from notifier.ui.tray_menu import AccountEntry, LatestEntry, TrayMenu
from notifier.ui.update_panel import UpdatePanel
from tests.notifier.examples import notification
from tests.notifier.ui.inbox import OFFLINE, SIGNED_OUT, Inbox

OPEN, SHUT = "⟦", "⟧"
SERVER = "https://pay.example"
# Names, numbers and what the person or the platform wrote: nothing to translate.
DATA = {"Paybell", "1.2", SERVER, "ABCD-EFGH", "ann", "club", *map(own_name, languages())}


class Marking(QTranslator):
    """Says everything as it stands in the source, between brackets."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's names
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        del disambiguation, n
        if context == "QPlatformTheme" or not context.startswith("Q"):
            return f"{OPEN}{sourceText}{SHUT}"
        return ""

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    translator = Marking()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def texts_of(root: QWidget) -> Iterator[str]:
    """Every text that `root` and what is in it shows, or says to a screen reader."""
    yield root.windowTitle()
    for each in [root, *root.findChildren(QObject)]:
        if isinstance(each, QWidget):
            yield each.toolTip()
            yield each.accessibleName()
            yield each.accessibleDescription()
        match each:
            case QLabel() | QAbstractButton():
                yield each.text()
            case QLineEdit():
                yield each.placeholderText()
            case QComboBox():
                yield from (each.itemText(row) for row in range(each.count()))
            case QListWidget():
                yield from (each.item(row).text() for row in range(each.count()))
            case QGroupBox():
                yield each.title()
            case QMenu():
                yield each.title()
                yield from (action.text() for action in each.actions())


def escaped(*roots: QWidget, data: set[str] | None = None) -> set[str]:
    """Words between no brackets."""
    left = set()
    for root in roots:
        for text in texts_of(root):
            plain = unescape(re.sub(r"<[^>]*>", "", text))
            while (inner := re.sub(rf"{OPEN}[^{OPEN}{SHUT}]*{SHUT}", "", plain)) != plain:
                plain = inner
            for known in sorted(DATA | (data or set()), key=len, reverse=True):
                plain = plain.replace(known, "")
            if re.search(r"[^\W\d_]{2}", plain):
                left.add(text)
    return left


@pytest.mark.usefixtures("marked")
def test_the_trays_menu(qtbot: QtBot) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    menu.show_update("1.2")
    menu.show_latest([LatestEntry(id="1", text="ann", unread=True)], unread=1)
    menu.show_accounts(
        [
            AccountEntry(key=name, text=name, is_active=name == "ann", unread=0)
            for name in ("ann", "club")
        ]
    )
    assert escaped(menu) == set()


def test_the_trays_menu_says_itself_anew_in_another_language(
    qtbot: QtBot, qapp: QApplication
) -> None:
    menu = TrayMenu("Paybell")
    qtbot.addWidget(menu)
    assert escaped(menu) != set()
    translator = Marking()
    qapp.installTranslator(translator)
    try:
        qtbot.waitUntil(
            lambda: escaped(menu) <= {"Pause notifications", "Version {version} is ready…"}
        )
        menu.show_pause("")
        menu.show_update("1.2")
        assert escaped(menu) == set()
    finally:
        qapp.removeTranslator(translator)


@pytest.mark.usefixtures("marked")
def test_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    status = Status(lambda: 1000.0)
    status.set_connection(OFFLINE)
    choices = Choices(SettingsFile(tmp_path / "settings.toml"))
    pages = Pages(
        choices,
        status,
        app_name="Paybell",
        version="1.2",
        updates=UpdatePanel("Paybell", centred=False),
        can_update=True,
    )
    pages.connection.show_server(SERVER, fixed=False)
    pages.notifications.show_ways(
        [
            ToastWay(name=name, works=name == "plyer")
            for name in ("freedesktop", "native", "windows", "tray", "plyer")
        ]
    )
    window = SettingsWindow("Paybell", pages.in_order)
    qtbot.addWidget(window)
    examples = {"http://proxy.example:3128", "proxy.example"}
    assert escaped(window, *pages.in_order, data=examples) == set()


@pytest.mark.usefixtures("marked")
def test_signing_in_and_out_and_about(qtbot: QtBot) -> None:
    sign_in = SignInDialog("Paybell", brand_url="", server_url=SERVER, now=lambda: 1000.0)
    sign_in.begin_by_code()
    sign_in.show_progress(
        SignInProgress(
            step=SignInStep.CODE,
            url=f"{SERVER}/device",
            url_with_code=f"{SERVER}/device?user_code=ABCD-EFGH",
            code="ABCD-EFGH",
            expires_at=1590.0,
        )
    )
    about = AboutDialog("Paybell", "1.2")
    sign_out: QMessageBox = SignOutDialog("Paybell", "Ann")
    for window in (sign_in, about, sign_out):
        qtbot.addWidget(window)
    data = {"https://", "https://pay.example.com", "pay.example/device", "pay.example"}
    assert escaped(sign_in, about, sign_out, data=data) == set()


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("state", [None, OFFLINE, SIGNED_OUT])
def test_the_inbox(qtbot: QtBot, tmp_path: Path, state: ConnectionState | None) -> None:
    inbox = Inbox(qtbot, tmp_path)
    entries = [
        notification(id="e1", about="TX1"),
        notification("payment_failed", id="e2", about="TX2"),
        notification("bill_generated", id="e3", about="B3"),
    ]
    if state is None:
        inbox.open(*entries)
        inbox.window.open_story("TX2")
        qtbot.waitUntil(lambda: "TX2" in " ".join(texts_of(inbox.window)))
    else:
        inbox.open(state=state)
    from_outside = {"TX1", "TX2", "B3", "Card declined", "INR", "pay.example.com", "am"}
    assert escaped(inbox.window, data=from_outside) == set()


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("phase", list(Phase))
def test_the_line_of_the_state(qtbot: QtBot, phase: Phase) -> None:
    status = Status(lambda: 1000.0)
    status.set_connection(ConnectionState(phase=phase, retry_at=1012.0, transport="websocket"))
    status.set_unread(3)
    label = QLabel(f"{status.line} {status.headline}")
    qtbot.addWidget(label)
    assert escaped(label) == set()


@pytest.mark.usefixtures("marked")
def test_every_reason_of_having_no_connection(qtbot: QtBot) -> None:
    from contract.wire import RefusalCode
    from notifier.core.connection import Reason

    for reason in (*Reason, *RefusalCode):
        problem = explain(reason)
        assert problem is not None
        said = spoken_problem(problem)
        label = QLabel(f"{said.title} {said.message} {said.hint}")
        qtbot.addWidget(label)
        assert escaped(label) == set(), reason


@pytest.mark.usefixtures("marked")
def test_a_sentence_inside_a_sentence_is_translated_too() -> None:
    from notifier.core.said import said

    inner = said("Problem", "The disk is full")
    problem = Problem(code="x", title=said("Problem", "{what}.", what=inner))
    assert spoken(problem.title) == f"{OPEN}{OPEN}The disk is full{SHUT}.{SHUT}"
    assert problem.title == "The disk is full."
