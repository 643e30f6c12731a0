"""A Windows with our installers at hand, and what a test looks at on it.

What is installed is a stand-in program: Windows' own Python cannot be had on Linux, so
the real bundle is built and started on Windows by the release workflow.
"""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from tests.helpers.wine import Wine
from tools.product import Product
from tools.windows_installer import compile_installer

ROOT = Path(__file__).parents[3]
STAND_IN = Path(__file__).parent / "stand-in.nsi"
PRODUCT = Product.of(ROOT)
PROGRAM = PRODUCT.program
APP_ID = PRODUCT.brand.app_id
UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{APP_ID}"
SCHEME = rf"Software\Classes\{PRODUCT.brand.url_scheme}"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
INSTALLED_IN = rf"C:\users\person\AppData\Local\Programs\{PRODUCT.name}"
EXE = rf"{INSTALLED_IN}\{PROGRAM}.exe"
_CLEAN = f"""REGEDIT4

[-HKEY_CURRENT_USER\\{UNINSTALL}]
[-HKEY_CURRENT_USER\\{SCHEME}]
[HKEY_CURRENT_USER\\{RUN}]
"{APP_ID}"=-
[HKEY_CURRENT_USER\\{APPROVED}]
"{APP_ID}"=-
"""


class Setups:
    """Makes the installer of a version, once each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Path] = {}

    def __call__(self, version: str) -> Path:
        if version not in self._made:
            product = dataclasses.replace(PRODUCT, version=version)
            payload = stand_in_bundle(self._folder / f"bundle {version}", product)
            output = self._folder / f"{product.name}-{version}-x64.exe"
            self._made[version] = compile_installer(product, ROOT, payload, output, {})
        return self._made[version]


def stand_in_bundle(folder: Path, product: Product) -> Path:
    """What PyInstaller would have made: the program, and its files in the version's folder."""
    files = folder / f"lib-{product.version}"
    (files / "deep" / "er").mkdir(parents=True)
    (files / "what.txt").write_text(f"files of {product.version}")
    (files / "deep" / "er" / "ünïcode.txt").write_text("x")
    command = ["makensis", "-V2", "-WX", f"-DFOUR_NUMBERS={product.four_numbers}"]
    command += [f"-DOUTPUT={folder / PROGRAM}.exe", str(STAND_IN)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return folder


class Windows(Wine):
    """A Windows 10, with what an installer does to it."""

    def __enter__(self) -> Self:
        super().__enter__()
        (self.drive / "clean.reg").write_text(_CLEAN)
        return self

    @property
    def program(self) -> Path:
        return self.local / "Programs" / PRODUCT.name / f"{PROGRAM}.exe"

    @property
    def history(self) -> Path:
        return self.local / PROGRAM / "history.sqlite3"

    @property
    def running(self) -> Path:
        """Where the program that runs has written how it was started."""
        return self.program.with_name("running")

    def names(self) -> set[str]:
        """What lies where the program does."""
        return {path.name for path in self.program.parent.iterdir()}

    def versions(self) -> set[str]:
        """The folders of versions that are there."""
        return {name for name in self.names() if name.startswith("lib-")}

    def installed_version(self) -> str:
        """What the system's list of programs says."""
        return self.registry()[UNINSTALL]["DisplayVersion"]

    def start_holding(self, how: str) -> subprocess.Popen[bytes]:
        """Start what is installed, and wait until it runs."""
        running = self.start(self.program, how)
        wait_until(self.running.exists)
        return running

    def keep_history(self) -> None:
        """As an app leaves it that was used."""
        self.history.parent.mkdir(parents=True)
        self.history.write_text("payments")

    def clean(self) -> None:
        """As if nothing had ever been installed."""
        if self.running.exists():
            self.program.with_name("enough").touch()
            wait_until(lambda: not self.running.exists())
        for folder in (self.program.parent, self.history.parent):
            shutil.rmtree(folder, ignore_errors=True)
        for link in self.start_menu.glob(f"{PRODUCT.name}*"):
            link.unlink()
        self.run("regedit", "/S", r"C:\clean.reg")


def wait_until(happened: Callable[[], bool]) -> None:
    """Look again until it is so: nothing tells of a file across Wine."""
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)
