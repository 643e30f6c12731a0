"""Sign, notarise and pack the macOS app. Apple's programs do it; this says in which order.

It signs with the identity in PAYBELL_SIGN_IDENTITY (without one, "ad hoc": enough for the app's
own machine, and for toasts), and notarises with the profile in PAYBELL_NOTARY_PROFILE when there
is one; PAYBELL_NOTARY_KEYCHAIN names the keychain that it lies in, when it is not the default.
Makes the `.dmg` that people download, and the `.zip` that the app updates itself from.
"""

from __future__ import annotations

import json
import platform
import plistlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tools.product import Product
from tools.running import run_or_stop
from tools.speech import Stop

ROOT = Path(__file__).resolve().parent.parent
IDENTITY_VARIABLE = "PAYBELL_SIGN_IDENTITY"
NOTARY_VARIABLE = "PAYBELL_NOTARY_PROFILE"
NOTARY_KEYCHAIN_VARIABLE = "PAYBELL_NOTARY_KEYCHAIN"
AD_HOC = "-"


def entitlements_for(identity: str) -> dict[str, bool]:
    """What the hardened runtime has to allow: as little as there is.

    All code of the bundle is signed by one team, so nothing; "ad hoc" names no team, and
    macOS would not load the libraries.
    """
    if identity == AD_HOC:
        return {"com.apple.security.cs.disable-library-validation": True}
    return {}


SETTINGS = ROOT / "packaging" / "macos" / "image.py"

Run = Callable[[Sequence[str]], str]
"""Runs a command to its end and answers what it printed; raises `Stop` when it fails."""


def make(app: Path, output: Path, product: Product, environ: Mapping[str, str], run: Run) -> None:
    """Sign `app` inside out, then write the `.dmg` and the `.zip` into `output`."""
    identity = environ.get(IDENTITY_VARIABLE) or AD_HOC
    output.mkdir(parents=True, exist_ok=True)
    entitlements = output / "entitlements.plist"
    entitlements.write_bytes(plistlib.dumps(entitlements_for(identity)))
    for path in inside_out(app):
        run(sign_command(path, identity, entitlements if path == app else None))
    run(["codesign", "--verify", "--deep", "--strict", str(app)])
    name = f"{product.name}-{product.version}-{platform.machine()}"
    archive, image = output / f"{name}.zip", output / f"{name}.dmg"
    notary = _notary(environ)
    if notary:
        _zip(app, archive, run)
        _notarise(archive, app, notary, run)
    _zip(app, archive, run)  # with the ticket that was stapled to it
    run(["dmgbuild", "-s", str(SETTINGS), "-D", f"app={app}", product.name, str(image)])
    if identity != AD_HOC:
        run(sign_command(image, identity, None))
    if notary:
        _notarise(image, image, notary, run)


def inside_out(app: Path) -> Iterator[Path]:
    """Every file with code in it before what holds it; the app itself last."""
    binaries = [
        path
        for path in (app / "Contents").rglob("*")
        if path.is_file() and not path.is_symlink() and _is_code(path)
    ]
    yield from sorted(binaries, key=lambda path: (-len(path.parts), path))
    frameworks = [path for path in app.rglob("*.framework") if not path.is_symlink()]
    yield from sorted(frameworks, key=lambda path: (-len(path.parts), path))
    yield app


def sign_command(path: Path, identity: str, entitlements: Path | None) -> list[str]:
    """With the hardened runtime, which notarising asks for, and a time stamp by Apple."""
    command = ["codesign", "--force", "--sign", identity, "--options", "runtime"]
    command += ["--timestamp=none"] if identity == AD_HOC else ["--timestamp"]
    command += ["--entitlements", str(entitlements)] if entitlements else []
    return [*command, str(path)]


_MACH_O = {bytes.fromhex(magic) for magic in ("cffaedfe", "cefaedfe", "feedfacf", "cafebabe")}


def _is_code(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in _MACH_O


def _zip(app: Path, archive: Path, run: Run) -> None:
    archive.unlink(missing_ok=True)
    run(["ditto", "-c", "-k", "--keepParent", str(app), str(archive)])


def _notary(environ: Mapping[str, str]) -> list[str]:
    """Who asks Apple: options of notarytool; empty when nobody does."""
    profile = environ.get(NOTARY_VARIABLE)
    if not profile:
        return []
    keychain = environ.get(NOTARY_KEYCHAIN_VARIABLE)
    return ["--keychain-profile", profile, *(["--keychain", keychain] if keychain else [])]


def _notarise(sent: Path, stapled: Path, notary: Sequence[str], run: Run) -> None:
    """Have Apple look at it, and fasten the answer to it, so that it opens without a network.

    Raises `Stop` with Apple's reasons: notarytool itself ends well also when Apple says no.
    """
    tool = ["xcrun", "notarytool"]
    asked = [*tool, "submit", str(sent), *notary, "--wait", "--output-format", "json"]
    told = run(asked)
    try:
        answer = json.loads(told[told.index("{") :])
        status, submission = answer["status"], answer["id"]
    except (ValueError, KeyError) as exc:
        raise Stop(f"notarytool did not say what became of {sent.name}:\n{told}") from exc
    if status != "Accepted":
        reasons = run([*tool, "log", submission, *notary])
        raise Stop(f"Apple says {status} of {sent.name}:\n{reasons}")
    run(["xcrun", "stapler", "staple", str(stapled)])


def run(command: Sequence[str]) -> str:
    """`Run` in earnest."""
    return run_or_stop(command)
