"""The port for "this computer has another network, or none": tried at once, not after a wait.

`network_watcher` picks the adapter of this system. Where it is not told nothing is lost:
the connection notices by itself, only later.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class NetworkWatcher(QObject):
    """Main thread."""

    changed = Signal(object)
    """True: there is a network, perhaps another one. False: there is none."""

    def start(self) -> bool:
        """Begin to watch; False when this system does not tell."""
        raise NotImplementedError

    def stop(self) -> None:
        """Watch no more. Idempotent; also after a failed start."""


def network_watcher(parent: QObject | None = None) -> NetworkWatcher:
    """The watcher for this system. After the tray icon: it may import Qt's network part."""
    if sys.platform == "linux":
        from notifier.platform.linux_network import LinuxNetworkWatcher  # noqa: PLC0415

        return LinuxNetworkWatcher(parent)
    else:  # noqa: RET505 - mypy reads one branch a platform
        from notifier.platform.qt_network import QtNetworkWatcher  # noqa: PLC0415

        return QtNetworkWatcher(parent)
