from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from contract.wire import RefusalCode
from notifier.core import connection_words
from notifier.core.connection import ConnectionState, Phase, Reason, needs_sign_in
from notifier.ui import status as status_module
from notifier.ui.status import MARKS, SIGN_IN_AGAIN, Status, explain
from notifier.ui.tray_art import Mark


def _status(now: float = 1000.0) -> Status:
    return Status(lambda: now)


def _offline(retry_at: float | None, reason: str = "server_unreachable") -> ConnectionState:
    return ConnectionState(phase=Phase.OFFLINE, reason=reason, retry_at=retry_at)


def test_every_phase_has_a_mark_of_its_own() -> None:
    assert set(MARKS) == set(Phase)
    assert set(MARKS.values()) == set(Mark)


def test_the_reasons_to_sign_in_again_are_those_of_the_connection() -> None:
    asking = {str(code) for code in (*Reason, *RefusalCode) if needs_sign_in(code)}
    assert asking == SIGN_IN_AGAIN


@pytest.mark.parametrize("reason", [*Reason, *RefusalCode])
def test_every_reason_has_words(qapp: object, reason: str) -> None:
    problem = explain(reason)
    assert problem is not None
    assert problem.title


@pytest.mark.parametrize("reason", [*Reason, *RefusalCode])
def test_a_reason_is_explained_as_the_connection_explains_it(qapp: object, reason: str) -> None:
    assert explain(reason) == connection_words.explain(reason)


def test_the_tooltip_says_the_state_and_what_is_unread(qapp: object) -> None:
    status = _status()
    status.set_connection(ConnectionState(phase=Phase.CONNECTED, transport="websocket"))
    assert status.tooltip == "Connected"
    status.set_unread(3)
    assert status.tooltip == "Connected · 3 unread"


def test_without_a_connection_the_next_try_is_counted_down(qapp: object) -> None:
    status = _status()
    status.set_connection(_offline(1011.2))
    assert status.tooltip == "No connection · trying again in 12 s"
    assert status.can_retry
    status.set_connection(_offline(1000.4))
    assert status.line == "No connection · trying again"
    status.set_connection(_offline(None))
    assert status.line == "No connection"


def test_what_a_person_can_mend_is_said_by_its_name(qapp: object) -> None:
    status = _status()
    status.set_connection(_offline(1012.0, "history_full"))
    assert status.line == "Notifications cannot be saved · trying again in 12 s"
    status.set_connection(_offline(None, "proxy_sign_in"))
    assert status.tooltip == "The proxy asks for a sign-in"


def test_an_expired_sign_in_asks_for_another_and_offers_no_retry(qapp: object) -> None:
    status = _status()
    status.set_connection(ConnectionState(phase=Phase.SIGNED_OUT, reason="token_expired"))
    assert status.needs_sign_in
    assert not status.can_retry
    assert "Sign in again" in status.line


def test_a_locked_keychain_offers_to_try_again_and_not_to_sign_in(qapp: object) -> None:
    status = _status()
    status.set_connection(ConnectionState(phase=Phase.SIGNED_OUT, reason="keyring_locked"))
    assert status.can_retry
    assert not status.needs_sign_in


def test_it_ticks_only_while_there_is_something_to_count(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_module, "WATCHED_INTERVAL_MS", 10)
    now = [1000.0]
    status = Status(lambda: now[0])
    status.watch("menu", looking=True)
    status.set_connection(_offline(1012.0))
    with qtbot.waitSignal(status.changed):
        pass
    now[0] = 1012.0
    with qtbot.waitSignal(status.changed):
        pass
    with qtbot.assertNotEmitted(status.changed, wait=60):
        pass


def test_nobody_is_woken_by_a_good_connection(qtbot: QtBot) -> None:
    status = _status()
    status.watch("menu", looking=True)
    status.set_connection(ConnectionState(phase=Phase.CONNECTED, transport="websocket"))
    with qtbot.assertNotEmitted(status.changed, wait=30):
        pass


def test_a_pause_is_said_in_place_of_a_good_connection_and_beside_a_bad_one(qapp: object) -> None:
    status = _status()
    status.set_unread(3)
    status.set_connection(ConnectionState(phase=Phase.CONNECTED, transport="websocket"))
    status.set_hush("Paused until 14:30")
    assert status.tooltip == "Paused until 14:30 · 3 unread"
    assert status.headline == "Connected · Paused until 14:30"
    status.set_connection(_offline(None))
    assert status.tooltip == "No connection · Paused until 14:30 · 3 unread"
    status.set_hush("")
    assert status.tooltip == "No connection · 3 unread"
