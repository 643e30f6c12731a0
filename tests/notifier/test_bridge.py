from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from notifier.bridge import Bridge
from notifier.core.account import AccountView
from notifier.core.connection import ConnectionState, Phase
from notifier.net.ports import HistoryChange
from notifier.net.thread import NetworkThread


def test_what_the_network_thread_tells_arrives_on_the_main_thread(qtbot: QtBot) -> None:
    network = NetworkThread()
    network.start()
    bridge = Bridge(network)
    heard: list[tuple[object, threading.Thread]] = []
    bridge.connection_changed.connect(
        lambda state: heard.append((state, threading.current_thread())),
        Qt.ConnectionType.QueuedConnection,
    )
    state = ConnectionState(phase=Phase.CONNECTED, transport="websocket")

    async def tell() -> None:
        bridge.listener.state_changed(state)

    with qtbot.waitSignal(bridge.connection_changed):
        bridge.submit(tell())
    qtbot.waitUntil(lambda: bool(heard))
    network.stop(2)
    assert heard == [(state, threading.main_thread())]


def test_each_word_of_the_listener_has_its_signal(qtbot: QtBot, tmp_path: Path) -> None:
    bridge = Bridge(NetworkThread())
    change = HistoryChange(unread=5_000_000_000)
    account = AccountView(
        key="k", server_url="https://a.example", history_path=tmp_path, memory_only=False
    )
    with qtbot.waitSignal(bridge.history_changed) as blocker:
        bridge.listener.history_changed(change)
    assert blocker.args == [change]  # and the number is whole: it travels as an object
    with qtbot.waitSignal(bridge.account_changed) as blocker:
        bridge.listener.account_changed(account)
    assert blocker.args == [account]
    with qtbot.waitSignal(bridge.account_changed) as blocker:
        bridge.listener.account_changed(None)
    assert blocker.args == [None]


def test_the_toasts_learn_whether_there_is_a_tray() -> None:
    bridge = Bridge(NetworkThread())
    bridge.set_why_no_tray("this desktop has no tray")
    assert bridge.why_no_tray() == "this desktop has no tray"
    bridge.set_why_no_tray("")
    assert not bridge.why_no_tray()


def test_what_is_told_before_anybody_listens_is_told_in_its_order_once_they_do(
    qtbot: QtBot,
) -> None:
    network = NetworkThread()
    network.start()
    bridge = Bridge(network)
    bridge.hold_back()
    connecting = ConnectionState(phase=Phase.CONNECTING)
    connected = ConnectionState(phase=Phase.CONNECTED, transport="websocket")

    async def tell(state: ConnectionState) -> None:
        bridge.listener.state_changed(state)

    bridge.submit(tell(connecting))
    bridge.submit(tell(connected))
    heard: list[object] = []
    bridge.connection_changed.connect(heard.append, Qt.ConnectionType.QueuedConnection)
    bridge.everybody_listens()
    offline = ConnectionState(phase=Phase.OFFLINE)
    bridge.submit(tell(offline))
    qtbot.waitUntil(lambda: len(heard) == 3)
    network.stop(2)
    assert heard == [connecting, connected, offline]
