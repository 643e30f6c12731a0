"""The lock files: how they are written, and how one is seen to be stale without a network."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tools.environment import Environment
from tools.speech import say

_UNIVERSAL = "--universal --python-version 3.11 --generate-hashes"
_NO_HOSTS = "--no-emit-index-url --no-emit-find-links --no-header --no-annotate"
_PINNED = ["-c", "requirements/dev.txt"]
_HOST = r"://|^\s*(?:-i|-f|--index-url|--extra-index-url|--find-links)\b"


def write_locks(environment: Environment, arguments: Sequence[str]) -> int:
    """Resolve pyproject.toml into requirements/*.txt; answers uv's exit status.

    `arguments` go to the resolution of dev.txt, which the two others follow.
    """
    uv = [str(environment.programs / "uv"), "pip", "compile", "pyproject.toml", "--quiet"]
    base = [*uv, *_UNIVERSAL.split(), *_NO_HOSTS.split()]
    for name, chosen in (
        ("dev", ["--all-extras", "--group", "dev", *arguments]),
        ("notifier", ["--extra", "notifier", *_PINNED]),
        ("server", ["--extra", "server", *_PINNED]),
    ):
        target = environment.root / "requirements" / f"{name}.txt"
        say(f"locking requirements/{target.name}")
        done = subprocess.run(
            [*base, *chosen, "-o", str(target)], cwd=environment.root,
            env=environment.child_environment(), stdout=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        if done.returncode:
            return done.returncode
        text = target.read_text("utf-8")
        target.write_text(f"{first_line(environment.root)}\n{text}", "utf-8")
    return 0


def first_line(root: Path) -> str:
    """A lock file's first line: a digest of the dependencies that it was made from."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    project = settings["project"]
    keys = ("requires-python", "dependencies", "optional-dependencies")
    read = [*(project.get(key) for key in keys), settings.get("dependency-groups")]
    digest = hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()[:16]
    return f"# Made by `python dev.py lock` from pyproject.toml, whose dependencies are {digest}."


def faults(root: Path) -> list[str]:
    """What is wrong with the lock files, each in a sentence; asks no registry."""
    found = []
    expected = first_line(root)
    for path in sorted((root / "requirements").glob("*.txt")):
        text = path.read_text("utf-8")
        if not text.startswith(expected + "\n"):
            found.append(f"{path.name} is older than pyproject.toml: run `python dev.py lock`")
        if re.search(_HOST, text, re.MULTILINE):
            found.append(f"{path.name} names a place to download from; it must name none")
    found += [
        f"{path.relative_to(root)} names a registry; its .npmrc should prevent that"
        for path in sorted((root / "tests").glob("system/*/package-lock.json"))
        if '"resolved"' in path.read_text("utf-8")
    ]
    return found
