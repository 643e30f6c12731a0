"""Where this installation keeps its files, per profile.

A profile is the same app once more beside the first: its own account, history, lock and log.
Another brand has folders of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from notifier.brand import Brand

_PROFILE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}", re.IGNORECASE)


class BadProfileName(ValueError):
    """The profile's name cannot be a folder's name on every system."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paths:
    """Folders of one profile; `make` creates them, readable by the user alone."""

    program: str
    """The brand's; its files are named so."""
    profile: str | None
    config_dir: Path
    data_dir: Path
    log_dir: Path
    runtime: Path
    """Lock and socket: gone after a reboot where the system offers such a place."""

    @classmethod
    def for_profile(
        cls, brand: Brand, profile: str | None, environ: Mapping[str, str] | None = None
    ) -> Paths:
        """The folders of `profile` (None: the ordinary one). Raises `BadProfileName`."""
        if profile is not None and not _PROFILE_NAME.fullmatch(profile):
            raise BadProfileName(
                f"{profile!r} is no profile name: use up to 32 letters, digits, - and _"
            )
        environ = os.environ if environ is None else environ
        home = environ.get(brand.home_variable)
        program = brand.program
        roots = _below(Path(home).absolute()) if home else _of_the_system(program, environ)
        config, data, logs, runtime = (
            root / "profiles" / profile if profile else root for root in roots
        )
        return cls(
            program=program,
            profile=profile,
            config_dir=config,
            data_dir=data,
            log_dir=logs,
            runtime=runtime,
        )

    @property
    def settings_file(self) -> Path:
        """What the user chose."""
        return self.config_dir / "settings.toml"

    @property
    def log_file(self) -> Path:
        """The newest log; older ones lie beside it."""
        return self.log_dir / f"{self.program}.log"

    @property
    def lock_file(self) -> Path:
        """Held by the one running instance."""
        return self.runtime / f"{self.program}.lock"

    @property
    def shown_toasts(self) -> Path:
        """What the desktop was asked to show in this session."""
        return self.runtime / "shown-toasts.json"

    def make(self) -> None:
        """Create the folders. Raises OSError."""
        for folder in (self.config_dir, self.data_dir, self.log_dir, self.runtime):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _below(home: Path) -> tuple[Path, Path, Path, Path]:
    return home / "config", home / "data", home / "logs", home / "run"


def _of_the_system(program: str, environ: Mapping[str, str]) -> tuple[Path, Path, Path, Path]:
    # 7 ms, and not needed below a folder of the person's own.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    dirs = PlatformDirs(program, appauthor=False)
    # Asked of the environment alone: without a login session platformdirs would warn and
    # answer a folder in /tmp that anybody could have made.
    session = environ.get("XDG_RUNTIME_DIR", "")
    if session and Path(session).is_dir():
        runtime = Path(session) / program
    else:
        runtime = Path(dirs.user_data_dir) / "run"
    return Path(dirs.user_config_dir), Path(dirs.user_data_dir), Path(dirs.user_log_dir), runtime
