"""Asks before signing out, and whether the history goes as well."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget


class SignOutDialog(QMessageBox):
    """Does not block: the answer is a signal."""

    sign_out_wanted = Signal(object)
    """Whether the history on this computer is to be erased (bool)."""

    def __init__(self, app_name: str, account: str, parent: QWidget | None = None) -> None:
        """`account`: what it is called; another one may come into view before the answer."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign out of {app}").format(app=app_name))
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("Sign out {account}?").format(account=account))
        self.setInformativeText(
            self.tr(
                "You will not see new payments on this computer. "
                "What you have received is kept, and is here when you sign in again."
            )
        )
        self._erase = QCheckBox(self.tr("Erase the history on this computer"))
        self.setCheckBox(self._erase)
        sign_out = self.addButton(self.tr("&Sign out"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(cancel)
        sign_out.clicked.connect(
            lambda _checked=False: self.sign_out_wanted.emit(self._erase.isChecked())
        )
