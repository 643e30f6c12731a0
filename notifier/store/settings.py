"""What the person chose, in one TOML file that is never half written.

Keys that this version does not know (a newer one wrote them) are kept when it saves.
A file that cannot be read is set aside and reported; the app then begins with defaults.
"""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from notifier.core.problems import Problem, SettingsUnwritable

log = logging.getLogger(__name__)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The choices of this profile. Never a token: that is in the keychain."""

    server_url: str = ""
    """Where the account is; empty before the first sign-in without a brand."""
    account: str | None = None
    """Opaque key of the account whose history is shown; None when signed out."""
    memory_only: bool = False
    """The token was to be kept for one session: there is none in the keychain."""
    toast_backend: str = "auto"
    """`auto`, or the name of the one to try first."""


class SettingsFile:
    """The settings on disk. May be used from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._unknown: dict[str, Any] = {}
        self.problem: Problem | None = None
        """Set by `load` when the file could not be read, and for what to tell about it."""

    def load(self) -> Settings:
        """The settings as they are on disk; defaults when there are none or none readable."""
        with self._lock:
            try:
                text = self.path.read_text(encoding="utf-8")
            except FileNotFoundError:
                return Settings()
            except (OSError, UnicodeDecodeError) as exc:
                return self._begin_anew(exc)
            try:
                values = tomllib.loads(text)
                settings = msgspec.convert(values, Settings)
            except (tomllib.TOMLDecodeError, msgspec.ValidationError) as exc:
                return self._begin_anew(exc)
            known = Settings.__struct_fields__
            self._unknown = {key: value for key, value in values.items() if key not in known}
            return settings

    def save(self, settings: Settings) -> None:
        """Replace what is on disk, whole or not at all. Raises `SettingsUnwritable`."""
        with self._lock:
            chosen = {
                key: value
                for key, value in msgspec.structs.asdict(settings).items()
                if value is not None
            }
            try:
                _replace(self.path, tomli_w.dumps({**self._unknown, **chosen}))
            except OSError as exc:
                raise SettingsUnwritable(
                    "Settings could not be saved",
                    f"The file {self.path.name} cannot be written ({type(exc).__name__}).",
                    "Check that there is room on the disk and that you may write to it.",
                ) from exc

    def update(self, **changes: Any) -> Settings:
        """Change some choices and keep the others, also those made on another thread.

        Returns what is in force now. Raises `SettingsUnwritable`.
        """
        with self._lock:
            settings = msgspec.structs.replace(self.load(), **changes)
            self.save(settings)
            return settings

    def _begin_anew(self, exc: Exception) -> Settings:
        aside = _free_name(self.path)
        try:
            self.path.replace(aside)
        except OSError:
            where = "It could not be put aside either."
        else:
            where = f"The old file was kept as {aside.name}."
        log.warning("settings not readable why=%s aside=%s", type(exc).__name__, aside.name)
        self.problem = Problem(
            code="settings_unreadable",
            title="Your settings could not be read",
            message=f"The app begins with its defaults. {where}",
            hint="Look through Settings, and sign in again.",
        )
        return Settings()


def _replace(path: Path, text: str) -> None:
    """Write beside, flush to the disk, then rename: a crash leaves the old file or the new."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.unreadable-{number}")).exists():
        number += 1
    return aside
