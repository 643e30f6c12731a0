"""A real OpenID provider, and a person at a real browser, for the tests of signing in."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import urllib.request
from pathlib import Path
from typing import Any, Self

from tests.helpers.parts import missing_part, require_programs
from tests.helpers.programs import Program

FOLDER = Path(__file__).parents[1] / "system" / "oidc"
AUDIENCE = "https://pay.example"
CLIENT_ID = "paybell-desktop"
_BROWSES_WITHIN_S = 60.0


def install_packages(folder: Path) -> None:
    """Install the locked packages of `folder`, once and again when the lock changes."""
    require_programs("node", "npm")
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_text() == lock:
        return
    npm = shutil.which("npm") or "npm"  # on Windows it has a suffix
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=110,
    )  # fmt: skip
    if done.returncode != 0:
        missing_part(f"npm could not install the packages of {folder}: {done.stderr[-800:]}")
    stamp.write_text(lock)


class Provider:
    """The provider as a process; its access tokens live for `life_s` seconds."""

    def __init__(self, folder: Path, *, life_s: int) -> None:
        self._folder = folder
        self._life_s = life_s
        self.issuer = ""
        self.program: Program | None = None

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        command = ["node", str(FOLDER / "provider.mjs"), str(self._life_s)]
        self.program = Program(command, env=os.environ, cwd=self._folder)
        self.issuer = self.program.output.wait_for(r'\{"issuer":"([^"]+)"\}')[1]
        return self

    def __exit__(self, *_exc: object) -> None:
        if self.program is not None:
            self.program.stop()

    @property
    def server_env(self) -> dict[str, str]:
        """How a Paybell server is told to take this provider's tokens."""
        return {
            "PAYBELL_JWT_SECRET": "",
            "PAYBELL_OIDC_ISSUER": self.issuer,
            "PAYBELL_JWT_AUDIENCE": AUDIENCE,
            "PAYBELL_JWT_LEEWAY_S": "0",
            "PAYBELL_DEVICE_CLIENT_ID": CLIENT_ID,
            "PAYBELL_DEVICE_AUDIENCE": AUDIENCE,
        }

    def revoke_all(self) -> None:
        """End every session, as an administrator or a bank's fraud department does it."""
        self._ask("POST", "/test/revoke")

    def counts(self) -> dict[str, int]:
        """How many tokens were given, by grant, and how often one was refused or revoked."""
        counts: dict[str, int] = self._ask("GET", "/test/counts")
        return counts

    def _ask(self, method: str, path: str) -> Any:
        request = urllib.request.Request(self.issuer + path, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)


def browse(url: str, wish: str, user: str, pictures: Path) -> str:
    """Sign in at the provider's page as `user`; what the last page says.

    `wish` is `allow`, `deny`, or `code` for the page of another device. `pictures` gets a
    picture of each page.
    """
    pictures.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["node", str(FOLDER / "browser.mjs"), url, wish, user, str(pictures)],
        capture_output=True, text=True, check=False, timeout=_BROWSES_WITHIN_S,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    said: str = json.loads(done.stdout)["said"]
    return said
