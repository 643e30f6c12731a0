"""What can be known of the macOS app without a Mac: its property list, signing, disk image."""

from __future__ import annotations

import dataclasses
import importlib
import platform
import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tools.bundle_contents import info_plist, languages
from tools.macos_image import (
    IDENTITY_VARIABLE,
    NOTARY_KEYCHAIN_VARIABLE,
    NOTARY_VARIABLE,
    SETTINGS,
    inside_out,
    make,
)
from tools.product import Product
from tools.speech import Stop

ROOT = Path(__file__).parents[2]
PRODUCT = Product.of(ROOT)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """As PyInstaller lays it out, with code where code is."""
    app = tmp_path / "Paybell.app"
    code = bytes.fromhex("cffaedfe") + b"code"
    for name in (
        "Contents/MacOS/paybell",
        "Contents/Frameworks/QtCore.framework/Versions/A/QtCore",
        "Contents/Frameworks/lib-dynload/_ssl.so",
    ):
        (app / name).parent.mkdir(parents=True)
        (app / name).write_bytes(code)
    (app / "Contents" / "Resources").mkdir()
    (app / "Contents" / "Resources" / "brand.toml").write_text("name = 'x'")
    return app


def commands(
    app: Path, output: Path, *, apple_says: str = "Accepted", **environ: str
) -> list[list[str]]:
    ran: list[list[str]] = []

    def run(command: Sequence[str]) -> str:
        ran.append(list(command))
        match command:
            case ["xcrun", "notarytool", "submit", *_]:
                return f'Conducting pre-submission checks\n{{"id":"1-2","status":"{apple_says}"}}'
            case ["xcrun", "notarytool", "log", *_]:
                return '{"issues":[{"message":"The binary is not signed."}]}'
        return ""

    make(app, output, PRODUCT, environ, run)
    return ran


def test_the_property_list_makes_it_an_app_of_the_menu_bar() -> None:
    plist = plistlib.loads(plistlib.dumps(info_plist(PRODUCT, languages(ROOT))))
    assert plist["LSUIElement"] is True
    assert plist["LSMinimumSystemVersion"] == "13.0"
    assert plist["CFBundleLocalizations"] == ["en", "ar", "de", "es", "hi"]


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.0", "1.2.0"), ("1.2.0rc1", "1.2.0"), ("1.2", "1.2.0")]
)
def test_the_version_is_three_numbers_whatever_else_it_says(version: str, numbers: str) -> None:
    plist = info_plist(dataclasses.replace(PRODUCT, version=version), ())
    assert plist["CFBundleShortVersionString"] == numbers
    assert plist["CFBundleVersion"] == numbers


def test_links_of_our_scheme_open_it() -> None:
    (kind,) = info_plist(PRODUCT, ())["CFBundleURLTypes"]
    assert kind["CFBundleURLSchemes"] == [PRODUCT.brand.url_scheme]


def test_code_is_signed_from_the_inside_and_data_not_at_all(app: Path) -> None:
    names = [path.name for path in inside_out(app)]
    assert names == ["QtCore", "_ssl.so", "paybell", "QtCore.framework", "Paybell.app"]


def test_without_an_identity_it_is_signed_for_this_machine_alone(app: Path, tmp_path: Path) -> None:
    ran = commands(app, tmp_path / "out")
    signing = [command for command in ran if "--sign" in command]
    assert all(command[command.index("--sign") + 1] == "-" for command in signing)
    assert not [command for command in ran if "notarytool" in command]
    assert [command[0] for command in ran][-2:] == ["ditto", "dmgbuild"]


def test_with_an_identity_everything_has_the_hardened_runtime_and_a_time_stamp(
    app: Path, tmp_path: Path
) -> None:
    ran = commands(app, tmp_path / "out", **{IDENTITY_VARIABLE: "Developer ID Application: X"})
    signing = [command for command in ran if "--sign" in command]
    assert len(signing) == 6  # five of the app, and the image
    assert all("--timestamp" in command for command in signing)
    assert all(command[command.index("--options") + 1] == "runtime" for command in signing)


def test_only_the_app_itself_is_given_entitlements_and_signed_by_a_team_it_needs_none(
    app: Path, tmp_path: Path
) -> None:
    ran = commands(app, tmp_path / "out", **{IDENTITY_VARIABLE: "X"})
    given = [command[-1] for command in ran if "--entitlements" in command]
    assert given == [str(app)]
    written = plistlib.loads((tmp_path / "out" / "entitlements.plist").read_bytes())
    assert written == {}


def test_what_apple_looked_at_is_stapled_before_it_is_packed(app: Path, tmp_path: Path) -> None:
    ran = commands(app, tmp_path / "out", **{IDENTITY_VARIABLE: "X", NOTARY_VARIABLE: "paybell"})
    steps = [command[1] if command[0] == "xcrun" else command[0] for command in ran]
    after_signing = steps[steps.index("ditto") :]
    assert after_signing == [
        "ditto", "notarytool", "stapler", "ditto", "dmgbuild", "codesign", "notarytool", "stapler",
    ]  # fmt: skip


def test_the_notary_is_asked_with_the_keychain_that_its_password_lies_in(
    app: Path, tmp_path: Path
) -> None:
    notary = {NOTARY_VARIABLE: "paybell", NOTARY_KEYCHAIN_VARIABLE: "/tmp/signing.keychain-db"}
    ran = commands(app, tmp_path / "out", **{IDENTITY_VARIABLE: "X", **notary})
    asked = [command for command in ran if "submit" in command]
    assert len(asked) == 2
    for command in asked:
        assert command[command.index("--keychain") + 1] == "/tmp/signing.keychain-db"


def test_what_apple_refuses_is_told_with_its_reasons(app: Path, tmp_path: Path) -> None:
    notary = {IDENTITY_VARIABLE: "X", NOTARY_VARIABLE: "paybell"}
    with pytest.raises(Stop, match=r"Apple says Invalid of .*zip:\n.*not signed"):
        commands(app, tmp_path / "out", apple_says="Invalid", **notary)


def test_dmgbuild_understands_the_settings_of_the_image(
    app: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "mac_ver", lambda: ("14.0", ("", "", ""), "arm64"))
    core = importlib.import_module("dmgbuild.core")
    said: dict[str, Any] = {"defines": {"app": str(app)}}
    core.load_settings(str(SETTINGS), said)
    assert said["files"] == [str(app)]
    assert said["symlinks"] == {"Applications": "/Applications"}
    assert set(said["icon_locations"]) == {"Paybell.app", "Applications"}
