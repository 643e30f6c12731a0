"""The dialogs, one by one: what they ask, and what they say when it does not work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from notifier.ui.about_dialog import AboutDialog
from notifier.ui.sign_out_dialog import SignOutDialog


def _button(dialog: QDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)


def _said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_signing_out_is_confirmed_and_erases_only_when_asked(qtbot: QtBot) -> None:
    for erase in (False, True):
        dialog = SignOutDialog("Paybell", "ann@example.org")
        qtbot.addWidget(dialog)
        dialog.show()
        box = dialog.findChild(QCheckBox)
        assert isinstance(box, QCheckBox)
        assert not box.isChecked()
        box.setChecked(erase)
        with qtbot.waitSignal(dialog.sign_out_wanted) as blocker:
            _button(dialog, "Sign out").click()
        assert blocker.args == [erase]


def test_closing_the_question_signs_nobody_out(qtbot: QtBot) -> None:
    dialog = SignOutDialog("Paybell", "ann@example.org")
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.sign_out_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_says_which_version_it_is(qtbot: QtBot) -> None:
    dialog = AboutDialog("Paybell", "1.2.3")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Version 1.2.3" in _said(dialog)
