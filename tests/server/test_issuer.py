"""Tokens of any OpenID provider, known by nothing but its address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from contract.wire import RefusalCode
from server.auth import TokenVerifier, scopes_of
from server.cli import main
from server.config import ServerConfig
from server.errors import AuthRefused
from server.issuer_check import _look
from tests.server.provider import AUDIENCE, Provider, running_provider


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with running_provider() as running:
        yield running


def config(provider: Provider, **fields: Any) -> ServerConfig:
    given = {"oidc_issuer": provider.issuer, "jwt_audience": AUDIENCE}
    return ServerConfig(**given | fields)


async def refusal(checked_by: TokenVerifier, token: str) -> RefusalCode:
    with pytest.raises(AuthRefused) as raised:
        await checked_by.verify(token)
    return raised.value.refusal


@pytest.mark.parametrize(
    "at", ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"]
)
async def test_the_document_leads_to_the_keys(provider: Provider, at: str) -> None:
    provider.at = at
    verifier = TokenVerifier.from_config(config(provider))

    assert (await verifier.verify(provider.token("ann"))).user_id == "ann"


async def test_tokens_for_others_and_by_others_are_refused(provider: Provider) -> None:
    verifier = TokenVerifier.from_config(config(provider))

    for claims in ({"aud": "another-app"}, {"aud": None}, {"iss": provider.issuer + "/"}):
        token = provider.token("ann", **claims)
        assert await refusal(verifier, token) is RefusalCode.TOKEN_INVALID


@pytest.mark.parametrize(
    ("claims", "allowed"),
    [
        ({"scope": "openid notifications"}, True),
        ({"scp": "notifications"}, True),
        ({"scp": ["notifications"]}, True),
        ({"scope": "openid"}, False),
        ({"scope": "notifications.read"}, False),
        ({"scope": 5}, False),
        ({}, False),
    ],
)
async def test_the_required_scope_is_asked_of_every_token(
    provider: Provider, claims: dict[str, Any], allowed: bool
) -> None:
    verifier = TokenVerifier.from_config(config(provider, jwt_required_scope="notifications"))

    if allowed:
        await verifier.verify(provider.token("ann", **claims))
    else:
        token = provider.token("ann", **claims)
        assert await refusal(verifier, token) is RefusalCode.TOKEN_INVALID


def test_scopes_are_read_from_either_claim() -> None:
    assert scopes_of({"scope": "a b", "scp": ["c", 5]}) == {"a", "b", "c"}


async def test_a_document_of_another_issuer_is_not_believed(provider: Provider) -> None:
    provider.document["issuer"] = "https://somebody.else.example"
    verifier = TokenVerifier.from_config(config(provider))

    # Nobody is signed out by a provider that is set up wrongly for a while.
    assert await refusal(verifier, provider.token("ann")) is RefusalCode.RATE_LIMITED


async def test_config_check_says_what_it_found(provider: Provider) -> None:
    findings = await _look(config(provider, device_client_id="desktop"), provider.issuer)

    assert findings.problems == ()
    text = "\n".join(findings.lines)
    assert "1 usable key(s): RS256" in text
    assert "By a code on another device: no" in text


async def test_config_check_names_a_misspelt_issuer(provider: Provider) -> None:
    wrong = config(provider, oidc_issuer=provider.issuer + "/")

    findings = await _look(wrong, provider.issuer + "/")

    assert "to the letter" in findings.problems[0]


async def test_config_check_says_that_nobody_answers(provider: Provider) -> None:
    provider.at = "/elsewhere"

    findings = await _look(config(provider), provider.issuer)

    assert "answers 404" in findings.problems[0]


@pytest.mark.parametrize(
    ("ending", "status", "words"),
    [("", 0, "1 usable key(s): RS256"), ("/", "to the letter", "")],
)
async def test_the_command_line_asks_the_issuer(
    provider: Provider,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    ending: str,
    status: int | str,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAYBELL_OIDC_ISSUER", provider.issuer + ending)
    monkeypatch.setenv("PAYBELL_JWT_AUDIENCE", AUDIENCE)

    with pytest.raises(SystemExit) as ended:
        await asyncio.to_thread(main, ["config", "check"])

    assert str(status) in str(ended.value.code)
    assert words in capsys.readouterr().err
