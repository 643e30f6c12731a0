"""The settings of the proxy: which one, and how to sign in to it.

The address is saved when it can be used; the name and the password go to the keychain and
are never shown again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from notifier.core.problems import BadProxyAddress
from notifier.core.proxy import check_proxy_url
from notifier.presentation.translate import spoken_problem
from notifier.store.settings import Proxy, Settings
from notifier.ui.settings.page import Page

_CHARS = 32


class ProxyForm(QObject):
    """Rows of a page. Those for a proxy of one's own are there only while it is chosen."""

    login_wanted = Signal(object)
    """(address, name, password), each a str: to be kept in the keychain."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._choices = page.choices
        page.section(self.tr("Proxy"))
        page.pick(
            "connection.proxy",
            self.tr("Reach the server &by"),
            [
                (Proxy.SYSTEM, self.tr("The system's proxy")),
                (Proxy.NONE, self.tr("No proxy")),
                (Proxy.MANUAL, self.tr("This proxy")),
            ],
        )
        self._address = _line(page, "http://proxy.example:3128")
        is_fixed = self._choices.is_managed("connection.proxy_url")
        self._address.setEnabled(not is_fixed)
        name = page.row(self.tr("&Address"), self._address, fixed=is_fixed)
        self._wrong = page.note()
        self._user = _line(page, self.tr("if it asks for one"))
        user = page.row(self.tr("&User name"), self._user)
        self._password = _line(page, "")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        password = page.row(self.tr("&Password"), self._password)
        self._keep = QPushButton(self.tr("&Keep the sign-in"))
        self._keep.setAutoDefault(False)
        page.wide(self._keep)
        self._kept = page.note()
        self._rows = (
            name, self._address, user, self._user, password, self._password, self._keep,
        )  # fmt: skip
        self._address.editingFinished.connect(self._on_address)
        self._user.textChanged.connect(self._forget_words)
        self._password.textChanged.connect(self._forget_words)
        self._keep.clicked.connect(self._on_keep)
        self._choices.changed.connect(self._show)
        self._show(self._choices.current)

    def _show(self, settings: Settings) -> None:
        is_own = settings.connection.proxy is Proxy.MANUAL
        for widget in self._rows:
            widget.setVisible(is_own)
        if not is_own:
            self._password.clear()
        if not self._address.hasFocus():
            self._address.setText(settings.connection.proxy_url)
        self._complain("")
        if is_own and not settings.connection.proxy_url:
            self._complain(self.tr("Enter the proxy's address."))
        self._forget_words()

    def _on_address(self) -> None:
        try:
            url = check_proxy_url(self._address.text())
        except BadProxyAddress as exc:
            problem = spoken_problem(exc.problem)
            self._complain(f"{problem.title}. {problem.message} {problem.hint}".rstrip())
            return
        self._complain("")
        if url != self._choices.current.connection.proxy_url:
            self._choices.choose("connection.proxy_url", url)
        self._address.setText(url)

    def _on_keep(self) -> None:
        url = self._choices.current.connection.proxy_url
        if not url:
            return
        self.login_wanted.emit((url, self._user.text().strip(), self._password.text()))
        forgotten = not self._user.text().strip()
        self._user.clear()
        self._password.clear()
        words = self.tr("The sign-in is forgotten.") if forgotten else self.tr("Kept.")
        self._kept.say(words)
        self._kept.show()

    def _complain(self, words: str) -> None:
        self._wrong.say(words)
        self._wrong.setVisible(bool(words))

    def _forget_words(self) -> None:
        if self._user.text() or self._password.text() or not self._rows[-1].isVisible():
            self._kept.hide()


def _line(page: Page, placeholder: str) -> QLineEdit:
    edit = QLineEdit(page)
    edit.setPlaceholderText(placeholder)
    edit.setMinimumWidth(edit.fontMetrics().averageCharWidth() * _CHARS)
    return edit
