"""Compile the Windows installer with NSIS, where that has its 64-bit parts, as Debian's has."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Mapping
from pathlib import Path

from notifier.updates.release import MOST_NUMBERS, STAGES, version_key
from tools.bundle_contents import folder
from tools.product import BRAND_FOLDER, Product
from tools.running import run_or_stop
from tools.speech import Stop, say
from tools.windows_words import installer_words

SIGN_VARIABLE = "PAYBELL_SIGN_COMMAND"
"""Environment variable: a command that signs the file whose name is put after it."""
MOST_MB = 45
"""What people may have to download (docs/release-managers)."""
SCRIPT = Path("packaging") / "windows" / "installer.nsi"


def compile_installer(
    product: Product, root: Path, payload: Path, output: Path, environ: Mapping[str, str]
) -> Path:
    """Make `output` from the bundle in `payload`; signs with what `SIGN_VARIABLE` says.

    Raises `Stop` when the bundle is not whole, the compiler fails or it becomes too large.
    """
    for part in (f"{product.program}.exe", folder(product)):
        if not (payload / part).exists():
            raise Stop(f"{payload} is no bundle of {product.version} for Windows: no {part} in it")
    sign = environ.get(SIGN_VARIABLE, "")
    if sign:
        sign_file([payload / f"{product.program}.exe"], sign)
    output.parent.mkdir(parents=True, exist_ok=True)
    defines = {**_defines(product, root), "PAYLOAD": str(payload), "OUTPUT": str(output)}
    if sign:
        defines["SIGN"] = sign
    with tempfile.TemporaryDirectory() as work:
        words = Path(work) / "words.nsh"
        words.write_text(installer_words(root, product), "utf-8")
        defines |= {"WORDS": str(words), **_pictures(root, Path(work))}
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
        command += [f"-D{name}={value}" for name, value in defines.items()]
        run_or_stop([*command, str(root / SCRIPT)])
    size_mb = output.stat().st_size / 1e6
    say(f"made {output}: {size_mb:.1f} MB")
    if size_mb > MOST_MB:
        raise Stop(f"{output.name} takes {size_mb:.0f} MB and may take {MOST_MB}")
    return output


def sign_file(paths: list[Path], command: str) -> None:
    """Sign each of `paths` in place. Raises `Stop` with the signer's last words."""
    try:
        signer = shlex.split(command)
    except ValueError as exc:
        raise Stop(f"{SIGN_VARIABLE} is no command: {exc}") from exc
    for path in paths:
        run_or_stop([*signer, str(path)], trouble=f"{path.name} was not signed")


def version_order(version: str) -> str:
    """`version` in numbers alone, which NSIS compares one by one: 1.2.0rc1 < 1.2.0.

    Raises `Stop` for what the app itself would not understand, and so never update.
    """
    key = version_key(version)
    if key is None:
        raise Stop(f"{version} is no version that the app understands")
    numbers, stage, count = key
    places = [*numbers, *([0] * (MOST_NUMBERS - len(numbers)))]
    return ".".join(map(str, [*places, STAGES.index(stage), count]))


def _defines(product: Product, root: Path) -> dict[str, str]:
    brand = product.brand
    named = {
        "NAME": product.name,
        "PROGRAM": product.program,
        "APP_ID": brand.app_id,
        "URL_SCHEME": brand.url_scheme,
        "PUBLISHER": product.publisher,
        "VERSION": product.version,
        "VERSION_ORDER": version_order(product.version),
        "FOUR_NUMBERS": product.four_numbers,
        "DATA_FOLDER": product.program,
    }
    for name, value in named.items():
        if not value or any(sign in value for sign in '$"`\\\r\n'):
            raise Stop(f"{name} cannot be {value!r} in a Windows installer")
    return named


def _pictures(root: Path, work: Path) -> dict[str, str]:
    """The app's icon, and the last page's picture made of it; a brand without one has neither."""
    icon, large = root / BRAND_FOLDER / "icon.ico", root / BRAND_FOLDER / "icon-128.png"
    if not (icon.exists() and large.exists()):
        return {}
    from PIL import Image  # noqa: PLC0415 - where installers are made, and not for dev.py

    side = Image.new("RGB", (164, 314), "white")  # NSIS's own size
    with Image.open(large) as drawing:
        side.paste(drawing, (18, 48), drawing.convert("RGBA"))
    side.save(work / "side.bmp")
    return {"ICON": str(icon), "SIDE": str(work / "side.bmp")}
