"""When to try again: every rule of the reconnecting machine, without time or network."""

from __future__ import annotations

import pytest

from contract.wire import Refusal, RefusalCode
from notifier.core.connection import (
    LONGEST_RETRY_AFTER_S,
    LONGEST_WAIT_S,
    LONGEST_WAIT_YOUNG_S,
    SILENCE_S,
    SILENCE_YOUNG_S,
    WEBSOCKET_AGAIN_AFTER_S,
    WEBSOCKET_AGAIN_AT_MOST_S,
    YOUNG_OUTAGE_S,
    Failure,
    Phase,
    Reason,
    Reconnecting,
    Transport,
    needs_sign_in,
    refused,
)

UNREACHABLE = Failure(reason=Reason.SERVER_UNREACHABLE)
BLOCKED = Failure(reason=Reason.WRONG_ADDRESS, websocket_blocked=True)


def machine(random: float = 1.0) -> Reconnecting:
    return Reconnecting(random=lambda: random)


def waits(
    reconnecting: Reconnecting, count: int, failure: Failure = UNREACHABLE, *, now: float = 0
) -> list[float]:
    steps = [reconnecting.failed(failure, now=now) for _ in range(count)]
    return [step.wait_s for step in steps if step.wait_s is not None]


def test_a_young_outage_is_tried_again_within_seconds() -> None:
    assert waits(machine(), 6) == [1, 2, 3, 3, 3, 3]
    reconnecting = machine()
    waits(reconnecting, 50)
    assert waits(reconnecting, 1, now=YOUNG_OUTAGE_S) == [LONGEST_WAIT_YOUNG_S]


def test_an_outage_of_many_minutes_is_tried_again_once_a_minute() -> None:
    reconnecting = machine()
    minutes = (0, 4, 10, 20, 40, 600)
    found = {minute: waits(reconnecting, 6, now=minute * 60)[-1] for minute in minutes}
    assert found == {0: 3, 4: 6, 10: 15, 20: 30, 40: LONGEST_WAIT_S, 600: LONGEST_WAIT_S}


def test_a_wait_is_anything_from_nothing_to_its_limit() -> None:
    assert waits(machine(random=0.0), 3) == [0, 0, 0]
    assert waits(machine(random=0.25), 3) == [0.25, 0.5, 0.75]


def test_a_swallowed_try_is_given_up_soon_and_a_busy_server_gets_time() -> None:
    reconnecting = machine()
    assert reconnecting.trying(now=0).silence_limit_s == SILENCE_YOUNG_S
    waits(reconnecting, 1, now=0)
    assert reconnecting.trying(now=YOUNG_OUTAGE_S).silence_limit_s == SILENCE_YOUNG_S
    assert reconnecting.trying(now=YOUNG_OUTAGE_S + 1).silence_limit_s == SILENCE_S


def test_a_failure_says_why() -> None:
    step = machine().failed(UNREACHABLE, now=1000.0)
    assert step.state.phase is Phase.OFFLINE
    assert step.state.reason == "server_unreachable"


def test_a_push_begins_the_back_off_anew() -> None:
    reconnecting = machine()
    waits(reconnecting, 6)
    reconnecting.pushed()
    assert waits(reconnecting, 2) == [1, 2]


def test_a_connection_that_lasted_begins_the_back_off_anew() -> None:
    reconnecting = machine()
    waits(reconnecting, 6)
    reconnecting.connected(now=3600)
    step = reconnecting.failed(Failure(reason=Reason.CONNECTION_LOST), now=3700)
    assert step.wait_s == 1
    assert waits(reconnecting, 4, now=3700)[-1] == LONGEST_WAIT_YOUNG_S


def test_a_server_that_takes_and_drops_connections_is_not_hammered() -> None:
    reconnecting = machine()
    found = []
    for second in range(2400):
        reconnecting.connected(now=second)
        step = reconnecting.failed(Failure(reason=Reason.CONNECTION_LOST), now=second + 0.1)
        found.append(step.wait_s)
    assert found[:4] == [1, 2, 3, 3]
    assert found[-1] == pytest.approx(LONGEST_WAIT_S, abs=0.1)


def test_the_servers_wish_to_wait_is_honoured_and_spread_out() -> None:
    refusal = Refusal(code=RefusalCode.RATE_LIMITED, retry_after=30)
    step = machine(random=0.5).failed(refused(refusal), now=0)
    assert step.state.phase is Phase.OFFLINE
    assert step.wait_s == 30 + 0.5 * 15


