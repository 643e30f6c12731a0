"""An issuer is taken at its word only where it says its own name, to the letter."""

from __future__ import annotations

import json

import pytest

from contract.errors import BadField
from contract.sign_in import check_issuer, discovery_urls, is_safe_address, read_issuer_metadata

ISSUER = "https://id.example/realms/shop"


@pytest.mark.parametrize(
    "issuer", [ISSUER, "https://tenant.auth0.example/", "http://127.0.0.1:4000", "http://[::1]:1"]
)
def test_an_issuer_is_an_https_address_or_on_this_computer(issuer: str) -> None:
    assert check_issuer(issuer) == issuer


@pytest.mark.parametrize(
    "issuer",
    ["", "file://localhost/etc/passwd", "https://:443/", "https://id.example:port",
     "id.example", "http://id.example", "https://a@id.example", "https://id.example/?a",
     "https://id.example/#a", "ftp://id.example", "https://id example", "https://[::1"],
)  # fmt: skip
def test_anything_else_is_no_issuer(issuer: str) -> None:
    with pytest.raises(BadField):
        check_issuer(issuer)


def test_both_standards_say_where_the_document_is() -> None:
    assert discovery_urls(ISSUER) == (
        "https://id.example/realms/shop/.well-known/openid-configuration",
        "https://id.example/.well-known/oauth-authorization-server/realms/shop",
    )
    assert discovery_urls("https://tenant.auth0.example/")[0] == (
        "https://tenant.auth0.example/.well-known/openid-configuration"
    )


def document(**fields: object) -> bytes:
    return json.dumps({"issuer": ISSUER, "unknown": {"kept": 1}} | fields).encode()


def test_a_document_of_another_issuer_is_refused() -> None:
    with pytest.raises(BadField, match="to the letter"):
        read_issuer_metadata(document(), ISSUER + "/")


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", document(token_endpoint=5)])
def test_what_is_no_document_is_refused(body: bytes) -> None:
    with pytest.raises(BadField):
        read_issuer_metadata(body, ISSUER)


def test_no_address_in_it_may_be_in_clear() -> None:
    with pytest.raises(BadField, match="token_endpoint"):
        read_issuer_metadata(document(token_endpoint="http://id.example/token"), ISSUER)
    local = document(token_endpoint="http://127.0.0.1:9/token")
    assert read_issuer_metadata(local, ISSUER).token_endpoint == "http://127.0.0.1:9/token"


@pytest.mark.parametrize(
    "name",
    ["jwks_uri", "authorization_endpoint", "token_endpoint", "device_authorization_endpoint",
     "revocation_endpoint"],
)  # fmt: skip
@pytest.mark.parametrize("address", ["file://localhost/home/ann/page.html", "ssh://127.0.0.1"])
def test_an_address_on_this_computer_is_still_one_of_the_web(name: str, address: str) -> None:
    with pytest.raises(BadField, match=name):
        read_issuer_metadata(document(**{name: address}), ISSUER)


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "https:/id.example", "https://id.example@evil.example/",
     "https://id.example\\@evil.example", "https://id.example/\n", "https://id.example/#x",
     "//id.example", "http://localhost.evil.example", "HTTP://id.example"],
)  # fmt: skip
def test_what_only_looks_like_a_safe_address_is_none(address: str) -> None:
    assert not is_safe_address(address)


def test_a_safe_address_may_have_a_query_a_port_and_capitals() -> None:
    assert is_safe_address("HTTPS://id.example:8443/auth?tenant=1")
