"""The keys that tokens are checked with, each with the algorithms that belong to it.

The pair is made here, from the configuration and the key itself; a token's own header
never takes part in it. That is what makes ``alg: none``, or HS256 signed with a public
key, fail before any signature is looked at.
"""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import jwt
import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jwt.algorithms import get_default_algorithms

from contract.wire import RefusalCode
from server.errors import AuthRefused, ConfigError
from server.logs import get_logger
from server.published import NotPublished, Published

SECRET_ALGORITHMS = ("HS256", "HS384", "HS512")
RSA_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
CURVE_ALGORITHMS = {"secp256r1": "ES256", "secp384r1": "ES384", "secp521r1": "ES512"}
PUBLIC_KEY_ALGORITHMS = (*RSA_ALGORITHMS, *CURVE_ALGORITHMS.values(), "EdDSA")

log = get_logger(__name__)


class PinnedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key and the only algorithms that may be used with it."""

    key: Any
    algorithms: tuple[str, ...]

    def __repr__(self) -> str:
        return f"PinnedKey(algorithms={self.algorithms})"


class KeySource(Protocol):
    """Where the key for a token comes from."""

    async def key_for(self, kid: str | None) -> PinnedKey:
        """The key of this id; `kid` is from an unverified token and only ever compared.

        Raises `AuthRefused`.
        """
        ...


class OneKey:
    """A secret or a public key from the configuration; the token's `kid` is not asked."""

    def __init__(self, pinned: PinnedKey) -> None:
        self._pinned = pinned

    async def key_for(self, kid: str | None) -> PinnedKey:  # noqa: ARG002, RUF100
        """Return the one key there is."""
        return self._pinned

    @classmethod
    def from_secret(cls, secret: str, algorithms: Sequence[str]) -> OneKey:
        """HS256 unless `algorithms` say otherwise. Raises `ConfigError`."""
        chosen = _choose(algorithms, ("HS256",), SECRET_ALGORITHMS, "a shared secret")
        for name in chosen:
            algorithm = get_default_algorithms()[name]
            try:
                prepared = algorithm.prepare_key(secret)
            except jwt.PyJWTError:
                raise ConfigError(
                    "jwt_secret holds a public key or a JWK, not a secret: "
                    "put a PEM file's path into jwt_public_key_file instead."
                ) from None
            if algorithm.check_key_length(prepared):
                raise ConfigError(
                    f"jwt_secret is too short for {name}: as many bytes as its digest has "
                    "are needed (32 for HS256, 48 for HS384, 64 for HS512)."
                )
        return cls(PinnedKey(key=secret, algorithms=chosen))

    @classmethod
    def from_pem(cls, path: Path, algorithms: Sequence[str]) -> OneKey:
        """The algorithm that belongs to the key, unless `algorithms` say otherwise.

        Raises `ConfigError` for a file without a public key, and for a weak key.
        """
        try:
            text = path.read_bytes()
            key = load_pem_public_key(text)
        except OSError as exc:
            raise ConfigError(
                f"jwt_public_key_file {path} cannot be read: {exc.strerror}."
            ) from None
        except (ValueError, UnsupportedAlgorithm):
            hint = " It holds a private key, which belongs to the issuer alone."
            raise ConfigError(
                f"jwt_public_key_file {path} holds no public key in PEM form "
                f"(-----BEGIN PUBLIC KEY-----).{hint if b'PRIVATE KEY' in text else ''}"
            ) from None
        fitting = _fitting_algorithms(key)
        if not fitting:
            raise ConfigError(
                f"jwt_public_key_file {path}: use an RSA key of at least 2048 bits, "
                "an EC key (P-256, P-384, P-521) or an Ed25519 key."
            )
        chosen = _choose(algorithms, fitting[:1], fitting, f"the key in {path}")
        return cls(PinnedKey(key=key, algorithms=chosen))


