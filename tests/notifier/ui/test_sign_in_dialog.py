"""The window of signing in: which ways it offers, and what it says when one does not work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from notifier.core.problems import Problem
from notifier.core.sign_in import BrowserMissing, SignInProgress, SignInRefused, SignInStep
from notifier.ui.language import Language
from notifier.ui.qr_picture import QrPicture
from notifier.ui.sign_in_dialog import SignIn, SignInDialog

TOKEN = "header.payload.signature"
BRAND = "https://brand.example"
PAGE = "https://id.example/auth?client_id=x"
LOCKED = Problem(code="keyring_locked", title="Your keychain is locked", hint="Unlock it.")


def _button(dialog: SignInDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible())


def _shows(dialog: SignInDialog, text: str) -> bool:
    return any(b.text() == text and b.isVisible() for b in dialog.findChildren(QPushButton))


def _said(dialog: SignInDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def _sign_in(qtbot: QtBot, *, brand_url: str = BRAND, server_url: str = "") -> SignInDialog:
    dialog = SignInDialog("Paybell", brand_url=brand_url, server_url=server_url, now=lambda: 0.0)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _fields(dialog: SignInDialog) -> list[QLineEdit]:
    return [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]


def _at_token(qtbot: QtBot) -> tuple[SignInDialog, QLineEdit]:
    dialog = _sign_in(qtbot)
    _button(dialog, "Paste a token").click()
    (token,) = _fields(dialog)
    return dialog, token


def _at_browser(qtbot: QtBot) -> SignInDialog:
    dialog = _sign_in(qtbot)
    _button(dialog, "Sign in with your browser").click()
    dialog.show_progress(SignInProgress(step=SignInStep.BROWSER, url=PAGE))
    return dialog


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """The app's, English again afterwards."""
    spoken = Language(qapp)
    yield spoken
    spoken.use("en")


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, ("Bei Paybell anmelden", "Mit Ihrem Browser anmelden", "Abbrechen")),
        (SignInProgress(step=SignInStep.FINISHING), ("Anmeldung läuft", "Zurück")),
        (
            SignInProgress(step=SignInStep.BROWSER, url=PAGE),
            ("Weiter im Browser", "Link kopieren"),
        ),
        (
            SignInProgress(step=SignInStep.CODE, url=PAGE, code="ABCD", expires_at=600.0),
            ("Auf einem anderen Gerät anmelden", "Noch 10 Minuten gültig", "Code kopieren"),
        ),
        (
            SignInProgress(step=SignInStep.OVER, problem=SignInRefused().problem),
            ("Die Anmeldung wurde nicht erlaubt.",),
        ),
    ],
)
def test_it_goes_on_in_another_language(
    qtbot: QtBot, language: Language, progress: SignInProgress | None, words: tuple[str, ...]
) -> None:
    dialog = _sign_in(qtbot)
    cancelled: list[bool] = []
    dialog.cancel_wanted.connect(lambda: cancelled.append(True))
    if progress is not None:
        _button(dialog, "Sign in with your browser").click()
        dialog.show_progress(progress)
    was_busy = dialog.is_busy
    language.use("de")
    QApplication.processEvents()
    buttons = [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()]
    said = "\n".join([dialog.windowTitle(), _said(dialog), *buttons])
    assert [word for word in words if word not in said] == [], said
    assert dialog.isVisible()
    assert (dialog.is_busy, cancelled) == (was_busy, [])


def test_the_address_is_asked_for_only_when_the_brand_has_none(qtbot: QtBot) -> None:
    assert _fields(_sign_in(qtbot)) == []
    (address,) = _fields(_sign_in(qtbot, brand_url="", server_url="https://last.example"))
    assert address.text() == "https://last.example"


def test_without_an_address_nothing_can_begin(qtbot: QtBot) -> None:
    dialog = _sign_in(qtbot, brand_url="")
    assert not _button(dialog, "Sign in with your browser").isEnabled()
    _fields(dialog)[0].setText("pay.example")
    with qtbot.waitSignal(dialog.browser_wanted) as blocker:
        _button(dialog, "Sign in with your browser").click()
    assert blocker.args == ["pay.example"]


