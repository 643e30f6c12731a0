from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from notifier.store.settings import Connection, Proxy
from notifier.ui.proxy_fields import ProxyFields


class Page:
    """The fields on a page that applies each choice at once."""

    def __init__(self, qtbot: QtBot, connection: Connection) -> None:
        self.fields = ProxyFields()
        qtbot.addWidget(self.fields)
        self.chosen: list[tuple[str, object]] = []
        self.logins: list[tuple[str, str, str]] = []
        self.connection = connection
        self.fields.show_choice(connection)
        self.fields.chosen.connect(self._apply)
        self.fields.login_given.connect(lambda *login: self.logins.append(login))
        self.fields.show()
        (self.way,) = self.fields.findChildren(QComboBox)
        self.address, self.user, self.password = self.fields.findChildren(QLineEdit)

    def _apply(self, name: str, value: object) -> None:
        self.chosen.append((name, value))
        field = name.removeprefix("connection.")
        values = {"proxy": self.connection.proxy, "proxy_url": self.connection.proxy_url}
        self.connection = Connection(**{**values, field: value})  # type: ignore[arg-type]
        self.fields.show_choice(self.connection)

    def choose(self, proxy: Proxy) -> None:
        self.way.setCurrentIndex(self.way.findData(proxy))
        self.way.activated.emit(self.way.currentIndex())

    def type(self, field: QLineEdit, text: str) -> None:
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    @property
    def words(self) -> str:
        return " ".join(label.text() for label in self.fields.findChildren(QLabel))


def test_system_and_none_apply_at_once_and_ask_for_nothing_more(qtbot: QtBot) -> None:
    page = Page(qtbot, Connection())
    assert not page.address.isVisible()
    page.choose(Proxy.NONE)
    page.choose(Proxy.SYSTEM)
    assert page.chosen == [("connection.proxy", Proxy.NONE), ("connection.proxy", Proxy.SYSTEM)]


def test_a_proxy_of_ones_own_is_in_force_when_its_address_can_be_one(qtbot: QtBot) -> None:
    page = Page(qtbot, Connection())
    page.choose(Proxy.MANUAL)
    assert page.address.isVisible()
    assert page.chosen == []
    page.type(page.address, "socks5://proxy:1080")
    assert "SOCKS" in page.words
    assert page.chosen == []
    page.type(page.address, "proxy:3128")
    assert "SOCKS" not in page.words
    assert page.chosen == [
        ("connection.proxy_url", "http://proxy:3128"),
        ("connection.proxy", Proxy.MANUAL),
    ]
    assert page.address.text() == "http://proxy:3128"


def test_the_sign_in_is_handed_on_once_and_leaves_the_window(qtbot: QtBot) -> None:
    page = Page(qtbot, Connection(proxy=Proxy.MANUAL, proxy_url="http://proxy:3128"))
    page.type(page.user, "ann")
    page.type(page.password, "s3cret")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert page.logins == [("http://proxy:3128", "ann", "s3cret")]
    assert page.password.text() == ""
    assert page.password.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("proxy", Proxy)
def test_what_is_in_force_is_what_is_shown(qtbot: QtBot, proxy: Proxy) -> None:
    page = Page(qtbot, Connection(proxy=proxy, proxy_url="http://proxy:3128"))
    assert page.way.currentData() == proxy
    assert page.address.isVisible() is (proxy is Proxy.MANUAL)
