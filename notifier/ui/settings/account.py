"""Who is signed in, on which devices; between which accounts one can choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from notifier.choices import Choices
from notifier.presentation.translate import spoken_problem
from notifier.ui.account_words import account_name, device_name, last_seen
from notifier.ui.settings.page import Page
from notifier.ui.settings.rows import Row, Rows

if TYPE_CHECKING:
    from notifier.core.account import AccountLine, OwnDevices


class AccountPage(Page):
    """The accounts on this computer, and the devices of the one that is shown."""

    sign_in_wanted = Signal()
    sign_out_wanted = Signal()
    account_wanted = Signal(object)
    """The key of the account that is to be shown."""
    devices_wanted = Signal()
    removal_wanted = Signal(object)
    """The id of the device that is to be removed."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Account"), choices, parent)
        self._device_names: dict[str, str] = {}
        self.section(self.tr("Signed in"))
        self._accounts = Rows(self.tr("Accounts"))
        self.full(self._accounts)
        self._about = self.note()
        self._sign_in = QPushButton(self.tr("Sign &in…"))
        self._sign_out = QPushButton(self.tr("Sign &out…"))
        self._add = QPushButton(self.tr("&Add an account…"))
        self.wide(self._sign_in, self._sign_out, self._add)
        self._all = self.check(
            "connect_all", self.tr("Receive notifications for all accounts at once")
        )
        self._devices_list = Rows(self.tr("Devices"))
        self.section(self.tr("Your devices"))
        self.full(self._devices_list)
        self._devices_about = self.note()
        self._devices = QPushButton(self.tr("Show my &devices"))
        self.wide(self._devices)
        for button, wanted in (
            (self._sign_in, self.sign_in_wanted),
            (self._sign_out, self.sign_out_wanted),
            (self._add, self.sign_in_wanted),
            (self._devices, self.devices_wanted),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit())
        self._accounts.acted.connect(self.account_wanted)
        self._devices_list.acted.connect(self._ask_to_remove)
        self.finish()
        self.show_accounts((), needs_sign_in=False)
        self.forget_devices()

    def show_accounts(self, accounts: Sequence[AccountLine], *, needs_sign_in: bool) -> None:
        """Who is signed in; `needs_sign_in`: the one that is shown has to sign in again."""
        self._accounts.show_rows(
            [
                Row(
                    key=line.view.key,
                    title=account_name(line.view),
                    text=line.view.server_url,
                    action="" if line.is_active else self.tr("Show"),
                    is_strong=line.is_active and len(accounts) > 1,
                )
                for line in accounts
            ]
        )
        if not accounts:
            self._about.say(self.tr("Nobody is signed in on this computer."))
        elif needs_sign_in:
            self._about.say(self.tr("Sign in again to receive payments."))
        elif any(line.is_active and line.view.memory_only for line in accounts):
            self._about.say(self.tr("You stay signed in until the app quits: nothing is kept."))
        else:
            self._about.say(
                self.tr("Your sign-in is kept in the system's keychain and nowhere else.")
            )
        self._sign_in.setVisible(needs_sign_in or not accounts)
        self._sign_out.setVisible(bool(accounts))
        self._add.setVisible(bool(accounts) and not needs_sign_in)
        self._all.setVisible(len(accounts) > 1)
        self._devices.setEnabled(bool(accounts) and not needs_sign_in)

    def show_devices(self, devices: OwnDevices) -> None:
        """The devices of the account that is shown, or why they cannot be listed."""
        if devices.problem is not None:
            problem = spoken_problem(devices.problem)
            parts = (f"{problem.title}.", problem.message, problem.hint)
            self._devices_about.say(" ".join(part for part in parts if part))
            return
        self._device_names = {each.device: device_name(each) for each in devices.devices}
        self._devices_list.show_rows(
            [
                Row(
                    key=each.device,
                    title=device_name(each),
                    text=last_seen(each),
                    action="" if each.is_this else self.tr("Remove…"),
                )
                for each in devices.devices
            ]
        )
        self._devices_about.say(
            self.tr("A device that you remove is signed out at once, and shows nothing more.")
        )

    def forget_devices(self) -> None:
        """Another account is shown: the devices were those of the one before."""
        self._devices_list.show_rows(())
        self._devices_about.say(
            self.tr("See where you are signed in, and remove a computer that you have lost.")
        )

    def _ask_to_remove(self, device: str) -> None:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Remove a device"))
        question.setTextFormat(Qt.TextFormat.PlainText)  # its name comes from elsewhere
        question.setText(
            self.tr("Remove {device}?").format(device=self._device_names.get(device, ""))
        )
        question.setInformativeText(
            self.tr("It is signed out at once. To use it again, somebody has to sign in there.")
        )
        remove = question.addButton(self.tr("&Remove"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda _checked=False: self.removal_wanted.emit(device))
        question.finished.connect(question.deleteLater)
        question.open()
