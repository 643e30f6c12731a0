"""What a channel of the update repository says, and whether it is newer than what runs."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

Files = dict[str, str]
MOST_NUMBERS = 6
_VERSION = re.compile(
    rf"(\d{{1,9}}(?:\.\d{{1,9}}){{0,{MOST_NUMBERS - 1}}})(?:(a|b|rc)(\d{{1,9}}))?"
)
_FINAL = "z"
"""Sorts behind `a`, `b` and `rc`."""
STAGES = ("a", "b", "rc", _FINAL)
"""On the way to a release, from the first to the release itself."""


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """`channels/NAME.json` of the repository: the one version that a channel has now."""

    version: str
    notes: dict[str, str] = {}
    """What is new, in plain text, by language; `en` is always there."""
    files: Files = {}
    """The repository's path of what is installed, by platform (`windows-x64`)."""


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A version that may be installed here."""

    version: str
    notes: str
    file: str
    """Path in the repository."""


VersionKey = tuple[tuple[int, ...], str, int]


def version_key(version: str) -> VersionKey | None:
    """What versions are ordered by: 1.2 < 1.10rc1 < 1.10; None for what is no version."""
    found = _VERSION.fullmatch(version)
    if found is None:
        return None
    numbers = [int(number) for number in found[1].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers), found[2] or _FINAL, int(found[3] or 0)


def is_prerelease(version: str) -> bool:
    """Whether `version` is one before a release, as 1.2.0rc1 is before 1.2.0."""
    key = version_key(version)
    return key is not None and key[1] != _FINAL


def is_newer(version: str, than: str) -> bool:
    """Whether `version` comes after `than`; never so for what is no version."""
    new, old = version_key(version), version_key(than)
    return new is not None and old is not None and new > old


def release_for(
    channel: bytes, *, own_version: str, platform: str, language: str
) -> Release | Literal["nothing newer", "not for this platform"]:
    """What `channel` has for us. Raises `ValueError` when it cannot be read."""
    said = msgspec.json.decode(channel, type=Channel)
    if version_key(said.version) is None:
        raise ValueError(f"{said.version!r} is no version")
    if not is_newer(said.version, own_version):
        return "nothing newer"
    file = said.files.get(platform)
    if file is None:
        return "not for this platform"
    notes = said.notes.get(language) or said.notes.get("en", "")
    return Release(version=said.version, notes=notes, file=file)
