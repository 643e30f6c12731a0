"""The Debian package and what the AppImage holds, made from the bundle, installed and removed."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from tests.helpers.parts import missing_part, require_programs
from tools.bundle import build
from tools.environment import Environment
from tools.linux_packages import DEPENDS, QUICK, build_appimage, build_deb
from tools.product import Product

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")

ROOT = Path(__file__).parents[2]
PRODUCT = Product.of(ROOT)
PROGRAM = PRODUCT.program
APP_ID = PRODUCT.brand.app_id
HOME = Path("opt") / PROGRAM


@pytest.fixture(scope="module")
def bundle() -> Path:
    return build(Environment(ROOT))


@pytest.fixture(scope="module")
def deb(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    require_programs("dpkg-deb")
    return build_deb(PRODUCT, ROOT, bundle, tmp_path_factory.mktemp("deb"), packing=QUICK)


class System:
    """A Debian of its own, with nothing in it: dpkg works on it as on the real one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "var/log"):
            (root / folder).mkdir(parents=True)
        for file in ("status", "available"):
            (root / "var" / "lib" / "dpkg" / file).touch()

    def dpkg(self, *arguments: str) -> str:
        done = subprocess.run(
            # Nobody needs this system after a power cut.
            ["dpkg", f"--root={self.root}", "--force-depends", "--force-unsafe-io", *arguments],
            capture_output=True, text=True, check=False, timeout=110,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def files(self) -> set[str]:
        """All that is there, dpkg's own books left out."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*"))
        return {name for name in found if not name.startswith("var")}


@pytest.fixture(scope="module")
def installed(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> System:
    if os.geteuid() != 0:
        missing_part("dpkg installs as root only")
    system = System(tmp_path_factory.mktemp("system"))
    system.dpkg("--install", str(deb))
    return system


@pytest.fixture(scope="module")
def left_to_the_system(installed: System) -> dict[str, str]:
    """Each library that is needed and not in the package, and the Debian package that has it."""
    require_programs("readelf", "dpkg-query")
    return _packages_of(_needed(installed.root / HOME))


@pytest.mark.timeout(300)
def test_the_package_installs_a_program_that_runs(installed: System) -> None:
    program = installed.root / HOME / PROGRAM
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == f"{PRODUCT.name} {PRODUCT.version}"
    link = installed.root / "usr" / "bin" / PROGRAM
    assert str(link.readlink()) == f"/{HOME / PROGRAM}"


def test_the_desktop_is_told_by_files_that_its_own_checkers_accept(installed: System) -> None:
    require_programs("desktop-file-validate", "appstreamcli")
    share = installed.root / "usr" / "share"
    entry = share / "applications" / f"{APP_ID}.desktop"
    metainfo = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    for command in (
        ["desktop-file-validate", str(entry)],
        ["appstreamcli", "validate", "--no-net", "--pedantic", str(metainfo)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (share / "icons" / "hicolor" / "48x48" / "apps" / f"{APP_ID}.png").exists()
    assert "@" not in metainfo.read_text("utf-8")


def test_clicks_and_links_find_the_app_by_its_name_on_the_bus(installed: System) -> None:
    share = installed.root / "usr" / "share"
    entry = _read(share / "applications" / f"{APP_ID}.desktop")["Desktop Entry"]
    assert entry["DBusActivatable"] == "true"
    assert entry["MimeType"] == f"x-scheme-handler/{PRODUCT.brand.url_scheme};"
    service = _read(share / "dbus-1" / "services" / f"{APP_ID}.service")["D-BUS Service"]
    assert service["Name"] == APP_ID
    program = service["Exec"].split()[0]
    assert os.path.lexists(installed.root / program.removeprefix("/"))


def test_all_that_the_bundle_leaves_to_the_system_is_in_the_dependencies(
    left_to_the_system: Mapping[str, str],
) -> None:
    packages = set(left_to_the_system.values()) - {""}
    named = set(re.findall(r"[a-z][a-z0-9.+-]+", re.sub(r"\(.*?\)", "", DEPENDS)))
    bare = {re.sub(r"t64$", "", package) for package in packages}
    assert bare <= named, bare - named


def test_nothing_needed_is_missing_everywhere(left_to_the_system: Mapping[str, str]) -> None:
    unknown = {library for library, package in left_to_the_system.items() if not package}
    assert unknown == set()


def test_removing_the_package_leaves_nothing(deb: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        missing_part("dpkg installs as root only")
    system = System(tmp_path / "system")
    system.dpkg("--install", str(deb))
    assert any(PROGRAM in name for name in system.files())
    system.dpkg("--purge", PROGRAM)
    assert system.files() == set()


def test_the_package_is_in_shape(deb: Path) -> None:
    listing = subprocess.run(
        ["dpkg-deb", "--contents", deb], capture_output=True, text=True, check=True
    ).stdout
    for line in listing.splitlines():
        mode, owner = line.split()[:2]
        assert owner == "root/root"
        assert mode[0] == "l" or mode in {"drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--"}, line
    assert deb.stat().st_size < 60e6  # packed quickly


@pytest.mark.timeout(300)
def test_an_appimage_is_its_runtime_and_a_folder_that_runs_from_anywhere(
    bundle: Path, tmp_path: Path
) -> None:
    # The AppImage project's runtime cannot be had here: what is behind it is checked.
    require_programs("mksquashfs", "unsquashfs")
    runtime = tmp_path / "runtime"
    runtime.write_bytes(b"\x7fELF runtime" + bytes(4084))
    image = build_appimage(PRODUCT, ROOT, bundle, tmp_path / "out", runtime=runtime, packing=QUICK)
    folder = tmp_path / "unpacked"
    offset = str(runtime.stat().st_size)
    subprocess.run(
        ["unsquashfs", "-q", "-n", "-o", offset, "-d", folder, image], check=True,
        capture_output=True,
    )  # fmt: skip
    told = subprocess.run(
        [folder / "AppRun", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == f"{PRODUCT.name} {PRODUCT.version}"
    entry = _read(folder / f"{APP_ID}.desktop")["Desktop Entry"]
    assert "DBusActivatable" not in entry
    assert (folder / ".DirIcon").exists()


def _read(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(path.read_text("utf-8"))
    return parser


def _needed(folder: Path) -> set[str]:
    """Names of libraries that something in `folder` needs and nothing there is."""
    there = {path.name for path in folder.rglob("*")}
    binaries = [folder / PROGRAM, *folder.rglob("*.so*")]
    files = [path for path in binaries if path.is_file() and not path.is_symlink()]
    told = subprocess.run(
        ["readelf", "-d", *files], capture_output=True, text=True, check=True
    ).stdout
    needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))
    return {name for name in needed - there if not name.startswith("ld-linux")}


def _packages_of(libraries: Collection[str]) -> dict[str, str]:
    """The Debian package that has each library; empty for one that no package has."""
    told = subprocess.run(
        ["dpkg-query", "-S", *(f"*/{library}" for library in libraries)],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    owners = re.findall(r"^([^:\s]+).*: (.+)$", told, re.MULTILINE)
    packages = {Path(file).name: package for package, file in owners}
    return {library: packages.get(library, "") for library in libraries}
