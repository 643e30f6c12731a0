"""A Windows of one's own for a test, by Debian's 64-bit Wine.

The first one made on a machine is kept in `build/` and copied from then on: making it
takes ten seconds. Nothing is written outside the prefix, not even menu entries.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

WINE = Path("/usr/lib/wine/wine64")
SERVER = Path("/usr/lib/wine/wineserver64")
_NO_HELPERS = "winemenubuilder.exe=d;mscoree=d;mshtml=d"
_DRIVE = Path("drive_c")


class Wine:
    """A context manager; leaving it ends every program that runs in the prefix."""

    def __init__(self, prefix: Path, env: Mapping[str, str], template: Path) -> None:
        self.prefix = prefix
        self._template = template
        self._env = {
            **env,
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _NO_HELPERS,
            "USER": "person",
            "LOGNAME": "person",
        }

    def __enter__(self) -> Self:
        if not (self._template / "ready").exists():
            self._make_template()
        # Windows itself is shared: programs of a person write below C:\\users alone.
        shared = self._template / _DRIVE / "windows"
        shutil.copytree(
            self._template, self.prefix, symlinks=True,
            ignore=lambda folder, _names: {"windows"} if Path(folder) == shared.parent else set(),
        )  # fmt: skip
        (self.prefix / _DRIVE / "windows").symlink_to(shared)
        self._server("-p")  # stay: else each program starts a Windows of its own
        return self

    def __exit__(self, *_exc: object) -> None:
        self._server("-k")

    @property
    def drive(self) -> Path:
        """`C:\\`, seen from here."""
        return self.prefix / _DRIVE

    @property
    def local(self) -> Path:
        """`%LOCALAPPDATA%`, seen from here."""
        return self.drive / "users" / "person" / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        """The person's Start menu, seen from here."""
        menu = Path("AppData") / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        return self.drive / "users" / "person" / menu

    def run(
        self, program: Path | str, *arguments: str, debug: str = "-all", timeout_s: float = 60
    ) -> subprocess.CompletedProcess[str]:
        """Run `program` to its end; `stdout` has what it and Wine printed.

        Into a file and not a pipe: the services of Windows, which the first program starts,
        would hold the pipe open.
        """
        printed = self.prefix / "printed.txt"
        with printed.open("wb") as file:
            done = subprocess.run(
                [WINE, program, *arguments], env={**self._env, "WINEDEBUG": debug}, check=False,
                stdin=subprocess.DEVNULL, stdout=file, stderr=file, cwd="/", timeout=timeout_s,
            )  # fmt: skip
        text = printed.read_text("utf-8", "replace")
        return subprocess.CompletedProcess(done.args, done.returncode, text, "")

    def start(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `program` and let it run."""
        return subprocess.Popen(
            [WINE, program, *arguments], env=self._env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
        )  # fmt: skip

    def registry(self) -> dict[str, dict[str, str]]:
        """HKEY_CURRENT_USER\\Software as it is now: the values of each key, by their names.

        The key's own value is named `@`; what is no text is written as `hex:02,00` or
        `dword:00000001`.
        """
        exported = self.drive / "exported.reg"
        done = self.run("reg", "export", r"HKCU\Software", r"C:\exported.reg", "/y")
        assert done.returncode == 0, done.stdout
        return _read_export(exported.read_text("utf-16"))

    def set_registry(self, key: str, name: str, value: str, kind: str = "REG_SZ") -> None:
        """Write a value below HKEY_CURRENT_USER."""
        done = self.run("reg", "add", rf"HKCU\{key}", "/v", name, "/t", kind, "/d", value, "/f")
        assert done.returncode == 0, done.stdout

    def _make_template(self) -> None:
        shutil.rmtree(self._template, ignore_errors=True)
        self._template.mkdir(parents=True)
        made = Wine(self._template, self._env, self._template)
        made.run("wineboot", "-i", timeout_s=110)
        # It begins as Windows 7, which nobody has any more.
        made.set_registry(r"Software\Wine", "Version", "win10")
        # Without a window manager, Wine waits two seconds for one at each window's end.
        made.set_registry(r"Software\Wine\X11 Driver", "Managed", "N")
        made._server("-k")  # which writes the registry
        made._server("-w")
        (self._template / "ready").touch()

    def _server(self, *arguments: str) -> None:
        subprocess.run(
            [SERVER, *arguments], env=self._env, check=False, timeout=60,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _read_export(text: str) -> dict[str, dict[str, str]]:
    keys: dict[str, dict[str, str]] = {}
    values: dict[str, str] = {}
    for line in text.replace("\\\n", "").splitlines():
        if line.startswith("["):
            values = keys.setdefault(line.strip("[]").removeprefix("HKEY_CURRENT_USER\\"), {})
        elif found := re.match(r'(?:"((?:[^"\\]|\\.)*)"|(@))=(.*)', line):
            name, own, value = found.groups()
            if value.startswith('"'):
                value = re.sub(r"\\(.)", r"\1", value[1:-1])
            values[own or re.sub(r"\\(.)", r"\1", name)] = value
    return keys


def missing_programs(names: Sequence[str] = ("makensis",)) -> list[str]:
    """What a test of the Windows installer needs and this machine has not."""
    absent = [name for name in names if shutil.which(name) is None]
    return absent + [path.name for path in (WINE, SERVER) if not os.access(path, os.X_OK)]
