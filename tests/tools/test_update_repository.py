"""The release manager's command: what it takes, and what it says of what it cannot."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tools.update_repository import main

_PAGE = Path(__file__).parents[2] / "docs" / "release-managers" / "README.md"


@pytest.fixture
def keys_and_site(tmp_path: Path) -> tuple[Path, Path]:
    keys, site = tmp_path / "keys", tmp_path / "site"
    assert main(["create", str(site), "--keys", str(keys)]) == 0
    return keys, site


def _publish(keys: Path, site: Path, *files: str) -> int:
    return main(["publish", str(site), "--keys", str(keys), "--version", "1.2.0", *files])


def test_the_files_of_a_release_are_published_by_platform(
    keys_and_site: tuple[Path, Path], tmp_path: Path
) -> None:
    file = tmp_path / "Paybell.AppImage"
    file.write_bytes(b"the program")
    assert _publish(*keys_and_site, f"linux-x64-appimage={file}") == 0
    (published,) = (keys_and_site[1] / "targets" / "1.2.0").iterdir()
    assert published.read_bytes() == b"the program"


@pytest.mark.parametrize(
    ("argument", "what"),
    [
        ("Paybell.AppImage", "Paybell.AppImage is no PLATFORM=FILE"),
        ("=Paybell.AppImage", "=Paybell.AppImage is no PLATFORM=FILE"),
        ("linux-x64-appimage=no-such-file", "there is no file no-such-file"),
    ],
)
def test_a_file_that_cannot_be_published_is_one_sentence(
    keys_and_site: tuple[Path, Path],
    argument: str,
    what: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _publish(*keys_and_site, argument) == 2
    said = capsys.readouterr().err
    assert what in said
    assert said.count("\n") == 1
    assert not (keys_and_site[1] / "targets" / "1.2.0").exists()


def test_the_commands_of_the_release_managers_page_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"-m tools\.update_repository ([^`\n]+)", _PAGE.read_text("utf-8"))
    assert any(command.startswith("publish") for command in commands)
    monkeypatch.chdir(tmp_path)  # where none of their files is
    for command in commands:
        main(shlex.split(command))
    assert "PLATFORM=FILE" not in capsys.readouterr().err
