"""What goes into the bundle of the desktop app, and what stays out, system by system.

PyInstaller follows imports; this names what is loaded by name, and what comes along
without being used. `packaging/notifier.spec` reads it, and the tests do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.product import BRAND_FOLDER, DISTRIBUTION, Product

LOADED_BY_NAME: Mapping[str, Sequence[str]] = {
    "linux": (
        # Named by notifier/store/token_vault.py: a bundle has no entry points to find them by.
        "notifier.store.secret_service",
        "plyer.platforms.linux.notification",
    ),
    "win32": (
        "keyring.backends.Windows",
        "plyer.platforms.win.notification",
        "plyer.platforms.win.libs.balloontip",
        "desktop_notifier.backends.winrt",
    ),
    "darwin": (
        "keyring.backends.macOS",
        "plyer.platforms.macosx.notification",
        "desktop_notifier.backends.macos",
        "rubicon.objc",
    ),
}
COMPILED: Mapping[str, Sequence[str]] = {
    "linux": ("dbus_fast", "msgspec"),
    "win32": ("msgspec", "winrt", "desktop_notifier"),
    "darwin": ("msgspec", "desktop_notifier"),
}
_NEVER = (
    # What the libraries could use, and this app does not.
    "IPython", "PIL", "PyQt5", "PyQt6", "PySide2", "Xlib", "attr.converters.cython", "brotli",
    "gi", "numpy", "requests", "simplejson", "uvloop", "websocket", "yaml", "tornado",
    # The other programs of the same tree, and what tests them.
    "alembic", "hypothesis", "jwt", "pydantic", "pytest", "redis", "server", "sqlalchemy",
    "starlette", "structlog", "tests", "tools", "typer", "uvicorn", "asyncpg", "aiosqlite",
    "pydantic_core",
    "keyring.cli", "setuptools", "pkg_resources",
    # SecretStorage's, which notifier/store/secret_service.py does without.
    "_cffi_backend", "cffi", "cryptography", "pycparser", "secretstorage",
    # Parts of the standard library for those who write programs.
    "_tkinter", "curses", "doctest", "ensurepip", "idlelib", "lib2to3", "pdb", "pydoc",
    "pydoc_data", "test", "tkinter", "turtle", "unittest", "venv", "xmlrpc",
)  # fmt: skip
LEFT_OUT: Mapping[str, Sequence[str]] = {
    # KWallet speaks the Secret Service; keyring's own way to it needs a library of the system.
    "linux": (*_NEVER, "keyring.backends.SecretService", "keyring.backends.kwallet"),
    "win32": (*_NEVER, "dbus_fast", "jeepney"),
    "darwin": (*_NEVER, "dbus_fast", "jeepney"),
}

_UNUSED = re.compile(
    r"""
    (^|/)(lib)?Qt6?(Concurrent|Designer|EglF[Ss]\w*|Help|Pdf|PrintSupport|Qml|Quick|Sql|Test|Virtual)\w*\.
    | /plugins/(designer|egldeviceintegrations|generic|printsupport|qmltooling|sqldrivers|tls)/
    | /plugins/(vectorimageformats|virtualkeyboard)/
    # Widgets are drawn without OpenGL.
    | /plugins/(wayland-graphics-integration-(client|server)|xcbglintegrations)/ | ^libxcb-glx
    | (^|/)libQt6OpenGL\.
    | /plugins/platforminputcontexts/\w*qtvirtualkeyboard
    # On Linux the kernel tells of networks (notifier/platform/linux_network.py).
    | /plugins/networkinformation/libq(connman|glib|networkmanager)\.
    | /plugins/platforms/\w*q(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\b
    | /plugins/imageformats/\w*q(gif|icns|jp2|jpeg|mng|pdf|tga|tiff|wbmp|webp)\b
    # What nobody's text is in any more, where the system speaks UTF-8.
    | /lib-dynload/_(codecs_(cn|hk|iso2022|jp|kr|tw)|multibytecodec)\.
    | opengl32sw\.dll$ | d3dcompiler_\d+\.dll$
    | ^paybell-[^/]*\.dist-info/ | \.dist-info/(INSTALLER|RECORD|REQUESTED|WHEEL|direct_url\.json)$
    | /_resources/brand/icon\.(ico|icns)$ | /_resources/translations/[^/]+\.ts$ | /sboms/
    | \.pyi$ | (^|/)(examples|glue|include|tests?|typesystems)/ | \.(md|rst)$
    """,
    re.VERBOSE,
)
_OF_THE_HOST = re.compile(
    r"""
    # The GTK theme draws with the desktop's own GTK or not at all.
    ^share/ | /platformthemes/libqgtk3
    | ^lib(atk|atspi|atk-bridge|cairo|cairo-gobject|datrie|epoxy|fribidi|gdk|gdk_pixbuf
        |graphite2|gtk|harfbuzz|jpeg|pango\w*|pixman|thai)-?[\d.]*(-[\d.]+)?\.so
    # What every Linux desktop has, and that has to fit the rest of it.
    | ^lib(blkid|cap|com_err|dbus-1|expat|fontconfig|freetype|gcc_s|gcrypt|gio-2\.0|glib-2\.0
        |gmodule-2\.0|gobject-2\.0|gthread-2\.0|gpg-error|gssapi_krb5|k5crypto|keyutils|krb5|krb5support|lz4|mount
        |pcre2-8|png16|resolv|selinux|stdc\+\+|systemd|wayland-\w+|X11|X11-xcb|Xau|Xcomposite
        |Xcursor|Xdamage|Xdmcp|Xext|Xfixes|Xi|Xinerama|Xrandr|Xrender|xcb|xcb-render|xcb-shm
        |brotlicommon|brotlidec|bsd|md|zstd)\.so
    """,
    re.VERBOSE,
)
_QT_WORDS = re.compile(r"/translations/(?:(?P<module>[a-z]+)_)?(?P<language>[a-zA-Z_]+)\.qm$")


def is_wanted(destination: str, languages: Collection[str]) -> bool:
    """Whether a collected file, named by its place in the bundle, is used by the app.

    `languages` are those that the app speaks: Qt's own words in others would stand alone.
    """
    name = destination.replace("\\", "/")
    words = _QT_WORDS.search(name)
    if words and "PySide6" in name:
        return words["module"] == "qtbase" and words["language"] in languages
    return not (_UNUSED.search(name) or _OF_THE_HOST.search(name))


def languages(root: Path) -> frozenset[str]:
    """The languages that there are translations of; English needs none."""
    folder = root / "resources" / "translations"
    return frozenset(path.stem.partition("_")[2] for path in folder.glob("*_*.*"))


def folder(product: Product) -> str:
    """The folder beside the program that holds all the rest."""
    return f"lib-{product.version}"


def icon(root: Path, system: str) -> str | None:
    """The program's own icon in the form of `system`; Linux has it in the desktop's theme."""
    suffix = {"win32": "ico", "darwin": "icns"}.get(system)
    return str(root / BRAND_FOLDER / f"icon.{suffix}") if suffix else None


def metadata(work: Path, product: Product) -> tuple[str, str, str]:
    """Our `dist-info` with the name and version alone: an editable one names this machine."""
    path = work / "METADATA"
    text = f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: {product.version}\n"
    path.write_text(text, "utf-8")
    return f"{DISTRIBUTION}-{product.version}.dist-info/METADATA", str(path), "DATA"


def info_plist(product: Product, spoken: Collection[str]) -> dict[str, Any]:
    """What macOS is told about the app, beside what PyInstaller says itself.

    `spoken` are its languages beside English: by them macOS chooses that of its own words in
    the app, and offers them in its settings.
    """
    # Of 1.2.0rc1 too: Apple takes three numbers and nothing else.
    numbers = ".".join(product.four_numbers.split(".")[:3])
    return {
        "CFBundleName": product.name,
        "CFBundleDisplayName": product.name,
        "CFBundleShortVersionString": numbers,
        "CFBundleVersion": numbers,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", *sorted(spoken)],
        # Lives in the menu bar: no icon in the Dock.
        "LSUIElement": True,
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.finance",
        "NSHighResolutionCapable": True,
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSHumanReadableCopyright": f"© {product.publisher}",
        "CFBundleURLTypes": [
            {
                "CFBundleURLName": product.brand.app_id,
                "CFBundleURLSchemes": [product.brand.url_scheme],
                "CFBundleTypeRole": "Viewer",
            }
        ],
    }


def windows_version_file(work: Path, product: Product) -> str:
    """The version resource of the Windows executable, as PyInstaller reads it."""
    numbers = ", ".join(product.four_numbers.split("."))
    texts = {
        "CompanyName": product.publisher,
        "FileDescription": product.name,
        "FileVersion": product.version,
        "InternalName": product.program,
        "OriginalFilename": f"{product.program}.exe",
        "ProductName": product.name,
        "ProductVersion": product.version,
    }
    entries = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in texts.items())
    path = work / "windows-version.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers})),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{entries}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        "utf-8",
    )
    return str(path)
