"""Hears of another network from the Linux kernel itself, over a netlink socket.

Qt would ask NetworkManager over D-Bus, for 4 MiB, a thread, and only where it runs.
"""

from __future__ import annotations

import errno
import logging
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from notifier.platform.network import NetworkWatcher
from notifier.platform.routes import Route, ipv4_routes, ipv6_routes, ways_out

_log = logging.getLogger("paybell.network")

_IPV4_TABLE = Path("/proc/net/route")
_IPV6_TABLE = Path("/proc/net/ipv6_route")
_GROUPS = 0x1 | 0x10 | 0x40 | 0x100 | 0x400
"""Links, and the addresses and routes of IPv4 and IPv6: RTMGRP_… of linux/rtnetlink.h.

All of them: a link that goes down takes its IPv4 routes away without a word.
"""
_SETTLED_AFTER_MS = 300
"""A change is many messages: the address, its routes, the other family's."""
_MOST_READS = 100
"""In one turn of the event loop; the rest is still there in the next."""


class LinuxNetworkWatcher(NetworkWatcher):
    """The kernel's messages only say when to look; what counts is the table of routes."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        open_socket: Callable[[], socket.socket] | None = None,
        routes: Callable[[], frozenset[Route]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_socket = open_socket or _netlink_socket
        self._routes = routes or _routes
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._ways: frozenset[Route] = frozenset()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_AFTER_MS)
        self._settling.timeout.connect(self._tell)

    def start(self) -> bool:
        """Begin to watch; False where a sandbox forbids it."""
        try:
            self._socket = self._open_socket()
            self._ways = self._look()
        except OSError as exc:
            self.stop()
            _log.info("the kernel does not tell of networks: %s", exc.strerror)
            return False
        notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_message)
        self._notifier = notifier
        return True

    def stop(self) -> None:
        """Close the socket."""
        self._settling.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _on_message(self) -> None:
        try:
            self._read_all()
            ways = self._look()
        except OSError as exc:
            _log.warning("the kernel tells of no networks any more: %s", exc.strerror)
            self.stop()
            return
        # Most messages tell of nothing new: an address is good for another hour, …
        if ways != self._ways:
            self._ways = ways
            # … and what goes and comes back meanwhile was another network, too.
            self._settling.start()

    def _read_all(self) -> None:
        for _ in range(_MOST_READS):
            try:
                if self._socket is None or not self._socket.recv(65536):
                    raise OSError(errno.ECONNRESET, "the socket was closed")
            except BlockingIOError:
                return
            except OSError as exc:
                if exc.errno != errno.ENOBUFS:  # some were lost: the table knows
                    raise

    def _look(self) -> frozenset[Route]:
        return ways_out(self._routes())

    def _tell(self) -> None:
        self.changed.emit(bool(self._ways))


def _routes() -> frozenset[Route]:
    ipv6 = _IPV6_TABLE.read_text("ascii") if _IPV6_TABLE.exists() else ""  # it can be off
    return ipv4_routes(_IPV4_TABLE.read_text("ascii")) | ipv6_routes(ipv6)


def _netlink_socket() -> socket.socket:
    if sys.platform == "linux":
        kind = socket.SOCK_RAW | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC
        opened = socket.socket(socket.AF_NETLINK, kind, socket.NETLINK_ROUTE)
        try:
            opened.bind((0, _GROUPS))
        except OSError:
            opened.close()
            raise
        return opened
    raise OSError(errno.EAFNOSUPPORT, "netlink is a part of Linux")
