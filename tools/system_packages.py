"""What Debian and Ubuntu must have installed for a command, and how it gets there.

On another system nothing is done: the tests and the demo say themselves what they miss.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.speech import Stop, indented_tail, say
from tools.troubles import explain

QT = """
    libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 libgssapi-krb5-2
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1
    libx11-xcb1
"""
DESKTOP = """
    xvfb dbus-daemon dunst libnotify-bin xfce4-panel trayer gnome-keyring imagemagick xdotool
    fonts-dejavu-core desktop-file-utils
"""
PICTURES = "fonts-noto-core fonts-droid-fallback"
SERVICES = "postgresql redis-server"
BROWSER = "chromium zbar-tools"
NETWORK = "iproute2"
BUNDLE = "binutils"
"""PyInstaller reads libraries with it, and strips them."""
INSTALLERS = "nsis wine64 appstream desktop-file-utils squashfs-tools osslsigncode"


def ensure_system_packages(command: str) -> None:
    """Install what `command` lacks, or print the line that does; raises Stop only in CI."""
    if not is_debian():
        return
    names = packages_for(command, os.environ, debian_python=_debian_python())
    if not names:
        return
    listing = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}, ${Provides}\n"]
    known = subprocess.run(listing, stdout=subprocess.PIPE, text=True, check=False)
    missing = not_installed(names, known.stdout)
    if not missing:
        return
    if os.geteuid() != 0:
        say(f"missing on this system: {' '.join(missing)}; what needs them is left out. To go on")
        say(f"with all: sudo apt-get install --no-install-recommends {' '.join(missing)}")
        return
    say(f"installing system packages: {' '.join(missing)}")
    why = _apt_install(missing)
    importlib.invalidate_caches()  # ensurepip may be there now
    if why and os.environ.get("CI") == "true":
        raise Stop(why)
    if why:
        say(f"{why}\n    Going on without them.")


def packages_for(command: str, environ: Mapping[str, str], *, debian_python: str) -> list[str]:
    """Debian packages that `command` needs, installed or not.

    `debian_python` is the version of this Python when it is Debian's own ("3.11"), else "".
    """
    names: list[str] = []
    if debian_python and importlib.util.find_spec("ensurepip") is None:
        names.append(f"python{debian_python}-venv")
    if command in {"bundle", "installer", "smoke", "test"}:
        names += BUNDLE.split()
        if debian_python:  # Debian's own has it built in, and a bundle takes it along
            names.append(f"libpython{debian_python}")
    if command == "installer":
        names += INSTALLERS.split()
    has_screen = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if command in {"bench", "demo", "screenshots", "smoke", "test"}:
        names += QT.split()
    if command in {"bench", "screenshots", "test"} or (command == "demo" and not has_screen):
        names += DESKTOP.split()
    if command == "screenshots":
        names += PICTURES.split()
    if command == "test":
        names += [*INSTALLERS.split(), *BROWSER.split(), *NETWORK.split()]
    if command in {"soak", "test"}:
        names += SERVICES.split()
        if not any(shutil.which(name, path=environ.get("PATH")) for name in ("cc", "gcc", "tcc")):
            names.append("tcc")  # for the wall clock that the soak sets: the smallest there is
    if command == "test" and shutil.which("node", path=environ.get("PATH")) is None:
        names.append("nodejs")
    if command == "test" and shutil.which("npm", path=environ.get("PATH")) is None:
        names.append("npm")
    return names


def not_installed(names: Sequence[str], dpkg_list: str) -> list[str]:
    """Those of `names` that no installed package is called or provides.

    `dpkg_list` has a line per package: its status, its name, and what it provides (on
    newer releases `libglib2.0-0t64` provides `libglib2.0-0`).
    """
    there: set[str] = set()
    for line in dpkg_list.splitlines():
        status, _, rest = line.partition(" ")
        if status == "installed":
            there.update(re.findall(r"(?:^|, )([a-z0-9][a-z0-9+.-]*)", rest))
    return [name for name in names if name not in there]


def is_debian() -> bool:
    """Whether this is Debian or one of its children, such as Ubuntu."""
    try:
        text = Path("/etc/os-release").read_text("utf-8")
    except OSError:
        return False
    return bool(re.search(r"^ID(_LIKE)?=.*\bdebian\b", text, re.MULTILINE))


def _debian_python() -> str:
    ours = sys.base_prefix == "/usr"
    return f"{sys.version_info.major}.{sys.version_info.minor}" if ours else ""


def _apt_install(names: Sequence[str]) -> str:
    """Install as root; answers why it could not, or an empty text."""
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *names]
    # A failed update alone is no failure: the lists that are there may do.
    for step in ([*apt, "update"], install):
        done = subprocess.run(
            step, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            errors="replace", check=False,
        )  # fmt: skip
    if done.returncode == 0:
        return ""
    sentence = explain(done.stdout) or "apt-get could not install them; its last words:"
    return f"{sentence}\n{indented_tail(done.stdout, 8)}"
