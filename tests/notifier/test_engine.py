"""The network thread's half, whole and real, where no server and no desktop answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from pytestqt.qtbot import QtBot

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.core.account import AccountView
from notifier.core.connection import ConnectionState, Phase
from notifier.core.policy import NotificationChoices
from notifier.core.quiet import Hush, HushReason, Pause
from notifier.engine import Engine
from notifier.net.thread import NetworkThread
from notifier.paths import Paths
from notifier.platform.activation import ClosedDoor
from notifier.store.settings import Settings, SettingsFile

NOWHERE = "http://127.0.0.1:9"
TOLD = (
    "account_changed",
    "connection_changed",
    "connection_tried",
    "diagnostics_ready",
    "hush_changed",
    "problem_occurred",
    "toasts_tried",
)
"""The signals that these tests wait for."""


def heard_here(bridge: Bridge, here: Bridge) -> Bridge:
    """`here`, which says on the main thread what `bridge` says on the network thread.

    What waits for a signal would otherwise be called on that thread, and its timer end there:
    Qt goes on to call it when its time has come, and the process ends.
    """
    for name in TOLD:
        said: SignalInstance = getattr(bridge, name)
        said.connect(getattr(here, name), Qt.ConnectionType.QueuedConnection)
    return here


class Half:
    """An engine on its thread; `stop` must leave nothing behind."""

    def __init__(self, folder: Path) -> None:
        brand = Brand(name="Paybell", app_id="a.b.C")
        paths = Paths.for_profile(brand, None, {"PAYBELL_HOME": str(folder)})
        paths.make()
        self.network = NetworkThread()
        self.network.start()
        self.bridge = Bridge(self.network)
        self.bridge.set_why_no_tray("this desktop has no tray")
        self.heard = heard_here(self.bridge, Bridge(self.network))
        self.settings = SettingsFile(paths.settings_file)
        self.engine = Engine(
            brand=brand,
            paths=paths,
            settings=self.settings,
            bridge=self.bridge,
            make_door=ClosedDoor,
        )

    def stop(self) -> bool:
        self.engine.stop()
        return self.network.stop(5)


@pytest.fixture
def half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Half]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/does/not/exist")
    made = Half(tmp_path)
    yield made
    assert made.stop()


def test_nobody_signed_in_is_told_as_such(qtbot: QtBot, half: Half) -> None:
    with qtbot.waitSignal(half.heard.connection_changed, timeout=20_000) as blocker:
        half.engine.start(None)
    assert blocker.args == [ConnectionState(phase=Phase.SIGNED_OUT)]


def test_signing_in_where_nobody_answers_ends_offline(qtbot: QtBot, half: Half) -> None:
    half.engine.start(None)
    with qtbot.waitSignals(
        [half.heard.account_changed, half.heard.connection_changed],
        check_params_cbs=[
            lambda account: isinstance(account, AccountView) and account.memory_only,
            lambda state: state.phase is Phase.OFFLINE,
        ],
        timeout=20_000,
    ):
        half.engine.sign_in(NOWHERE, "a-token", memory_only=True)


def test_a_token_that_cannot_be_one_is_a_problem_to_read(qtbot: QtBot, half: Half) -> None:
    half.engine.start(None)
    with qtbot.waitSignal(half.heard.problem_occurred, timeout=20_000) as blocker:
        half.engine.sign_in(NOWHERE, "two words", memory_only=True)
    assert blocker.args[0].code == "bad_token"


def test_a_choice_of_toasts_applies_at_once(qtbot: QtBot, half: Half) -> None:
    half.engine.start(None)
    half.engine.apply(Settings(toast_backend="tray"))
    with qtbot.waitSignal(half.heard.toasts_tried, timeout=20_000):
        half.engine.test_toast()
    assert half.engine.toast_status[0].name == "tray"
    assert half.engine.toast_status[0].shown is False
    assert half.engine.toast_status[0].why == "this desktop has no tray"


def test_a_pause_is_told_and_its_end_too(qtbot: QtBot, half: Half) -> None:
    half.engine.start(None)
    with qtbot.waitSignal(half.heard.hush_changed, timeout=20_000) as begun:
        half.engine.apply(Settings(notifications=NotificationChoices(pause=Pause())))
    assert begun.args == [Hush(reason=HushReason.PAUSE)]
    with qtbot.waitSignal(half.heard.hush_changed, timeout=20_000) as ended:
        half.engine.apply(Settings())
    assert ended.args == [None]


def test_the_report_knows_what_the_running_app_knows(qtbot: QtBot, half: Half) -> None:
    half.engine.start(None)
    with qtbot.waitSignal(half.heard.diagnostics_ready, timeout=20_000) as blocker:
        half.engine.report({"Tray": "no"})
    assert "Paybell" in blocker.args[0]
    assert "Tray  no" in blocker.args[0]


def test_it_can_be_stopped_while_it_is_still_being_built(half: Half) -> None:
    half.engine.start(None)


def test_the_connection_is_tried_before_anything_else_is_built(qtbot: QtBot, half: Half) -> None:
    with qtbot.waitSignal(half.heard.connection_tried, timeout=20_000):
        half.engine.connect()
    assert half.engine.toast_status == ()
    half.engine.start(None)
    with qtbot.waitSignal(half.heard.toasts_tried, timeout=20_000):
        half.engine.test_toast()


def test_it_can_be_stopped_between_the_connection_and_the_rest(qtbot: QtBot, half: Half) -> None:
    with qtbot.waitSignal(half.heard.connection_tried, timeout=20_000):
        half.engine.connect()
    assert half.stop()
    assert half.engine.toast_status == ()
