"""The Windows installer, compiled here and run by Wine.

What it installs is a stand-in program: Windows' own Python cannot be had on Linux, so
the real bundle is built and started on Windows by the release workflow.
"""

from __future__ import annotations

import dataclasses
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.parts import missing_part
from tests.helpers.virtual_desktop import VirtualDesktop
from tests.helpers.wine import Wine, missing_programs
from tools.product import Product
from tools.speech import Stop
from tools.windows_installer import SIGN_VARIABLE, compile_installer

ROOT = Path(__file__).parents[2]
STAND_IN = Path(__file__).parent / "windows" / "stand-in.nsi"
PRODUCT = Product.of(ROOT)
PROGRAM = PRODUCT.program
APP_ID = PRODUCT.brand.app_id
UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{APP_ID}"
SCHEME = rf"Software\Classes\{PRODUCT.brand.url_scheme}"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
INSTALLED_IN = rf"C:\users\person\AppData\Local\Programs\{PRODUCT.name}"
EXE = rf"{INSTALLED_IN}\{PROGRAM}.exe"
STARTED_AT_LOGIN = f'"{EXE}" --hidden'

Setup = Callable[..., Path]


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setup:
    """Makes the installer of a version, once each."""
    missing = missing_programs()
    if missing:
        missing_part(f"not installed: {', '.join(missing)}; `python dev.py test` installs them")
    folder = tmp_path_factory.mktemp("installers")
    made: dict[str, Path] = {}

    def make(version: str) -> Path:
        if version not in made:
            product = dataclasses.replace(PRODUCT, version=version)
            payload = stand_in_bundle(folder / f"bundle {version}", product)
            output = folder / f"{product.name}-{version}-x64.exe"
            made[version] = compile_installer(product, ROOT, payload, output, {})
        return made[version]

    return make


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualDesktop]:
    missing = VirtualDesktop.missing(notifications="none", tray="none", keyring=False)
    if missing:
        missing_part(f"no desktop session: {', '.join(missing)} not installed")
    folder = tmp_path_factory.mktemp("screen")
    with VirtualDesktop(folder, notifications="none", tray="none", keyring=False) as desktop:
        yield desktop


@pytest.fixture
def windows(tmp_path: Path, screen: VirtualDesktop) -> Iterator[Wine]:
    """A Windows 10 on which nothing is installed yet."""
    with Wine(tmp_path / "windows", screen.env, ROOT / "build" / "wine") as wine:
        yield wine


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


def program(windows: Wine) -> Path:
    return windows.local / "Programs" / PRODUCT.name / f"{PROGRAM}.exe"


def versions(windows: Wine) -> set[str]:
    """The folders of versions that are there."""
    return {path.name for path in program(windows).parent.glob("lib-*")}


def names(windows: Wine) -> set[str]:
    return {path.name for path in program(windows).parent.iterdir()}


def installed_version(windows: Wine) -> str:
    """What the system's list of programs says."""
    return windows.registry()[UNINSTALL]["DisplayVersion"]


def start_holding(windows: Wine, how: str) -> subprocess.Popen[bytes]:
    """Start what is installed, and wait until it runs."""
    running = windows.start(program(windows), how)
    wait_until(program(windows).with_name("running").exists)
    return running


def wait_until(happened: Callable[[], bool]) -> None:
    """Look again until it is so: nothing tells of a file across Wine."""
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_installs_for_the_person_and_tells_windows_all_about_it(
    windows: Wine, setup: Setup
) -> None:
    assert windows.run(setup("1.0.0"), "/S").returncode == 0

    assert names(windows) == {f"{PROGRAM}.exe", "lib-1.0.0", "uninstall.exe"}
    files = program(windows).parent / "lib-1.0.0"
    assert (files / "deep" / "er" / "ünïcode.txt").read_text() == "x"
    assert (windows.start_menu / f"{PRODUCT.name}.lnk").exists()
    registry = windows.registry()
    assert (
        registry[UNINSTALL].items()
        >= {
            "DisplayName": PRODUCT.name,
            "DisplayVersion": "1.0.0",
            "Publisher": PRODUCT.brand.publisher,
            "InstallLocation": INSTALLED_IN,
            "QuietUninstallString": rf'"{INSTALLED_IN}\uninstall.exe" /S',
        }.items()
    )
    assert registry[SCHEME]["URL Protocol"] == ""
    assert registry[rf"{SCHEME}\shell\open\command"]["@"] == f'"{EXE}" -- "%1"'
    assert APP_ID not in registry.get(RUN, {})


def test_the_shortcut_is_given_the_id_by_which_windows_names_toasts(
    windows: Wine, setup: Setup
) -> None:
    # Wine's shortcuts keep no properties; that they are set and committed is what it tells.
    told = windows.run(setup("1.0.0"), "/S", debug="fixme+shell").stdout
    assert "propertystore_SetValue" in told
    assert "propertystore_Commit" in told


