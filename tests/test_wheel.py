"""What people install: our three packages with their data, and nothing beside them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in the built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return zipfile.ZipFile(made).namelist()


def test_the_wheel_installs_our_three_packages_and_nothing_else(wheel: list[str]) -> None:
    top = {name.split("/", 1)[0] for name in wheel}
    dist_info = {name for name in top if name.endswith(".dist-info")}
    assert top - dist_info == {"contract", "notifier", "server"}
    assert len(dist_info) == 1


def test_the_wheel_brings_the_database_migrations(wheel: list[str]) -> None:
    below = [name for name in wheel if name.startswith("server/inbox/migrations/")]
    assert any("/versions/" in name and name.endswith(".py") for name in below), below


def test_the_wheel_brings_every_resource(wheel: list[str]) -> None:
    resources = ROOT / "resources"
    expected = {
        f"notifier/_resources/{path.relative_to(resources).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file()
    }
    assert "notifier/_resources/brand/brand.toml" in expected
    assert expected <= set(wheel)


def test_the_wheel_has_both_commands(wheel: list[str]) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheel)


def test_packaging_is_no_package() -> None:
    # With an __init__.py it would be imported in place of the library of that name.
    assert (ROOT / "packaging").is_dir()
    assert not list((ROOT / "packaging").rglob("__init__.py"))
