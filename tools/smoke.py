"""Whether a bundle starts, runs and quits on this system: the least that a release must do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Mapping
from pathlib import Path

from notifier.store.vault_call import VaultCall
from tools.product import Product
from tools.running import run_or_stop
from tools.speech import Stop, indented_tail, say

UP_WITHIN_S = 60.0
"""A first start, with a virus scanner looking on."""
GONE_WITHIN_S = 60.0
KEYCHAIN_WITHIN_S = 30.0
"""After this it waits for a password that nobody will type."""
_NO_FAULT = {"keyring_missing", "keyring_locked"}


def program_in(bundle: Path, product: Product) -> Path:
    """The executable of a bundle, on each system."""
    if bundle.suffix == ".app":
        return bundle / "Contents" / "MacOS" / product.program
    name = product.program
    return bundle / (f"{name}.exe" if sys.platform == "win32" else name)


def smoke(bundle: Path, product: Product, environ: Mapping[str, str]) -> None:
    """Start it hidden, wait for its icon, and have it quit. Raises `Stop` with its log."""
    program = program_in(bundle, product)
    with tempfile.TemporaryDirectory(prefix=f"{product.program}-smoke-") as home:
        env = {**environ, product.brand.home_variable: home}
        started = time.monotonic()
        with subprocess.Popen(
            [program, "--hidden"], env=env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as app:  # fmt: skip
            try:
                _wait_until_up(app, Path(home), started)
                took_s = time.monotonic() - started
                subprocess.run([program, "--quit"], env=env, check=True, timeout=30)
                status = app.wait(15)
            except (subprocess.SubprocessError, OSError) as exc:
                raise Stop(f"the app did not quit: {exc}\n{_log(Path(home))}") from exc
            finally:
                app.kill()
        if status:
            raise Stop(f"the app ended with status {status}\n{_log(Path(home))}")
        say(f"the bundle started ({took_s:.1f} s), ran and quit")
        _try_keychain(program, product)


def _try_keychain(program: Path, product: Product) -> None:
    """Keep a secret by the bundle's own way, read it and erase it. Raises `Stop`.

    A machine without a keychain, or with a locked one, is no fault of the app's: that is said.
    """
    service, secret = f"{product.program}-smoke", uuid.uuid4().hex
    for verb, arguments, expected in (
        ("save", ["smoke", secret], None),
        ("load", ["smoke"], secret),
        ("erase", ["smoke"], None),
        ("load", ["smoke"], None),
    ):
        call = VaultCall(service, verb, *arguments, command=[str(program), "--keychain"])
        answer = _answer_of(call)
        if answer.get("code") in _NO_FAULT:
            say(f"the keychain was not tried: {answer['code']}")
            return
        if answer.get("code") or answer.get("value") != expected:
            code = answer.get("code") or "another answer than was kept"
            raise Stop(f"the keychain did not {verb} a secret: {code}")
    say("the keychain kept a secret, gave it and forgot it")


def _answer_of(call: VaultCall) -> dict[str, str]:
    limit = threading.Timer(KEYCHAIN_WITHIN_S, call.give_up)
    limit.start()
    try:
        line = call.answer()
        answer = json.loads(line) if line else {"code": "keyring_locked"}
    except (OSError, ValueError) as exc:
        raise Stop(f"the keychain's process gave no answer: {exc}") from exc
    finally:
        limit.cancel()
    return {name: value for name, value in answer.items() if isinstance(value, str)}


def smoke_installer(setup: Path, product: Product, environ: Mapping[str, str]) -> None:
    """On Windows: install it for this person, run what it installed, and uninstall it.

    Raises `Stop`.
    """
    folder = Path(environ["LOCALAPPDATA"]) / "Programs" / product.name
    run_or_stop([str(setup), "/S"], trouble=f"{setup.name} did not install")
    smoke(folder, product, environ)
    run_or_stop([str(folder / "uninstall.exe"), "/S"], trouble="it was not uninstalled")
    # The uninstaller goes on in a copy of itself.
    deadline = time.monotonic() + GONE_WITHIN_S
    while folder.exists():
        if time.monotonic() > deadline:
            left = ", ".join(sorted(path.name for path in folder.iterdir()))
            raise Stop(f"the uninstaller left in {folder}: {left}")
        time.sleep(0.1)
    say(f"{setup.name} installed and was uninstalled")


def _wait_until_up(app: subprocess.Popen[bytes], home: Path, started: float) -> None:
    """A runner without a tray is no fault of the app's: it says so and goes on."""
    while "tray icon shown" not in (log := _log(home)) and "no tray" not in log:
        if app.poll() is not None:
            raise Stop(f"the app ended at once with status {app.returncode}\n{log}")
        if time.monotonic() - started > UP_WITHIN_S:
            raise Stop(f"the app was not up within {UP_WITHIN_S:.0f} s\n{log}")
        time.sleep(0.1)


def _log(home: Path) -> str:
    texts = [path.read_text("utf-8", "replace") for path in home.rglob("*.log")]
    return indented_tail("\n".join(texts), 20)


def desktop_environment() -> dict[str, str]:
    """Ours; without a screen, Qt's platform that needs none."""
    has_screen = sys.platform != "linux" or {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()
    return {**os.environ, **({} if has_screen else {"QT_QPA_PLATFORM": "offscreen"})}
