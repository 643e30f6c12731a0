"""Hears of another network from Qt, which asks Windows or macOS.

On Linux it would ask NetworkManager, with 4 MiB and a thread: see `linux_network`.
"""

from __future__ import annotations

import logging

from notifier.platform.network import NetworkWatcher

_log = logging.getLogger("paybell.network")


class QtNetworkWatcher(NetworkWatcher):
    """Silent where Qt has no backend for this system."""

    def start(self) -> bool:
        """Begin to watch; False when this system does not tell.

        Imports Qt's network part (18 ms): after the tray icon.
        """
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415

        if not QNetworkInformation.loadDefaultBackend():
            _log.info("this system does not tell of network changes")
            return False
        information = QNetworkInformation.instance()
        information.reachabilityChanged.connect(self._on_changed)
        information.transportMediumChanged.connect(self._on_changed)
        return True

    def _on_changed(self) -> None:
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415

        # "Local" and "Site" are networks: the server may be in them.
        nothing = QNetworkInformation.Reachability.Disconnected
        self.changed.emit(QNetworkInformation.instance().reachability() is not nothing)
