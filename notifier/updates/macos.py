"""An update on macOS: the new app from its archive, its signature checked, exchanged whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from notifier.core.said import said
from notifier.updates.installation import machine
from notifier.updates.problems import UpdateNotPrepared

Run = Callable[[Sequence[str]], int]
"""Runs a command to its end; answers its exit status. May raise OSError."""


def updatable_bundle(program: Path) -> Path | None:
    """The `.app` around `program`, if it lies where a newer one can take its place.

    Not on the disk image that it came on, and not where macOS runs a quarantined app from
    (App Translocation): both can only be read.
    """
    bundle = next((path for path in program.parents if path.suffix == ".app"), None)
    if bundle is None or bundle.parts[1:2] == ("Volumes",) or "AppTranslocation" in bundle.parts:
        return None
    return bundle


class AppBundle:
    """The `.app` that runs."""

    def __init__(self, bundle: Path, run: Run | None = None) -> None:
        self._bundle = bundle
        self._run = run or _run

    @property
    def platform(self) -> str:
        """`macos-arm64`."""
        return f"macos-{machine()}"

    def install(self, file: Path, *, restart: bool) -> None:
        """Unpack beside, check, exchange; back to the old one when that fails.

        Raises `UpdateNotPrepared`.
        """
        folder: Path | None = None
        try:
            # On the same disk: there a rename is one step.
            folder = Path(tempfile.mkdtemp(prefix=".update-", dir=self._bundle.parent))
            self._exchange(self._unpacked(file, folder), folder / "old.app")
        except OSError as exc:
            raise _not_prepared(
                said(
                    "Problem",
                    "{bundle} cannot be replaced ({why}).",
                    bundle=str(self._bundle),
                    why=exc.strerror or type(exc).__name__,
                )
            ) from exc
        finally:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
        if restart:
            with suppress(OSError):
                self._run(["/usr/bin/open", "-n", str(self._bundle), "--args", "--hidden"])

    def _unpacked(self, file: Path, folder: Path) -> Path:
        if self._run(["/usr/bin/ditto", "-x", "-k", str(file), str(folder)]):
            raise _not_prepared(said("Problem", "The archive could not be unpacked."))
        apps = list(folder.glob("*.app"))
        if len(apps) != 1:
            raise _not_prepared(said("Problem", "The archive holds no app."))
        check = ["/usr/bin/codesign", "--verify", "--deep", "--strict", str(apps[0])]
        if self._run(check):
            raise _not_prepared(said("Problem", "The signature of the new version is not valid."))
        return apps[0]

    def _exchange(self, new: Path, aside: Path) -> None:
        os.rename(self._bundle, aside)  # noqa: PTH104 - fails across disks, as it must
        try:
            os.rename(new, self._bundle)  # noqa: PTH104
        except OSError:
            os.rename(aside, self._bundle)  # noqa: PTH104
            raise


def _not_prepared(message: str) -> UpdateNotPrepared:
    return UpdateNotPrepared(
        said("Problem", "The update could not be put in place"),
        message,
        said(
            "Problem",
            "This version goes on as it is; a new copy from the download page helps always.",
        ),
    )


def _run(command: Sequence[str]) -> int:
    done = subprocess.run(  # noqa: S603 - ours
        command, check=False, timeout=120,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return done.returncode
