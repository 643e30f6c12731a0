"""The handshake hides its token, and messages are checked before they are believed."""

from __future__ import annotations

import msgspec
import pytest

from contract import jsontext
from contract.errors import BadField
from contract.wire import Ack, Handshake, Refusal, read_message


def test_a_handshake_never_shows_its_token() -> None:
    handshake = read_message(Handshake, {"token": "s3cret-token", "device": "laptop"})
    assert "s3cret" not in repr(handshake)
    assert "s3cret" not in f"{handshake}"


@pytest.mark.parametrize(
    "auth", [None, [], {}, {"token": ""}, {"token": 5}, {"token": "x", "device": "a b"}]
)
def test_a_handshake_of_another_shape_is_refused(auth: object) -> None:
    with pytest.raises(BadField):
        read_message(Handshake, auth)


def test_a_refusal_leaves_out_what_it_does_not_say() -> None:
    assert msgspec.to_builtins(Refusal(code="rate_limited", message="m", retry_after=2.5)) == {
        "code": "rate_limited",
        "message": "m",
        "retryAfter": 2.5,
    }
    assert msgspec.to_builtins(Refusal(code="token_invalid")) == {"code": "token_invalid"}


def test_a_cursor_has_a_bounded_length() -> None:
    with pytest.raises(BadField):
        read_message(Ack, {"cursor": "x" * 257})


def test_ready_json_passes_through_unchanged() -> None:
    ready = msgspec.Raw(b'{"amount":5000.10}')
    assert jsontext.dumps(["payment_success", ready], separators=(",", ":")) == (
        '["payment_success",{"amount":5000.10}]'
    )


def test_a_devices_name_has_no_line_break_at_its_end() -> None:
    with pytest.raises(BadField):
        read_message(Handshake, {"token": "t", "device": "a\n"})
