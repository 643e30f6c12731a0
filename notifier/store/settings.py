"""What the person chose, in one TOML file that is never half written.

Keys that this version does not know (a newer one wrote them) are kept when it saves.
A value that cannot be used is left out alone, and a file that cannot be read is set aside
and begun anew; either is reported, and what was written is kept beside it.
"""

from __future__ import annotations

import logging
import threading
import tomllib
from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli_w

from notifier.core.policy import NotificationChoices
from notifier.core.problems import Problem, SettingsUnwritable
from notifier.core.reminders import Reminders
from notifier.core.said import said
from notifier.store.managed import Managed
from notifier.store.usable import Unusable, laid_over, readable_lines, take_out, usable
from notifier.store.whole_file import why_not_written, write_whole

log = logging.getLogger(__name__)

S = TypeVar("S", bound=msgspec.Struct)


class Theme(StrEnum):
    """Which colours the windows have."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Proxy(StrEnum):
    """How the server is reached."""

    SYSTEM = "system"
    """As the system says."""
    NONE = "none"
    MANUAL = "manual"
    """By `Connection.proxy_url`."""


class General(msgspec.Struct, frozen=True, kw_only=True):
    """The app as a whole."""

    language: str = ""
    """A language of ours as `hi` or `es`; empty for the system's."""
    theme: Theme = Theme.SYSTEM
    start_at_login: bool = False


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """The way to the server."""

    proxy: Proxy = Proxy.SYSTEM
    proxy_url: str = ""
    """`http://host:port`, never with a password: that is in the keychain."""


class Updates(msgspec.Struct, frozen=True, kw_only=True):
    """Newer versions of the app."""

    automatic: bool = True
    """Look for one and fetch it in the background."""
    channel: str = "stable"


class KnownAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account on this computer. Never its token."""

    key: str
    """Opaque; names its folder and its entry in the keychain."""
    server_url: str
    memory_only: bool = False
    label: str = ""
    """What the person calls it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The choices of this profile. Never a token: that is in the keychain."""

    server_url: str = ""
    """Where the account is; empty before the first sign-in without a brand."""
    account: str | None = None
    """Opaque key of the account whose history is shown; None when signed out."""
    memory_only: bool = False
    """Of `account` in files from when there was one account; else in `accounts`."""
    accounts: tuple[KnownAccount, ...] = ()
    connect_all: bool = False
    """Every account is connected, and not the one alone whose history is shown."""
    toast_backend: str = "auto"
    """`auto`, or the name of the one to try first."""
    general: General = General()
    notifications: NotificationChoices = NotificationChoices()
    reminders: Reminders = Reminders()
    connection: Connection = Connection()
    updates: Updates = Updates()

    def choice(self, name: str) -> object:
        """What was chosen for `name`, as `with_choice` takes it. Raises `KeyError`."""
        value: object = self
        for key in name.split("."):
            if not isinstance(value, msgspec.Struct) or key not in value.__struct_fields__:
                raise KeyError(name)
            value = getattr(value, key)
        return value

    def with_choice(self, name: str, value: object) -> Settings:
        """The same with one more choice; `name` is `toast_backend` or `general.theme`.

        Raises `KeyError` for a name that does not exist.
        """
        try:
            return _with(self, name.split("."), value)
        except AttributeError as exc:
            raise KeyError(name) from exc


def _with(owner: S, path: list[str], value: object) -> S:
    """`owner` with one field of it, or of a table in it, changed."""
    key, *rest = path
    if key not in owner.__struct_fields__:
        raise AttributeError(key)
    if rest:
        value = _with(getattr(owner, key), rest, value)
    return msgspec.structs.replace(owner, **{key: value})


class SettingsFile:
    """The settings on disk. May be used from any thread."""

    def __init__(self, path: Path, managed: Managed | None = None) -> None:
        """`managed`: what an administrator has fixed; never written to the file."""
        self.path = path
        self.managed = managed or Managed()
        self._lock = threading.RLock()
        self._on_disk: dict[str, Any] = {}
        """What was read last, with the keys of a newer version."""
        self._read: Settings | None = None
        """The same, as it was understood."""
        self.problem: Problem | None = None
        """Set by `load` when the file could not be read, and for what to tell about it."""

    def load(self) -> Settings:
        """The settings in force: those on disk or the defaults, and what is fixed over them."""
        return self.managed.laid_over(self._own())

    def _own(self) -> Settings:
        """The person's choices; defaults when there are none or none readable."""
        with self._lock:
            try:
                text = self.path.read_text(encoding="utf-8-sig")  # as some editors write it
            except FileNotFoundError:
                return Settings()
            except (OSError, UnicodeDecodeError) as exc:
                if isinstance(exc, OSError) and self._read is not None:
                    # Somebody has it open for a moment: what was chosen still holds.
                    log.warning("settings not read again why=%s", type(exc).__name__)
                    return self._read
                return self._begin_anew(exc)
            try:
                self._on_disk = tomllib.loads(text)
            except tomllib.TOMLDecodeError as exc:
                return self._without_unreadable_lines(text, exc)
            try:
                self._read = msgspec.convert(self._on_disk, Settings)
            except msgspec.ValidationError:
                self._read = self._without_what_is_unusable(text)
            return self._read

    def save(self, settings: Settings) -> None:
        """Replace what is on disk, whole or not at all. Raises `SettingsUnwritable`."""
        with self._lock:
            chosen = msgspec.to_builtins(settings, builtin_types=(time, datetime))
            try:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_whole(self.path, [tomli_w.dumps(laid_over(self._on_disk, chosen))])
            except OSError as exc:
                raise SettingsUnwritable(
                    said("Problem", "Settings could not be saved"),
                    said(
                        "Problem",
                        "The file {file} cannot be written ({why}).",
                        file=self.path.name,
                        why=why_not_written(exc),
                    ),
                    said(
                        "Problem",
                        "Check that there is room on the disk and that you may write to it.",
                    ),
                ) from exc

    def update(self, **changes: Any) -> Settings:
        """Change some choices and keep the others, also those made on another thread.

        Returns what is in force now. Raises `SettingsUnwritable`.
        """
        with self._lock:
            settings = msgspec.structs.replace(self._own(), **changes)
            self.save(settings)
            return self.managed.laid_over(settings)

    def choose(self, name: str, value: object) -> Settings:
        """`update` of one choice by its name, as `Settings.with_choice` takes it.

        What is fixed stays as it is.
        """
        with self._lock:
            own = self._own()
            if not self.managed.covers(name):
                own = own.with_choice(name, value)
                self.save(own)
            return self.managed.laid_over(own)

    def _without_unreadable_lines(self, text: str, exc: Exception) -> Settings:
        readable, lines = readable_lines(text)
        try:
            self._on_disk = tomllib.loads(readable)
        except tomllib.TOMLDecodeError:
            return self._begin_anew(exc)
        if not self._on_disk:
            return self._begin_anew(exc)
        lost = [f"{self.path.name}:{number}" for number in lines]
        self._read = self._without_what_is_unusable(text, lost)
        return self._read

    def _without_what_is_unusable(self, text: str, unreadable: Sequence[str] = ()) -> Settings:
        """What can be used of `text`: a mistake in one choice must sign nobody out."""
        settings, lost = Settings(), list(unreadable)
        for name, value in list(usable(self._on_disk, Settings)):
            if not isinstance(value, Unusable):
                settings = settings.with_choice(name, value)
            elif not value.is_unknown:
                lost.append(name)
                take_out(self._on_disk, name.split("."))
        aside = _free_name(self.path)
        where = said("Problem", "The old file was kept as {file}.", file=aside.name)
        try:
            write_whole(aside, [text])
            self.save(settings)
        except (OSError, SettingsUnwritable):
            where = said("Problem", "It could not be put aside either.")
        log.warning("settings partly usable lost=%s aside=%s", ",".join(lost), aside.name)
        self.problem = Problem(
            code="settings_unreadable",
            title=said("Problem", "Some of your settings could not be read"),
            message=said(
                "Problem",
                "{names} begins with its default; all the rest is as it was. {where}",
                names=", ".join(lost),
                where=where,
            ),
            hint=said("Problem", "Look through Settings."),
        )
        return settings

    def _begin_anew(self, exc: Exception) -> Settings:
        aside = _free_name(self.path)
        try:
            self.path.replace(aside)
        except OSError:
            where = said("Problem", "It could not be put aside either.")
        else:
            where = said("Problem", "The old file was kept as {file}.", file=aside.name)
        log.warning("settings not readable why=%s aside=%s", type(exc).__name__, aside.name)
        self._on_disk, self._read = {}, None
        self.problem = Problem(
            code="settings_unreadable",
            title=said("Problem", "Your settings could not be read"),
            message=said("Problem", "The app begins with its defaults. {where}", where=where),
            hint=said("Problem", "Look through Settings, and sign in again."),
        )
        return Settings()


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.unreadable-{number}")).exists():
        number += 1
    return aside
