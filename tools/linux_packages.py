"""Make the Debian package and the AppImage from the bundle.

Both hold the same: the bundle, and what tells a desktop of it (entry, icon, metadata).
"""

from __future__ import annotations

import gzip
import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from tools.bundle import megabytes
from tools.desktop_files import bus_service, desktop_entry
from tools.product import BRAND_FOLDER, Product
from tools.running import run_or_stop
from tools.speech import say

TEMPLATES = Path("packaging") / "linux"
DEPENDS = """
    libbrotli1, libc6, libdbus-1-3, libegl1, libexpat1, libfontconfig1, libfreetype6,
    libgcc-s1, libgl1, libglib2.0-0, libgssapi-krb5-2, libstdc++6, libwayland-client0,
    libwayland-cursor0, libx11-6, libx11-xcb1, libxcb-render0, libxcb-shm0, libxcb1,
    libzstd1
"""
"""What the bundle leaves to the system (`_OF_THE_HOST` in tools/bundle_contents.py)."""
RECOMMENDS = "dbus-user-session, gnome-keyring | kwalletmanager"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 512)


@dataclass(frozen=True, kw_only=True, slots=True)
class Packing:
    """How much time is given to make packages small."""

    deb: Literal["xz", "zstd"]
    deb_level: int
    image_level: int
    """Of zstd."""


SMALL = Packing(deb="xz", deb_level=6, image_level=19)
"""For people, who download it."""
QUICK = Packing(deb="zstd", deb_level=1, image_level=1)
"""For tests, which look at what is inside."""
_DEBIAN_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}


def build_deb(
    product: Product, root: Path, bundle: Path, output: Path, *, packing: Packing = SMALL
) -> Path:
    """Write the `.deb` into the folder `output`; answers its path. Raises `Stop`."""
    machine = os.uname().machine
    architecture = _DEBIAN_MACHINES.get(machine, machine)
    stage = _empty(output / "deb")
    home = Path("opt") / product.program
    shutil.copytree(bundle, stage / home, symlinks=True)
    binary = stage / "usr" / "bin" / product.program
    binary.parent.mkdir(parents=True)
    binary.symlink_to(f"/{home / product.program}")
    program = f"/usr/bin/{product.program}"
    _tell_the_desktop(product, root, stage / "usr", program=program, by_dbus=True)
    _write_documents(product, root, stage / "usr" / "share" / "doc" / product.program)
    installed_kb = int(megabytes(stage) * 1000)
    control = stage / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(_control(product, architecture, installed_kb), "utf-8")
    _set_modes(stage)
    deb = output / f"{product.program}_{product.debian_version}_{architecture}.deb"
    options = ["--root-owner-group", f"-Z{packing.deb}", f"-z{packing.deb_level}"]
    run_or_stop(["dpkg-deb", "--build", *options, str(stage), str(deb)])
    shutil.rmtree(stage)
    say(f"made {deb}: {deb.stat().st_size / 1e6:.1f} MB")
    return deb


def build_appdir(product: Product, root: Path, bundle: Path, output: Path) -> Path:
    """Lay out what an AppImage holds, below `output`; answers the folder."""
    appdir = _empty(output / f"{product.name}.AppDir")
    shutil.copytree(bundle, appdir / "usr" / "lib" / product.program, symlinks=True)
    # The user's bus knows nothing of a file in somebody's downloads: no activation by it.
    _tell_the_desktop(product, root, appdir / "usr", program=product.program, by_dbus=False)
    (appdir / "AppRun").symlink_to(Path("usr") / "lib" / product.program / product.program)
    app_id = product.brand.app_id
    entry = Path("usr") / "share" / "applications" / f"{app_id}.desktop"
    (appdir / f"{app_id}.desktop").symlink_to(entry)
    shutil.copyfile(_icon(root, 512), appdir / f"{app_id}.png")
    (appdir / ".DirIcon").symlink_to(f"{app_id}.png")
    return appdir


