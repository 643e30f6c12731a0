from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from notifier.core.problems import Problem
from notifier.core.update import UpdatePhase, UpdateState
from notifier.ui.paragraph import Paragraph
from notifier.ui.update_panel import UpdatePanel

READY = UpdateState(phase=UpdatePhase.READY, version="1.1.0", notes="Bills in the list.\nFaster.")


@pytest.fixture
def panel(qtbot: QtBot) -> UpdatePanel:
    panel = UpdatePanel("Paybell")
    qtbot.addWidget(panel)
    panel.show()
    return panel


def words(panel: UpdatePanel) -> str:
    return panel.findChildren(Paragraph)[0].text()


def shown_buttons(panel: UpdatePanel) -> dict[str, QPushButton]:
    buttons = panel.findChildren(QPushButton)
    return {button.text().replace("&", ""): button for button in buttons if button.isVisible()}


def test_before_anybody_looked_it_offers_to_look(panel: UpdatePanel, qtbot: QtBot) -> None:
    assert words(panel) == ""
    with qtbot.waitSignal(panel.check_wanted):
        shown_buttons(panel)["Check for updates"].click()


def test_while_it_looks_it_is_not_asked_again(panel: UpdatePanel) -> None:
    panel.show_state(UpdateState(phase=UpdatePhase.LOOKING))
    assert not shown_buttons(panel)["Check for updates"].isEnabled()
    panel.show_state(UpdateState(phase=UpdatePhase.NONE))
    assert shown_buttons(panel)["Check for updates"].isEnabled()
    assert "newest" in words(panel)


def test_a_new_version_is_there_with_its_notes_and_may_be_had_at_once(
    panel: UpdatePanel, qtbot: QtBot
) -> None:
    panel.show_state(READY)
    assert "Version 1.1.0 is there" in words(panel)
    assert panel.findChildren(QPlainTextEdit)[0].toPlainText() == READY.notes
    assert list(shown_buttons(panel)) == ["Restart and update"]
    with qtbot.waitSignal(panel.restart_wanted):
        shown_buttons(panel)["Restart and update"].click()


def test_what_went_wrong_is_said_with_what_to_do(panel: UpdatePanel) -> None:
    problem = Problem(code="x", title="It failed", message="No answer.", hint="Try tomorrow.")
    panel.show_state(UpdateState(phase=UpdatePhase.FAILED, problem=problem))
    assert words(panel) == "It failed. No answer. Try tomorrow."


def test_where_the_system_updates_the_app_only_that_is_said(qtbot: QtBot) -> None:
    panel = UpdatePanel("Paybell", why_off="Paybell is updated with your system's packages.")
    qtbot.addWidget(panel)
    panel.show()
    assert words(panel) == "Paybell is updated with your system's packages."
    assert shown_buttons(panel) == {}
