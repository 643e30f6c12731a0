"""Build the desktop app as a folder that runs without Python, and only when something changed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tools.environment import Environment
from tools.product import DISTRIBUTION, Product
from tools.running import run_or_stop
from tools.speech import say

MOST_MB = 130
"""What the bundle may take on the disk (docs/release-managers)."""

_SOURCES = ("contract", "notifier", "resources")
_RECIPE = (
    "packaging/notifier.spec",
    "packaging/runtime_hook.py",
    "tools/bundle.py",
    "tools/bundle_contents.py",
)
_ABOUT = ("tools/licences.py", "tools/product.py", "pyproject.toml", "requirements/dev.txt")


def build(environment: Environment, *, destination: Path | None = None) -> Path:
    """The bundle of the tree as it stands, in `destination` or `build/bundle`; answers its folder.

    Raises `Stop` when PyInstaller fails. On macOS the answer is the `.app`.
    """
    root = environment.root
    target = destination or root / "build" / "bundle"
    product = Product.of(root)
    bundle = target / (f"{product.name}.app" if sys.platform == "darwin" else DISTRIBUTION)
    stamp, wanted = target / "made-from.txt", digest(root)
    if bundle.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        say(f"the bundle in {bundle} is up to date")
        return bundle
    started = time.monotonic()
    say(f"bundling {product.name} {product.version}")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    _run_pyinstaller(environment, target)
    stamp.write_text(wanted, "utf-8")  # last: a half-made bundle is none
    took_s = time.monotonic() - started
    say(f"made {bundle}: {megabytes(bundle):.0f} MB, {took_s:.0f} s")
    return bundle


def digest(root: Path) -> str:
    """A digest of all that the bundle is made from; tests and documents do not change it."""
    read = hashlib.sha256(f"{sys.version} {sys.platform}".encode())
    for path in _inputs(root):
        read.update(path.relative_to(root).as_posix().encode() + b"\0")
        read.update(hashlib.sha256(path.read_bytes()).digest())
    return read.hexdigest()


def megabytes(folder: Path) -> float:
    """What `folder` takes on a disk, in millions of bytes; a link takes nothing."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files) / 1e6


def _inputs(root: Path) -> Iterator[Path]:
    for folder in _SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
    for name in (*_RECIPE, *_ABOUT):
        yield root / name


def _run_pyinstaller(environment: Environment, target: Path) -> None:
    command = [str(environment.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(target), "--workpath", str(target / "work")]
    # The same order of sets and the same dates: the same tree makes the same files.
    child = environment.child_environment(PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=_EPOCH)
    child = {name: value for name, value in child.items() if not re.match("PYTHONPATH", name)}
    told = run_or_stop(
        [*command, *places, "packaging/notifier.spec"],
        trouble="PyInstaller failed", cwd=environment.root, env=child,
    )  # fmt: skip
    (target / "pyinstaller.log").write_text(told, "utf-8")
    if sys.platform == "darwin":
        shutil.rmtree(target / DISTRIBUTION)  # the same once more, beside the .app
    shutil.rmtree(target / "work")


_EPOCH = os.environ.get("SOURCE_DATE_EPOCH", "1767225600")
"""The date inside archives; the first second of 2026 unless a release says another."""
