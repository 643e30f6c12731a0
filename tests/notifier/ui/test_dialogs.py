"""The dialogs, one by one: what they ask, and what they say when it does not work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from notifier.core.problems import Problem
from notifier.ui.about_dialog import AboutDialog
from notifier.ui.sign_in_dialog import SignIn, SignInDialog
from notifier.ui.sign_out_dialog import SignOutDialog

TOKEN = "header.payload.signature"


def _button(dialog: QDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def _said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def _sign_in(qtbot: QtBot, *, brand_url: str = "", server_url: str = "") -> SignInDialog:
    dialog = SignInDialog("Paybell", brand_url=brand_url, server_url=server_url)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _fields(dialog: SignInDialog) -> list[QLineEdit]:
    return [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]


def test_the_address_is_asked_for_only_when_the_brand_has_none(qtbot: QtBot) -> None:
    assert len(_fields(_sign_in(qtbot, brand_url="https://brand.example"))) == 1
    with_address = _fields(_sign_in(qtbot, server_url="https://last.example"))
    assert len(with_address) == 2
    assert with_address[0].text() == "https://last.example"


def test_a_token_is_pasted_unseen_and_handed_on_once(qtbot: QtBot) -> None:
    dialog = _sign_in(qtbot, brand_url="https://brand.example")
    (token,) = _fields(dialog)
    assert token.echoMode() is QLineEdit.EchoMode.Password
    assert not _button(dialog, "Sign in").isEnabled()
    QGuiApplication.clipboard().setText(f"  {TOKEN}\n")
    _button(dialog, "Paste").click()
    with qtbot.waitSignal(dialog.sign_in_wanted) as blocker:
        _button(dialog, "Sign in").click()
    assert blocker.args == [SignIn(server_url="https://brand.example", token=TOKEN)]
    assert TOKEN not in repr(blocker.args)
    assert dialog.is_busy
    assert not _button(dialog, "Signing in…").isEnabled()


def test_what_went_wrong_is_said_in_the_dialog_and_may_be_tried_again(qtbot: QtBot) -> None:
    dialog = _sign_in(qtbot, brand_url="https://brand.example")
    _fields(dialog)[0].setText(TOKEN)
    _button(dialog, "Sign in").click()
    dialog.show_problem(
        Problem(code="token_invalid", title="Not accepted", message="Why.", hint="Do this.")
    )
    assert "Not accepted. Why. Do this." in _said(dialog)
    assert _button(dialog, "Sign in").isEnabled()
    assert not _button(dialog, "Keep me signed in until Paybell quits").isVisible()
    _fields(dialog)[0].setText(TOKEN + "x")
    assert "Not accepted" not in _said(dialog)


def test_without_a_keychain_the_session_can_be_kept_in_memory(qtbot: QtBot) -> None:
    dialog = _sign_in(qtbot, brand_url="https://brand.example")
    _fields(dialog)[0].setText(TOKEN)
    _button(dialog, "Sign in").click()
    dialog.show_problem(Problem(code="keyring_missing", title="There is no keychain"))
    with qtbot.waitSignal(dialog.sign_in_wanted) as blocker:
        _button(dialog, "Keep me signed in until Paybell quits").click()
    assert blocker.args[0].memory_only


def test_the_token_leaves_the_dialog_when_it_has_done_its_work(qtbot: QtBot) -> None:
    dialog = _sign_in(qtbot, brand_url="https://brand.example")
    (token,) = _fields(dialog)
    token.setText(TOKEN)
    dialog.succeed()
    assert token.text() == ""
    assert not dialog.isVisible()


def test_signing_out_is_confirmed_and_erases_only_when_asked(qtbot: QtBot) -> None:
    for erase in (False, True):
        dialog = SignOutDialog("Paybell")
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
    dialog = SignOutDialog("Paybell")
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
