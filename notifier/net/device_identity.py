"""What a device says of itself: a random id per account, its name, its kind.

The id is made once and kept; two accounts on one computer have two, so that no server
learns that they are one person's.
"""

from __future__ import annotations

import logging
import os
import platform
import re
import secrets
from pathlib import Path

import msgspec

from contract.wire import MAX_DEVICE_NAME_CHARS

log = logging.getLogger(__name__)

_DEVICE_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")
_KINDS = {"Darwin": "macOS"}


def device_id(path: Path, *, earlier: Path | None = None) -> str:
    """The random id of this account's device, made once and kept at `path`.

    `earlier`: where an id may lie that was made for the whole installation; it moves.
    When none can be kept it lasts for this run: a receipt less, nothing else.
    """
    if earlier is not None and not path.exists() and earlier.exists():
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            earlier.replace(path)
        except OSError as exc:
            log.warning("device id not moved why=%s", type(exc).__name__)
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


def forget_device_id(path: Path) -> None:
    """The server knows this device as removed: the next sign-in is another one's."""
    try:
        path.unlink(missing_ok=True)
    except OSError as exc:
        log.warning("device id not forgotten why=%s", type(exc).__name__)


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """Who connects: what each handshake says beside token and cursor."""

    id: str
    name: str = ""
    kind: str = ""

    def handshake(self, token: str, cursor: str) -> dict[str, str]:
        """The `auth` of a connection that begins now. Holds the token: never log it."""
        said = {"token": token, "device": self.id, "cursor": cursor}
        return said | {
            name: text for name, text in (("name", self.name), ("platform", self.kind)) if text
        }


def device_name() -> str:
    """What the user calls this computer, as far as the system knows."""
    name = platform.node().removesuffix(".local").removesuffix(".lan")
    printable = "".join(character for character in name if character.isprintable())
    return printable.strip()[:MAX_DEVICE_NAME_CHARS]


def device_kind() -> str:
    """`Windows`, `macOS`, `Linux` or what the system calls itself."""
    system = platform.system()
    return _KINDS.get(system, system)
