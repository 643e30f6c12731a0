from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("netlink is a part of Linux", allow_module_level=True)

from notifier.platform.linux_network import LinuxNetworkWatcher
from notifier.platform.network import network_watcher
from notifier.platform.routes import Route

HOME = Route("wlan0", "00000000/00000000", "0101A8C0")
OFFICE = Route("wlan0", "00000000/00000000", "0100000A")
CONTAINERS = Route("docker0", "000011AC/0000FFFF", "00000000")


class Kernel:
    """A kernel that can be told which routes there are, and says that something changed."""

    def __init__(self) -> None:
        self.routes = frozenset({HOME})
        self._end, self.other_end = socket.socketpair(type=socket.SOCK_DGRAM)
        self.other_end.setblocking(False)

    def says(self, *routes: Route) -> None:
        self.routes = frozenset(routes)
        self._end.send(b"a message whose content is not read")

    def close(self) -> None:
        self._end.close()


@pytest.fixture
def kernel() -> Iterator[Kernel]:
    made = Kernel()
    yield made
    made.close()


@pytest.fixture
def watcher(qtbot: QtBot, kernel: Kernel) -> Iterator[LinuxNetworkWatcher]:
    made = LinuxNetworkWatcher(open_socket=lambda: kernel.other_end, routes=lambda: kernel.routes)
    assert made.start()
    yield made
    made.stop()


def _told(watcher: LinuxNetworkWatcher) -> list[bool]:
    told: list[bool] = []
    watcher.changed.connect(told.append)
    return told


def test_another_network_is_told(
    qtbot: QtBot, kernel: Kernel, watcher: LinuxNetworkWatcher
) -> None:
    with qtbot.waitSignal(watcher.changed) as blocker:
        kernel.says(OFFICE)
    assert blocker.args == [True]


def test_no_network_is_told_and_its_return(
    qtbot: QtBot, kernel: Kernel, watcher: LinuxNetworkWatcher
) -> None:
    with qtbot.waitSignal(watcher.changed) as gone:
        kernel.says()
    with qtbot.waitSignal(watcher.changed) as back:
        kernel.says(HOME)
    assert [gone.args, back.args] == [[False], [True]]


def test_a_network_that_went_and_came_back_at_once_is_told_once(
    qtbot: QtBot, kernel: Kernel, watcher: LinuxNetworkWatcher
) -> None:
    told = _told(watcher)
    kernel.says()
    qtbot.waitUntil(lambda: not watcher._ways)  # it has looked
    with qtbot.waitSignal(watcher.changed):
        kernel.says(HOME)
    assert told == [True]


def test_messages_that_change_no_way_out_are_not_told(
    qtbot: QtBot, kernel: Kernel, watcher: LinuxNetworkWatcher
) -> None:
    told = _told(watcher)
    kernel.says(HOME)
    kernel.says(HOME, CONTAINERS)
    with qtbot.waitSignal(watcher.changed):
        kernel.says(OFFICE, CONTAINERS)
    assert told == [True]


def test_a_sandbox_that_forbids_it_is_no_error(qtbot: QtBot) -> None:
    def forbidden() -> socket.socket:
        raise PermissionError(13, "Permission denied")

    watcher = LinuxNetworkWatcher(open_socket=forbidden)
    assert not watcher.start()
    watcher.stop()


def test_the_watcher_of_this_system_starts_and_stops(qtbot: QtBot) -> None:
    watcher = network_watcher()
    assert watcher.start()
    watcher.stop()
    watcher.stop()


_IN_A_NETWORK_OF_ITS_OWN = """
import subprocess
from PySide6.QtCore import QCoreApplication, QTimer
from notifier.platform.network import network_watcher

def ip(*arguments):
    subprocess.run(["ip", *arguments], check=True)

def on_changed(online):
    print("online" if online else "offline", flush=True)
    if online:
        ip("link", "set", "cable", "down")
    else:
        app.quit()

app = QCoreApplication([])
watcher = network_watcher()
watcher.changed.connect(on_changed)
assert watcher.start()
ip("tuntap", "add", "cable", "mode", "tun")
ip("address", "add", "192.0.2.2/24", "dev", "cable")
ip("link", "set", "cable", "up")
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


def test_the_kernel_tells_of_a_cable_that_is_plugged_in_and_pulled_out() -> None:
    apart = ["unshare", "--map-root-user", "--net"]
    plugs = "ip tuntap add try mode tun && ip address add 192.0.2.1/24 dev try"
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("unshare and ip are needed for a network apart")
    if subprocess.run([*apart, "sh", "-c", plugs], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody make a network apart")  # as containers do
    done = subprocess.run(
        [*apart, sys.executable, "-c", _IN_A_NETWORK_OF_ITS_OWN],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=False, timeout=40,
    )  # fmt: skip
    assert done.stdout.split() == ["online", "offline"], done.stderr
