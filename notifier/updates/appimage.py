"""An update of an AppImage: one file takes the place of another, in one step.

The running app keeps the old file, which is gone from its folder but not from the disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from notifier.core.said import said
from notifier.updates.installation import machine
from notifier.updates.problems import UpdateNotPrepared

_OF_THE_OLD_ONE = ("APPDIR", "APPIMAGE", "ARGV0", "OWD")

Start = Callable[[Sequence[str], Mapping[str, str]], None]


class AppImage:
    """The file that was started."""

    def __init__(self, image: Path, environ: Mapping[str, str], start: Start | None = None) -> None:
        self._image = image
        self._environ = environ
        self._start = start or _start

    @property
    def platform(self) -> str:
        """`linux-x64-appimage`."""
        return f"linux-{machine()}-appimage"

    def install(self, file: Path, *, restart: bool) -> None:
        """Copy beside, flush, rename. Raises `UpdateNotPrepared`."""
        beside = self._image.with_name(f".{self._image.name}.new")
        try:
            with file.open("rb") as source, beside.open("wb") as target:
                shutil.copyfileobj(source, target)
                target.flush()
                os.fsync(target.fileno())
            beside.chmod(self._image.stat().st_mode | 0o500)
            beside.replace(self._image)
            if restart:
                self._start([str(self._image), "--hidden"], self._clean_environment())
        except OSError as exc:
            with suppress(OSError):
                beside.unlink()
            raise UpdateNotPrepared(
                said("Problem", "The update could not be put in place"),
                said(
                    "Problem",
                    "{image} cannot be replaced ({why}).",
                    image=str(self._image),
                    why=exc.strerror or type(exc).__name__,
                ),
                said("Problem", "Move it to a folder that is yours."),
            ) from exc

    def _clean_environment(self) -> dict[str, str]:
        inherited = {
            name: value for name, value in self._environ.items() if name not in _OF_THE_OLD_ONE
        }
        # The new program is to find its own files, not those of the one that starts it.
        return {**inherited, "PYINSTALLER_RESET_ENVIRONMENT": "1"}


def _start(command: Sequence[str], environ: Mapping[str, str]) -> None:
    subprocess.Popen(  # noqa: S603 - verified before
        command, env=dict(environ), start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
