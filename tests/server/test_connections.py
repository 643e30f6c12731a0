"""Connections are counted per user, and their tokens' expiry is watched."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from contract.wire import RefusalCode
from server.connections import Connection, Connections
from server.errors import AuthRefused

NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Watched:
    """Connections at a fixed moment, and what they reported."""

    def __init__(self, *, max_per_user: int = 2) -> None:
        self.expiring: list[str] = []
        self.expired: list[str] = []
        self.now = NOW
        self.connections = Connections(
            max_per_user=max_per_user,
            leeway_s=10,
            on_expiring=lambda connection: self.expiring.append(connection.sid),
            on_expired=lambda connection: self.expired.append(connection.sid),
            now=lambda: self.now,
        )

    def add(self, sid: str, user: str = "42", *, lives_s: float = 3600) -> Connection:
        connection = Connection(sid, user, None, NOW + timedelta(seconds=lives_s))
        self.connections.add(connection)
        return connection


def fires_in_s(connection: Connection) -> float:
    assert connection.timer is not None
    return connection.timer.when() - asyncio.get_running_loop().time()


async def test_a_user_has_only_so_many_and_another_user_as_many() -> None:
    watched = Watched(max_per_user=2)
    watched.add("a")
    watched.add("b")
    watched.add("c", user="43")

    with pytest.raises(AuthRefused) as raised:
        watched.add("d")
    watched.connections.remove("a")
    watched.add("e")

    assert raised.value.refusal is RefusalCode.TOO_MANY_CONNECTIONS
    assert len(watched.connections) == 3


async def test_forgetting_one_that_is_not_known_is_harmless() -> None:
    watched = Watched()

    watched.connections.remove("nobody")

    assert watched.connections.get("nobody") is None


async def test_a_minute_ahead_is_when_expiry_is_announced() -> None:
    watched = Watched()
    connection = watched.add("a", lives_s=600)

    watched.connections.watch_expiry(connection)

    assert watched.expiring == []
    assert fires_in_s(connection) == pytest.approx(540, abs=5)
    watched.connections.remove("a")
    assert connection.timer is not None
    assert connection.timer.cancelled()


async def test_an_announced_expiry_takes_effect_after_the_leeway() -> None:
    watched = Watched()
    connection = watched.add("a", lives_s=60)
    watched.connections.watch_expiry(connection)
    watched.now += timedelta(seconds=35)

    watched.connections._watch(connection)

    assert watched.expiring == ["a"]
    assert fires_in_s(connection) == pytest.approx(35, abs=5)


async def test_a_fresh_token_begins_the_watch_again() -> None:
    watched = Watched()
    connection = watched.add("a", lives_s=30)
    watched.connections.watch_expiry(connection)

    connection.expires_at = NOW + timedelta(seconds=660)
    watched.connections.watch_expiry(connection)

    assert fires_in_s(connection) == pytest.approx(600, abs=5)
    assert watched.expired == []


async def test_a_token_that_lives_for_years_is_looked_at_each_day() -> None:
    watched = Watched()
    connection = watched.add("a", lives_s=10 * 365 * 86400)

    watched.connections.watch_expiry(connection)

    assert fires_in_s(connection) == pytest.approx(86400, abs=5)


async def test_an_expired_token_ends_its_connection() -> None:
    watched = Watched()
    connection = watched.add("a", lives_s=30)
    watched.now = NOW + timedelta(seconds=41)

    watched.connections.watch_expiry(connection)

    assert watched.expired == ["a"]


@pytest.mark.parametrize("lives_s", [50, 5, 0, -9])
async def test_a_token_that_lives_for_less_than_a_minute_is_not_announced_at_once(
    lives_s: float,
) -> None:
    # Its device answers with the next such token: the two would never stop.
    watched = Watched()
    connection = watched.add("a", lives_s=lives_s)

    watched.connections.watch_expiry(connection)

    assert (watched.expiring, watched.expired) == ([], [])
    assert fires_in_s(connection) == pytest.approx((lives_s + 10) / 2, abs=0.4)
