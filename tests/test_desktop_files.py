"""What a package tells a Linux desktop of the app."""

from __future__ import annotations

import configparser
import subprocess
from pathlib import Path

import pytest

from notifier.core.wish import wish_of_link
from notifier.platform.activation_linux import wish_of_call
from notifier.platform.autostart_linux import quoted
from tests.helpers.parts import require_programs
from tools.desktop_files import bus_service, desktop_entry
from tools.product import Product

PRODUCT = Product.of(Path(__file__).resolve().parent.parent)


def _read(text: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    return parser


def test_every_action_of_the_launcher_means_something_to_the_app() -> None:
    file = _read(desktop_entry(PRODUCT, "/usr/bin/paybell"))
    entry = file["Desktop Entry"]
    scheme = PRODUCT.brand.url_scheme
    assert entry["DBusActivatable"] == "true"
    assert f"x-scheme-handler/{scheme};" in entry["MimeType"]
    names = entry["Actions"].rstrip(";").split(";")
    assert names
    for name in names:
        link = file[f"Desktop Action {name}"]["Exec"].split()[1]
        by_link = wish_of_link(link, scheme)
        assert by_link is not None
        assert wish_of_call("ActivateAction", "sava{sv}", [name, [], {}], scheme=scheme) == by_link


def test_a_package_without_a_bus_service_does_not_promise_one() -> None:
    entry = _read(desktop_entry(PRODUCT, "paybell", by_dbus=False))["Desktop Entry"]
    assert "DBusActivatable" not in entry
    assert entry["Exec"] == "paybell %u"


def test_the_bus_starts_the_app_under_its_own_name_and_silently() -> None:
    service = _read(bus_service(PRODUCT, "/usr/bin/paybell"))["D-BUS Service"]
    assert service["Name"] == PRODUCT.brand.app_id
    assert service["Exec"] == "/usr/bin/paybell --hidden"


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        ("/usr/bin/paybell", "/usr/bin/paybell"),
        ("/opt/My Apps/paybell", '"/opt/My Apps/paybell"'),
        ("/opt/100%/paybell", "/opt/100%%/paybell"),
        ("/opt/a$b/paybell", '"/opt/a\\\\$b/paybell"'),
    ],
)
def test_a_path_survives_the_rules_of_exec(argument: str, written: str) -> None:
    assert quoted(argument) == written


def test_the_validator_of_freedesktop_has_nothing_to_say(tmp_path: Path) -> None:
    require_programs("desktop-file-validate")
    file = tmp_path / f"{PRODUCT.brand.app_id}.desktop"
    file.write_text(desktop_entry(PRODUCT, "/usr/bin/paybell"))
    done = subprocess.run(
        ["desktop-file-validate", str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