@pytest.mark.parametrize("silly", [float("inf"), float("nan"), -5.0])
def test_a_wish_that_makes_no_sense_is_ignored(silly: float) -> None:
    step = machine().failed(Failure(reason=RefusalCode.RATE_LIMITED, retry_after_s=silly), now=0)
    assert step.wait_s == 1


def test_a_server_cannot_send_us_away_for_a_week() -> None:
    week = Failure(reason=RefusalCode.SHUTTING_DOWN, retry_after_s=604800)
    assert machine(random=0.0).failed(week, now=0).wait_s == LONGEST_RETRY_AFTER_S


@pytest.mark.parametrize(
    "code", ["token_missing", "token_invalid", "token_expired", "token_revoked"]
)
def test_a_refused_token_asks_to_sign_in_and_stops(code: str) -> None:
    step = machine().failed(refused(Refusal(code=code)), now=0)
    assert step.wait_s is None
    assert step.state.phase is Phase.SIGNED_OUT
    assert step.state.reason == code


@pytest.mark.parametrize(
    "code", ["too_many_connections", "rate_limited", "shutting_down", "newer_than_this_app"]
)
def test_any_other_refusal_is_waited_out(code: str) -> None:
    assert not needs_sign_in(code)
    assert machine().failed(refused(Refusal(code=code)), now=0).wait_s == 1


def test_a_blocked_websocket_is_followed_by_long_polling_at_once() -> None:
    reconnecting = machine()
    assert reconnecting.trying(0).transport is Transport.WEBSOCKET
    step = reconnecting.failed(BLOCKED, now=0)
    assert step.wait_s == 0
    assert step.state.phase is Phase.CONNECTING
    assert reconnecting.trying(0).transport is Transport.POLLING


def test_when_polling_fails_too_websocket_is_tried_again() -> None:
    reconnecting = machine()
    reconnecting.failed(BLOCKED, now=0)
    step = reconnecting.failed(Failure(reason=Reason.WRONG_ADDRESS), now=0)
    assert step.wait_s == 1
    assert reconnecting.trying(1).transport is Transport.WEBSOCKET


@pytest.mark.parametrize(
    "failure",
    [UNREACHABLE, Failure(reason=Reason.TLS_REFUSED), refused(Refusal(code="rate_limited"))],
)
def test_a_dead_server_or_a_refusal_does_not_change_the_transport(failure: Failure) -> None:
    reconnecting = machine()
    reconnecting.failed(failure, now=0)
    assert reconnecting.trying(1).transport is Transport.WEBSOCKET


def test_polling_that_works_stays_until_websocket_gets_another_chance() -> None:
    reconnecting = machine()
    reconnecting.failed(BLOCKED, now=0)
    state = reconnecting.connected(now=0)
    assert state.transport == "polling"
    assert reconnecting.websocket_again_in(now=20) == WEBSOCKET_AGAIN_AFTER_S - 20
    reconnecting.failed(Failure(reason=Reason.CONNECTION_LOST), now=30)
    assert reconnecting.trying(31).transport is Transport.POLLING
    assert reconnecting.trying(WEBSOCKET_AGAIN_AFTER_S).transport is Transport.WEBSOCKET


def test_a_websocket_that_stays_blocked_is_tried_less_and_less_often() -> None:
    reconnecting = machine()
    now, polled_s = 0.0, []
    for _ in range(7):
        reconnecting.trying(now)
        reconnecting.failed(BLOCKED, now=now)
        reconnecting.connected(now=now)
        polled_s.append(reconnecting.websocket_again_in(now))
        now += polled_s[-1] or 0
    assert polled_s == [60, 120, 240, 480, 960, 1800, WEBSOCKET_AGAIN_AT_MOST_S]


def test_another_network_gives_websocket_a_chance_at_once() -> None:
    reconnecting = machine()
    reconnecting.failed(BLOCKED, now=0)
    reconnecting.connected(now=0)
    reconnecting.pushed()
    assert reconnecting.trying(1).transport is Transport.WEBSOCKET
    assert reconnecting.websocket_again_in(now=1) is None


def test_an_address_that_has_worked_is_not_called_wrong() -> None:
    reconnecting = machine()
    reconnecting.connected(now=0)
    step = reconnecting.failed(Failure(reason=Reason.WRONG_ADDRESS), now=60)
    assert step.state.reason == "server_unreachable"


def test_a_new_try_still_says_why_the_last_one_failed() -> None:
    reconnecting = machine()
    reconnecting.failed(Failure(reason=Reason.TLS_REFUSED), now=0)
    state = reconnecting.trying(1).state
    assert (state.phase, state.reason) == (Phase.CONNECTING, "tls_refused")
    assert reconnecting.connected(now=2).reason == ""
