"""The sign-in token in the operating system's keychain, and nowhere else.

A list of our own says which keychains may have it: the library would also take one
that writes plain text, and finds none at all in a frozen app.

Windows keeps at most 2,560 bytes a secret, in UTF-16, so a long token is split over
several entries, everywhere alike. The entry named after the account comes last and
says which parts are valid: whenever a crash comes, the earlier token or the later one
is read, never half of each.
"""

from __future__ import annotations

import hashlib
import importlib
import logging
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from notifier.core.problems import (
    TokenVaultError,
    TokenVaultFailed,
    TokenVaultLocked,
    TokenVaultMissing,
)
from notifier.core.said import said

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

ALLOWED_BACKENDS: dict[str, tuple[str, ...]] = {
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "linux": (
        # Ours, which needs no cryptography; it and keyring's own find each other's entries.
        "notifier.store.secret_service.SecretService",
        "keyring.backends.kwallet.DBusKeyring",
    ),
}
"""By `sys.platform`; every other system is treated as Linux."""

MOST_UNITS = 1200
"""UTF-16 units in one entry."""
_MOST_PARTS = 64
_WHOLE = "1:"
_SPLIT = "2:"


class TokenVault:
    """Tokens by account.

    Every method blocks, possibly for as long as a person takes to unlock the keychain,
    and raises a `TokenVaultError`.

    `backend` is for those who know better than the list which keychain to use.
    """

    def __init__(self, service_name: str, backend: KeyringBackend | None = None) -> None:
        self._service = service_name
        self._backend = backend

    def load(self, account: str) -> str | None:
        """The token of `account`, or None when there is none (or only a damaged one)."""
        head = self._get(account)
        if head is None:
            return None
        if head.startswith(_WHOLE):
            return head.removeprefix(_WHOLE)
        token = self._join(account, head)
        if token is None:
            log.warning("token in the keychain is incomplete account=%s", account)
        return token

    def save(self, account: str, token: str) -> None:
        """Keep `token` for `account`, in place of an earlier one."""
        earlier = _generation(self._get(account))
        parts = list(_parts(token))
        if len(parts) == 1:
            self._set(account, _WHOLE + token)
            generation = ""
        else:
            generation = "b" if earlier == "a" else "a"
            for number, part in enumerate(parts):
                self._set(_part_name(account, generation, number), part)
            digest = hashlib.sha256(token.encode()).hexdigest()
            self._set(account, f"{_SPLIT}{generation}:{len(parts)}:{digest}")
        for other in {"a", "b"} - {generation}:
            self._erase_parts(account, other)

    def erase(self, account: str) -> None:
        """Forget the token of `account`; nothing happens when there is none."""
        self._delete(account)
        for generation in ("a", "b"):
            self._erase_parts(account, generation)

    def give_up(self) -> None:
        """Nobody waits any more for the call under way. Here it goes on: see `VaultProcess`."""

    def backend_name(self) -> str:
        """Which keychain is used, for the diagnostics."""
        kind = type(self._keychain())
        return f"{kind.__module__}.{kind.__qualname__}"

    def _join(self, account: str, head: str) -> str | None:
        try:
            generation, count, digest = head.removeprefix(_SPLIT).split(":")
            names = [
                _part_name(account, generation, n) for n in range(min(int(count), _MOST_PARTS))
            ]
        except ValueError:
            return None
        parts = [self._get(name) for name in names]
        token = "".join(part for part in parts if part is not None)
        return token if hashlib.sha256(token.encode()).hexdigest() == digest else None

    def _erase_parts(self, account: str, generation: str) -> None:
        """From the last to the first: cut off in between, none is left behind a gap."""
        count = 0
        while self._get(_part_name(account, generation, count)) is not None:
            count += 1
        for number in reversed(range(count)):
            self._delete(_part_name(account, generation, number))

    # -- the border to the library ------------------------------------------------------

    def _get(self, entry: str) -> str | None:
        with _Translated():
            return self._keychain().get_password(self._service, entry)

    def _set(self, entry: str, secret: str) -> None:
        with _Translated():
            self._keychain().set_password(self._service, entry, secret)

    def _delete(self, entry: str) -> None:
        with _Translated():
            keychain = self._keychain()
            if keychain.get_password(self._service, entry) is not None:
                keychain.delete_password(self._service, entry)

    def _keychain(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = _first_allowed()
        return self._backend


def _first_allowed() -> KeyringBackend:
    """The best keychain of the list that works here. Raises `TokenVaultMissing`."""
    found: list[tuple[float, KeyringBackend]] = []
    for name in ALLOWED_BACKENDS.get(sys.platform, ALLOWED_BACKENDS["linux"]):
        module_name, _, class_name = name.rpartition(".")
        try:
            kind = getattr(importlib.import_module(module_name), class_name)
            found.append((kind.priority, kind()))
        except Exception as exc:  # noqa: BLE001 - each library beneath has errors of its own
            log.info("keychain not usable name=%s why=%s", name, type(exc).__name__)
    if not found:
        raise missing()
    return max(found, key=lambda pair: pair[0])[1]


class _Translated:
    """The library's errors, and those of the libraries beneath it, in our words.

    Their texts are dropped: one of them could hold what was to be stored.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, exc: BaseException | None, _traceback: object) -> None:
        if not isinstance(exc, Exception) or isinstance(exc, TokenVaultError):
            return
        raise _error_for(exc) from None


def _error_for(exc: Exception) -> TokenVaultError:
    from keyring import errors  # noqa: PLC0415 - 70 to 120 ms, only when something failed

    if isinstance(exc, errors.KeyringLocked) or "Locked" in type(exc).__name__:
        return locked()
    if isinstance(exc, errors.NoKeyringError):
        return missing()
    return failed(type(exc).__name__)


def missing() -> TokenVaultMissing:
    """The error of a system without a keychain that may be used."""
    return TokenVaultMissing(
        said("Problem", "There is no keychain"),
        said("Problem", "This system offers no safe place for the sign-in token."),
        said(
            "Problem",
            "Set up a keychain (on Linux: GNOME Keyring or KWallet), or sign in for this "
            "session only.",
        ),
    )


def failed(why: str) -> TokenVaultFailed:
    """The error of a keychain that answered `why`, a program's word for it."""
    error = TokenVaultFailed(
        said("Problem", "The keychain did not answer as it should"),
        said("Problem", "It reported: {why}.", why=why),
        said("Problem", "Try again, or sign in for this session only."),
    )
    error.why = why
    return error


def locked() -> TokenVaultLocked:
    """The error of a keychain that is locked, also of one that never answers."""
    return TokenVaultLocked(
        said("Problem", "Your keychain is locked"),
        said("Problem", "The sign-in token is kept in it."),
        said("Problem", "Unlock it and try again, or sign in for this session only."),
    )


def _generation(head: str | None) -> str:
    if head is None or not head.startswith(_SPLIT):
        return ""
    return head.removeprefix(_SPLIT).split(":", 1)[0]


def _part_name(account: str, generation: str, number: int) -> str:
    return f"{account}.{generation}{number}"


def _parts(token: str) -> Iterator[str]:
    """`token` in pieces of at most `MOST_UNITS` UTF-16 units, prefix of a whole one included."""
    most = MOST_UNITS - len(_WHOLE)
    part: list[str] = []
    units = 0
    for character in token:
        size = 2 if ord(character) > 0xFFFF else 1
        if units + size > most:
            yield "".join(part)
            part, units = [], 0
        part.append(character)
        units += size
    yield "".join(part)
