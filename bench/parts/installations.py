"""Each program in an environment of its own, as a person installs it: only what it asks for.

Ours is built as a wheel from this tree at every run; what lies beneath, and the peer, is
installed once and kept in `build/bench/`.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "bench"
PEER = "gotify-tray==0.5.3"


class CannotInstall(Exception):
    """An installer failed; says what it said last."""


def install_paybell() -> Path:
    """The folder of the programs of an environment with this tree's app and no more."""
    locked = ROOT / "requirements" / "notifier.txt"
    programs = _environment("paybell", ["--require-hashes", "-r", str(locked)], locked.read_bytes())
    wheels = CACHE / "wheels"
    for old in wheels.glob("*.whl"):
        old.unlink()
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)])
    (wheel,) = wheels.glob("*.whl")
    _run(_pip(programs, ["--no-deps", "--force-reinstall", str(wheel)]))
    return programs


def install_peer(requirement: str = PEER) -> Path:
    """The folder of the programs of an environment with the peer and what it depends on."""
    return _environment(requirement.replace("==", "-"), [requirement], requirement.encode())


def version_of(programs: Path, distribution: str) -> str:
    """Which version of a distribution is installed there."""
    code = f"import importlib.metadata as m; print(m.version({distribution!r}))"
    return _run([str(programs / "python"), "-c", code]).strip()


def _environment(name: str, wanted: Sequence[str], content: bytes) -> Path:
    """The environment `name`, made unless it is there with the same `content`."""
    folder = CACHE / name
    stamp = folder / "bench-stamp"
    digest = hashlib.sha256(content + sys.version.encode()).hexdigest()
    programs = folder / "bin"
    if stamp.exists() and stamp.read_text("ascii") == digest:
        return programs
    print(f"installing {name} into {folder.relative_to(ROOT)} (once)", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", str(folder)])
    _run(_pip(programs, wanted))
    stamp.write_text(digest, "ascii")
    return programs


def _pip(programs: Path, wanted: Sequence[str]) -> list[str]:
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--no-input"]
    return [*pip, "--disable-pip-version-check", *wanted]


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(
        command, cwd=ROOT, text=True, errors="replace", check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-8:])
        raise CannotInstall(f"{' '.join(command)} failed:\n{tail}")
    return done.stdout
