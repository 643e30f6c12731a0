"""`python dev.py brand check` names all that is wrong at once, and what to do about each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notifier.brand import Brand
from tests.helpers import other_brand
from tools import brand_check, icons
from tools.linux_packages import build_appdir
from tools.product import Product

Folder = Callable[..., Path]


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return other_brand.write_brand(tmp_path_factory.mktemp("brand"))


@pytest.fixture
def brand(whole: Path, tmp_path: Path) -> Folder:
    """A whole brand with some lines of its file exchanged."""

    def make(**values: str) -> Path:
        folder = Path(shutil.copytree(whole, tmp_path / "brand"))
        head, texts = other_brand.BRAND_TOML.split("\n\n")
        kept = [line for line in head.splitlines() if line.split(" = ")[0] not in values]
        said = [f"{name} = {value}" for name, value in values.items()]
        (folder / "brand.toml").write_text("\n".join([*kept, *said, "", texts]), "utf-8")
        return folder

    return make


def test_a_whole_brand_has_nothing_to_mend(
    brand: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = brand()
    assert brand_check.main([str(folder)]) == 0
    assert "is whole" in capsys.readouterr().out
    assert Brand.load(folder / "brand.toml").program == other_brand.PROGRAM


def test_what_we_ship_is_ours_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert brand_check.main([]) == 1
    told = capsys.readouterr().out
    assert "Paybell's own: put yours in their place" in told
    assert "pay.example.com" in told


def test_paybells_own_ids_are_those_of_the_file_that_we_ship() -> None:
    ours = Product.of(other_brand.ROOT).brand
    for name, value in brand_check.PAYBELLS_OWN.items():
        assert getattr(ours, name) == value


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("name", '"PayBell"', "choose another"),
        ("name", '"Acme: Pay"', "leave that out"),
        ("name", '"The payment notifier of Acme and others"', "shorten"),
        ("app_id", '"AcmePay"', "domain in reverse"),
        ("app_id", '"com.example.Pay"', "put your own"),
        ("app_id", '"org.paybell.Paybell"', "choose another"),
        ("program", '"Acme Pay"', "lower-case"),
        ("url_scheme", '"https"', "belongs to other programs"),
        ("url_scheme", '"acme pay"', "lower-case"),
        ("publisher", '""', "name your company"),
        ("server_url", '"http://pay.acmepay.com"', "in the clear"),
        ("server_url", '"https://pay.example.com"', "put your own"),
        ("updates_url", '"https://a@b.com"', "Remove what is before"),
        ("issuer", '"https://login.acmepay.com"', "client_id is not"),
        ("client_id", '"app"', "issuer is not"),
        ("support_url", '"http://help.acmepay.com"', "https:// or mailto:"),
        ("support_url", '"mailto:nobody"', "one address"),
        ("default_currency", '"EURO"', "no currency"),
        ("allowed_link_hosts", "[]", "on any host"),
        ("allowed_link_hosts", '["https://pay.acmepay.com/x"]', "host alone"),
        ("allowed_link_hosts", '["*.com"]', "host alone"),
        ("allowed_link_hosts", '"pay.acmepay.com"', "list of host names"),
        ("accent_light", '"#ffaacc"', "make it darker"),
        ("accent_dark", '"#101010"', "make it lighter"),
        ("accent_dark", '"red"', "a colour as"),
        ("accent_dark", '""', "both, or neither"),
        ("colour", '"red"', "unknown value colour"),
        ("scope", "5", "scope must be text"),
    ],
)
def test_each_mistake_is_named_alone(brand: Folder, name: str, value: str, told: str) -> None:
    (problem,) = brand_check.problems_of(brand(**{name: value}))
    assert name in problem
    assert told in problem


def test_a_program_that_is_left_out_would_be_paybells(brand: Folder) -> None:
    file = brand() / "brand.toml"
    file.write_text(file.read_text("utf-8").replace('program = "acme-pay"\n', ""), "utf-8")

    (problem,) = brand_check.problems_of(file.parent)
    assert problem.startswith("program is left out")


def test_all_mistakes_are_named_at_once(brand: Folder) -> None:
    folder = brand(app_id='"x"', server_url='"http://a.b"', default_currency='"XYZ"', wrong="1")
    (folder / "icon.svg").unlink()
    told = "\n".join(brand_check.problems_of(folder))
    for part in ("app_id", "server_url", "default_currency", "wrong", "icon.svg"):
        assert part in told


@pytest.mark.parametrize(
    ("drawing", "text", "told"),
    [
        ("icon.svg", "not xml", "cannot be read as SVG"),
        ("icon.svg", "<html/>", "is no SVG"),
        ("icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', "no viewBox"),
        ("icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 8"/>', "square"),
        ("tray/offline-64.svg", None, "is missing"),
        (
            "tray/offline-64.svg",
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
            "currentColor",
        ),
        ("icon.ico", None, "python dev.py icons"),
    ],
)
def test_a_drawing_that_cannot_be_used_is_named(
    brand: Folder, drawing: str, text: str | None, told: str
) -> None:
    folder = brand()
    if text is None:
        (folder / drawing).unlink()
    else:
        (folder / drawing).write_text(text)
    (problem,) = brand_check.problems_of(folder)
    assert drawing in problem
    assert told in problem


def test_states_that_look_alike_are_told(brand: Folder) -> None:
    folder = brand()
    shutil.copyfile(folder / "tray/offline-64.svg", folder / "tray/connected-64.svg")
    (problem,) = brand_check.problems_of(folder)
    assert "tells it apart" in problem


def test_a_text_without_words_or_language_is_told(brand: Folder) -> None:
    folder = brand()
    with (folder / "brand.toml").open("a", encoding="utf-8") as file:
        file.write('[texts.German]\nwelcome = " "\n[texts.fr]\nhello = "x"\n')
    told = "\n".join(brand_check.problems_of(folder))
    for part in ("texts.German is no language", "texts.German.welcome is empty", "texts.fr.hello"):
        assert part in told


def test_the_brand_that_we_ship_has_whole_drawings() -> None:
    problems = brand_check.problems_of(icons.FOLDER)
    assert not [problem for problem in problems if ".svg" in problem or ".png" in problem]


@pytest.mark.skipif(sys.platform != "linux", reason="the packages of Linux are made there")
def test_packages_follow_the_brand(tmp_path: Path, brand: Folder) -> None:
    root = tmp_path / "tree"
    shutil.copytree(brand(), root / "resources" / "brand")
    shutil.copytree(other_brand.ROOT / "packaging" / "linux", root / "packaging" / "linux")
    shutil.copyfile(other_brand.ROOT / "pyproject.toml", root / "pyproject.toml")
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "acme-pay").touch()

    product = Product.of(root)
    appdir = build_appdir(product, root, bundle, tmp_path / "out")
    assert (appdir / "AppRun").resolve().name == "acme-pay"
    assert (appdir / "AppRun").exists()
    assert product.brand.home_variable == "ACME_PAY_HOME"
    entry = (appdir / f"{other_brand.APP_ID}.desktop").read_text("utf-8")
    assert "Name=Acme Pay\n" in entry
    assert "x-scheme-handler/acmepay;" in entry
    for path in appdir.rglob("*"):
        assert "paybell" not in path.name.casefold()
        if path.suffix in {".desktop", ".xml", ".service"}:
            assert "paybell" not in path.read_text("utf-8").casefold(), path
    icons_of = appdir / "usr/share/icons/hicolor"
    assert (icons_of / f"48x48/apps/{other_brand.APP_ID}.png").read_bytes() == (
        root / "resources/brand/icon-48.png"
    ).read_bytes()
