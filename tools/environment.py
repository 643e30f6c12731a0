"""The virtual environment in `.venv`, made from the locked requirements and nothing else.

A stamp declares it whole and is written last: whatever interrupts the making, the next
run sees that there is none and begins again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tools.speech import Stop, indented_tail, say
from tools.system_packages import is_debian
from tools.troubles import NO_WHEEL, explain

WINDOWS = os.name == "nt"


class Environment:
    """The environment of the tree at `root`; nothing is touched before `ensure`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.requirements = root / "requirements" / "dev.txt"
        self.folder = root / ".venv"
        self.programs = self.folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.programs / ("python.exe" if WINDOWS else "python")
        self.stamp = self.folder / "paybell-stamp.json"
        self.log = self.folder / "paybell-install.log"

    def wanted(self) -> dict[str, str]:
        """The stamp of an environment that fits what is in the tree now.

        `packages` changes with the lock file, the Python and the place of the tree (an
        environment cannot be moved); `project` with what the editable installation reads.
        """
        version = f"{sys.version_info.major}.{sys.version_info.minor} {sys.implementation.name}"
        locked = self.requirements.read_text("utf-8").splitlines()
        pins = [line for line in locked if not line.startswith("#")]
        packages = "\n".join([version, str(self.root), *pins])
        settings = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))
        hatch = settings.get("tool", {}).get("hatch")
        project = json.dumps([settings.get("build-system"), settings.get("project"), hatch])
        return {
            "packages": hashlib.sha256(packages.encode()).hexdigest(),
            "project": hashlib.sha256(project.encode()).hexdigest(),
        }

    def found(self) -> dict[str, str]:
        """The stamp that is there; empty for an environment that is half made or broken."""
        try:
            stamp = json.loads(self.stamp.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        whole = self.python.exists() and (self.folder / "pyvenv.cfg").exists()
        return stamp if whole and isinstance(stamp, dict) else {}

    def ensure(self) -> None:
        """Make the environment, or the part of it that is out of date; raises Stop."""
        wanted, found = self.wanted(), self.found()
        if found == wanted:
            return
        started = time.monotonic()
        if found.get("packages") == wanted["packages"]:
            self.stamp.unlink()
        else:
            require_venv()
            self._make()
        say("installing Paybell itself into .venv, as it stands in this folder")
        project = ["--no-deps", "--no-build-isolation", "--editable", str(self.root)]
        self._run([*self._pip_install(), *project])
        self.stamp.write_text(json.dumps(wanted), "utf-8")
        say(f"the environment is ready ({time.monotonic() - started:.0f} s)")

    def child_environment(self, **more: str) -> dict[str, str]:
        """The environment variables for a command: `.venv` first on the path."""
        path = os.pathsep.join([str(self.programs), os.environ.get("PATH", os.defpath)])
        child = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(self.folder), **more}
        child.pop("PYTHONHOME", None)
        return child

    def _make(self) -> None:
        if self.folder.exists() or self.folder.is_symlink():
            say(".venv is half made or out of date: making it again")
            self._remove()
        version = ".".join(map(str, sys.version_info[:3]))
        say(f"making the environment .venv with Python {version}")
        # Also when we run from inside a virtual environment: its base outlives `.venv`.
        base = getattr(sys, "_base_executable", None) or sys.executable
        self._run([base, "-m", "venv", str(self.folder)])
        locked = re.findall(r"^\w.*==", self.requirements.read_text("utf-8"), re.MULTILINE)
        say(f"installing {len(locked)} locked packages (once; it takes a minute or two)")
        packages = ["--require-hashes", "-r", str(self.requirements)]
        try:
            self._run(
                [*self._pip_install(), "--only-binary", ":all:", *packages], may_lack_wheels=True
            )
        except LookupError:
            say("not every package has a ready build for this machine: building what has none")
            self._run([*self._pip_install(), *packages])

    def _remove(self) -> None:
        try:
            if self.folder.is_symlink() or self.folder.is_file():
                self.folder.unlink()
            else:
                self.stamp.unlink(missing_ok=True)
                shutil.rmtree(self.folder)
        except OSError as exc:
            raise Stop(f"Cannot remove the old .venv: {exc.strerror} ({exc.filename})") from exc

    def _pip_install(self) -> list[str]:
        quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
        return [str(self.python), "-m", "pip", "install", *quiet]

    def _run(self, command: Sequence[str], *, may_lack_wheels: bool = False) -> None:
        """Run an installer's step; raises Stop, or LookupError when only a wheel is lacking."""
        try:
            done = subprocess.run(
                command, cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
            )  # fmt: skip
        except OSError as exc:
            raise Stop(f"Cannot start {command[0]}: {exc.strerror}") from exc
        # A disk too full for the log must not hide the installer's own message.
        with suppress(OSError), self.log.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(command)}\n{done.stdout}\n")
        if done.returncode == 0:
            return
        trouble = explain(done.stdout)
        if trouble is None and may_lack_wheels and re.search(NO_WHEEL, done.stdout):
            raise LookupError
        sentence = trouble or "The environment could not be made; the installer's last words:"
        raise Stop(f"{sentence}\n{indented_tail(done.stdout, 12)}\n    (all of it: {self.log})")


def require_venv() -> None:
    """Raise Stop, with what to do, when this Python cannot make environments."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    fix = "install Python from python.org"
    if is_debian():
        fix = f"sudo apt-get install python{sys.version_info.major}.{sys.version_info.minor}-venv"
    raise Stop(f"This Python ({sys.executable}) has no venv and ensurepip; to have them: {fix}")
