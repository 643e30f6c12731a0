"""The port for "start with the desktop", and what is to be started then.

The system keeps the choice where a person can see and change it there too; so what the
system says is the truth, and our settings follow it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from notifier.core.problems import NotifierError
from notifier.core.said import said
from notifier.platform.own_appimage import own_appimage

HIDDEN = "--hidden"
"""Started at login, the app shows no window."""


class Autostart(StrEnum):
    """What happens when the person signs in to the computer."""

    ON = "on"
    OFF = "off"
    REFUSED = "refused"
    """Asked for, but turned off in the system's own settings."""


class AutostartFailed(NotifierError):
    """The system did not take or give the choice; it is as it was."""

    code = "start_at_login_failed"


class AutostartEntry(Protocol):
    """The one entry of this app (and profile) in the system's list. Blocks for a file's time."""

    def state(self) -> Autostart:
        """What would happen at the next login. Raises `AutostartFailed`."""

    def turn_on(self) -> None:
        """Start at login, by the program that runs now. Raises `AutostartFailed`."""

    def turn_off(self) -> None:
        """Do not. Raises `AutostartFailed`."""


def own_command(profile: str | None, environ: Mapping[str, str] | None = None) -> list[str]:
    """How this program is started, silently; an AppImage by its own file, not by its mount."""
    if getattr(sys, "frozen", False):
        command = [str(own_appimage(environ) or sys.executable)]
    else:
        command = [sys.executable, "-m", "notifier"]
    return [*command, *(["--profile", profile] if profile else []), HIDDEN]


def autostart_entry(
    *, app_name: str, app_id: str, profile: str | None, command: Sequence[str]
) -> AutostartEntry:
    """The entry of this system; each profile has one of its own."""
    entry_id = f"{app_id}.{profile}" if profile else app_id
    if sys.platform == "win32":
        from notifier.platform.autostart_windows import RunKey, UserRegistry  # noqa: PLC0415

        return RunKey(entry_id, command, UserRegistry())
    elif sys.platform == "darwin":  # noqa: RET505 - a type checker reads one branch a system
        from notifier.platform.autostart_macos import launch_agent  # noqa: PLC0415

        folder = Path.home() / "Library" / "LaunchAgents"
        return launch_agent(folder, entry_id, command, bundle_id=app_id)
    else:
        from notifier.platform.autostart_linux import desktop_entry  # noqa: PLC0415

        config = os.environ.get("XDG_CONFIG_HOME", "")
        folder = (Path(config) if config else Path.home() / ".config") / "autostart"
        return desktop_entry(folder, entry_id, command, app_name=app_name, icon=app_id)


def failed(exc: OSError) -> AutostartFailed:
    """What to tell when the system's list could not be read or written."""
    return AutostartFailed(
        said("Problem", "Starting at login could not be changed"),
        said(
            "Problem",
            "The system's list of programs cannot be used ({why}).",
            why=exc.strerror or type(exc).__name__,
        ),
        said("Problem", "It stays as it was; try again, or use the system's own settings."),
    )
