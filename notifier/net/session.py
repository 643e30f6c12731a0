"""Who is signed in: the token, where it is kept, and what each handshake says.

The only place that calls the keychain, which may block for as long as a person takes
to type a password: always in a thread that nobody waits for, and with a time limit.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import logging
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from contract.wire import MAX_TOKEN_CHARS
from notifier.blocking import in_daemon_thread
from notifier.core.problems import BadToken, TokenVaultError
from notifier.net.accounts import Account
from notifier.store.token_vault import TokenVault, locked

log = logging.getLogger(__name__)

T = TypeVar("T")

KEYCHAIN_LIMIT_S = 20.0
"""After this a keychain that does not answer counts as locked."""

_BEARER = re.compile(r"bearer(?:\s+|$)", re.IGNORECASE)
_DEVICE_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")


class Session:
    """The token of the account in use, in memory and in the keychain."""

    def __init__(
        self, *, vault: TokenVault, device_id: str, limit_s: float = KEYCHAIN_LIMIT_S
    ) -> None:
        self._vault = vault
        self._device_id = device_id
        self._limit_s = limit_s
        self._busy: asyncio.Future[Any] | None = None
        """The call that the keychain is working on, also when its caller gave up."""
        self._token: str | None = None

    @property
    def has_token(self) -> bool:
        """Whether a connection can be tried."""
        return self._token is not None

    def handshake(self, cursor: str) -> dict[str, str]:
        """The `auth` of a connection that begins now. Holds the token: never log it."""
        return {"token": self._token or "", "device": self._device_id, "cursor": cursor}

    def use(self, token: str | None) -> str | None:
        """Use `token` from now on, in memory (None: none); returns the one before."""
        before, self._token = self._token, token
        return before

    async def load(self, account: Account, *, on_slow: Callable[[TokenVaultError], None]) -> bool:
        """Take the account's token from the keychain; whether there is one.

        A keychain that waits for its password is waited for, however long; `on_slow` is
        told once, after the time limit. Raises `TokenVaultError`.
        """
        if self._token is not None or account.memory_only:
            return self.has_token
        call = await self._begin(lambda: self._vault.load(account.key))
        try:
            async with asyncio.timeout(self._limit_s):
                self._token = await asyncio.shield(call)
        except TimeoutError:
            on_slow(locked())
            self._token = await asyncio.shield(call)
        return self.has_token

    async def save(self, account: Account, token: str) -> None:
        """Keep `token` in the keychain. Raises `TokenVaultError`, also when it takes too long."""
        await self._ask(lambda: self._vault.save(account.key, token))

    async def erase(self, key: str) -> None:
        """Take the token of the account `key` out of the keychain. Raises `TokenVaultError`."""
        await self._ask(lambda: self._vault.erase(key))

    async def _ask(self, call: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(self._limit_s):
                return await asyncio.shield(await self._begin(call))
        except TimeoutError:
            self._vault.give_up()
            raise locked() from None

    async def _begin(self, call: Callable[[], T]) -> asyncio.Future[T]:
        """One call at a time: a stuck keychain must not gather threads."""
        while self._busy is not None and not self._busy.done():
            await asyncio.wait([self._busy])
        future = in_daemon_thread(call, name="paybell-keychain")
        future.add_done_callback(_look_at)
        self._busy = future
        return future


def _look_at(future: asyncio.Future[Any]) -> None:
    """Take note of an error whose caller gave up waiting."""
    if not future.cancelled() and (error := future.exception()) is not None:
        log.info("keychain answered why=%s", type(error).__name__)


def check_token(text: str) -> str:
    """The token in what a person pasted. Raises `BadToken` for what cannot be one."""
    token = text.strip()
    if prefix := _BEARER.match(token):
        token = token[prefix.end() :]
    if not token:
        raise _bad_token("Nothing was entered.")
    if len(token) > MAX_TOKEN_CHARS:
        raise _bad_token("It is far too long.")
    if any(character.isspace() for character in token):
        raise _bad_token("It has a space or a line break inside: perhaps too much was copied.")
    if not (token.isascii() and token.isprintable()):
        raise _bad_token("It holds characters that no token has.")
    return token


def _bad_token(message: str) -> BadToken:
    return BadToken("This is not a sign-in token", message, "Copy it again, whole, and paste it.")


def account_key(server_url: str, token: str, user_claim: str) -> str:
    """The opaque key of whoever `token` speaks for at `server_url`.

    A JWT's claims are read without checking, which is the server's work: the key only
    tells one person's history from another's on this device.
    """
    claims = _claims(token)
    user = claims.get(user_claim)
    if isinstance(user, str | int) and not isinstance(user, bool) and user != "":
        who = f"{claims.get('iss', '')}\n{user}"
    else:
        who = token
    return hashlib.sha256(f"{server_url}\n{who}".encode()).hexdigest()[:16]


def _claims(token: str) -> dict[str, object]:
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    padded = parts[1] + "=" * (-len(parts[1]) % 4)
    try:
        claims = msgspec.json.decode(base64.urlsafe_b64decode(padded))
    except (binascii.Error, ValueError):
        return {}
    return claims if isinstance(claims, dict) else {}


def device_id(path: Path) -> str:
    """The random id of this installation, made once and kept at `path`.

    When it cannot be kept it lasts for this run: a receipt less, nothing else.
    """
    try:
        known = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        known = ""
    if _DEVICE_ID.fullmatch(known):
        return known
    made = secrets.token_urlsafe(16)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(made)
    except OSError as exc:
        log.warning("device id not kept why=%s", type(exc).__name__)
    return made
