"""The issuer's key set over real HTTP: rotation, outages, and sets that are no sets."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from contract.wire import RefusalCode
from server.auth import TokenVerifier
from server.config import ServerConfig
from server.errors import AuthRefused
from server.token_keys import JwksKeys

RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC_KEY = ec.generate_private_key(ec.SECP256R1())
ED_KEY = ed25519.Ed25519PrivateKey.generate()
RSA_JWK = {**RSAAlgorithm.to_jwk(RSA_KEY.public_key(), as_dict=True), "kid": "rsa", "alg": "RS256"}
EC_JWK = {**ECAlgorithm.to_jwk(EC_KEY.public_key(), as_dict=True), "kid": "ec", "use": "sig"}
ED_JWK = {**OKPAlgorithm.to_jwk(ED_KEY.public_key(), as_dict=True), "kid": "ed"}
OCT_JWK = {"kty": "oct", "kid": "oct", "alg": "HS256", "k": "c2VjcmV0" * 8}


class Issuer:
    """A small HTTP server that publishes `body`."""

    def __init__(self) -> None:
        self.body: bytes = b""
        self.status = "200 OK"
        self.endless = False
        self.silent = False
        self.requests = 0
        self.url = ""
        self._server: asyncio.Server | None = None
        self._port = 0

    def publish(self, *keys: dict[str, Any]) -> None:
        self.body = json.dumps({"keys": keys}).encode()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}/jwks"

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.requests += 1
        try:
            await reader.readuntil(b"\r\n\r\n")
            if self.silent:
                await reader.read()
            elif self.endless:
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                while True:
                    writer.write(b" " * 65536)
                    await writer.drain()
            else:
                head = f"HTTP/1.1 {self.status}\r\nContent-Length: {len(self.body)}\r\n"
                writer.write(f"{head}Location: /elsewhere\r\n\r\n".encode() + self.body)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()


class Clock:
    """Monotonic seconds, moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        self.seconds += 0.001  # two moments are never the same
        return self.seconds


@pytest.fixture
async def issuer() -> AsyncIterator[Issuer]:
    running = Issuer()
    running.publish(RSA_JWK)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def token(key: Any, algorithm: str, kid: str | None) -> str:
    headers = {"kid": kid} if kid else None
    # Made when the module is imported, and used when all the tests before it are through.
    claims = {"sub": "42", "exp": int(time.time()) + 24 * 3600}
    return jwt.encode(claims, key, algorithm, headers=headers)


RSA_TOKEN = token(RSA_KEY, "RS256", "rsa")
EC_TOKEN = token(EC_KEY, "ES256", "ec")
UNKNOWN_TOKEN = token(RSA_KEY, "RS256", "made-up")


def verifier(issuer: Issuer, clock: Clock, **options: Any) -> TokenVerifier:
    return TokenVerifier(JwksKeys(issuer.url, clock=clock, **options))


async def refusal(checked_by: TokenVerifier, text: str) -> AuthRefused:
    with pytest.raises(AuthRefused) as caught:
        await checked_by.verify(text)
    return caught.value


async def test_the_configured_address_is_asked_once_for_many_tokens(issuer: Issuer) -> None:
    checked_by = TokenVerifier.from_config(ServerConfig(jwt_jwks_url=issuer.url))

    principals = await asyncio.gather(*(checked_by.verify(RSA_TOKEN) for _ in range(20)))

    assert {principal.user_id for principal in principals} == {"42"}
    assert issuer.requests == 1


async def test_each_kind_of_key_is_used_with_its_own_algorithm(
    issuer: Issuer, clock: Clock
) -> None:
    issuer.publish(RSA_JWK, EC_JWK, ED_JWK)
    checked_by = verifier(issuer, clock)

    for text in (RSA_TOKEN, EC_TOKEN, token(ED_KEY, "EdDSA", "ed")):
        assert (await checked_by.verify(text)).user_id == "42"
    wrong = token(RSA_KEY, "RS512", "rsa")
    assert (await refusal(checked_by, wrong)).refusal == RefusalCode.TOKEN_INVALID


async def test_a_shared_secret_in_a_key_set_is_never_used(issuer: Issuer, clock: Clock) -> None:
    issuer.publish(RSA_JWK, OCT_JWK)
    text = token("secret" * 8, "HS256", "oct")

    assert (await refusal(verifier(issuer, clock), text)).refusal == RefusalCode.TOKEN_INVALID


@pytest.mark.parametrize(
    "jwk",
    [
        {**RSA_JWK, "use": "enc"},
        {**RSA_JWK, "key_ops": ["encrypt"]},
        {**RSA_JWK, "alg": "HS256"},
        {**RSA_JWK, "alg": "ES256"},
        {**RSA_JWK, "alg": ["RS256"]},
        {**RSA_JWK, "n": 5},
        {**RSA_JWK, "key_ops": 5},
    ],
)
async def test_a_key_that_is_not_for_signatures_is_skipped(
    issuer: Issuer, clock: Clock, jwk: dict[str, Any]
) -> None:
    issuer.publish(jwk, EC_JWK)
    checked_by = verifier(issuer, clock)

    assert (await refusal(checked_by, RSA_TOKEN)).refusal == RefusalCode.TOKEN_INVALID
    assert (await checked_by.verify(EC_TOKEN)).user_id == "42"


async def test_the_configured_algorithms_narrow_the_key_set(issuer: Issuer, clock: Clock) -> None:
    issuer.publish(RSA_JWK, EC_JWK)
    checked_by = verifier(issuer, clock, algorithms=("ES256",))

    assert (await checked_by.verify(EC_TOKEN)).user_id == "42"
    assert (await refusal(checked_by, RSA_TOKEN)).refusal == RefusalCode.TOKEN_INVALID


