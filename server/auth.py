"""Who is at the door: a device by its token, a producer by its API key.

A refusal never says more than its code, and neither token nor key is ever kept, logged
or shown.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
from pydantic import SecretStr

from contract.errors import BadField
from contract.wire import MAX_TOKEN_CHARS, RefusalCode
from server.config import KEY_KINDS, ServerConfig, check_key_kinds
from server.errors import AuthRefused, ConfigError, ProducerRefused
from server.token_keys import JwksKeys, KeySource, OneKey

MAX_USER_ID_CHARS = 128
# Nothing in a Bearer line of a sane producer is longer; hashing has a price.
MAX_AUTHORIZATION_CHARS = 1024


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """The user that a token stands for. The token itself is not kept."""

    user_id: str
    expires_at: datetime
    """UTC, without the leeway."""
    issued_at: datetime | None
    """UTC, to the second below; None where the issuer does not say."""
    claims: dict[str, Any]
    """All of the token's claims; personal, so `repr` does not show them."""

    def __repr__(self) -> str:
        return f"Principal(user_id={self.user_id!r}, expires_at={self.expires_at.isoformat()})"


class TokenVerifier:
    """Checks tokens against the configured key. Belongs to one event loop."""

    def __init__(
        self,
        keys: KeySource,
        *,
        issuer: str | None = None,
        audience: str | None = None,
        leeway_s: float = 10,
        user_claim: str = "sub",
        required_scope: str | None = None,
    ) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._leeway_s = leeway_s
        self._user_claim = user_claim
        self._required_scope = required_scope

    @classmethod
    def from_config(cls, config: ServerConfig) -> TokenVerifier:
        """Build it with the one key that is set; raises `ConfigError` if that is no good."""
        problems = check_key_kinds(
            {kind: kind for kind in KEY_KINDS if getattr(config, kind) is not None}
        )
        if problems:
            raise ConfigError(problems)
        return cls(
            _key_source(config),
            issuer=config.oidc_issuer or config.jwt_issuer,
            audience=config.jwt_audience,
            leeway_s=config.jwt_leeway_s,
            user_claim=config.jwt_user_claim,
            required_scope=config.jwt_required_scope,
        )

    async def verify(self, token: str) -> Principal:
        """The token's user. Raises `AuthRefused`."""
        if not token:
            raise AuthRefused(RefusalCode.TOKEN_MISSING)
        if len(token) > MAX_TOKEN_CHARS or not token.isascii():
            raise AuthRefused(RefusalCode.TOKEN_INVALID)
        try:
            kid = jwt.get_unverified_header(token).get("kid")
        except jwt.PyJWTError:
            raise AuthRefused(RefusalCode.TOKEN_INVALID) from None
        pinned = await self._keys.key_for(kid)
        try:
            claims = jwt.decode(
                token,
                pinned.key,
                algorithms=pinned.algorithms,
                issuer=self._issuer,
                audience=self._audience,
                leeway=self._leeway_s,
                options={
                    "require": ["exp", self._user_claim],
                    "verify_aud": self._audience is not None,
                    "verify_sub": False,  # the claim may be an integer; `as_user_id` checks it
                    "enforce_minimum_key_length": True,
                },
            )
            if self._required_scope is not None and self._required_scope not in scopes_of(claims):
                raise AuthRefused(RefusalCode.TOKEN_INVALID)
            return Principal(
                user_id=as_user_id(claims[self._user_claim]),
                expires_at=datetime.fromtimestamp(int(claims["exp"]), UTC),
                issued_at=_instant(claims.get("iat")),
                claims=claims,
            )
        except jwt.ExpiredSignatureError:
            raise AuthRefused(RefusalCode.TOKEN_EXPIRED) from None
        # ValueError: a bad user id, or an expiry that no calendar knows.
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, OSError):
            raise AuthRefused(RefusalCode.TOKEN_INVALID) from None


