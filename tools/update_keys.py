"""The keys that sign updates: one Ed25519 key a role, each in a PEM file of its own.

Whoever has some of them only can do what those roles do, and no more: that is the point.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner

from tools.speech import Stop

ROLES = ("root", "targets", "snapshot", "timestamp")
PASSWORD_VARIABLE = "PAYBELL_KEY_PASSWORD"  # noqa: S105 - its name


def make_keys(folder: Path, password: str, roles: Iterable[str] = ROLES) -> None:
    """One new key for each of `roles`, readable by their owner alone.

    Raises `Stop` before it makes any when there is one already: a key is never written over.
    """
    paths = {role: folder / f"{role}.pem" for role in roles}
    if there := [str(path) for path in paths.values() if path.exists()]:
        raise Stop(f"no key is written over: {', '.join(there)} is there already")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    protection = (
        serialization.BestAvailableEncryption(password.encode())
        if password
        else serialization.NoEncryption()
    )
    for path in paths.values():
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection
        )
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)


def load_keys(folder: Path, password: str) -> dict[str, CryptoSigner]:
    """The keys that are in `folder`; CI has some of them only. Raises `Stop`."""
    signers = {}
    for role in ROLES:
        path = folder / f"{role}.pem"
        if not path.exists():
            continue
        try:
            key = serialization.load_pem_private_key(
                path.read_bytes(), password.encode() if password else None
            )
        except (TypeError, ValueError) as exc:
            raise Stop(f"{path} cannot be read: is {PASSWORD_VARIABLE} right?") from exc
        if not isinstance(key, Ed25519PrivateKey):
            raise Stop(f"{path} is no Ed25519 key")
        signers[role] = CryptoSigner(key)
    return signers


@contextmanager
def fresh_keys(
    folder: Path, password: str, roles: Iterable[str]
) -> Iterator[dict[str, CryptoSigner]]:
    """New keys for `roles`, which take the old ones' names in `folder` when the block has ended.

    The old ones stay beside them under other names (`root.pem.until-20270104-101500`). Until
    then, and for ever when the block fails, the new ones lie in `folder/fresh`: whatever was
    signed by them already, they are not lost. Raises `Stop`.
    """
    chosen = tuple(dict.fromkeys(roles))
    fresh = folder / "fresh"
    make_keys(fresh, password, chosen)
    yield load_keys(fresh, password)
    until = datetime.now(UTC).strftime("until-%Y%m%d-%H%M%S")
    for role in chosen:
        key = folder / f"{role}.pem"
        key.rename(key.with_name(f"{key.name}.{until}"))
        (fresh / key.name).rename(key)
    fresh.rmdir()
