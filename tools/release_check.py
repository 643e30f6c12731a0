"""Whether a tag may become a release; prints what is new in it, for the release's page.

python -m tools.release_check v1.2.0
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tools.speech import Stop

ROOT = Path(__file__).resolve().parent.parent


def notes_for(tag: str, *, version: str, changelog: str) -> str:
    """The changelog's section of `tag`. Raises `Stop` when tag, version and changelog differ."""
    if tag != f"v{version}":
        raise Stop(f"the tag is {tag}, but pyproject.toml says {version}: it should be v{version}")
    section = re.search(
        rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    if section is None or not section[1].strip():
        raise Stop(f"CHANGELOG.md has no section {version}: rename Unreleased to it")
    return section[1].strip()


def main(argv: Sequence[str]) -> int:
    """Print the notes; 2 and a sentence when there is something to mend first."""
    if len(argv) != 1:
        print("usage: python -m tools.release_check TAG, as v1.2.0", file=sys.stderr)
        return 2
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    try:
        print(notes_for(argv[0], version=version, changelog=changelog))
    except Stop as stop:
        print(f"release_check: {stop}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
