"""What was seen of an attempt, and what it is called: the cases that no test can provoke."""

from __future__ import annotations

import errno
import socket
import ssl

import pytest

from contract.wire import Refusal
from notifier.core.connection import Failure, Reason, Transport
from notifier.net.failures import Seen, failure_of, refusal_in


def seen(error: BaseException | None = None, **fields: object) -> Seen:
    found = Seen(transport=Transport.WEBSOCKET, error=error)
    for name, value in fields.items():
        setattr(found, name, value)
    return found


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), Reason.WRONG_ADDRESS),
        (socket.gaierror(socket.EAI_AGAIN, "no answer"), Reason.NETWORK_DOWN),
        (OSError(errno.ENETUNREACH, "unreachable"), Reason.NETWORK_DOWN),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), Reason.SERVER_UNREACHABLE),
        (ssl.SSLCertVerificationError("untrusted"), Reason.TLS_REFUSED),
        (ssl.SSLEOFError("cut"), Reason.SERVER_UNREACHABLE),
        (ssl.SSLError("handshake failure"), Reason.TLS_REFUSED),
        (TimeoutError(), Reason.SERVER_UNREACHABLE),
        (None, Reason.SERVER_UNREACHABLE),
    ],
)
def test_an_exception_has_one_reason(error: BaseException | None, reason: Reason) -> None:
    assert failure_of(seen(error)) == Failure(reason=reason)


def test_the_cause_counts_however_deep_it_lies() -> None:
    outer = RuntimeError("connection error")
    outer.__context__ = ValueError("x")
    outer.__context__.__cause__ = socket.gaierror(socket.EAI_NONAME, "unknown")
    assert failure_of(seen(outer)).reason == Reason.WRONG_ADDRESS


def test_a_circle_of_causes_ends() -> None:
    first, second = RuntimeError("a"), RuntimeError("b")
    first.__context__, second.__context__ = second, first
    assert failure_of(seen(first)).reason == Reason.SERVER_UNREACHABLE


def test_a_server_that_speaks_but_never_answers_the_handshake_is_no_blocked_websocket() -> None:
    assert failure_of(seen(TimeoutError(), reached=True, opened=True)) == Failure(
        reason=Reason.SERVER_UNREACHABLE
    )


def test_a_connection_that_nobody_answers_may_be_a_blocked_websocket() -> None:
    assert failure_of(seen(TimeoutError(), reached=True)).websocket_blocked


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (None, None),
        ("Connection error", None),
        ({"code": 1, "message": "Session ID unknown"}, None),
        ({"message": "x"}, None),
        ({"code": "rate_limited", "message": "m"}, Refusal(code="rate_limited", message="m")),
        (
            {"message": "m", "data": {"code": "x", "retryAfter": 2}},
            Refusal(code="x", retry_after=2),
        ),
        ({"code": "x", "retryAfter": "soon"}, Refusal(code="x")),
        ({"code": "x", "retryAfter": "5"}, Refusal(code="x", retry_after=5.0)),
    ],
)
def test_a_refusal_is_found_where_servers_put_it(data: object, refusal: Refusal | None) -> None:
    assert refusal_in(data) == refusal
