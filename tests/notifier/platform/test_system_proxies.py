from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from notifier.platform.system_proxies import (
    PORTAL,
    PORTAL_INTERFACE,
    PORTAL_PATH,
    portal_proxies,
    qt_proxies,
)
from tests.helpers.session_bus import SessionBus, session_bus

if sys.platform != "linux":
    pytest.skip("the portal is Linux's", allow_module_level=True)

from dbus_fast import Message, MessageType, NameFlag
from dbus_fast.aio import MessageBus
from PySide6.QtNetwork import QNetworkProxy


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with session_bus(tmp_path) as running:
        yield running


@pytest.fixture
async def portal(bus: SessionBus) -> AsyncIterator[list[str]]:
    """A portal of the desktop; the list is what it was asked."""
    asked: list[str] = []

    def handle(message: Message) -> Message | bool:
        mine = (PORTAL_PATH, PORTAL_INTERFACE, "Lookup", "s")
        said = (message.path, message.interface, message.member, message.signature)
        if message.message_type is not MessageType.METHOD_CALL or said != mine:
            return False
        asked.append(message.body[0])
        return Message.new_method_return(message, "as", [["http://proxy:3128", "direct://"]])

    connection = await MessageBus(bus.address).connect()
    connection.add_message_handler(handle)
    await connection.request_name(PORTAL, NameFlag.DO_NOT_QUEUE)
    yield asked
    connection.disconnect()
    await connection.wait_for_disconnect()  # type: ignore[no-untyped-call]


async def test_the_desktops_portal_is_asked_for_the_very_address(
    bus: SessionBus, portal: list[str]
) -> None:
    found = await portal_proxies("https://pay.example", bus.address)
    assert found == ["http://proxy:3128", "direct://"]
    assert portal == ["https://pay.example"]


async def test_a_desktop_without_a_portal_or_a_bus_is_an_oserror(bus: SessionBus) -> None:
    with pytest.raises(OSError, match="no portal"):
        await portal_proxies("https://pay.example", bus.address)
    with pytest.raises(OSError, match="no portal"):
        await portal_proxies("https://pay.example", "unix:path=/does/not/exist")


def test_what_windows_and_macos_say_is_put_into_addresses() -> None:
    kinds = QNetworkProxy.ProxyType

    def a_proxy(kind: Any, host: str = "", port: int = 0) -> Any:
        return SimpleNamespace(type=lambda: kind, hostName=lambda: host, port=lambda: port)

    said = [
        a_proxy(kinds.HttpProxy, "proxy", 3128),
        a_proxy(kinds.Socks5Proxy, "socks", 1080),
        a_proxy(kinds.FtpCachingProxy, "ftp", 21),
        a_proxy(kinds.NoProxy),
    ]
    found = qt_proxies("https://pay.example", lambda _url: said)
    assert found == ["http://proxy:3128", "socks5://socks:1080", "direct://"]


def test_qt_can_be_asked_for_real() -> None:
    assert all("://" in proxy for proxy in qt_proxies("https://pay.example"))
