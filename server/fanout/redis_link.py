"""One connection to Redis that is made again whenever it breaks, for as long as it is wanted."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from typing import Any

from redis import exceptions
from redis.asyncio import Connection, ConnectionPool

from server.errors import ConfigError
from server.logs import get_logger

ANSWERS_WITHIN_S = 2.0
"""Redis that does not answer for so long is taken for gone."""
LONGEST_PAUSE_S = 2.0
FIRST_PAUSE_S = 0.1

Worked = Callable[[], None]
Session = Callable[[Connection, Worked], Awaitable[None]]
"""What is done with a connection until it breaks; it calls `Worked` when Redis has answered."""

_log = get_logger(__name__)


def open_pool(redis_url: str) -> ConnectionPool:
    """Knows how to connect to `redis_url`, and connects to nothing yet.

    Raises `ConfigError`, which does not repeat the URL: it may hold a password.
    """
    try:
        pool: Any = ConnectionPool.from_url(redis_url)
        pool.connection_kwargs |= {
            "protocol": 2,
            "decode_responses": False,
            "health_check_interval": 0,
            "socket_timeout": ANSWERS_WITHIN_S,
            "socket_connect_timeout": ANSWERS_WITHIN_S,
        }
        pool.make_connection()
    except (ValueError, TypeError, exceptions.RedisError):
        raise ConfigError("redis_url has an unknown option, or one of a wrong kind.") from None
    return pool  # type: ignore[no-any-return]


async def why_redis_is_away(redis_url: str) -> str | None:
    """Connect once and ask for an answer: None when it comes. Raises `ConfigError`."""
    pool: Any = open_pool(redis_url)
    connection = pool.make_connection()
    try:
        await connection.connect()
        await connection.send_command("PING")
        await connection.read_response()
    except (exceptions.RedisError, OSError, TimeoutError) as exc:
        return _reason(exc)
    finally:
        with contextlib.suppress(exceptions.RedisError, OSError, TimeoutError):
            await connection.disconnect()
    return None


class RedisLink:
    """Runs `session` on a connection, and again on a new one after each failure.

    It connects when `wanted` is first set. An outage is logged once, and its end.
    """

    def __init__(
        self, purpose: str, pool: ConnectionPool, session: Session, wanted: asyncio.Event
    ) -> None:
        self._purpose = purpose
        self._pool: Any = pool  # its methods are not typed
        self._session = session
        self._wanted = wanted
        self._failures = 0

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self._wanted.wait()
            try:
                await self._run_once()
            except (exceptions.RedisError, OSError, TimeoutError) as exc:
                why = _reason(exc)
            except Exception:  # noqa: BLE001 - whatever it is, a new connection begins anew
                _log.exception("connection to Redis failed", purpose=self._purpose)
                why = "failed"
            else:
                why = "ended"
            self._failures += 1
            if self._failures == 2:  # the first may be no more than a connection left idle
                _log.warning("Redis is away, trying again", purpose=self._purpose, why=why)
            await asyncio.sleep(_pause_s(self._failures))

    async def _run_once(self) -> None:
        connection: Any = self._pool.make_connection()
        try:
            await connection.connect()
            await self._session(connection, self._worked)
        finally:
            with contextlib.suppress(exceptions.RedisError, OSError, TimeoutError):
                await connection.disconnect()

    def _worked(self) -> None:
        if self._failures > 1:
            _log.info("Redis is back", purpose=self._purpose)
        self._failures = 0


def _pause_s(failures: int) -> float:
    longest = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(failures, 16))
    return random.uniform(0, longest)  # noqa: S311 - spreads the nodes over time, no more


def _reason(exc: Exception) -> str:
    """Never the library's own words: they may repeat what was sent, a password too."""
    match exc.__cause__ if isinstance(exc.__cause__, exceptions.RedisError) else exc:
        case exceptions.AuthenticationError() | exceptions.AuthorizationError():
            return "it refuses the user name or password of redis_url"
        case exceptions.NoPermissionError():
            return "its user may not publish or subscribe on channels that begin with paybell:"
        case exceptions.TimeoutError() | TimeoutError():
            return "it does not answer"
        case exceptions.ConnectionError() | OSError():
            return "it cannot be reached"
        case _:
            return f"it answered with an error ({type(exc).__name__})"
