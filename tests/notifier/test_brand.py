from __future__ import annotations

import os
from pathlib import Path

import pytest

from contract.money import CURRENCY_DIGITS
from notifier.brand import Brand, BrandUnreadable, OwnWords
from notifier.branding import with_administrators
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
        ("name = 'X'\napp_id = 'a.b.C'", "program must not be empty; url_scheme"),
        ("name = 'X'\nprogram = 'Not A Name'", "program must be lower-case"),
        ("name = 'X'\naccent_dark = 'blue'", "accent_dark"),
        ("name = 'X'\nproblem = 'x'", "unknown value problem"),
        ("name = 'X'\ntexts = 'x'", "texts must hold"),
        ("name = 'X'\n[texts.en]\nhello = 'x'", "texts.en.hello"),
        ("name = 'X'\n[texts.en]\nwelcome = 5", "texts.en.welcome must be text"),
        ("name = 'X'\nissuer = 'https://a.b'", "belong together"),
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


def test_own_words_are_those_of_the_language_or_none() -> None:
    texts = {"de": {"welcome": "Servus"}, "pt-BR": {"welcome": "Oi"}}
    brand = Brand(name="X", app_id="a.b.C", texts=texts)
    assert brand.words("de_AT").welcome == "Servus"
    assert brand.words("pt_BR").welcome == "Oi"
    assert brand.words("pt_PT") == OwnWords()
    assert brand.words("en_GB") == OwnWords()


class TestAdministratorsFile:
    """What lies over the bundle's brand on this computer."""

    BRAND = Brand(name="X", app_id="a.b.C", server_url="https://bundle.acmepay.com")

    def laid(self, folder: Path, text: str, why: str = "") -> Brand:
        file = folder / "brand.toml"
        file.write_text(text)
        return with_administrators(self.BRAND, file, why_not_trusted=lambda _path: why)

    def test_its_values_win(self, tmp_path: Path) -> None:
        brand = self.laid(tmp_path, "server_url = 'https://own.acmepay.com'")
        assert brand.server_url == "https://own.acmepay.com"
        assert (brand.name, brand.problem) == ("X", "")

    def test_without_one_the_bundles_stand(self, tmp_path: Path) -> None:
        assert with_administrators(self.BRAND, tmp_path / "brand.toml") is self.BRAND

    @pytest.mark.parametrize("name", ["name", "app_id", "program", "url_scheme", "publisher"])
    def test_it_cannot_say_who_the_app_is(self, tmp_path: Path, name: str) -> None:
        brand = self.laid(tmp_path, f"server_url = 'https://own.acmepay.com'\n{name} = 'other'")
        assert brand.server_url == self.BRAND.server_url
        assert f"{name} is the installer's to say" in brand.problem

    @pytest.mark.parametrize("text", ["server_url = ", "sever_url = 'x'", "client_id = 'x'"])
    def test_with_a_mistake_nothing_in_it_applies(self, tmp_path: Path, text: str) -> None:
        brand = self.laid(tmp_path, f"default_currency = 'EUR'\n{text}")
        assert brand.default_currency == self.BRAND.default_currency
        assert "Nothing in it applies" in brand.problem

    def test_one_that_somebody_else_could_write_is_not_read(self, tmp_path: Path) -> None:
        brand = self.laid(tmp_path, "server_url = 'https://evil.acmepay.com'", why="not root's")
        assert brand.server_url == self.BRAND.server_url
        assert "not root's" in brand.problem

    @pytest.mark.skipif(os.name != "posix", reason="a mode is a matter of POSIX")
    def test_the_owner_is_really_asked(self, tmp_path: Path) -> None:
        file = tmp_path / "brand.toml"
        file.write_text("server_url = 'https://evil.acmepay.com'")
        file.chmod(0o666)
        brand = with_administrators(self.BRAND, file)
        assert brand.server_url == self.BRAND.server_url
        assert "is ignored" in brand.problem


def test_a_missing_resource_says_what_to_do() -> None:
    with pytest.raises(ResourceMissing, match="install"):
        resource("icons/nothing.svg")
