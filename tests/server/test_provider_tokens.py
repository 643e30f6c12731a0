"""The tokens of the providers that are documented, checked with the very lines of that page.

What is in them is as each provider's own documentation shows it (Keycloak 26, Auth0 with an
API of one's own, Entra's version 2.0); only the people and the key are made up.
"""

from __future__ import annotations

import time
import tomllib
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from contract.wire import RefusalCode
from server import auth
from server.auth import Principal, TokenVerifier
from server.config import ServerConfig
from server.errors import AuthRefused
from server.token_keys import OneKey, PinnedKey
from tests.test_docs import ROOT

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)

KEYCLOAK = {
    "jti": "onrtro:0e7a5c5e-1f4e-6d0e-95a1-3f3b7fb1c9a2",
    "iss": "https://id.example/realms/REALM",
    "aud": ["paybell", "account"],
    "sub": "7d1f2f3c-0d0b-4c55-8a3c-4b5f0a9b1f77",
    "typ": "Bearer",
    "azp": "paybell-desktop",
    "sid": "b5e4f2d8-7d1c-4a0e-8a43-2b9f6f0c1e55",
    "acr": "1",
    "realm_access": {"roles": ["offline_access", "default-roles-realm", "uma_authorization"]},
    "resource_access": {"account": {"roles": ["manage-account", "view-profile"]}},
    "scope": "openid offline_access profile email",
    "email_verified": True,
    "preferred_username": "ann",
}
AUTH0 = {
    "iss": "https://TENANT.eu.auth0.com/",
    "sub": "auth0|5f7c8ec7c33c6c004bbafe82",
    "aud": ["https://pay.example", "https://TENANT.eu.auth0.com/userinfo"],
    "azp": "CLIENT-ID",
    "scope": "openid profile email offline_access",
}
ENTRA = {
    "aud": "APPLICATION-ID",
    "iss": "https://login.microsoftonline.com/TENANT-ID/v2.0",
    "aio": "AXQAi/8IAAAA",
    "azp": "APPLICATION-ID",
    "azpacr": "0",
    "name": "Ann Example",
    "oid": "690222be-ff1a-4d56-abd1-7e4f7d38e474",
    "preferred_username": "ann@shop.example",
    "rh": "I",
    "scp": "notifications",
    "sub": "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ",
    "tid": "TENANT-ID",
    "uti": "fqiBqXLPj0eQa82S-IYFAA",
    "ver": "2.0",
}


def documented(provider: str) -> dict[str, Any]:
    """What the page says that the server be set to for a provider."""
    page = (ROOT / "docs" / "operators" / "sign-in.md").read_text("utf-8")
    section = page.partition(f"\n## {provider}\n")[2].partition("\n## ")[0]
    lines = [line.strip() for line in section.splitlines() if line.startswith("      ")]
    return tomllib.loads("\n".join(lines))


def verifier(provider: str, monkeypatch: pytest.MonkeyPatch) -> TokenVerifier:
    key = OneKey(PinnedKey(key=KEY.public_key(), algorithms=("RS256",)))
    monkeypatch.setattr(auth, "_key_source", lambda _config: key)
    return TokenVerifier.from_config(ServerConfig(**documented(provider)))


async def verified(
    provider: str, monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any]
) -> Principal:
    now = int(time.time())
    times = {"iat": now - 300, "nbf": now - 300, "exp": now + 3600}
    given = {name: value for name, value in claims.items() if value is not None}
    return await verifier(provider, monkeypatch).verify(jwt.encode(times | given, KEY, "RS256"))


@pytest.mark.parametrize(
    ("provider", "claims", "user"),
    [
        ("Keycloak", KEYCLOAK, KEYCLOAK["sub"]),
        ("Keycloak", KEYCLOAK | {"aud": "paybell"}, KEYCLOAK["sub"]),
        ("Auth0", AUTH0, AUTH0["sub"]),
        ("Auth0", AUTH0 | {"aud": "https://pay.example"}, AUTH0["sub"]),
        ("Entra", ENTRA, ENTRA["oid"]),
        ("Entra", ENTRA | {"scp": "other notifications"}, ENTRA["oid"]),
    ],
)
async def test_a_providers_access_token_is_its_users(
    monkeypatch: pytest.MonkeyPatch, provider: str, claims: dict[str, Any], user: str
) -> None:
    assert (await verified(provider, monkeypatch, claims)).user_id == user


@pytest.mark.parametrize(
    ("provider", "claims"),
    [
        # Without the mapper; and the app's own ID token.
        ("Keycloak", KEYCLOAK | {"aud": "account"}),
        ("Keycloak", KEYCLOAK | {"aud": None}),
        ("Keycloak", KEYCLOAK | {"aud": "paybell-desktop", "typ": "ID"}),
        # For another API; and from another tenant, or without the last slash.
        ("Auth0", AUTH0 | {"aud": "https://TENANT.eu.auth0.com/userinfo"}),
        ("Auth0", AUTH0 | {"iss": "https://OTHER.eu.auth0.com/"}),
        ("Auth0", AUTH0 | {"iss": "https://TENANT.eu.auth0.com"}),
        # The ID token, which has the same audience; another scope; version 1; another tenant.
        ("Entra", ENTRA | {"scp": None}),
        ("Entra", ENTRA | {"scp": "notifications.all"}),
        ("Entra", ENTRA | {"iss": "https://sts.windows.net/TENANT-ID/", "ver": "1.0"}),
        ("Entra", ENTRA | {"iss": "https://login.microsoftonline.com/OTHER/v2.0"}),
        # An application without a user, as client credentials make it: nobody's `oid`.
        ("Entra", ENTRA | {"oid": None}),
    ],
)
async def test_what_a_provider_made_for_something_else_is_refused(
    monkeypatch: pytest.MonkeyPatch, provider: str, claims: dict[str, Any]
) -> None:
    with pytest.raises(AuthRefused) as raised:
        await verified(provider, monkeypatch, claims)

    assert raised.value.refusal is RefusalCode.TOKEN_INVALID
