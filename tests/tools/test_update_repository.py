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


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--notes", "no-such-notes.txt"], "no-such-notes.txt: No such file"),
        (["--notes", "/bin/true"], "/bin/true is no text in UTF-8"),
        (["--version", "1.2.0rc1"], "1.2.0rc1 is a pre-release: it goes to beta alone"),
        (["--version", "1.2-final"], "1.2-final is no version"),
        (["linux-x64-deb={file}"], "no device asks for linux-x64-deb"),
        (["linux-x64-appimage={file}"], "linux-x64-appimage is named twice"),
        (["linux-arm64-appimage={file}"], "two of the files have one name"),
    ],
)
def test_a_release_that_no_device_could_take_is_refused_before_anything_is_written(
    keys_and_site: tuple[Path, Path],
    tmp_path: Path,
    arguments: list[str],
    what: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "Paybell.AppImage"
    file.write_bytes(b"the program")
    before = _files(keys_and_site[1])
    more = [argument.format(file=file) for argument in arguments]
    assert _publish(*keys_and_site, f"linux-x64-appimage={file}", *more) == 2
    said = capsys.readouterr().err
    assert what in said
    assert said.count("\n") == 1
    assert _files(keys_and_site[1]) == before


@pytest.mark.parametrize(
    ("command", "missing"),
    [
        (["refresh"], "timestamp"),
        (["renew"], "root"),
        (["publish", "--version", "1.2.0", "linux-x64-appimage=/bin/true"], "snapshot"),
    ],
)
def test_what_cannot_be_signed_whole_is_not_begun(
    keys_and_site: tuple[Path, Path],
    command: list[str],
    missing: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keys, site = keys_and_site
    (keys / f"{missing}.pem").unlink()
    before = _files(site)
    verb, *more = command
    assert main([verb, str(site), "--keys", str(keys), *more]) == 2
    assert capsys.readouterr().err == f"update_repository: not at hand: {missing}.pem\n"
    assert _files(site) == before


def test_a_repository_is_never_begun_twice_and_no_key_is_made_for_it(
    keys_and_site: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = tmp_path / "other keys"
    assert main(["create", str(keys_and_site[1]), "--keys", str(others)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert not others.exists()


def test_of_keys_that_are_there_in_part_none_is_made_anew(
    keys_and_site: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, _ = keys_and_site
    (keys / "root.pem").unlink()
    assert main(["create", str(tmp_path / "another site"), "--keys", str(keys)]) == 2
    assert capsys.readouterr().err == "update_repository: not at hand: root.pem\n"
    assert not (keys / "root.pem").exists()


def test_a_damaged_repository_is_one_sentence(
    keys_and_site: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    keys, site = keys_and_site
    (site / "metadata" / "timestamp.json").write_text("{")
    before = _files(site)
    assert main(["refresh", str(site), "--keys", str(keys)]) == 2
    said = capsys.readouterr().err
    assert "timestamp.json cannot be read, or is damaged" in said
    assert said.count("\n") == 1
    assert _files(site) == before


def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").touch()
    keys = tmp_path / "a-file" / "keys"
    assert main(["create", str(tmp_path / "site"), "--keys", str(keys)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_the_commands_of_the_release_managers_page_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"-m tools\.update_repository ([^`\n]+)", _PAGE.read_text("utf-8"))
    assert any(command.startswith("publish") for command in commands)
    monkeypatch.chdir(tmp_path)  # where none of their files is
    for command in commands:
        main(shlex.split(command))
    assert "PLATFORM=FILE" not in capsys.readouterr().err