def build_appimage(
    product: Product,
    root: Path,
    bundle: Path,
    output: Path,
    *,
    runtime: Path,
    packing: Packing = SMALL,
) -> Path:
    """One file that runs: `runtime` (of the AppImage project), and the squashed AppDir after it.

    Raises `Stop`.
    """
    appdir = build_appdir(product, root, bundle, output)
    squashed = output / "appdir.squashfs"
    squashed.unlink(missing_ok=True)
    owner = ["-root-owned", "-noappend", "-no-progress", "-quiet"]
    zstd = ["-comp", "zstd", "-Xcompression-level", str(packing.image_level)]
    run_or_stop(["mksquashfs", str(appdir), str(squashed), *owner, *zstd])
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    image = output / f"{product.name}-{product.version}-{machine}.AppImage"
    with image.open("wb") as target:
        for part in (runtime, squashed):
            with part.open("rb") as source:
                shutil.copyfileobj(source, target)
    image.chmod(0o755)
    squashed.unlink()
    shutil.rmtree(appdir)
    say(f"made {image}: {image.stat().st_size / 1e6:.1f} MB")
    return image


def _tell_the_desktop(
    product: Product, root: Path, usr: Path, *, program: str, by_dbus: bool
) -> None:
    """Desktop entry, D-Bus service, AppStream metadata and icons below `usr`."""
    app_id, share = product.brand.app_id, usr / "share"
    values = {
        "APP_ID": app_id,
        "NAME": product.name,
        "PACKAGE": product.program,
        "PUBLISHER": product.publisher,
        "SUMMARY": product.summary,
        "VERSION": product.version.replace("rc", "~rc"),
        "DATE": time.strftime("%Y-%m-%d", time.gmtime(_date())),
    }
    if by_dbus:
        service = share / "dbus-1" / "services" / f"{app_id}.service"
        _write(service, bus_service(product, program))
    entry = desktop_entry(product, program, by_dbus=by_dbus)
    _write(share / "applications" / f"{app_id}.desktop", entry)
    xml = {name: escape(value) for name, value in values.items()}
    _write(share / "metainfo" / f"{app_id}.metainfo.xml", _filled(root, "metainfo.xml", xml))
    icons = share / "icons" / "hicolor"
    for size in ICON_SIZES:
        place = icons / f"{size}x{size}" / "apps" / f"{app_id}.png"
        place.parent.mkdir(parents=True)
        shutil.copyfile(_icon(root, size), place)
    drawing = icons / "scalable" / "apps" / f"{app_id}.svg"
    drawing.parent.mkdir(parents=True)
    shutil.copyfile(root / BRAND_FOLDER / "icon.svg", drawing)


def _write_documents(product: Product, root: Path, folder: Path) -> None:
    licence = (root / "LICENSE").read_text("utf-8")
    _write(folder / "copyright", f"{product.name}\n\n{licence}")
    changes = (root / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def _control(product: Product, architecture: str, installed_kb: int) -> str:
    publisher = product.publisher
    libc = (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.36").split()[1]
    # What is built here leans on this system's C library, or a newer one.
    depends = " ".join(DEPENDS.split()).replace("libc6,", f"libc6 (>= {libc}),", 1)
    return (
        f"Package: {product.program}\n"
        f"Version: {product.debian_version}\n"
        f"Architecture: {architecture}\n"
        f"Maintainer: {publisher} <{product.program}@localhost>\n"
        f"Installed-Size: {installed_kb}\n"
        f"Depends: {depends}\n"
        f"Recommends: {RECOMMENDS}\n"
        "Section: net\n"
        "Priority: optional\n"
        f"Description: {product.summary}\n"
        " Lives in the tray and shows payments, failed payments and bills at the moment they\n"
        " happen; what was missed while the computer slept arrives afterwards, in order and once.\n"
    )


def _filled(root: Path, template: str, values: Mapping[str, str]) -> str:
    text = (root / TEMPLATES / template).read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _icon(root: Path, size: int) -> Path:
    return root / BRAND_FOLDER / f"icon-{size}.png"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _set_modes(stage: Path) -> None:
    """As a package has them, whatever the builder's umask was."""
    for path in [stage, *stage.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def _date() -> int:
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
