"""A second brand: the app's own packages once more, with another brand.toml and drawings."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tools import icons
from tools.product import BRAND_FOLDER

ROOT = Path(__file__).resolve().parents[2]
NAME, PROGRAM, APP_ID = "Acme Pay", "acme-pay", "com.acmepay.Notifier"
BRAND_TOML = f"""\
name = "{NAME}"
app_id = "{APP_ID}"
program = "{PROGRAM}"
url_scheme = "acmepay"
publisher = "Acme Payments plc"
default_currency = "EUR"
allowed_link_hosts = ["pay.acmepay.com"]
support_url = "https://help.acmepay.com/"
accent_light = "#9c1f5d"
accent_dark = "#ff9ac9"

[texts.en]
welcome = "Sign in with your Acme account, and know at once about every payment."
support = "The Acme help desk answers day and night: +1 555 0100."
"""
_TILE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">
  <rect x="6" y="6" width="116" height="116" rx="58" fill="#9c1f5d"/>
  <path fill="#ffffff" d="M64 26 100 98H78L64 68 50 98H28z"/>
</svg>
"""
_TRAY = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <path fill="currentColor" d="M32 6 56 52H42L32 32 22 52H8z"/>
  {mark}
</svg>
"""
_MARKS: Mapping[str, str] = {
    "connected": '<circle cx="32" cy="56" r="6" fill="#d6338a"/>',
    "connecting": '<path fill="#e8a317" d="M20 54h24v6H20z"/>',
    "offline": '<path fill="#e5484d" d="M24 50 40 62 38 64 22 52z"/>',
    "signed-out": "",
}


def write_brand(folder: Path, text: str = BRAND_TOML) -> Path:
    """A whole brand in `folder`: its file, its drawings, and what is made from them."""
    (folder / "tray").mkdir(parents=True, exist_ok=True)
    (folder / "brand.toml").write_text(text, "utf-8")
    for name in (icons.DRAWING, icons.SMALL_DRAWING):
        (folder / name).write_text(_TILE, "utf-8")
    for state, mark in _MARKS.items():
        (folder / "tray" / f"{state}-64.svg").write_text(_TRAY.format(mark=mark), "utf-8")
    for name, content in icons.made(folder).items():
        (folder / name).write_bytes(content)
    return folder


def make_tree(folder: Path) -> Path:
    """The app of the second brand, as its company has it: run by `command` in `environment`."""
    for package in ("contract", "notifier", "resources"):
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.rmtree(folder / BRAND_FOLDER)
    write_brand(folder / BRAND_FOLDER)
    return folder


def command() -> list[str]:
    """How the app of a tree is started, in the environment of `environment`."""
    return [sys.executable, "-m", "notifier"]


def environment(tree: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` in which the packages of `tree` come before the installed ones."""
    return {**environ, "PYTHONPATH": str(tree)}
