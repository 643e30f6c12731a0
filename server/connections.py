"""Who is connected: one record per socket, counted per user, each with its token's expiry."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from contract.wire import RefusalCode
from server.errors import AuthRefused

TELL_EXPIRY_AHEAD_S = 60.0
_LONGEST_TIMER_S = 24 * 3600.0
"""A timer that is set for years is set again each day instead: loops bound them."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Connection:
    """One admitted socket."""

    def __init__(self, sid: str, user_id: str, device: str | None, expires_at: datetime) -> None:
        self.sid = sid
        self.user_id = user_id
        self.device = device
        """What names the device in receipts; None for a plain client."""
        self.expires_at = expires_at
        self.told_expiry = False
        self.tell_ahead_s = 0.0
        """How long before its end the expiry is told."""
        self.timer: asyncio.TimerHandle | None = None


class Connections:
    """All admitted sockets of this node. Belongs to its loop.

    `on_expiring` is called a minute ahead of a token's expiry, or halfway there for one that
    is shorter; `on_expired` when it has passed together with the leeway.
    """

    def __init__(
        self,
        *,
        max_per_user: int,
        leeway_s: float,
        on_expiring: Callable[[Connection], None],
        on_expired: Callable[[Connection], None],
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._max_per_user = max_per_user
        self._leeway_s = leeway_s
        self._on_expiring = on_expiring
        self._on_expired = on_expired
        self._now = now
        self._by_sid: dict[str, Connection] = {}
        self._by_user: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._by_sid)

    def get(self, sid: str) -> Connection | None:
        """The connection of `sid`, if it is admitted."""
        return self._by_sid.get(sid)

    def add(self, connection: Connection) -> None:
        """Admit; raises `AuthRefused` when its user has too many."""
        count = self._by_user.get(connection.user_id, 0)
        if count >= self._max_per_user:
            raise AuthRefused(RefusalCode.TOO_MANY_CONNECTIONS, retry_after_s=60)
        self._by_user[connection.user_id] = count + 1
        self._by_sid[connection.sid] = connection

    def remove(self, sid: str) -> None:
        """Forget one that is gone. Harmless for one that is not known."""
        connection = self._by_sid.pop(sid, None)
        if connection is None:
            return
        if connection.timer is not None:
            connection.timer.cancel()
        left = self._by_user[connection.user_id] - 1
        if left:
            self._by_user[connection.user_id] = left
        else:
            del self._by_user[connection.user_id]

    def watch_expiry(self, connection: Connection) -> None:
        """Begin to watch, or begin again after `expires_at` was changed."""
        connection.told_expiry = False
        # A device that is told answers with a token. If that one were told at once again,
        # the two would go on as fast as the network lets them.
        connection.tell_ahead_s = min(
            TELL_EXPIRY_AHEAD_S + self._leeway_s, self._left_s(connection) / 2
        )
        self._watch(connection)

    def _watch(self, connection: Connection) -> None:
        if connection.timer is not None:
            connection.timer.cancel()
        left_s = self._left_s(connection)
        if left_s <= 0:
            self._on_expired(connection)
            return
        if left_s <= connection.tell_ahead_s and not connection.told_expiry:
            connection.told_expiry = True
            self._on_expiring(connection)
        next_s = left_s if connection.told_expiry else left_s - connection.tell_ahead_s
        connection.timer = asyncio.get_running_loop().call_later(
            min(next_s, _LONGEST_TIMER_S), self._watch, connection
        )

    def _left_s(self, connection: Connection) -> float:
        """Seconds until the connection ends: the leeway is part of them."""
        return (connection.expires_at - self._now()).total_seconds() + self._leeway_s
