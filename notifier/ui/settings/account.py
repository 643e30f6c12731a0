"""Who is signed in, and where."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from notifier.choices import Choices
from notifier.ui.paragraph import Paragraph
from notifier.ui.settings.page import Page


class AccountPage(Page):
    """The account's server; signing in and out."""

    sign_in_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Account"), choices, parent)
        self._state = Paragraph()
        self._state.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.section(self.tr("Signed in"))
        self.full(self._state)
        self._about = self.note()
        self._sign_in = QPushButton(self.tr("Sign &in…"))
        self._sign_out = QPushButton(self.tr("Sign &out…"))
        for button, wanted in (
            (self._sign_in, self.sign_in_wanted),
            (self._sign_out, self.sign_out_wanted),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit())
        self.wide(self._sign_in, self._sign_out)
        self.finish()
        self.show_account("", needs_sign_in=False)

    def show_account(self, server_url: str, *, needs_sign_in: bool) -> None:
        """Where somebody is signed in; empty: nobody is."""
        if server_url:
            self._state.say(self.tr("You are signed in at {url}.").format(url=server_url))
        else:
            self._state.say(self.tr("Nobody is signed in on this computer."))
        if needs_sign_in and server_url:
            self._about.say(self.tr("Sign in again to receive payments."))
        else:
            self._about.say(
                self.tr("Your sign-in is kept in the system's keychain and nowhere else.")
            )
        self._sign_in.setVisible(needs_sign_in or not server_url)
        self._sign_out.setVisible(bool(server_url))
