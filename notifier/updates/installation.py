"""How this app was installed, and so how a newer version takes its place.

What the system's package manager has installed is not ours to touch, nor is a checkout.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from notifier.core.said import Said, said


class Installation(Protocol):
    """The one way that fits this installation."""

    @property
    def platform(self) -> str:
        """What the repository calls files of this kind: `windows-x64`."""

    def install(self, file: Path, *, restart: bool) -> None:
        """Put the verified `file` in place of this version; `restart` starts it then.

        Called when everything else has ended; the process ends after it. The old version
        is whole until the new one is. Raises `UpdateNotPrepared`.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class NotOurs:
    """There are no updates for this installation."""

    why: Said
    """A sentence for a person."""


def find_installation(
    environ: Mapping[str, str] | None = None, *, app_name: str
) -> Installation | NotOurs:
    """The installation that runs now."""
    environ = os.environ if environ is None else environ
    if not getattr(sys, "frozen", False):
        return NotOurs(
            why=said("Updates", "{app} runs from its source, and is updated there.", app=app_name)
        )
    return _of_the_bundle(Path(sys.executable), environ, app_name)


def _of_the_bundle(
    program: Path, environ: Mapping[str, str], app_name: str
) -> Installation | NotOurs:
    if sys.platform == "win32":
        from notifier.updates.windows import WindowsInstallation  # noqa: PLC0415

        if program.with_name("uninstall.exe").exists():
            return WindowsInstallation()
        return NotOurs(
            why=said(
                "Updates", "This copy of {app} was not installed by its installer.", app=app_name
            )
        )
    elif sys.platform == "darwin":  # noqa: RET505 - a type checker reads one branch a system
        from notifier.updates.macos import AppBundle, updatable_bundle  # noqa: PLC0415

        bundle = updatable_bundle(program)
        if bundle is not None:
            return AppBundle(bundle) if may_be_replaced(bundle) else _of_others(app_name)
        return NotOurs(
            why=said(
                "Updates", "Move {app} to the Applications folder to have it updated.", app=app_name
            )
        )
    else:
        from notifier.platform.own_appimage import own_appimage  # noqa: PLC0415
        from notifier.updates.appimage import AppImage  # noqa: PLC0415

        image = own_appimage(environ)
        if image is not None:
            return AppImage(image, environ) if may_be_replaced(image) else _of_others(app_name)
        return NotOurs(
            why=said(
                "Updates", "{app} is updated with the other packages of your system.", app=app_name
            )
        )


def may_be_replaced(installed: Path) -> bool:
    """Whether this person may put another file, or another `.app`, in its place.

    Else an update would be fetched each day only to fail at each quit.
    """
    # A folder that gets another parent is written to as well: its `..` changes.
    moved = [installed.parent, *([installed] if installed.is_dir() else [])]
    return all(os.access(folder, os.W_OK | os.X_OK) for folder in moved)


def _of_others(app_name: str) -> NotOurs:
    return NotOurs(
        why=said(
            "Updates",
            "{app} lies in a folder that you cannot change: whoever put it there updates it.",
            app=app_name,
        )
    )


def machine() -> str:
    """The processor of this build, as files of the repository name it."""
    import platform  # noqa: PLC0415

    name = platform.machine().lower()
    return {"amd64": "x64", "x86_64": "x64", "aarch64": "arm64"}.get(name, name)
