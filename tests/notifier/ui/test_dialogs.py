"""The dialogs, one by one: what they ask, and what they say when it does not work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from notifier.core.connection import ConnectionState, Phase
from notifier.core.problems import Problem
from notifier.ui.about_dialog import AboutDialog
from notifier.ui.settings_dialog import SettingsDialog, ToastWay
from notifier.ui.sign_in_dialog import SignIn, SignInDialog
from notifier.ui.sign_out_dialog import SignOutDialog
from notifier.ui.status import Status

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


def _settings(qtbot: QtBot) -> tuple[SettingsDialog, Status]:
    status = Status(lambda: 1000.0)
    dialog = SettingsDialog("Paybell", status)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog, status


WAYS = [
    ToastWay(name="freedesktop", works=False, why="no daemon answers", hint="Install one."),
    ToastWay(name="tray", works=True),
    ToastWay(name="plyer"),
]


def test_a_way_that_does_not_work_says_why_and_what_to_do(qtbot: QtBot) -> None:
    dialog, _status = _settings(qtbot)
    dialog.show_ways(WAYS, "freedesktop")
    assert "Did not work: No daemon answers. Install one." in _said(dialog)
    dialog.show_ways(WAYS, "plyer")
    assert "Not tried yet" in _said(dialog)
    dialog.show_ways(WAYS, "auto")
    assert "Works: Message at the tray icon" in _said(dialog)


def test_only_what_this_system_has_can_be_chosen_and_the_choice_is_told_at_once(
    qtbot: QtBot,
) -> None:
    dialog, _status = _settings(qtbot)
    dialog.show_ways(WAYS, "auto")
    box = dialog.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    names = [box.itemData(row) for row in range(box.count())]
    assert names == ["auto", "freedesktop", "plyer", "tray"]
    with qtbot.waitSignal(dialog.toast_way_chosen) as blocker:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert blocker.args == ["freedesktop"]


def test_the_connection_is_explained_as_it_changes(qtbot: QtBot) -> None:
    dialog, status = _settings(qtbot)
    status.set_connection(
        ConnectionState(phase=Phase.OFFLINE, reason="tls_refused", retry_at=1005.0)
    )
    assert "trying again in 5 s" in _said(dialog)
    assert "identity cannot be verified" in _said(dialog)


def test_the_server_is_shown_whoever_chose_it(qtbot: QtBot) -> None:
    dialog, _status = _settings(qtbot)
    dialog.show_server("https://a.example", fixed=False)
    assert "https://a.example" in _said(dialog)
    dialog.show_server("https://a.example", fixed=True)
    assert "given by this app" in _said(dialog)
    dialog.show_server("", fixed=False)
    assert "when you sign in" in _said(dialog)


def test_a_test_and_the_diagnostics_are_asked_for(qtbot: QtBot) -> None:
    dialog, _status = _settings(qtbot)
    with qtbot.waitSignal(dialog.test_wanted):
        _button(dialog, "Send a test").click()
    with qtbot.waitSignal(dialog.diagnostics_wanted):
        _button(dialog, "Copy diagnostics").click()
    dialog.show_copied()
    assert _button(dialog, "Copied").isVisible()


def test_about_says_which_version_it_is(qtbot: QtBot) -> None:
    dialog = AboutDialog("Paybell", "1.2.3")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Version 1.2.3" in _said(dialog)
