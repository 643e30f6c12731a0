"""Where the demo is seen: the person's own desktop, or a virtual one that is photographed."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from notifier.brand import Brand
from notifier.core.problems import TokenVaultError
from notifier.resources import resource
from notifier.store.token_vault import TokenVault
from tests.helpers.programs import RunningApp
from tests.helpers.virtual_desktop import VirtualDesktop

_KEYCHAIN_WITHIN_S = 5.0
_WINDOW_WITHIN_S = 15.0
_SIGNED_IN = re.compile(r"signed in account=(\S+)")


def has_screen(environ: Mapping[str, str]) -> bool:
    """Whether a window would be seen by somebody; on Linux the session says so."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def has_keychain() -> bool:
    """Whether this session has a keychain that answers; asks for an entry that is not there."""
    answers: list[bool] = []

    def ask() -> None:
        try:
            TokenVault("paybell-demo").load("nobody")
        except TokenVaultError:
            answers.append(False)
        else:
            answers.append(True)

    # A locked keychain may wait for a person without end: then the thread is left behind.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_KEYCHAIN_WITHIN_S)
    return bool(answers and answers[0])


def erase_token(profile: str, log: Sequence[str]) -> None:
    """Take the demo's sign-in out of the person's keychain; the app's log names the account."""
    brand = Brand.load(resource("brand/brand.toml"))
    vault = TokenVault(f"{brand.name} ({profile})")  # as the app calls it for a profile
    for account in {match[1] for match in map(_SIGNED_IN.search, log) if match}:
        try:
            vault.erase(account)
        except TokenVaultError as exc:
            print(f"The demo's sign-in could not be taken out of the keychain: {exc}")


def photograph(desktop: VirtualDesktop, app: RunningApp, profile: str, picture: Path) -> None:
    """Open the inbox as a person does, by starting the app again, and save the screen.

    Raises `subprocess.SubprocessError` when no window comes up in time.
    """
    again = [*app.command, "--profile", profile]
    subprocess.run(again, env=app.env, check=True, timeout=_WINDOW_WITHIN_S)
    # There is no window manager to place it: beside the toasts, so that both are seen.
    find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", app.brand.name]
    subprocess.run(
        [*find, "windowsize", "--sync", "872", "640", "windowmove", "--sync", "12", "48"],
        env=desktop.env, check=True, timeout=_WINDOW_WITHIN_S, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    # Nobody tells when a window has painted itself: it has when the screen stays the same.
    deadline = time.monotonic() + _WINDOW_WITHIN_S
    before = b""
    while time.monotonic() < deadline:
        now = desktop.screenshot(picture).read_bytes()
        if now == before:
            return
        before = now
