"""The token must not travel in clear, and one server has one spelling."""

from __future__ import annotations

import pytest

from notifier.core.problems import BadServerAddress
from notifier.core.server_address import check_server_url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://pay.example", "https://pay.example"),
        ("  HTTPS://Pay.Example/  ", "https://pay.example"),
        ("pay.example", "https://pay.example"),
        ("https://pay.example:443", "https://pay.example"),
        ("https://pay.example:8443/bell/", "https://pay.example:8443/bell"),
        ("http://127.0.0.1:8800", "http://127.0.0.1:8800"),
        ("http://localhost:8800/", "http://localhost:8800"),
        ("http://[::1]:8800", "http://[::1]:8800"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_an_address_gets_one_spelling(typed: str, url: str) -> None:
    assert check_server_url(typed).url == url


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://pay.example",
        "http://10.0.0.5:8800",
        "http://127.0.0.1.evil.example",
        "ftp://pay.example",
        "https://",
        "https://user:secret@pay.example",
        "https://pay.example?token=1",
        "https://pay.example/#x",
        "https://pay .example",
        "https://pay.example:port",
        "https://" + "a" * 64 + ".example",
    ],
)
def test_an_address_that_cannot_be_used_is_explained(typed: str) -> None:
    with pytest.raises(BadServerAddress) as caught:
        check_server_url(typed)
    problem = caught.value.problem
    assert problem.code == "bad_server_address"
    assert problem.message
    assert problem.hint
    assert "secret" not in f"{problem}"


def test_only_loopback_is_reached_without_a_proxy() -> None:
    assert check_server_url("http://127.0.0.1:1").loopback
    assert not check_server_url("https://pay.example").loopback
