"""Who is let in, and that a refusal says no more than its code."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from pydantic import SecretStr

from contract.errors import BadField
from contract.wire import MAX_TOKEN_CHARS, RefusalCode
from server.auth import ProducerKeys, TokenVerifier, check_user_id, development_token
from server.config import ServerConfig
from server.errors import AuthRefused, ConfigError, ProducerRefused

SECRET = "correct-horse-battery-staple-0123456789"
RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC_KEY = ec.generate_private_key(ec.SECP256R1())
ED_KEY = ed25519.Ed25519PrivateKey.generate()
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def now() -> int:
    return int(time.time())


def claims(**other: Any) -> dict[str, Any]:
    return {"sub": "42", "exp": now() + 600, **other}


def signed(content: dict[str, Any], **headers: Any) -> str:
    return jwt.encode(content, SECRET, "HS256", headers=headers or None)


def handmade(header: dict[str, Any], content: dict[str, Any], key: bytes | None) -> str:
    """A token as an attacker makes it: any header, and a signature by HMAC or none."""

    def part(value: bytes) -> str:
        return base64.urlsafe_b64encode(value).rstrip(b"=").decode()

    text = f"{part(json.dumps(header).encode())}.{part(json.dumps(content).encode())}"
    signature = b"" if key is None else hmac.digest(key, text.encode(), hashlib.sha256)
    return f"{text}.{part(signature)}"


def public_pem(key: PrivateKey) -> bytes:
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def verifier(**config: Any) -> TokenVerifier:
    return TokenVerifier.from_config(ServerConfig(**{"jwt_secret": SECRET, **config}))


def pem_verifier(folder: Path, key: PrivateKey, **config: Any) -> TokenVerifier:
    file = folder / "issuer.pem"
    file.write_bytes(public_pem(key))
    return TokenVerifier.from_config(ServerConfig(jwt_public_key_file=file, **config))


async def refusal(checked_by: TokenVerifier, token: str) -> RefusalCode:
    with pytest.raises(AuthRefused) as caught:
        await checked_by.verify(token)
    assert token == "" or token not in str(caught.value)
    return caught.value.refusal


async def test_a_good_token_names_its_user_and_when_it_ends() -> None:
    content = claims(tenant="acme")

    principal = await verifier().verify(signed(content))

    assert principal.user_id == "42"
    assert principal.expires_at == datetime.fromtimestamp(content["exp"], UTC)
    assert principal.claims["tenant"] == "acme"
    assert "acme" not in repr(principal)


@pytest.mark.parametrize(
    ("key", "algorithm"), [(RSA_KEY, "RS256"), (EC_KEY, "ES256"), (ED_KEY, "EdDSA")]
)
async def test_a_public_key_file_settles_the_algorithm(
    tmp_path: Path, key: PrivateKey, algorithm: str
) -> None:
    checked_by = pem_verifier(tmp_path, key)

    principal = await checked_by.verify(jwt.encode(claims(), key, algorithm))

    assert principal.user_id == "42"
    assert await refusal(checked_by, signed(claims())) == RefusalCode.TOKEN_INVALID


async def test_an_empty_token_is_missing() -> None:
    assert await refusal(verifier(), "") == RefusalCode.TOKEN_MISSING


@pytest.mark.parametrize("alg", ["none", "None", "NONE", ""])
async def test_a_token_without_a_signature_is_invalid(alg: str) -> None:
    token = handmade({"alg": alg, "typ": "JWT"}, claims(), None)

    assert await refusal(verifier(), token) == RefusalCode.TOKEN_INVALID


async def test_a_public_key_cannot_be_used_as_a_shared_secret(tmp_path: Path) -> None:
    checked_by = pem_verifier(tmp_path, RSA_KEY)
    pem = public_pem(RSA_KEY)

    for secret in (pem, pem.strip()):
        token = handmade({"alg": "HS256", "typ": "JWT"}, claims(), secret)
        assert await refusal(checked_by, token) == RefusalCode.TOKEN_INVALID


async def test_another_algorithm_of_the_same_key_is_refused(tmp_path: Path) -> None:
    token = jwt.encode(claims(), RSA_KEY, "RS512")

    assert await refusal(pem_verifier(tmp_path, RSA_KEY), token) == RefusalCode.TOKEN_INVALID
    chosen = pem_verifier(tmp_path, RSA_KEY, jwt_algorithms="RS512,PS256")
    assert (await chosen.verify(token)).user_id == "42"


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("x", id="no segments"),
        pytest.param("a.b.c", id="not base64"),
        pytest.param("..", id="empty segments"),
        pytest.param("é.é.é", id="not ASCII"),
        pytest.param("\ud800.a.b", id="lone surrogate"),
        pytest.param("a" * (MAX_TOKEN_CHARS + 1), id="oversized"),
        pytest.param(signed(claims()) + "A", id="signature changed"),
        pytest.param(jwt.encode(claims(), "x" * 32, "HS256"), id="another secret"),
    ],
)
async def test_what_is_no_token_of_ours_is_invalid(token: str) -> None:
    assert await refusal(verifier(), token) == RefusalCode.TOKEN_INVALID


async def test_an_oversized_token_is_not_even_parsed() -> None:
    token = signed(claims(padding="x" * MAX_TOKEN_CHARS))

    assert await refusal(verifier(), token) == RefusalCode.TOKEN_INVALID


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "HS256", "crit": ["exp"], "exp": 1},
        {"alg": "HS256", "crit": []},
        {"alg": "HS256", "b64": False, "crit": ["b64"]},
        {"alg": "HS256", "kid": 7},
        {"alg": ["HS256"]},
        {"typ": "JWT"},
    ],
)
async def test_a_header_that_is_not_understood_is_invalid(header: dict[str, Any]) -> None:
    token = handmade(header, claims(), SECRET.encode())

    assert await refusal(verifier(), token) == RefusalCode.TOKEN_INVALID


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"exp": None}, RefusalCode.TOKEN_INVALID),
        ({"exp": "soon"}, RefusalCode.TOKEN_INVALID),
        ({"exp": 10**30}, RefusalCode.TOKEN_INVALID),
        ({"exp": float("inf")}, RefusalCode.TOKEN_INVALID),
        ({"exp": 1}, RefusalCode.TOKEN_EXPIRED),
        ({"nbf": 10**10}, RefusalCode.TOKEN_INVALID),
        ({"iat": 10**10}, RefusalCode.TOKEN_INVALID),
        ({"sub": None}, RefusalCode.TOKEN_INVALID),
        ({"sub": ""}, RefusalCode.TOKEN_INVALID),
        ({"sub": True}, RefusalCode.TOKEN_INVALID),
        ({"sub": 4.2}, RefusalCode.TOKEN_INVALID),
        ({"sub": ["42"]}, RefusalCode.TOKEN_INVALID),
        ({"sub": "4 2"}, RefusalCode.TOKEN_INVALID),
        ({"sub": "x" * 129}, RefusalCode.TOKEN_INVALID),
    ],
)
async def test_bad_claims_are_refused(change: dict[str, Any], code: RefusalCode) -> None:
    token = handmade({"alg": "HS256"}, claims(**change), SECRET.encode())

    assert await refusal(verifier(), token) == code


async def test_a_token_must_say_when_it_ends() -> None:
    assert await refusal(verifier(), signed({"sub": "42"})) == RefusalCode.TOKEN_INVALID


async def test_the_leeway_forgives_a_clock_and_no_more() -> None:
    checked_by = verifier(jwt_leeway_s=30)

    within = await checked_by.verify(signed(claims(exp=now() - 20)))

    assert within.user_id == "42"
    beyond = signed(claims(exp=now() - 40))
    assert await refusal(checked_by, beyond) == RefusalCode.TOKEN_EXPIRED


async def test_issuer_and_audience_must_match_when_they_are_configured() -> None:
    checked_by = verifier(jwt_issuer="https://id.example", jwt_audience="paybell")
    good = {"iss": "https://id.example", "aud": ["shop", "paybell"]}

    assert (await checked_by.verify(signed(claims(**good)))).user_id == "42"
    for change in ({"iss": "https://evil.example"}, {"aud": "shop"}, {"iss": None}, {"aud": None}):
        content = {k: v for k, v in {**claims(**good), **change}.items() if v is not None}
        assert await refusal(checked_by, signed(content)) == RefusalCode.TOKEN_INVALID


async def test_an_audience_is_ignored_when_none_is_configured() -> None:
    assert (await verifier().verify(signed(claims(aud="shop")))).user_id == "42"


async def test_the_user_claim_may_have_another_name_and_be_a_number() -> None:
    checked_by = verifier(jwt_user_claim="userId")

    principal = await checked_by.verify(signed({"userId": 5_000_000_000, "exp": now() + 60}))

    assert principal.user_id == "5000000000"
    assert await refusal(checked_by, signed(claims())) == RefusalCode.TOKEN_INVALID


async def test_a_number_is_a_user_also_in_the_sub_claim() -> None:
    token = handmade({"alg": "HS256"}, claims(sub=42), SECRET.encode())

    assert (await verifier().verify(token)).user_id == "42"


async def test_a_development_token_is_accepted_by_the_server_that_it_was_made_for() -> None:
    config = ServerConfig(
        jwt_secret=SecretStr(SECRET),
        jwt_issuer="i",
        jwt_audience="a",
        jwt_user_claim="userId",
    )

    token = development_token(config, "42", lifetime_s=60, now=datetime.now(UTC))

    assert (await TokenVerifier.from_config(config).verify(token)).user_id == "42"


def test_a_development_token_needs_the_shared_secret() -> None:
    config = ServerConfig(jwt_jwks_url="https://id.example/jwks")

    with pytest.raises(ConfigError, match="ask the issuer"):
        development_token(config, "42", lifetime_s=60, now=datetime.now(UTC))


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({}, "No key"),
        ({"jwt_secret": SECRET, "jwt_jwks_url": "https://id.example"}, "More than one"),
        ({"jwt_secret": SECRET, "jwt_algorithms": "RS256"}, "does not go with"),
        ({"jwt_secret": SECRET, "jwt_algorithms": "none"}, "does not go with"),
        ({"jwt_secret": SECRET, "jwt_algorithms": "HS512"}, "too short for HS512"),
        ({"jwt_secret": public_pem(EC_KEY).decode()}, "jwt_public_key_file"),
        ({"jwt_jwks_url": "https://id.example", "jwt_algorithms": "HS256"}, "does not go with"),
    ],
)
def test_a_key_that_is_no_good_does_not_start(config: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        TokenVerifier.from_config(ServerConfig(**config))


def test_a_key_file_that_is_no_good_does_not_start(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    weak = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # too short on purpose
    private = RSA_KEY.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    for content, words in (
        (b"garbage", "no public key"),
        (private, "belongs to the issuer"),
        (public_pem(weak), "2048 bits"),
        (public_pem(EC_KEY), "does not go with"),
    ):
        file.write_bytes(content)
        with pytest.raises(ConfigError, match=words):
            TokenVerifier.from_config(
                ServerConfig(jwt_public_key_file=file, jwt_algorithms=("RS256",))
            )


@pytest.mark.parametrize("user_id", ["42", "x" * 128, "auth0|é", "org/42", "用户"])
def test_a_user_id_is_any_printable_text_without_spaces(user_id: str) -> None:
    assert check_user_id(user_id) == user_id


@pytest.mark.parametrize("user_id", ["", "x" * 129, "a b", "a\nb", "a\u202eb", "a\x00", "\ud800"])
def test_a_bad_user_id_is_a_bad_field(user_id: str) -> None:
    with pytest.raises(BadField) as caught:
        check_user_id(user_id)
    assert caught.value.field == "userId"


BILLING, SHOP = "billing-key-0123456789abc", "shop-key-0123456789abcdef"
KEYS = ProducerKeys({"billing": SecretStr(BILLING), "shop": SecretStr(SHOP)})


@pytest.mark.parametrize(
    ("header", "producer"),
    [(f"Bearer {BILLING}", "billing"), (f"bearer {SHOP}", "shop"), (f"Bearer  {SHOP} ", "shop")],
)
def test_an_api_key_names_its_producer(header: str, producer: str) -> None:
    assert KEYS.authenticate(header) == producer


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        f"Basic {BILLING}",
        BILLING,
        f"Bearer {BILLING}x",
        "Bearer " + "é" * 24,
        "Bearer " + "x" * 100_000,
    ],
)
def test_any_other_authorization_is_refused_without_being_repeated(header: str | None) -> None:
    with pytest.raises(ProducerRefused) as caught:
        KEYS.authenticate(header)
    assert caught.value.code == "unauthorized"
    assert BILLING not in str(caught.value)


def test_no_key_is_in_a_repr() -> None:
    assert BILLING not in repr(KEYS)
    assert SECRET not in repr(vars(verifier()))
    assert SECRET not in repr(vars(vars(verifier())["_keys"]))


def test_without_keys_every_producer_is_refused() -> None:
    with pytest.raises(ProducerRefused):
        ProducerKeys({}).authenticate("Bearer ")
