"""Whose app this is: the few values by which a platform makes Paybell its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


class BrandUnreadable(ValueError):
    """The brand file cannot be used; the text names the value and the file."""


# A dataclass and not a msgspec struct: this is read before the tray icon is up, and
# msgspec costs 30 ms to import.
@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """Values of `resources/brand/brand.toml`."""

    name: str
    """What people see."""
    app_id: str
    """Reverse domain name: desktop file, bundle identifier, AppUserModelID."""
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
    publisher: str = ""
    """Who stands behind this build, for installers."""
    url_scheme: str = "paybell"
    """Links that begin with it and a colon open the app."""
    updates_url: str = ""
    """Folder of the update repository; empty for a build that never looks for updates."""

    def keychain_name(self, profile: str | None) -> str:
        """What the tokens of `profile` are called in the system's keychain."""
        return f"{self.name} ({profile})" if profile else self.name

    @classmethod
    def load(cls, path: Path) -> Brand:
        """Read `path`. Raises `BrandUnreadable`: a build with a broken brand must not start."""
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
            raise BrandUnreadable(f"{path}: {exc}") from exc
        known = {field.name for field in fields(cls)}
        unknown = sorted(values.keys() - known)
        if unknown:
            raise BrandUnreadable(f"{path}: unknown value {unknown[0]}")
        hosts = values.pop("allowed_link_hosts", [])
        if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
            raise BrandUnreadable(f"{path}: allowed_link_hosts must be a list of host names")
        for name, value in values.items():
            if not isinstance(value, str):
                raise BrandUnreadable(f"{path}: {name} must be text")
        if not values.get("name") or not values.get("app_id"):
            raise BrandUnreadable(f"{path}: name and app_id must not be empty")
        if bool(values.get("issuer")) != bool(values.get("client_id")):
            raise BrandUnreadable(f"{path}: issuer and client_id belong together")
        return cls(allowed_link_hosts=tuple(hosts), **values)
