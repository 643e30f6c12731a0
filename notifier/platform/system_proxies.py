"""Which proxies the operating system has for a URL, network scripts (PAC) included.

The environment's own say (`https_proxy`) is not asked here: it comes before all systems'.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from notifier.blocking import in_daemon_thread

DIRECT = "direct://"
PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PATH = "/org/freedesktop/portal/desktop"
PORTAL_INTERFACE = "org.freedesktop.portal.ProxyResolver"


async def system_proxies(url: str) -> Sequence[str]:
    """Addresses, the best first; `direct://` among them, nothing when it does not tell.

    Raises OSError. May take as long as the network takes to deliver its script.
    """
    if sys.platform == "linux":
        return await portal_proxies(url)
    else:  # noqa: RET505 - so that type checkers see one branch per system
        return await in_daemon_thread(lambda: qt_proxies(url), name="paybell-proxy")


async def portal_proxies(url: str, bus_address: str | None = None) -> Sequence[str]:
    """What the desktop's portal says: it knows GNOME's and KDE's settings, scripts too.

    Raises OSError where there is no portal; one is started if the desktop can.
    """
    from dbus_fast import BusType, Message, MessageType  # noqa: PLC0415
    from dbus_fast.aio import MessageBus  # noqa: PLC0415

    from notifier.message_bus import BusFailed, bus_within, leave  # noqa: PLC0415

    call = Message(
        destination=PORTAL, path=PORTAL_PATH, interface=PORTAL_INTERFACE,
        member="Lookup", signature="s", body=[url],
    )  # fmt: skip
    bus: MessageBus | None = None
    try:
        async with bus_within(None):
            # A connection for this one question: it is asked some times a day.
            bus = await MessageBus(bus_address, BusType.SESSION).connect()
            reply = await bus.call(call)
    except BusFailed as exc:
        raise OSError(f"no portal ({exc})") from exc
    finally:
        await leave(bus)
    if reply.message_type is MessageType.ERROR:
        raise OSError(f"no portal ({reply.error_name})")
    return [str(proxy) for proxy in reply.body[0]]


def qt_proxies(url: str, ask: Callable[[str], Sequence[Any]] | None = None) -> Sequence[str]:
    """What Windows and macOS say, by their own functions. Blocks; any thread."""
    from PySide6.QtNetwork import QNetworkProxy  # noqa: PLC0415

    names = {
        QNetworkProxy.ProxyType.NoProxy: "direct",
        QNetworkProxy.ProxyType.HttpProxy: "http",
        QNetworkProxy.ProxyType.HttpCachingProxy: "http",
        QNetworkProxy.ProxyType.Socks5Proxy: "socks5",
    }
    found = []
    for proxy in (ask or _ask_qt)(url):
        name = names.get(proxy.type())
        if name == "direct":
            found.append(DIRECT)
        elif name is not None:
            found.append(f"{name}://{proxy.hostName()}:{proxy.port()}")
    return found


def _ask_qt(url: str) -> Sequence[Any]:
    from PySide6.QtCore import QUrl  # noqa: PLC0415
    from PySide6.QtNetwork import QNetworkProxyFactory, QNetworkProxyQuery  # noqa: PLC0415

    return QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url)))