def test_starting_at_login_is_a_choice_that_an_upgrade_keeps(windows: Wine, setup: Setup) -> None:
    windows.run(setup("1.0.0"), "/S", "/STARTATLOGIN=1")
    windows.set_registry(APPROVED, APP_ID, "030000000000000000000000", "REG_BINARY")
    windows.run(setup("1.1.0"), "/S")
    registry = windows.registry()
    assert registry[RUN][APP_ID] == STARTED_AT_LOGIN
    # What the person said in Task Manager stands.
    assert registry[APPROVED][APP_ID].startswith("hex:03,")

    windows.run(setup("1.1.0"), "/S", "/STARTATLOGIN=0")
    assert APP_ID not in windows.registry().get(RUN, {})


def test_a_running_app_is_asked_to_quit_and_upgraded(windows: Wine, setup: Setup) -> None:
    windows.run(setup("1.0.0"), "/S")
    running = start_holding(windows, "--hold")
    assert windows.run(setup("1.1.0"), "/S").returncode == 0
    assert running.wait(10) == 0
    assert versions(windows) == {"lib-1.1.0"}
    assert names(windows) == {f"{PROGRAM}.exe", "lib-1.1.0", "uninstall.exe"}
    assert installed_version(windows) == "1.1.0"


def test_under_an_app_that_does_not_quit_nothing_is_changed(windows: Wine, setup: Setup) -> None:
    windows.run(setup("1.0.0"), "/S")
    before = program(windows).read_bytes()
    running = start_holding(windows, "--stubborn")
    assert windows.run(setup("1.1.0"), "/S").returncode == 2
    assert running.poll() is None
    assert program(windows).read_bytes() == before
    assert versions(windows) == {"lib-1.0.0"}
    assert installed_version(windows) == "1.0.0"
    program(windows).with_name("enough").touch()
    assert running.wait(10) == 0


def test_what_a_broken_off_upgrade_left_behind_is_mended_by_the_next(
    windows: Wine, setup: Setup
) -> None:
    windows.run(setup("1.0.0"), "/S")
    half = program(windows).parent / "lib-1.1.0"
    half.mkdir()
    (half / "what.txt").write_text("hal")
    program(windows).with_name(f"{PROGRAM}.exe.new").write_bytes(b"MZ hal")
    assert windows.run(setup("1.1.0"), "/S").returncode == 0
    assert names(windows) == {f"{PROGRAM}.exe", "lib-1.1.0", "uninstall.exe"}
    assert (half / "what.txt").read_text() == "files of 1.1.0"


def test_an_older_version_does_not_replace_a_newer_one_unasked(windows: Wine, setup: Setup) -> None:
    windows.run(setup("1.1.0"), "/S")
    assert windows.run(setup("1.0.0"), "/S").returncode == 3
    assert installed_version(windows) == "1.1.0"
    assert versions(windows) == {"lib-1.1.0"}


def test_uninstalling_leaves_nothing_but_the_history(windows: Wine, setup: Setup) -> None:
    history = windows.local / PROGRAM / "history.sqlite3"
    history.parent.mkdir(parents=True)
    history.write_text("payments")
    windows.run(setup("1.0.0"), "/S", "/STARTATLOGIN=1")
    uninstall(windows)
    assert not program(windows).parent.exists()
    assert not list(windows.start_menu.glob(f"{PRODUCT.name}*"))
    registry = windows.registry()
    assert not [key for key in registry if key.startswith(SCHEME) or APP_ID in key]
    assert APP_ID not in registry.get(RUN, {})
    assert history.read_text() == "payments"


def test_uninstalling_erases_the_history_when_that_is_wanted(windows: Wine, setup: Setup) -> None:
    history = windows.local / PROGRAM / "history.sqlite3"
    history.parent.mkdir(parents=True)
    history.write_text("payments")
    windows.run(setup("1.0.0"), "/S")
    uninstall(windows, "/ERASE")
    assert not history.parent.exists()


def uninstall(windows: Wine, *options: str) -> None:
    assert windows.run(program(windows).with_name("uninstall.exe"), "/S", *options).returncode == 0
    # It goes on in a copy of itself, whose last deed this is.
    wait_until(lambda: not program(windows).parent.exists())


def test_a_bundle_of_another_version_is_refused(tmp_path: Path, setup: Setup) -> None:
    payload = stand_in_bundle(tmp_path, dataclasses.replace(PRODUCT, version="2.0.0"))
    other = dataclasses.replace(PRODUCT, version="3.0.0")
    with pytest.raises(Stop, match=r"no lib-3\.0\.0"):
        compile_installer(other, ROOT, payload, tmp_path / "setup-x64.exe", {})


def test_the_signing_hook_signs_the_program_the_uninstaller_and_the_installer(
    tmp_path: Path, setup: Setup
) -> None:
    product = dataclasses.replace(PRODUCT, version="1.0.0")
    payload = stand_in_bundle(tmp_path / "bundle", product)
    log = tmp_path / "signed.txt"
    signer = tmp_path / "sign"
    signer.write_text(f'#!/bin/sh\nbasename "$1" >> "{log}"\n')
    signer.chmod(0o755)
    output = tmp_path / "Paybell-x64.exe"
    compile_installer(product, ROOT, payload, output, {**os.environ, SIGN_VARIABLE: str(signer)})
    signed = log.read_text().splitlines()
    assert signed[0] == f"{PROGRAM}.exe"
    assert signed[-1] == output.name
    assert len(signed) == 3
