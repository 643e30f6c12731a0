"""What the documentation says can be done as it stands there: links, commands, options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

import dev
import notifier.app
import server.cli
from notifier.toasts.candidates import BACKEND_NAMES
from notifier.ui.language import languages
from server.config import ServerConfig

ROOT = Path(__file__).parents[1]
_NOT_OURS = {"node_modules", "build", "dist", "demo-output", "env", "venv"}
ROOMS = ("bench", "contract", "notifier", "packaging", "server", "tests", "tools")
_FENCED = re.compile(r"^(`{3,})[^\n]*\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(
    r"(?:^|[\s/])(?P<program>paybell-server|paybell|dev\.py)(?= )(?P<rest>[^|&#\n]*)", re.MULTILINE
)


def _pages() -> list[Path]:
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return sorted(
        path
        for path in found
        if not any(part.startswith(".") or part in _NOT_OURS for part in path.parts)
    )


PAGES = _pages()


def _text(page: Path) -> str:
    return (ROOT / page).read_text("utf-8")


def _prose(page: Path) -> str:
    """Without its blocks of code, where brackets are no links."""
    return _FENCED.sub("", _text(page))


def _anchors(page: Path) -> set[str]:
    """The names that a reader's browser gives to the headings."""
    headings = re.findall(r"^#+ +(.+?)\s*$", _prose(page), re.MULTILINE)
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {text.replace(" ", "-") for text in words}


def _code(page: Path) -> Iterator[str]:
    """Fenced and indented blocks, and spans."""
    for block in _FENCED.finditer(_text(page)):
        yield block[2].replace("\\\n", " ")
    prose = _prose(page)
    yield from re.findall(r"^ {4}(.*)$", prose, re.MULTILINE)
    yield from re.findall(r"`([^`]+)`", prose)


def _calls(program: str) -> list[tuple[str, list[str]]]:
    """Every call of `program` in a page's code: the page, and the arguments."""
    return [
        (str(page), shlex.split(found["rest"]))
        for page in PAGES
        for code in _code(page)
        for found in _COMMAND.finditer(code)
        if found["program"] == program
    ]


def test_every_link_leads_somewhere() -> None:
    assert Path("README.md") in PAGES
    broken = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", _prose(page)):
            if "://" in target:
                continue
            path, _, anchor = unquote(target).partition("#")
            there = (ROOT / page).parent / path if path else ROOT / page
            if not there.exists() or (anchor and anchor not in _anchors(there)):
                broken.append(f"{page}: {target}")
    assert not broken


def test_every_file_and_module_that_a_page_names_exists() -> None:
    """Files are split and moved; what is written of them has to go along."""
    rooms = "bench|contract|docs|notifier|packaging|server|tests|tools"
    named = re.compile(
        rf"(?<![\w/.-])(?:{rooms})(?:/[\w.-]*\w)+|`(?:{rooms})(?:\.(?!txt|spec)[a-z_]+)+`"
    )
    gone = []
    for page in PAGES:
        for found in named.findall(_text(page)):
            path = ROOT / (found.strip("`").replace(".", "/") if found[0] == "`" else found)
            if not (path.exists() or path.with_suffix(".py").exists()):
                gone.append(f"{page}: {found}")
    assert not gone


def test_every_file_that_a_comment_names_exists() -> None:
    rooms = r"(?:\.github|bench|contract|docs|notifier|packaging|server|tests|tools)"
    named = re.compile(
        rf"(?<![\w/.-]){rooms}(?:/[\w.-]+)*/[\w-]+\.(?:py|sh|md|nsi|conf|spec|yml)\b"
    )
    gone = []
    for folder in (".ci", ".github", *ROOMS):
        for path in (ROOT / folder).rglob("*"):
            if (
                path.suffix in {".py", ".spec", ".sh", ".toml", ".yml", ".nsi", ""}
                and path.is_file()
            ):
                text = path.read_text("utf-8", "ignore")
                gone += [
                    f"{path}: {name}" for name in named.findall(text) if not (ROOT / name).exists()
                ]
    assert not gone


def test_every_command_of_the_server_exists() -> None:
    calls = _calls("paybell-server")
    assert calls
    unknown = []
    for page, arguments in calls:
        command = typer.main.get_command(server.cli.app)
        for word in arguments:
            if word == "…":
                break
            below = getattr(command, "commands", {})
            if word in below:
                command = below[word]
            elif word.startswith("--"):
                options = {name for parameter in command.params for name in parameter.opts}
                if word not in {*options, "--help"}:
                    unknown.append(f"{page}: {arguments}")
            elif below:
                unknown.append(f"{page}: {arguments}")
    assert not unknown


def test_every_command_of_dev_py_exists() -> None:
    calls = _calls("dev.py")
    assert calls
    assert not [call for call in calls if call[1][0] not in dev.COMMANDS]


def test_every_option_of_the_app_exists(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        notifier.app.main(["--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    calls = _calls("paybell")
    assert calls
    options = {
        (page, word) for page, arguments in calls for word in arguments if word.startswith("--")
    }
    assert not [(page, word) for page, word in options if word not in known]


def test_the_page_of_managed_settings_names_all_languages_and_ways_to_toast() -> None:
    text = _text(Path("docs/operators/managed-settings.md"))
    rows = dict(re.findall(r"^\| `([\w.]+)` \| (.*) \|$", text, re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", rows["toast_backend"])) == {"auto", *BACKEND_NAMES}
    assert set(re.findall(r"`(\w+)`", rows["general.language"])) == set(languages())


def test_the_operators_page_names_values_that_exist() -> None:
    text = _text(Path("docs/operators/README.md"))
    (table,) = re.findall(r"^\| value \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    cells = [row.split("|")[1] for row in table.splitlines()]
    names = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert "port" in names
    assert names <= set(ServerConfig.model_fields)