async def test_a_token_without_a_key_id_is_checked_with_the_only_key(
    issuer: Issuer, clock: Clock
) -> None:
    checked_by = verifier(issuer, clock)

    assert (await checked_by.verify(token(RSA_KEY, "RS256", None))).user_id == "42"

    issuer.publish(RSA_JWK, EC_JWK)
    clock.seconds += 301
    text = token(RSA_KEY, "RS256", None)
    assert (await refusal(checked_by, text)).refusal == RefusalCode.TOKEN_INVALID


async def test_a_rotated_key_is_found_at_once_and_the_old_one_ends(
    issuer: Issuer, clock: Clock
) -> None:
    checked_by = verifier(issuer, clock)
    await checked_by.verify(RSA_TOKEN)

    issuer.publish(EC_JWK)

    assert (await checked_by.verify(EC_TOKEN)).user_id == "42"
    assert issuer.requests == 2
    clock.seconds += 31
    assert (await refusal(checked_by, RSA_TOKEN)).refusal == RefusalCode.TOKEN_INVALID


async def test_made_up_key_ids_do_not_make_us_ask_the_issuer_again_and_again(
    issuer: Issuer, clock: Clock
) -> None:
    checked_by = verifier(issuer, clock)
    await checked_by.verify(RSA_TOKEN)

    first = await refusal(checked_by, UNKNOWN_TOKEN)
    later = [await refusal(checked_by, UNKNOWN_TOKEN) for _ in range(10)]

    assert first.refusal == RefusalCode.TOKEN_INVALID
    assert {error.refusal for error in later} == {RefusalCode.RATE_LIMITED}
    assert later[0].retry_after_s == 30
    assert issuer.requests == 2
    clock.seconds += 31
    assert (await refusal(checked_by, UNKNOWN_TOKEN)).refusal == RefusalCode.TOKEN_INVALID
    assert issuer.requests == 3


async def test_an_old_set_is_fetched_again(issuer: Issuer, clock: Clock) -> None:
    checked_by = verifier(issuer, clock)
    await checked_by.verify(RSA_TOKEN)
    clock.seconds += 299
    await checked_by.verify(RSA_TOKEN)
    assert issuer.requests == 1

    clock.seconds += 2
    await checked_by.verify(RSA_TOKEN)

    assert issuer.requests == 2


async def test_while_the_issuer_is_down_its_last_keys_are_used_for_a_day(
    issuer: Issuer, clock: Clock
) -> None:
    checked_by = verifier(issuer, clock)
    await checked_by.verify(RSA_TOKEN)
    await issuer.stop()

    clock.seconds += 3600
    assert (await checked_by.verify(RSA_TOKEN)).user_id == "42"
    clock.seconds += 24 * 3600
    assert (await refusal(checked_by, RSA_TOKEN)).refusal == RefusalCode.RATE_LIMITED

    await issuer.start()
    clock.seconds += 31
    assert (await checked_by.verify(RSA_TOKEN)).user_id == "42"


async def test_nobody_is_signed_out_by_an_issuer_that_is_down(issuer: Issuer, clock: Clock) -> None:
    await issuer.stop()
    checked_by = verifier(issuer, clock)

    error = await refusal(checked_by, RSA_TOKEN)

    assert error.refusal == RefusalCode.RATE_LIMITED
    assert error.retry_after_s == 30
    await issuer.start()


async def test_an_issuer_that_never_answers_is_given_up(issuer: Issuer, clock: Clock) -> None:
    issuer.silent = True

    error = await refusal(verifier(issuer, clock, timeout_s=0.05), RSA_TOKEN)

    assert error.refusal == RefusalCode.RATE_LIMITED


async def test_an_endless_answer_is_given_up(issuer: Issuer, clock: Clock) -> None:
    issuer.endless = True

    error = await refusal(verifier(issuer, clock, timeout_s=30), RSA_TOKEN)

    assert error.refusal == RefusalCode.RATE_LIMITED


@pytest.mark.parametrize(
    ("status", "body"),
    [
        ("200 OK", b"<html>"),
        ("200 OK", b"\xff\xfe"),
        ("200 OK", b"[]"),
        ("200 OK", b'{"keys": {}}'),
        ("200 OK", b'{"keys": []}'),
        ("200 OK", b'{"keys": [1]}'),
        ("200 OK", b"[" * 100_000),
        ("500 Broken", json.dumps({"keys": [RSA_JWK]}).encode()),
        ("302 Found", json.dumps({"keys": [RSA_JWK]}).encode()),
    ],
)
async def test_garbage_from_the_issuer_does_not_replace_good_keys(
    issuer: Issuer, clock: Clock, status: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    checked_by = verifier(issuer, clock)
    await checked_by.verify(RSA_TOKEN)
    issuer.status, issuer.body = status, body
    clock.seconds += 301

    with caplog.at_level(logging.INFO):
        assert (await checked_by.verify(RSA_TOKEN)).user_id == "42"

    assert issuer.requests == 2, "no redirect is followed"
    assert "key set not fetched" in caplog.text
    assert RSA_TOKEN not in caplog.text


@pytest.mark.parametrize(
    "garbage", [{"kty": "RSA", "kid": "none", "alg": "none"}, None, 5, {"kty": []}, {}]
)
async def test_one_key_that_is_garbage_does_not_spoil_the_set(
    issuer: Issuer, clock: Clock, garbage: Any
) -> None:
    broken = {**RSA_JWK, **garbage} if isinstance(garbage, dict) else garbage
    issuer.body = json.dumps({"keys": [broken, {**RSA_JWK, "key_ops": None}]}).encode()

    assert (await verifier(issuer, clock).verify(RSA_TOKEN)).user_id == "42"
