"""Only the administrator's own file is believed, wherever the environment points."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from notifier.brand import Brand
from notifier.platform.administrator import is_administrators, system_folder, why_not_trusted

BRAND = Brand(name="Paybell", app_id="org.paybell.Paybell")


@pytest.mark.skipif(sys.platform == "win32", reason="owners and modes of POSIX")
class TestOnPosix:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        folder = tmp_path / "paybell"
        folder.mkdir(mode=0o755)
        file = folder / "managed.toml"
        file.touch(mode=0o644)
        file.chmod(0o644)
        return file

    def test_a_file_that_only_its_owner_can_write_is_believed(self, file: Path) -> None:
        assert why_not_trusted(file, owner=os.getuid()) == ""

    def test_a_file_of_somebody_else_is_not(self, file: Path) -> None:
        assert "does not belong to root" in why_not_trusted(file, owner=os.getuid() + 1)

    @pytest.mark.parametrize("mode", [0o664, 0o646])
    def test_a_file_that_others_can_write_is_not(self, file: Path, mode: int) -> None:
        file.chmod(mode)
        assert "written by others" in why_not_trusted(file, owner=os.getuid())

    def test_a_file_in_a_folder_that_others_can_write_is_not(self, file: Path) -> None:
        file.parent.chmod(0o777)
        assert "written by others" in why_not_trusted(file, owner=os.getuid())


def test_no_environment_variable_moves_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = system_folder(BRAND)
    for name in ("HOME", "PAYBELL_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "ProgramData"):
        monkeypatch.setenv(name, str(tmp_path))
    assert system_folder(BRAND) == before
    assert before is not None
    assert tmp_path not in before.parents


class Advapi32:
    """The two calls of Windows, played: the owner is the well-known SID `owner`, or nobody's."""

    def __init__(self, owner: int, error: int = 0) -> None:
        self.owner = owner
        self.error = error

    def GetNamedSecurityInfoW(self, *_arguments: Any) -> int:  # noqa: N802
        return self.error

    def IsWellKnownSid(self, _sid: Any, kind: int) -> bool:  # noqa: N802
        return kind == self.owner


@pytest.mark.parametrize(("owner", "believed"), [(26, True), (22, True), (1, False)])
def test_on_windows_the_owner_decides(owner: int, believed: bool) -> None:
    freed: list[Any] = []
    assert is_administrators(Path("x"), Advapi32(owner), freed.append) is believed
    assert len(freed) == 1


def test_an_owner_that_windows_does_not_tell_is_an_error() -> None:
    with pytest.raises(OSError, match="Windows error 5"):
        is_administrators(Path("x"), Advapi32(26, error=5), lambda _descriptor: None)
