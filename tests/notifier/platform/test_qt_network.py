from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6 import QtNetwork
from pytestqt.qtbot import QtBot

from notifier.platform.qt_network import QtNetworkWatcher

Reachability = QtNetwork.QNetworkInformation.Reachability


class System:
    """`QNetworkInformation` of a system that can be told what to say."""

    Reachability = QtNetwork.QNetworkInformation.Reachability

    def __init__(self, *, has_backend: bool = True) -> None:
        self._has_backend = has_backend
        self.now = Reachability.Online
        self._slots: list[Callable[[], None]] = []
        self.reachabilityChanged = SimpleNamespace(connect=self._slots.append)
        self.transportMediumChanged = SimpleNamespace(connect=self._slots.append)

    def loadDefaultBackend(self) -> bool:  # noqa: N802 - as Qt calls it
        return self._has_backend

    def instance(self) -> System:
        return self

    def reachability(self) -> QtNetwork.QNetworkInformation.Reachability:
        return self.now

    def becomes(self, reachability: QtNetwork.QNetworkInformation.Reachability) -> None:
        self.now = reachability
        self._slots[0]()


@pytest.mark.parametrize(
    ("reachability", "online"),
    [
        (Reachability.Online, True),
        (Reachability.Local, True),  # the server may be in the house
        (Reachability.Disconnected, False),
    ],
)
def test_a_change_of_network_is_told(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    reachability: Reachability,
    online: bool,
) -> None:
    system = System()
    monkeypatch.setattr(QtNetwork, "QNetworkInformation", system)
    watcher = QtNetworkWatcher()
    assert watcher.start()
    with qtbot.waitSignal(watcher.changed) as blocker:
        system.becomes(reachability)
    assert blocker.args == [online]


def test_a_system_that_does_not_tell_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QtNetwork, "QNetworkInformation", System(has_backend=False))
    assert not QtNetworkWatcher().start()