class JwksKeys:
    """The issuer's published key set: fetched when needed, cached, and followed as it rotates.

    * A set older than `lifetime_s` is fetched again; while the issuer is down the old one
      goes on being used for `stale_s`.
    * A key id that is not in the set asks for the set once more, at most every
      `cooldown_s`: made-up ids cannot turn this server against the issuer.
    * When a key cannot be had, for whatever reason that may pass, the answer is "try again
      later", never "your token is wrong": nobody is signed out by an issuer's outage.

    Belongs to one event loop. `clock` gives monotonic seconds.
    """

    def __init__(
        self,
        url: str,
        algorithms: Sequence[str] = (),
        *,
        is_issuer: bool = False,
        lifetime_s: float = 300,
        stale_s: float = 24 * 3600,
        cooldown_s: float = 30,
        timeout_s: float = 5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`url` is the set's address, or that of an issuer whose document names the set.

        Raises `ConfigError` for an algorithm that no published key can have.
        """
        self._host = urlsplit(url).netloc
        published = Published(timeout_s=timeout_s)
        self._download = functools.partial(
            published.key_set_of if is_issuer else published.get, url
        )
        self._algorithms = _choose(
            algorithms, PUBLIC_KEY_ALGORITHMS, PUBLIC_KEY_ALGORITHMS, "a key set"
        )
        self._lifetime_s = lifetime_s
        self._stale_s = stale_s
        self._cooldown_s = cooldown_s
        self._clock = clock
        self._fetching = asyncio.Lock()
        self._keys: list[jwt.PyJWK] = []
        self._fetched_at: float | None = None  # the last success
        self._failed_at: float | None = None  # the last failure
        self._searched_at: float | None = None  # the last fetch for the sake of an unknown id

    async def key_for(self, kid: str | None) -> PinnedKey:
        """The key of this id, or the only one when the token names none."""
        asked_at = self._clock()
        key = self._find(kid)
        # One waits for the fresh set; the others may go on with the key they have.
        if self._age() > self._lifetime_s and not (key and self._fetching.locked()):
            await self._fetch(asked_at)
            key = self._find(kid)
        if key is None and self._may_search():
            await self._fetch(asked_at, searching=True)
            key = self._find(kid)
        if key is not None:
            return PinnedKey(key=key, algorithms=(key.algorithm_name,))
        if self._fetched_at is not None and self._fetched_at >= asked_at:
            raise AuthRefused(RefusalCode.TOKEN_INVALID)  # looked up just now: it is not there
        raise AuthRefused(RefusalCode.RATE_LIMITED, retry_after_s=self._cooldown_s)

    def _age(self) -> float:
        return float("inf") if self._fetched_at is None else self._clock() - self._fetched_at

    def _find(self, kid: str | None) -> jwt.PyJWK | None:
        if self._age() > self._stale_s:
            return None
        if kid is None:
            return self._keys[0] if len(self._keys) == 1 else None
        return next((key for key in self._keys if key.key_id == kid), None)

    def _may_search(self) -> bool:
        last = self._searched_at
        return last is None or self._clock() - last >= self._cooldown_s

    async def _fetch(self, asked_at: float, *, searching: bool = False) -> None:
        """Fetch once for all that wait; a set or a failure newer than `asked_at` is enough."""
        async with self._fetching:
            if self._fetched_at is not None and self._fetched_at >= asked_at:
                return
            if self._failed_at is not None and self._clock() - self._failed_at < self._cooldown_s:
                return
            if searching:
                self._searched_at = self._clock()
            try:
                self._keys = self.usable(await self._download())
            except (NotPublished, ValueError) as exc:
                self._failed_at = self._clock()
                log.warning("key set not fetched", host=self._host, why=str(exc))
            else:
                self._fetched_at, self._failed_at = self._clock(), None
                log.info("key set fetched", keys=len(self._keys))

    def usable(self, body: bytes) -> list[jwt.PyJWK]:
        """The keys of a published set that may check a signature. Raises ValueError for none."""
        try:
            entries = msgspec.json.decode(body, type=_KeySet).keys
        except (msgspec.DecodeError, RecursionError) as exc:
            raise ValueError("not a key set") from exc
        keys = []
        for entry in entries:
            try:
                if "verify" not in (entry.get("key_ops") or ["verify"]):
                    continue
                key = jwt.PyJWK(entry)
            except Exception:  # noqa: BLE001, S112
                # A kind of key that is newer than this server, or garbage, for which the
                # library has many words; the other keys are good all the same.
                continue
            fitting = set(_fitting_algorithms(key.key)) & set(self._algorithms)
            if key.public_key_use in (None, "sig") and key.algorithm_name in fitting:
                keys.append(key)
        if not keys:
            raise ValueError("no usable key")
        return keys


class _KeySet(msgspec.Struct):
    keys: list[Any]


def _fitting_algorithms(key: object) -> tuple[str, ...]:
    """The algorithms that this public key may be used with, the usual one first."""
    if isinstance(key, RSAPublicKey):
        return RSA_ALGORITHMS if key.key_size >= 2048 else ()
    if isinstance(key, EllipticCurvePublicKey):
        name = CURVE_ALGORITHMS.get(key.curve.name)
        return (name,) if name else ()
    return ("EdDSA",) if isinstance(key, Ed25519PublicKey) else ()


def _choose(
    wanted: Sequence[str], default: Sequence[str], fitting: Sequence[str], what: str
) -> tuple[str, ...]:
    """The wanted algorithms if all of them fit the key, or the default ones."""
    for name in wanted:
        if name not in fitting:
            raise ConfigError(
                f"jwt_algorithms: {name!r} does not go with {what}; "
                f"that takes {', '.join(fitting)}."
            )
    return tuple(wanted) or tuple(default)
