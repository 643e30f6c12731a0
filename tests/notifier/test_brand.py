from __future__ import annotations

from pathlib import Path

import pytest

from contract.money import CURRENCY_DIGITS
from notifier.brand import Brand, BrandUnreadable
from notifier.resources import ResourceMissing, resource


def test_the_brand_that_we_ship_is_whole() -> None:
    brand = Brand.load(resource("brand/brand.toml"))
    assert brand.name == "Paybell"
    assert brand.default_currency in CURRENCY_DIGITS
    assert brand.app_id.count(".") >= 2


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name = 'X'", "app_id"),
        ("name = 'X'\napp_id = ''", "app_id"),
        ("name = 'X'\napp_id = 'a.b.C'\ncolour = 'red'", "colour"),
        ("name = 5\napp_id = 'a.b.C'", "name"),
        ("name = 'X'\napp_id = 'a.b.C'\nallowed_link_hosts = 'a.example'", "allowed_link_hosts"),
        ("name = ", "brand.toml"),
    ],
)
def test_a_mistake_in_the_brand_is_named(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "brand.toml"
    file.write_text(text)
    with pytest.raises(BrandUnreadable, match=named):
        Brand.load(file)


def test_each_profile_has_its_own_name_in_the_keychain() -> None:
    brand = Brand(name="Paybell", app_id="a.b.C")
    assert brand.keychain_name(None) != brand.keychain_name("work")


def test_a_missing_resource_says_what_to_do() -> None:
    with pytest.raises(ResourceMissing, match="install"):
        resource("icons/nothing.svg")
