"""An update on Windows: the new installer, run silently when the app has quit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from notifier.core.said import said
from notifier.updates.installation import machine
from notifier.updates.problems import UpdateNotPrepared

if sys.platform == "win32":
    _ON_ITS_OWN = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _ON_ITS_OWN = 0


class WindowsInstallation:
    """The installer itself waits for our end, and exchanges all or nothing."""

    def __init__(self, start: Callable[[Sequence[str]], None] | None = None) -> None:
        self._start = start or _start

    @property
    def platform(self) -> str:
        """`windows-x64`."""
        return f"windows-{machine()}"

    def install(self, file: Path, *, restart: bool) -> None:
        """Start it. Raises `UpdateNotPrepared`."""
        try:
            self._start([str(file), "/S", *(["/START"] if restart else [])])
        except OSError as exc:
            raise UpdateNotPrepared(
                said("Problem", "The update could not be started"),
                said(
                    "Problem",
                    "Windows did not run the installer ({why}).",
                    why=exc.strerror or type(exc).__name__,
                ),
                said("Problem", "It is tried again at the next quit."),
            ) from exc


def _start(command: Sequence[str]) -> None:
    subprocess.Popen(  # noqa: S603 - verified before
        command, creationflags=_ON_ITS_OWN, close_fds=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
