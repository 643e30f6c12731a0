"""How the server is reached: the proxy's choice, its address, and the sign-in that it may want.

What is typed applies when it can: an address that is no proxy's is explained beside it, and
what was in force before stays in force.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from notifier.core.problems import BadProxyAddress
from notifier.core.proxy import check_proxy_url
from notifier.store.settings import Connection, Proxy
from notifier.ui.paragraph import Paragraph


class ProxyFields(QWidget):
    """Fields of the Connection page. Show the settings by `show_choice`, also after a change."""

    chosen = Signal(str, object)
    """A choice by its name in the settings, and its value."""
    login_given = Signal(str, str, str)
    """Address of the proxy, name and password; an empty name forgets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_force = Connection()
        self._way = QComboBox()
        self._way.setAccessibleName(self.tr("Proxy"))
        self._way.addItem(self.tr("As the system says"), Proxy.SYSTEM)
        self._way.addItem(self.tr("No proxy"), Proxy.NONE)
        self._way.addItem(self.tr("This proxy:"), Proxy.MANUAL)
        self._address = QLineEdit()
        self._address.setPlaceholderText("http://proxy.example:3128")
        self._address.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self._address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._problem = Paragraph()
        self._user = QLineEdit()
        self._user.setPlaceholderText(self.tr("Only if the proxy asks for one"))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.addRow(self.tr("Proxy"), self._way)
        self._form.addRow(self.tr("Address"), self._address)
        self._form.addRow(self._problem)
        self._form.addRow(self.tr("Name"), self._user)
        self._form.addRow(self.tr("Password"), self._password)
        self._way.activated.connect(self._on_way_chosen)
        self._address.editingFinished.connect(self._on_address_given)
        self._password.editingFinished.connect(self._on_login_given)
        self.show_choice(self._in_force)

    def show_choice(self, connection: Connection) -> None:
        """What is in force."""
        self._in_force = connection
        self._way.setCurrentIndex(self._way.findData(connection.proxy))
        if not self._address.hasFocus():
            self._address.setText(connection.proxy_url)
        self._show_rows()

    def _on_way_chosen(self) -> None:
        self._show_rows()
        way = self._way_shown()
        if way is Proxy.MANUAL:
            self._address.setFocus()
            if not self._address.text():
                return  # nothing can be in force yet
            self._on_address_given()
        elif way is not self._in_force.proxy:
            self.chosen.emit("connection.proxy", way)

    def _on_address_given(self) -> None:
        if self._way_shown() is not Proxy.MANUAL:
            return
        try:
            url = check_proxy_url(self._address.text())
        except BadProxyAddress as exc:
            self._say(_translated(exc.message), _translated(exc.hint))
            return
        self._say()
        self._address.setText(url)
        if url != self._in_force.proxy_url:
            self.chosen.emit("connection.proxy_url", url)
        if self._in_force.proxy is not Proxy.MANUAL:
            self.chosen.emit("connection.proxy", Proxy.MANUAL)

    def _on_login_given(self) -> None:
        if not self._password.isModified() or not self._in_force.proxy_url:
            return
        self.login_given.emit(
            self._in_force.proxy_url, self._user.text().strip(), self._password.text()
        )
        # It is in the keychain now, and nothing that can be seen or copied here.
        self._password.clear()
        self._password.setModified(False)
        self._password.setPlaceholderText(self.tr("Kept in your keychain"))

    def _way_shown(self) -> Proxy:
        return Proxy(self._way.currentData())  # Qt keeps the text of a StrEnum

    def _show_rows(self) -> None:
        manual = self._way_shown() is Proxy.MANUAL
        for field in (self._address, self._user, self._password):
            self._form.setRowVisible(field, manual)
        if not manual:
            self._say()

    def _say(self, *sentences: str) -> None:
        text = " ".join(sentence for sentence in sentences if sentence)
        self._problem.say(text)
        self._form.setRowVisible(self._problem, bool(text))


def _translated(text: str) -> str:
    return QCoreApplication.translate("Problem", text)
