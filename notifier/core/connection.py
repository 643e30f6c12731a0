"""The state of the connection, and when to try again: a machine without I/O or clock.

`notifier.net.realtime_client` tells it what happened and does what it answers, so that
every rule about waiting, giving up and changing transport is here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import isfinite

import msgspec

from contract.wire import Refusal, RefusalCode

YOUNG_OUTAGE_S = 120.0
"""So long an outage is taken for a short one: a restart, a tunnel, another network."""
LONGEST_WAIT_YOUNG_S = 3.0
"""While the outage is young, no wait is longer: whatever heals is found within seconds."""
OUTAGE_PER_WAIT = 40.0
"""Later, waiting adds a fortieth to an outage at most, …"""
LONGEST_WAIT_S = 60.0
"""… and no wait of our own choice is longer than this, whatever has failed."""
SILENCE_YOUNG_S = 5.0
"""In a young outage a try is given up after so much silence: a packet that was swallowed
is not sent again when the network heals."""
SILENCE_S = 20.0
"""Later, a server that is busy with everybody's return is given more time."""
LONGEST_RETRY_AFTER_S = 900.0
"""A server may ask for more patience than we would have, up to this."""
STABLE_AFTER_S = 10.0
"""A connection that lasted this long was a good one: the outage before it is over."""
WEBSOCKET_AGAIN_AFTER_S = 60.0
"""On long-polling, WebSocket gets another chance after this time (a network that healed
in between looks as if it blocked it), then after twice that, …"""
WEBSOCKET_AGAIN_AT_MOST_S = 1800.0
"""… and at most after this."""


class Phase(StrEnum):
    """The four states that the tray icon shows."""

    SIGNED_OUT = "signed_out"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    OFFLINE = "offline"


class Reason(StrEnum):
    """Why there is no connection, beside the `RefusalCode`s of the server."""

    SERVER_UNREACHABLE = "server_unreachable"
    WRONG_ADDRESS = "wrong_address"
    TLS_REFUSED = "tls_refused"
    NETWORK_DOWN = "network_down"
    PROXY_UNREACHABLE = "proxy_unreachable"
    PROXY_SIGN_IN = "proxy_sign_in"
    """The proxy wants a name and a password, or others than it was given."""
    PROXY_REFUSED = "proxy_refused"
    """The proxy does not let us through to the server."""
    PROXY_UNUSABLE = "proxy_unusable"
    """What was typed, or what the system says, is no proxy that we can speak to."""
    CONNECTION_LOST = "connection_lost"
    HISTORY_FULL = "history_full"
    """What arrives cannot be stored, so nothing is taken from the server."""
    KEYRING_LOCKED = "keyring_locked"
    """The token is there, but the keychain does not give it yet."""
    KEYRING_MISSING = "keyring_missing"
    KEYRING_FAILED = "keyring_failed"
    ISSUER_UNREACHABLE = "issuer_unreachable"
    """The session is to be renewed first, and whoever renews it does not answer."""
    ISSUER_WRONG = "issuer_wrong"
    CLOCK_WRONG = "clock_wrong"
    """A token that was just made counts as expired, or a certificate as not valid today."""
    SESSION_ENDED = "session_ended"
    """The issuer renews no more."""


class Transport(StrEnum):
    """How the connection is carried."""

    WEBSOCKET = "websocket"
    POLLING = "polling"


class ConnectionState(msgspec.Struct, frozen=True, kw_only=True):
    """What the user may know about the connection at this moment."""

    phase: Phase
    reason: str = ""
    """Why it is not connected: a `Reason` or `RefusalCode`. While CONNECTING, why the try
    before failed; empty when there was none, or when all is well."""
    retry_at: float | None = None
    """When the next try begins, in epoch seconds; set while OFFLINE."""
    transport: str = ""
    """The `Transport` in use; set while CONNECTED."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Why one attempt to connect failed, or a connection ended."""

    reason: str
    """A `Reason`, or the code of a refusal."""
    retry_after_s: float | None = None
    """How long the server asks us to wait."""
    websocket_blocked: bool = False
    """The server was reached, but a WebSocket could not be opened to it."""


class Try(msgspec.Struct, frozen=True, kw_only=True):
    """How to try now, and what to show meanwhile."""

    state: ConnectionState
    transport: Transport
    silence_limit_s: float
    """The try is given up when nothing was heard of the server for so long."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What is true now, and what to do next."""

    state: ConnectionState
    """While OFFLINE without `retry_at`: this machine does not know the time of day."""
    wait_s: float | None
    """Seconds until the next try; None: only signing in again helps."""


_SIGN_IN_AGAIN = frozenset(
    {
        RefusalCode.TOKEN_MISSING,
        RefusalCode.TOKEN_INVALID,
        RefusalCode.TOKEN_EXPIRED,
        RefusalCode.TOKEN_REVOKED,
        RefusalCode.ACCOUNT_DELETED,
        Reason.SESSION_ENDED,
    }
)


