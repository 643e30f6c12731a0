"""What a failed attempt to connect means: a library's exceptions turned into one `Failure`.

Pure: it is given what was seen of the attempt, and decides nothing but the reason.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from contract.wire import Refusal
from notifier.core.connection import Failure, Reason, Transport, refused

_NO_NETWORK = frozenset({errno.ENETUNREACH, errno.ENETDOWN})
_NAME_SERVER_SILENT = frozenset({socket.EAI_AGAIN})
_NOT_TLS = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL"})
_TRY_LATER = frozenset({408, 425, 429})


class Seen(msgspec.Struct, kw_only=True):
    """What was seen of one attempt, filled in while it goes on."""

    transport: Transport
    reached: bool = False
    """A connection (with TLS, where there is TLS) was made to something at the address."""
    status: int | None = None
    """The last HTTP status; 101 for a WebSocket."""
    retry_after_s: float | None = None
    """The HTTP answer's Retry-After, in seconds."""
    error: BaseException | None = None
    """The last request's exception."""
    proxy_status: int | None = None
    """The proxy's own HTTP status, when it did not open a tunnel to the server."""
    proxy_silent: bool = False
    """No connection to the proxy could be made."""
    opened: bool = False
    """Engine.IO is spoken: the transport works."""
    refusal: Refusal | None = None
    """The server's own answer to the handshake."""


def failure_of(seen: Seen) -> Failure:
    """Why the attempt failed."""
    if seen.refusal is not None:
        return refused(seen.refusal)
    if seen.opened:
        return Failure(reason=Reason.SERVER_UNREACHABLE)
    return Failure(
        reason=_reason(seen),
        retry_after_s=seen.retry_after_s,
        websocket_blocked=seen.transport is Transport.WEBSOCKET and seen.reached,
    )


def refusal_in(data: object) -> Refusal | None:
    """The refusal in what a `connect_error` brought; None when it is a failed transport.

    Servers put their data beside a message (``{message, data: {code, …}}``, as the
    Socket.IO protocol has it) or at the top.
    """
    if not isinstance(data, Mapping):
        return None
    for candidate in (data.get("data"), data):
        if isinstance(candidate, Mapping) and isinstance(candidate.get("code"), str):
            return _refusal(candidate)
    return None


def _refusal(data: Mapping[str, Any]) -> Refusal:
    try:
        return msgspec.convert(dict(data), Refusal, strict=False)
    except msgspec.ValidationError:
        return Refusal(code=data["code"])


def _reason(seen: Seen) -> Reason:
    if seen.proxy_status is not None:
        return _reason_of_proxy(seen.proxy_status)
    if seen.proxy_silent:
        down = any(_reason_of(error) is Reason.NETWORK_DOWN for error in _chain(seen.error))
        return Reason.NETWORK_DOWN if down else Reason.PROXY_UNREACHABLE
    for error in _chain(seen.error):
        reason = _reason_of(error)
        if reason is not None:
            return reason
    if seen.status is not None:
        later = seen.status >= 500 or seen.status in _TRY_LATER
        return Reason.SERVER_UNREACHABLE if later else Reason.WRONG_ADDRESS
    return Reason.SERVER_UNREACHABLE


def _reason_of_proxy(status: int) -> Reason:
    if status == 407:
        return Reason.PROXY_SIGN_IN
    # 5xx: the proxy would, and did not reach the server either.
    return Reason.SERVER_UNREACHABLE if status >= 500 else Reason.PROXY_REFUSED


def _reason_of(error: BaseException) -> Reason | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Reason.TLS_REFUSED
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return Reason.SERVER_UNREACHABLE
    if isinstance(error, ssl.SSLError):
        no_tls = getattr(error, "reason", None) in _NOT_TLS
        return Reason.WRONG_ADDRESS if no_tls else Reason.TLS_REFUSED
    if isinstance(error, socket.gaierror):
        silent = error.errno in _NAME_SERVER_SILENT
        return Reason.NETWORK_DOWN if silent else Reason.WRONG_ADDRESS
    if isinstance(error, OSError) and error.errno in _NO_NETWORK:
        return Reason.NETWORK_DOWN
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """`error` and all that it stands on, the innermost first."""
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        inner = getattr(error, "os_error", None) or getattr(error, "certificate_error", None)
        error = inner if isinstance(inner, BaseException) else error.__cause__ or error.__context__
    return reversed(seen)
