"""How a verified file takes the old version's place, on each system, and what is not ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from notifier.updates.appimage import AppImage
from notifier.updates.installation import (
    NotOurs,
    find_installation,
    machine,
    may_be_replaced,
)
from notifier.updates.macos import AppBundle, updatable_bundle
from notifier.updates.problems import UpdateNotPrepared
from notifier.updates.windows import WindowsInstallation


def test_a_checkout_is_not_ours_to_update() -> None:
    assert isinstance(find_installation({}, app_name="Paybell"), NotOurs)


@pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")
def test_what_a_package_manager_installed_is_not_ours_to_update(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/paybell/paybell")
    found = find_installation({}, app_name="Paybell")
    assert isinstance(found, NotOurs)
    assert "packages" in found.why


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
def test_an_appimage_is_ours(image: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/tmp/.mount_P/usr/lib/paybell/paybell")
    environ = {"APPIMAGE": str(image), "APPDIR": "/tmp/.mount_P"}
    found = find_installation(environ, app_name="Paybell")
    assert isinstance(found, AppImage)
    assert found.platform == f"linux-{machine()}-appimage"


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
def test_an_appimage_in_a_folder_of_somebody_else_is_theirs_to_update(
    image: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/tmp/.mount_P/usr/lib/paybell/paybell")
    environ = {"APPIMAGE": str(image), "APPDIR": "/tmp/.mount_P"}
    with _as_a_person_without_rights(image.parent):
        found = find_installation(environ, app_name="Paybell")
    assert isinstance(found, NotOurs)
    assert "whoever put it there" in found.why


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is read-only elsewhere")
def test_an_app_that_may_be_read_but_not_moved_cannot_be_replaced(bundle: Path) -> None:
    assert may_be_replaced(bundle)
    with _as_a_person_without_rights(bundle):
        assert not may_be_replaced(bundle)


@contextmanager
def _as_a_person_without_rights(folder: Path) -> Iterator[None]:
    """Where `folder` can only be read; root, who may everything, is somebody else meanwhile."""
    folder.chmod(0o555)
    is_root = sys.platform != "win32" and os.getuid() == 0
    if is_root:
        os.setreuid(65534, -1)  # who is asked about by access(2)
    try:
        yield
    finally:
        if is_root:
            os.setreuid(0, -1)
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
@pytest.mark.parametrize("surroundings", [{}, {"APPDIR": "/tmp/.mount_Editor"}])
def test_the_appimage_of_the_program_that_started_us_is_not_ours(
    surroundings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/paybell/paybell")
    environ = {"APPIMAGE": "/home/me/Editor.AppImage", **surroundings}
    assert isinstance(find_installation(environ, app_name="Paybell"), NotOurs)


# -- AppImage: real files --------------------------------------------------------------------


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "apps" / "Paybell.AppImage"
    path.parent.mkdir()
    path.write_bytes(b"old")
    path.chmod(0o755)
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "fetched"
    path.write_bytes(b"new")
    return path


def test_an_appimage_is_exchanged_in_one_step_and_stays_executable(image: Path, new: Path) -> None:
    with image.open("rb") as running:
        AppImage(image, {}).install(new, restart=False)
        assert running.read() == b"old"  # who runs keeps what it runs
    assert image.read_bytes() == b"new"
    assert os.access(image, os.X_OK)
    assert [path.name for path in image.parent.iterdir()] == ["Paybell.AppImage"]


def test_the_new_appimage_is_started_without_the_old_ones_surroundings(
    image: Path, new: Path
) -> None:
    started: list[tuple[Sequence[str], Mapping[str, str]]] = []
    environ = {"APPIMAGE": str(image), "APPDIR": "/tmp/.mount_P", "HOME": "/home/me"}
    AppImage(image, environ, lambda command, env: started.append((command, env))).install(
        new, restart=True
    )
    ((command, env),) = started
    assert command == [str(image), "--hidden"]
    assert env["HOME"] == "/home/me"
    assert "APPDIR" not in env


def test_an_appimage_that_cannot_be_written_is_left_as_it_is(image: Path, new: Path) -> None:
    (image.parent / f".{image.name}.new").mkdir()  # in the way, also of root
    (image.parent / f".{image.name}.new" / "x").touch()
    with pytest.raises(UpdateNotPrepared):
        AppImage(image, {}).install(new, restart=False)
    assert image.read_bytes() == b"old"


# -- Windows ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("restart", "more"), [(False, []), (True, ["/START"])])
def test_on_windows_the_installer_is_run_silently(restart: bool, more: list[str]) -> None:
    started: list[Sequence[str]] = []
    WindowsInstallation(started.append).install(Path("setup-x64.exe"), restart=restart)
    assert started == [["setup-x64.exe", "/S", *more]]


def test_an_installer_that_windows_refuses_to_run_is_told() -> None:
    def refuse(_command: Sequence[str]) -> None:
        raise OSError(1260, "blocked by group policy")

    with pytest.raises(UpdateNotPrepared, match="group policy"):
        WindowsInstallation(refuse).install(Path("setup-x64.exe"), restart=False)


# -- macOS: real folders, its programs faked ---------------------------------------------------


class Mac:
    """`ditto` and `codesign`, as far as an update needs them."""

    def __init__(self, *, signature_is_valid: bool = True) -> None:
        self.signature_is_valid = signature_is_valid
        self.ran: list[str] = []

    def __call__(self, command: Sequence[str]) -> int:
        program = Path(command[0]).name
        self.ran.append(program)
        if program == "ditto":
            contents = Path(command[-1]) / "Paybell.app" / "Contents"
            contents.mkdir(parents=True)
            (contents / "what").write_text("new")
        return int(program == "codesign" and not self.signature_is_valid)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    bundle = tmp_path / "Applications" / "Paybell.app"
    (bundle / "Contents").mkdir(parents=True)
    (bundle / "Contents" / "what").write_text("old")
    return bundle


def test_on_macos_the_app_is_exchanged_whole_after_its_signature_was_checked(
    bundle: Path, new: Path
) -> None:
    mac = Mac()
    AppBundle(bundle, mac).install(new, restart=True)
    assert (bundle / "Contents" / "what").read_text() == "new"
    assert mac.ran == ["ditto", "codesign", "open"]
    assert [path.name for path in bundle.parent.iterdir()] == ["Paybell.app"]


def test_on_macos_an_app_whose_signature_is_not_valid_is_not_taken(bundle: Path, new: Path) -> None:
    with pytest.raises(UpdateNotPrepared, match="signature"):
        AppBundle(bundle, Mac(signature_is_valid=False)).install(new, restart=True)
    assert (bundle / "Contents" / "what").read_text() == "old"
    assert [path.name for path in bundle.parent.iterdir()] == ["Paybell.app"]


@pytest.mark.parametrize(
    "program",
    [
        "/Volumes/Paybell/Paybell.app/Contents/MacOS/paybell",
        "/private/var/folders/x/AppTranslocation/1/d/Paybell.app/Contents/MacOS/paybell",
        "/usr/local/bin/paybell",
    ],
)
def test_on_macos_an_app_that_can_only_be_read_is_not_ours(program: str) -> None:
    assert updatable_bundle(Path(program)) is None


def test_on_macos_an_app_in_applications_is_ours() -> None:
    program = Path("/Applications/Paybell.app/Contents/MacOS/paybell")
    assert updatable_bundle(program) == Path("/Applications/Paybell.app")