def test_return_signs_in_with_the_browser(qtbot: QtBot) -> None:
    dialog = _sign_in(qtbot)
    with qtbot.waitSignal(dialog.browser_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_while_the_browser_is_open_its_page_can_be_had_again(qtbot: QtBot) -> None:
    dialog = _at_browser(qtbot)
    assert "Continue in your browser" in _said(dialog)
    with qtbot.waitSignal(dialog.page_wanted) as blocker:
        _button(dialog, "Open the page again").click()
    assert blocker.args == [PAGE]
    _button(dialog, "Copy link").click()
    assert QGuiApplication.clipboard().text() == PAGE
    assert _shows(dialog, "Copied")


def test_a_browser_that_is_missing_does_not_end_the_wait(qtbot: QtBot) -> None:
    dialog = _at_browser(qtbot)
    dialog.show_browser_missing(BrowserMissing().problem)
    assert "No browser could be opened." in _said(dialog)
    assert dialog.is_busy
    assert _shows(dialog, "Copy link")


def test_a_code_is_shown_with_its_picture_and_how_long_it_lasts(qtbot: QtBot) -> None:
    dialog = _sign_in(qtbot)
    with qtbot.waitSignal(dialog.code_wanted):
        _button(dialog, "Use a code on another device").click()
    dialog.show_progress(
        SignInProgress(
            step=SignInStep.CODE,
            url="https://id.example/device",
            url_with_code="https://id.example/device?user_code=ABCD-EFGH",
            code="ABCD-EFGH",
            expires_at=90.0,
        )
    )
    said = _said(dialog)
    assert "ABCD-EFGH" in said
    assert "open id.example/device there" in said
    assert "Valid for 1 minute" in said.splitlines()
    picture = dialog.findChild(QrPicture)
    assert isinstance(picture, QrPicture)
    assert picture.isVisible()


def test_a_refusal_is_said_where_it_can_be_tried_again(qtbot: QtBot) -> None:
    dialog = _at_browser(qtbot)
    dialog.show_progress(SignInProgress(step=SignInStep.OVER, problem=SignInRefused().problem))
    assert "Sign-in was not allowed." in _said(dialog)
    _button(dialog, "Sign in with your browser").click()
    assert "not allowed" not in _said(dialog)


def test_a_locked_keychain_costs_no_second_way_through_the_browser(qtbot: QtBot) -> None:
    dialog = _at_browser(qtbot)
    dialog.show_progress(SignInProgress(step=SignInStep.KEEPING, problem=LOCKED))
    assert "Your keychain is locked. Unlock it." in _said(dialog)
    with qtbot.waitSignal(dialog.keep_wanted) as blocker:
        _button(dialog, "Try again").click()
    assert blocker.args == [False]
    dialog.show_progress(SignInProgress(step=SignInStep.KEEPING, problem=LOCKED))
    with qtbot.waitSignal(dialog.keep_wanted) as blocker:
        _button(dialog, "Keep me signed in until Paybell quits").click()
    assert blocker.args == [True]


@pytest.mark.parametrize("way", ["Back", "Cancel", "escape"])
def test_whatever_goes_on_ends_with_the_window(qtbot: QtBot, way: str) -> None:
    dialog = _at_browser(qtbot)
    with qtbot.waitSignal(dialog.cancel_wanted):
        if way == "escape":
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            _button(dialog, way).click()
    dialog.show_progress(SignInProgress(step=SignInStep.BROWSER, url=PAGE))  # too late
    assert "Continue in your browser" not in _said(dialog)


def test_a_token_is_pasted_unseen_and_handed_on_once(qtbot: QtBot) -> None:
    dialog, token = _at_token(qtbot)
    assert token.echoMode() is QLineEdit.EchoMode.Password
    assert not _button(dialog, "Sign in").isEnabled()
    QGuiApplication.clipboard().setText(f"  {TOKEN}\n")
    _button(dialog, "Paste").click()
    with qtbot.waitSignal(dialog.sign_in_wanted) as blocker:
        _button(dialog, "Sign in").click()
    assert blocker.args == [SignIn(server_url=BRAND, token=TOKEN)]
    assert TOKEN not in repr(blocker.args)
    assert dialog.is_busy
    assert not _button(dialog, "Signing in…").isEnabled()


def test_what_went_wrong_is_said_in_the_dialog_and_may_be_tried_again(qtbot: QtBot) -> None:
    dialog, token = _at_token(qtbot)
    token.setText(TOKEN)
    _button(dialog, "Sign in").click()
    dialog.show_problem(
        Problem(code="token_invalid", title="Not accepted", message="Why.", hint="Do this.")
    )
    assert "Not accepted. Why. Do this." in _said(dialog)
    assert _button(dialog, "Sign in").isEnabled()
    assert not _shows(dialog, "Keep me signed in until Paybell quits")
    token.setText(TOKEN + "x")
    assert "Not accepted" not in _said(dialog)


def test_without_a_keychain_the_session_can_be_kept_in_memory(qtbot: QtBot) -> None:
    dialog, token = _at_token(qtbot)
    token.setText(TOKEN)
    _button(dialog, "Sign in").click()
    dialog.show_problem(Problem(code="keyring_missing", title="There is no keychain"))
    with qtbot.waitSignal(dialog.sign_in_wanted) as blocker:
        _button(dialog, "Keep me signed in until Paybell quits").click()
    assert blocker.args[0].memory_only


def test_the_token_leaves_the_dialog_when_it_has_done_its_work(qtbot: QtBot) -> None:
    dialog, token = _at_token(qtbot)
    token.setText(TOKEN)
    dialog.succeed()
    assert token.text() == ""
    assert not dialog.isVisible()


def test_a_picture_that_cannot_be_drawn_is_left_out(qtbot: QtBot) -> None:
    picture = QrPicture()
    qtbot.addWidget(picture)
    picture.show_url("https://id.example/" + "x" * 5000)
    assert not picture.isVisible()
    picture.show_url("https://konto.example/gerät?code=日本")
    assert picture.isVisible()
