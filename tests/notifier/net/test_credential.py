"""Whose token it is, and in which form it is kept."""

from __future__ import annotations

import base64
import json

import pytest

from notifier.core.problems import BadToken
from notifier.net.credential import (
    Grant,
    account_key,
    check_token,
    label_of,
    read_credential,
    write_credential,
)


def jwt(**claims: object) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'HS256'})}.{part(claims)}.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    "pasted", ["abc.def.ghi", "  abc.def.ghi\n", "Bearer abc.def.ghi", "bearer   abc.def.ghi "]
)
def test_a_pasted_token_is_cleaned(pasted: str) -> None:
    assert check_token(pasted) == "abc.def.ghi"


@pytest.mark.parametrize(
    "pasted", ["", "   ", "Bearer ", "abc def", "abc\ndef", "abc\x00def", "abc…", "x" * 16385]
)
def test_what_cannot_be_a_token_is_explained_and_not_repeated(pasted: str) -> None:
    with pytest.raises(BadToken) as caught:
        check_token(pasted)
    problem = caught.value.problem
    assert problem.code == "bad_token"
    assert problem.message
    assert "abc" not in f"{problem}"


def test_a_new_token_of_the_same_person_has_the_same_history() -> None:
    first = account_key("https://a.example", jwt(sub="42", iss="i", exp=1), "sub")
    second = account_key("https://a.example", jwt(sub="42", iss="i", exp=2), "sub")
    assert first == second
    assert len(first) == 16


def test_another_person_server_or_issuer_has_another_history() -> None:
    keys = {
        account_key("https://a.example", jwt(sub="42"), "sub"),
        account_key("https://a.example", jwt(sub="43"), "sub"),
        account_key("https://b.example", jwt(sub="42"), "sub"),
        account_key("https://a.example", jwt(sub="42", iss="other"), "sub"),
        account_key("https://a.example", jwt(sub="42"), "userId"),
        account_key("https://a.example", jwt(userId=44), "userId"),
        account_key("https://a.example", "opaque", "sub"),
        account_key("https://a.example", "opaque-2", "sub"),
        account_key("https://a.example", "a.!!!.c", "sub"),
        account_key("https://a.example", jwt(sub=True), "sub"),
        account_key("https://a.example", jwt(sub=["42"]), "sub"),
    }
    assert len(keys) == 11


def test_of_an_opaque_token_the_id_token_says_whose_it_is() -> None:
    mine = jwt(sub="42", iss="i", email="ann@example.org")
    first = account_key("https://a.example", "opaque-1", "sub", mine)
    assert first == account_key("https://a.example", "opaque-2", "sub", mine)
    assert first != account_key("https://a.example", "opaque-1", "sub", jwt(sub="43", iss="i"))


def test_a_grant_is_kept_as_text_and_never_shown() -> None:
    grant = Grant(
        issuer="https://id.example", client_id="app", scope="openid", audience="",
        refresh_token="very secret",
    )  # fmt: skip
    assert read_credential(write_credential(grant)) == grant
    assert read_credential(write_credential("a.b.c")) == "a.b.c"
    assert read_credential("paybell-grant 1 {") is None
    assert "very secret" not in repr(grant)


@pytest.mark.parametrize(
    ("claims", "label"),
    [
        ({"email": "ann@example.org", "name": "Ann"}, "ann@example.org"),
        ({"name": " Ann "}, "Ann"),
        ({"name": "A\u202enn"}, ""),
        ({"email": 5}, ""),
        ({}, ""),
    ],
)
def test_an_account_is_called_what_its_issuer_calls_it(
    claims: dict[str, object], label: str
) -> None:
    assert label_of("", "opaque", jwt(sub="1", **claims)) == label
