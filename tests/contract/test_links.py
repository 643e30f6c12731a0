"""A link is opened only when no reader of URLs could take it for another host."""

from __future__ import annotations

import pytest

from contract.links import https_host


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://pay.example.com/r/TX1?a=b#c", "pay.example.com"),
        ("HTTPS://Pay.Example.com:8443/", "pay.example.com"),
        ("https://[2001:db8::1]/x", "2001:db8::1"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
    ],
)
def test_an_https_address_leads_to_its_host(url: str, host: str) -> None:
    assert https_host(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://",
        "http://pay.example.com",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//pay.example.com",
        " https://pay.example.com",
        "https://pay.example.com\n.evil.example",
        "https://pay.example.com\\@evil.example",
        "https://pay.example.com@evil.example/",
        "https://bücher.example/",
        "https://[broken",
        "https://pay.example.com:port/",
        "https://pay.example.com/" + "x" * 2048,
    ],
)
def test_anything_else_is_not_opened(url: str) -> None:
    assert https_host(url) is None
