from __future__ import annotations

import pytest

from notifier.core.problems import BadProxyAddress
from notifier.core.proxy import (
    DIRECT,
    ProxyRoute,
    check_proxy_url,
    environment_proxy,
    route_of,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("proxy.example:3128", "http://proxy.example:3128"),
        (" HTTP://Proxy.Example:3128/ ", "http://proxy.example:3128"),
        ("http://proxy.example", "http://proxy.example:80"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_an_address_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert check_proxy_url(typed) == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no address"),
        ("http://", "not the address"),
        ("http://proxy:port", "not the address"),
        ("http://proxy:99999", "not the address"),
        ("http://pro xy:3128", "not the address"),
        ("ftp://proxy:21", "not the address"),
        ("socks5://proxy:1080", "SOCKS"),
        ("https://proxy:443", "TLS"),
        ("http://ann:secret@proxy:3128", "user name or password"),
        ("http://proxy:3128/wpad.dat", "end after the port"),
    ],
)
def test_what_cannot_be_a_proxy_is_said_in_words(typed: str, why: str) -> None:
    with pytest.raises(BadProxyAddress, match=why) as caught:
        check_proxy_url(typed)
    assert "secret" not in str(caught.value)


def test_the_first_usable_proxy_of_the_system_is_taken() -> None:
    assert route_of([]) is None
    assert route_of([DIRECT, "http://proxy:1"]) is None
    assert route_of(["socks://proxy:1080", "http://proxy:1"]) == ProxyRoute(url="http://proxy:1")
    assert route_of(["socks://proxy:1080", DIRECT]) is None
    with pytest.raises(BadProxyAddress, match="SOCKS"):
        route_of(["socks://proxy:1080"])


def test_a_name_and_a_password_in_the_systems_address_are_used_and_never_shown() -> None:
    route = route_of(["http://ann:p%40ss@proxy:3128"])
    assert route == ProxyRoute(url="http://proxy:3128", user="ann", password="p@ss")
    assert "ann" not in repr(route)
    assert "p@ss" not in f"{route!r}{route}"


@pytest.mark.parametrize(
    ("environ", "host", "proxy"),
    [
        ({}, "pay.example", None),
        ({"http_proxy": "http://a:1"}, "pay.example", None),
        ({"https_proxy": "http://a:1"}, "pay.example", "http://a:1"),
        ({"HTTPS_PROXY": "a:1"}, "pay.example", "http://a:1"),
        ({"https_proxy": "http://small:1", "HTTPS_PROXY": "http://big:1"}, "x", "http://small:1"),
        ({"all_proxy": "socks5://a:1"}, "pay.example", "socks5://a:1"),
        ({"https_proxy": "http://a:1", "no_proxy": "example"}, "pay.example", DIRECT),
        ({"https_proxy": "http://a:1", "no_proxy": "x, .pay.example"}, "pay.example", DIRECT),
        ({"https_proxy": "http://a:1", "no_proxy": "*"}, "pay.example", DIRECT),
        ({"https_proxy": "http://a:1", "NO_PROXY": "*.other"}, "pay.example", "http://a:1"),
        ({"https_proxy": "http://a:1", "no_proxy": "ay.example"}, "pay.example", "http://a:1"),
    ],
)
def test_the_environment_says_it_as_everywhere(
    environ: dict[str, str], host: str, proxy: str | None
) -> None:
    assert environment_proxy(environ, scheme="https", host=host) == proxy


def test_a_sign_in_is_said_to_the_proxy_in_its_own_header() -> None:
    signed_in = ProxyRoute(url="http://proxy:3128", user="ann", password="s3:cret")
    assert signed_in.headers == {"Proxy-Authorization": "Basic YW5uOnMzOmNyZXQ="}
    assert ProxyRoute(url="http://proxy:3128").headers == {}
