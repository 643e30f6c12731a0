"""Compile the Windows installer with NSIS, where that has its 64-bit parts, as Debian's has."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

from tools.bundle_contents import folder
from tools.product import BRAND_FOLDER, Product
from tools.running import run_or_stop
from tools.speech import Stop, say

SIGN_VARIABLE = "PAYBELL_SIGN_COMMAND"
"""Environment variable: a command that signs the file whose name is put after it."""
SCRIPT = Path("packaging") / "windows" / "installer.nsi"


def compile_installer(
    product: Product, root: Path, payload: Path, output: Path, environ: Mapping[str, str]
) -> Path:
    """Make `output` from the bundle in `payload`; signs with what `SIGN_VARIABLE` says.

    Raises `Stop` when the bundle is not whole or the compiler fails.
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
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{name}={value}" for name, value in defines.items()]
    run_or_stop([*command, str(root / SCRIPT)])
    say(f"made {output}: {output.stat().st_size / 1e6:.1f} MB")
    return output


def sign_file(paths: list[Path], command: str) -> None:
    """Sign each of `paths` in place. Raises `Stop` with the signer's last words."""
    try:
        signer = shlex.split(command)
    except ValueError as exc:
        raise Stop(f"{SIGN_VARIABLE} is no command: {exc}") from exc
    for path in paths:
        run_or_stop([*signer, str(path)], trouble=f"{path.name} was not signed")


def _defines(product: Product, root: Path) -> dict[str, str]:
    brand = product.brand
    named = {
        "NAME": product.name,
        "PROGRAM": product.program,
        "APP_ID": brand.app_id,
        "URL_SCHEME": brand.url_scheme,
        "PUBLISHER": product.publisher,
        "VERSION": product.version,
        "FOUR_NUMBERS": product.four_numbers,
        "DATA_FOLDER": product.program,
    }
    for name, value in named.items():
        if not value or any(sign in value for sign in '$"`\\\r\n'):
            raise Stop(f"{name} cannot be {value!r} in a Windows installer")
    picture = root / BRAND_FOLDER / "icon.ico"
    return {**named, "ICON": str(picture)} if picture.exists() else named
