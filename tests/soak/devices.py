"""The devices of a run: each a process to kill, and a disk and a screen to look at after."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from tests.soak.checker import DeviceFacts
from tests.soak.mortal import Mortal

DISK_BYTES = 64 * 1024 * 1024


class Device(Mortal):
    """One device of one user."""

    def __init__(
        self,
        name: str,
        user: str,
        *,
        folder: Path,
        env: Mapping[str, str],
        url: str,
        token: str,
        pauses: bool = False,
    ) -> None:
        self.user = user
        self.data = folder / name / "data"
        self._screen = folder / f"screen-{name}"
        super().__init__(
            f"device {name}",
            "tests.soak.device",
            [str(self.data), str(self._screen), url, *(["pauses"] if pauses else [])],
            folder=folder / name,
            env=env,
            up=r"device up",
            stdin=token,
        )

    def facts(self) -> DeviceFacts:
        """What is on its disk, and what was on its screen."""
        shown = self._log("shown")  # first: what is shown is in history by then
        history: list[str] = []
        begun: set[str] = set()
        read: set[str] = set()
        withdrawn: set[str] = set()
        for path in self.data.rglob("history.sqlite3"):
            with closing(sqlite3.connect(path, timeout=10)) as database:
                rows = database.execute(
                    "SELECT id, toast, read, withdrawn FROM events ORDER BY position"
                )
                for event_id, toast, is_read, is_withdrawn in rows:
                    history.append(event_id)
                    if toast == "begun":
                        begun.add(event_id)
                    if is_read:
                        read.add(event_id)
                    if is_withdrawn:
                        withdrawn.add(event_id)
        return DeviceFacts(
            name=self.name,
            user=self.user,
            history=history,
            shown=shown,
            begun=begun,
            read=read,
            withdrawn=withdrawn,
            was_read_here=set(self._log("read")),
            may_be_read_here=set(self._log("wants_read")),
            deaths=self.deaths,
        )

    def _log(self, name: str) -> list[str]:
        log = self._screen / f"{name}.log"
        return log.read_text().split() if log.exists() else []


class SmallDisk:
    """A file system of its own for a device's data, which can be filled to the last byte.

    Only root can mount one; `mount` says whether there is one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._balloon = folder / "balloon"

    def mount(self) -> bool:
        """Make it, over the empty `folder`."""
        if shutil.which("mount") is None or os.geteuid() != 0:
            return False
        self.folder.mkdir(parents=True, exist_ok=True)
        options = f"size={DISK_BYTES},mode=700"
        command = ["mount", "-t", "tmpfs", "-o", options, "paybell-soak", str(self.folder)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def fill(self) -> None:
        """Leave no byte free."""
        with self._balloon.open("ab", buffering=0) as balloon:
            for size in (65536, 4096, 1):
                try:
                    while True:
                        balloon.write(b"\0" * size)
                except OSError:
                    continue

    def empty(self) -> None:
        """Give the space back."""
        self._balloon.unlink(missing_ok=True)

    def unmount(self) -> None:
        """Let go of it, and of all that is on it."""
        subprocess.run(["umount", "-l", str(self.folder)], capture_output=True, check=False)
