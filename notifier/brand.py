"""Whose app this is: the few values by which a platform makes Paybell its own.

The file is trusted as code is. It is the bundle's; an administrator's may lie over it
(`notifier/branding.py`), and nothing else can.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

PROGRAM_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What is a file's, a folder's and a Debian package's name on every system."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
IDENTITY = frozenset({"name", "app_id", "program", "publisher", "url_scheme"})
"""What installers have written down: only the bundle's file says it."""
TEXTS = frozenset({"welcome", "support"})
"""What a brand may say in words of its own."""
_REQUIRED = ("name", "app_id", "program", "url_scheme")
_NOT_IN_THE_FILE = frozenset({"administrators", "problem"})


class BrandUnreadable(ValueError):
    """The brand file cannot be used; the text names the file and each mistake in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWords:
    """What a brand says itself in one language; empty where it leaves it to us."""

    welcome: str = ""
    """Below the greeting, before the first sign-in."""
    support: str = ""
    """Who helps, and how they are reached."""


# A dataclass and not a msgspec struct: this is read before the tray icon is up, and
# msgspec costs 30 ms to import.
@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """Values of `resources/brand/brand.toml`."""

    name: str
    """What people see."""
    app_id: str
    """Reverse domain name: desktop file, bundle identifier, AppUserModelID."""
    program: str = "paybell"
    """The executable, its package, and the folders in which people's files lie."""
    url_scheme: str = "paybell"
    """Links that begin with it and a colon open the app."""
    publisher: str = ""
    """Who stands behind this build, for installers."""
    server_url: str = ""
    """Empty when each person gives the address."""
    default_currency: str = "INR"
    allowed_link_hosts: tuple[str, ...] = ()
    user_claim: str = "sub"
    issuer: str = ""
    """Where people sign in; empty when the server says it."""
    client_id: str = ""
    scope: str = ""
    audience: str = ""
    updates_url: str = ""
    """Folder of the update repository; empty for a build that never looks for updates."""
    support_url: str = ""
    """Where people find help: `https:` or `mailto:`."""
    accent_light: str = ""
    """Colour on light ground, as `#1f62c0`; empty for the system's own."""
    accent_dark: str = ""
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Own words by language (`de`, `pt-BR`), then by name."""
    administrators: Path | None = None
    """The administrator's file, when there is one."""
    problem: str = ""
    """Why that file does not apply."""

    @property
    def home_variable(self) -> str:
        """Environment variable: one folder for everything (tests, the demo, portable use)."""
        return f"{self.program.upper().replace('-', '_')}_HOME"

    def keychain_name(self, profile: str | None) -> str:
        """What the tokens of `profile` are called in the system's keychain."""
        return f"{self.name} ({profile})" if profile else self.name

    def words(self, locale: str) -> OwnWords:
        """What the brand says in the language of `locale` (`de_AT`), or in `de` for it."""
        whole = "en" if locale == "C" else locale.replace("-", "_")
        by_language = {name.replace("-", "_"): texts for name, texts in self.texts.items()}
        said = by_language.get(whole) or by_language.get(whole.partition("_")[0]) or {}
        return OwnWords(**said)

    @classmethod
    def load(cls, path: Path) -> Brand:
        """Read `path`. Raises `BrandUnreadable`: a build with a broken brand must not start."""
        values = read_values(path)
        missing = [name for name in _REQUIRED if not values.get(name)]
        wrong = [*mistakes(values), *(f"{name} must not be empty" for name in missing)]
        if bool(values.get("issuer")) != bool(values.get("client_id")):
            wrong.append("issuer and client_id belong together")
        if wrong:
            raise BrandUnreadable(f"{path}: {'; '.join(wrong)}")
        return cls(**_as_fields(values))

    def laid_over(self, path: Path) -> Brand:
        """This brand with the values of the administrator's file at `path`.

        Raises `BrandUnreadable`.
        """
        values = read_values(path)
        wrong = [*mistakes(values), *_of_the_bundle(values)]
        if wrong:
            raise BrandUnreadable(f"{path}: {'; '.join(wrong)}")
        whole = replace(self, **_as_fields(values))
        if bool(whole.issuer) != bool(whole.client_id):
            raise BrandUnreadable(f"{path}: issuer and client_id belong together")
        return whole


def read_values(path: Path) -> dict[str, Any]:
    """What the file at `path` says, unchecked. Raises `BrandUnreadable`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise BrandUnreadable(f"{path}: {exc}") from exc


def mistakes(values: Mapping[str, Any]) -> Iterator[str]:
    """Each value that a brand cannot have, by name: nothing of that name, or a wrong type."""
    known = {item.name for item in fields(Brand)} - _NOT_IN_THE_FILE
    for name, value in values.items():
        if name not in known:
            yield f"unknown value {name}"
        elif name == "allowed_link_hosts":
            if not isinstance(value, list) or not all(isinstance(host, str) for host in value):
                yield "allowed_link_hosts must be a list of host names"
        elif name == "texts":
            yield from _mistakes_in_texts(value)
        elif not isinstance(value, str):
            yield f"{name} must be text"
        elif name == "program" and value and not PROGRAM_NAME.fullmatch(value):
            yield "program must be lower-case letters, digits and single hyphens"
        elif name.startswith("accent_") and value and not COLOUR.fullmatch(value):
            yield f"{name} must be a colour as #1f62c0"


def _mistakes_in_texts(texts: Any) -> Iterator[str]:
    if not isinstance(texts, dict):
        yield "texts must hold a table for each language, as [texts.en]"
        return
    for language, said in texts.items():
        if not isinstance(said, dict):
            yield f"texts.{language} must be a table"
            continue
        for name, text in said.items():
            if name not in TEXTS:
                yield f"unknown value texts.{language}.{name}"
            elif not isinstance(text, str):
                yield f"texts.{language}.{name} must be text"


def _of_the_bundle(values: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(values.keys() & IDENTITY):
        yield f"{name} is the installer's to say, and cannot be changed here"


def _as_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    hosts = values.get("allowed_link_hosts")
    return {**values, **({} if hosts is None else {"allowed_link_hosts": tuple(hosts)})}