def needs_sign_in(reason: str) -> bool:
    """Whether `reason` says that the token will not be taken, however often we try."""
    return reason in _SIGN_IN_AGAIN


class Reconnecting:
    """When to try again, and by which transport. Told every fact, it never acts itself.

    An outage begins with the first failure after a good connection, and ends with the next
    good one. Waits have full jitter, ``random(0, min(2**n, limit))``, and the limit grows
    with the outage: thousands of devices that lose the same server come back spread out,
    and a short fault costs each of them seconds (ADR 0009 has the arithmetic).
    `random` gives a number in [0, 1). All times are seconds of one clock that never jumps.
    """

    def __init__(self, *, random: Callable[[], float]) -> None:
        self._random = random
        self._tries = 0
        """Failed tries since the last good connection or push."""
        self._outage_since: float | None = None
        self._reason = ""
        self._connected_at: float | None = None
        self._ever_connected = False
        self._transport = Transport.WEBSOCKET
        self._websocket_again_at: float | None = None
        """Set while WebSocket is known to be blocked on this network."""
        self._polls_for_s = WEBSOCKET_AGAIN_AFTER_S

    def trying(self, now: float) -> Try:
        """A try begins."""
        if self._websocket_again_at is not None and now >= self._websocket_again_at:
            self._begin_with_websocket()
        is_young = self._outage_s(now) <= YOUNG_OUTAGE_S
        return Try(
            state=ConnectionState(phase=Phase.CONNECTING, reason=self._reason),
            transport=self._transport,
            silence_limit_s=SILENCE_YOUNG_S if is_young else SILENCE_S,
        )

    def connected(self, now: float) -> ConnectionState:
        """The try succeeded."""
        self._connected_at = now
        self._ever_connected = True
        self._reason = ""
        if self._transport is Transport.POLLING:
            self._websocket_again_at = now + self._polls_for_s
            self._polls_for_s = min(2 * self._polls_for_s, WEBSOCKET_AGAIN_AT_MOST_S)
        else:
            self._polls_for_s = WEBSOCKET_AGAIN_AFTER_S
        return ConnectionState(phase=Phase.CONNECTED, transport=self._transport)

    def websocket_again_in(self, now: float) -> float | None:
        """Seconds after which a long-polling connection is given up for a WebSocket."""
        if self._transport is Transport.WEBSOCKET or self._websocket_again_at is None:
            return None
        return max(0.0, self._websocket_again_at - now)

    def failed(self, failure: Failure, now: float) -> Step:
        """The try failed, or the connection ended for the reason given."""
        if self._connected_at is not None:
            if now - self._connected_at >= STABLE_AFTER_S:
                self._tries, self._outage_since = 0, None
            self._connected_at = None
        if self._outage_since is None:
            self._outage_since = now
        reason = failure.reason
        if needs_sign_in(reason):
            self._reason = reason
            return Step(state=ConnectionState(phase=Phase.SIGNED_OUT, reason=reason), wait_s=None)
        if reason == Reason.WRONG_ADDRESS and self._ever_connected:
            reason = Reason.SERVER_UNREACHABLE  # it was right: what answers now is not our server
        self._reason = reason
        if self._transport is Transport.WEBSOCKET and failure.websocket_blocked:
            self._transport = Transport.POLLING
            state = ConnectionState(phase=Phase.CONNECTING, reason=reason)
            return Step(state=state, wait_s=0.0)
        if self._transport is Transport.POLLING and self._websocket_again_at is None:
            self._begin_with_websocket()  # neither works: it was not the WebSocket's fault
        state = ConnectionState(phase=Phase.OFFLINE, reason=reason)
        return Step(state=state, wait_s=self._next_wait_s(failure.retry_after_s, now))

    def pushed(self) -> None:
        """Something changed (woke, another network, the user asks): all is worth a try again."""
        self._tries, self._outage_since = 0, None
        self._begin_with_websocket()

    def _begin_with_websocket(self) -> None:
        self._transport = Transport.WEBSOCKET
        self._websocket_again_at = None

    def _outage_s(self, now: float) -> float:
        return 0.0 if self._outage_since is None else now - self._outage_since

    def _next_wait_s(self, retry_after_s: float | None, now: float) -> float:
        limit_s = max(LONGEST_WAIT_YOUNG_S, self._outage_s(now) / OUTAGE_PER_WAIT)
        spread_s = min(LONGEST_WAIT_S, limit_s, 2.0 ** min(self._tries, 30))
        self._tries += 1
        at_least_s = 0.0
        if retry_after_s is not None and isfinite(retry_after_s) and retry_after_s > 0:
            at_least_s = min(retry_after_s, LONGEST_RETRY_AFTER_S)
            spread_s = max(spread_s, at_least_s / 2)  # all were asked for the same patience
        return at_least_s + self._random() * spread_s


def refused(refusal: Refusal) -> Failure:
    """What a refused handshake means for trying again."""
    return Failure(reason=refusal.code, retry_after_s=refusal.retry_after)