def _instant(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(int(seconds), UTC) if isinstance(seconds, int | float) else None


def scopes_of(claims: Mapping[str, object]) -> frozenset[str]:
    """What a token allows: words in `scope` (RFC 9068) or `scp` (Entra), or a list in either."""
    found: set[str] = set()
    for name in ("scope", "scp"):
        given = claims.get(name)
        if isinstance(given, str):
            found.update(given.split())
        elif isinstance(given, list):
            found.update(word for word in given if isinstance(word, str))
    return frozenset(found)


class ProducerKeys:
    """The producers and their API keys, of which only digests are kept."""

    def __init__(self, keys: Mapping[str, SecretStr]) -> None:
        self._digests = {name: _digest(key.get_secret_value()) for name, key in keys.items()}

    def __repr__(self) -> str:
        return f"ProducerKeys({', '.join(self._digests)})"

    def authenticate(self, authorization_header: str | None) -> str:
        """Name of the producer whose key this ``Bearer`` line holds.

        Takes the same time for every wrong key. Raises `ProducerRefused`.
        """
        header = authorization_header or ""
        scheme, _, key = header[:MAX_AUTHORIZATION_CHARS].partition(" ")
        given = _digest(key.strip())
        found = ""
        for name, digest in self._digests.items():
            if hmac.compare_digest(given, digest):
                found = name
        if not found or scheme.lower() != "bearer":
            raise ProducerRefused
        return found


def development_token(config: ServerConfig, user_id: str, *, lifetime_s: int, now: datetime) -> str:
    """A token as the platform would sign it, for trying things out.

    Raises `ConfigError` unless tokens are checked with a shared secret (any other private
    key is the issuer's alone), and `BadField` for a bad user id.
    """
    if config.jwt_secret is None:
        raise ConfigError(
            "Development tokens are signed with jwt_secret, and this server checks tokens with "
            "the issuer's public key: ask the issuer for a token."
        )
    claims: dict[str, Any] = {
        config.jwt_user_claim: check_user_id(user_id),
        "iat": int(now.timestamp()),
        "exp": int(now.timestamp()) + lifetime_s,
    }
    if config.jwt_issuer is not None:
        claims["iss"] = config.jwt_issuer
    if config.jwt_audience is not None:
        claims["aud"] = config.jwt_audience
    algorithm = config.jwt_algorithms[0] if config.jwt_algorithms else "HS256"
    return jwt.encode(claims, config.jwt_secret.get_secret_value(), algorithm)


def as_user_id(given: object) -> str:
    """A user id from a string or an integer: platforms number their users as well as name them.

    Raises `BadField` for anything else: ``None`` must not become the user "None".
    """
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str):
        raise BadField("must be a string or an integer", field="userId")
    return check_user_id(given)


def check_user_id(user_id: str) -> str:
    """`user_id` itself, when it is 1 to 128 printable characters without spaces.

    Raises `BadField` for the field ``userId``.
    """
    if not 1 <= len(user_id) <= MAX_USER_ID_CHARS:
        raise BadField(f"must have 1 to {MAX_USER_ID_CHARS} characters", field="userId")
    if "\ufffd" in user_id:  # what decoders leave of bytes that were no text; it names nobody
        raise BadField("must be text in UTF-8", field="userId")
    if not user_id.isprintable() or " " in user_id:
        raise BadField("must have no spaces or control characters", field="userId")
    return user_id


def _key_source(config: ServerConfig) -> KeySource:
    if config.jwt_secret is not None:
        return OneKey.from_secret(config.jwt_secret.get_secret_value(), config.jwt_algorithms)
    if config.jwt_public_key_file is not None:
        return OneKey.from_pem(config.jwt_public_key_file, config.jwt_algorithms)
    if config.oidc_issuer is not None:
        return JwksKeys(config.oidc_issuer, config.jwt_algorithms, is_issuer=True)
    assert config.jwt_jwks_url is not None  # noqa: S101 - `check_key_kinds` has seen to it
    return JwksKeys(config.jwt_jwks_url, config.jwt_algorithms)


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
