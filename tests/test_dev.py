"""dev.py on machines that are not as they should be. Nothing here needs a network."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import dev
from tools import locks, system_packages
from tools.environment import Environment
from tools.speech import Stop
from tools.system_packages import not_installed, packages_for
from tools.troubles import explain

ROOT = Path(__file__).parents[1]

# A build backend without dependencies: the real one is not in the tiny environment.
BACKEND = """\
import base64, hashlib, os, zipfile


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "tiny-1-py3-none-any.whl"
    files = {
        "tiny.pth": os.getcwd() + "\\n",
        "tiny-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n",
        "tiny-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n"
        "Tag: py3-none-any\\n",
    }
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
        wheel.writestr("tiny-1.dist-info/RECORD", "".join(path + ",,\\n" for path in files))
    return name
"""
PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tiny"
version = "1"
"""


def write_wheel(folder: Path, text: str) -> str:
    """Write the wheel of a package `leaf` that holds `text`; answers its hash."""
    folder.mkdir(exist_ok=True)
    path = folder / "leaf-1-py3-none-any.whl"
    files = {
        "leaf.py": text,
        "leaf-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: leaf\nVersion: 1\n",
        "leaf-1.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    digests = {
        name: base64.urlsafe_b64encode(hashlib.sha256(body.encode()).digest()).decode().rstrip("=")
        for name, body in files.items()
    }
    record = [f"{name},sha256={digest},{len(files[name])}" for name, digest in digests.items()]
    with zipfile.ZipFile(path, "w") as wheel:
        for name, body in {**files, "leaf-1.dist-info/RECORD": "\n".join(record)}.items():
            wheel.writestr(zipfile.ZipInfo(name), body)  # no time in it: the hash stays
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with one locked package, which lies in a folder instead of a registry."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "links"))
    digest = write_wheel(tmp_path / "links", "name = 'leaf'\n")
    root = tmp_path / "tree"
    (root / "requirements").mkdir(parents=True)
    (root / "requirements" / "dev.txt").write_text(f"leaf==1 --hash=sha256:{digest}\n")
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    return root


def works(environment: Environment) -> bool:
    code = "import leaf, backend"
    done = subprocess.run([str(environment.python), "-c", code], check=False)
    return done.returncode == 0


def test_a_refused_package_leaves_nothing_that_a_rerun_takes_for_whole(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_wheel(tmp_path / "links", "name = 'another leaf'\n")
    environment = Environment(tree)
    with pytest.raises(Stop, match=r"not the one that requirements/dev\.txt locks"):
        environment.ensure()
    assert environment.found() == {}
    capsys.readouterr()

    write_wheel(tmp_path / "links", "name = 'leaf'\n")
    environment.ensure()
    said = capsys.readouterr().out
    assert "half made or out of date" in said
    assert "installing 1 locked packages" in said
    assert works(environment)

    Environment(tree).ensure()
    assert capsys.readouterr().out == "", "a whole environment is made twice"


def test_the_stamp_follows_the_lock_file_and_what_an_installation_reads(tree: Path) -> None:
    environment = Environment(tree)
    before = environment.wanted()

    (tree / "pyproject.toml").write_text(PYPROJECT + "[tool.ruff]\nline-length = 100\n")
    assert environment.wanted() == before

    (tree / "pyproject.toml").write_text(PYPROJECT + "[project.scripts]\ntiny = 'backend:x'\n")
    entry_point = environment.wanted()
    assert entry_point["packages"] == before["packages"]
    assert entry_point["project"] != before["project"]

    environment.requirements.write_text("leaf==2\n")
    assert environment.wanted()["packages"] != before["packages"]


@pytest.mark.parametrize("broken", ["python", "pyvenv.cfg", "stamp"])
def test_an_environment_that_lost_a_part_is_seen_as_half_made(tree: Path, broken: str) -> None:
    environment = Environment(tree)
    environment.programs.mkdir(parents=True)
    parts = {
        "python": environment.python,
        "pyvenv.cfg": environment.folder / "pyvenv.cfg",
        "stamp": environment.stamp,
    }
    for part in parts.values():
        part.write_text('{"packages": "1"}')
    assert environment.found() == {"packages": "1"}

    parts[broken].unlink()
    assert environment.found() == {}


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not the one that"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: [Errno -3]\nERROR: No matching distribution found", "No network"),
        ("W: Temporary failure resolving 'a host'", "No network"),
        ("because ensurepip is not available.", "cannot make virtual environments"),
        ("ERROR: [Errno 13] Permission denied: '.venv'", "in use or belongs to somebody"),
    ],
)
def test_a_failed_installation_is_explained_in_a_sentence(output: str, sentence: str) -> None:
    assert sentence in (explain(output) or "")


def test_an_unknown_failure_is_not_explained_away() -> None:
    assert explain("ERROR: something that nobody has seen") is None


def test_a_python_that_is_too_old_is_told_so_in_one_sentence() -> None:
    pretend = "import sys, runpy; sys.version_info = (3, 9, 2, 'final', 0); "
    code = pretend + "runpy.run_path('dev.py', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is needed, and this is Python 3.9")
    assert len(done.stderr.splitlines()) == 1


def test_an_older_python_can_read_the_door_that_turns_it_away() -> None:
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 8))


def test_a_python_without_venv_is_told_how_to_get_it(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(Stop, match=r"no venv and ensurepip; to have them: \w+"):
        Environment(tree).ensure()


def test_a_person_with_a_screen_needs_no_virtual_desktop() -> None:
    with_screen = packages_for("demo", {"DISPLAY": ":0", "PATH": ""}, debian_python="")
    without = packages_for("demo", {"PATH": ""}, debian_python="")
    assert "libxcb-cursor0" in with_screen
    assert "xvfb" not in with_screen
    assert {"xvfb", "dunst", "gnome-keyring"} <= set(without)


@pytest.mark.skipif(os.name == "nt", reason="Debian's packages: a program there has no suffix")
def test_node_is_installed_for_the_tests_only_where_there_is_none(tmp_path: Path) -> None:
    bare = packages_for("test", {"PATH": str(tmp_path)}, debian_python="")
    assert {"nodejs", "npm"} <= set(bare)

    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    equipped = packages_for("test", {"PATH": str(tmp_path)}, debian_python="")
    assert not {"nodejs", "npm"} & set(equipped)


def test_real_redis_is_installed_for_the_tests_and_not_for_the_demo() -> None:
    assert "redis-server" in packages_for("test", {"PATH": ""}, debian_python="")
    assert "redis-server" in packages_for("soak", {"PATH": ""}, debian_python="")
    assert "redis-server" not in packages_for("demo", {"PATH": ""}, debian_python="")


def test_the_tests_have_a_real_postgresql_server_and_the_demo_needs_none() -> None:
    assert "postgresql" in packages_for("test", os.environ, debian_python="")
    assert "postgresql" not in packages_for("demo", os.environ, debian_python="")


def test_the_tests_have_a_real_browser_and_the_installers_tools() -> None:
    bare = packages_for("test", {"PATH": ""}, debian_python="")
    assert {"chromium", "zbar-tools", "nsis", "wine64", "iproute2"} <= set(bare)


def test_checks_and_other_programs_need_no_system_packages() -> None:
    assert packages_for("check", os.environ, debian_python="") == []
    assert packages_for("run", os.environ, debian_python="") == []


def test_only_debians_own_python_gets_its_venv_from_a_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert packages_for("check", {}, debian_python="3.11") == ["python3.11-venv"]
    assert packages_for("check", {}, debian_python="") == []


def test_a_package_counts_when_it_is_installed_or_provided() -> None:
    listing = (
        "installed xvfb, xserver\n"
        "installed libglib2.0-0t64, libglib2.0-0 (= 2.80.0)\n"
        "config-files dunst, notification-daemon\n"
    )
    asked = ["xvfb", "libglib2.0-0", "dunst", "trayer"]
    assert not_installed(asked, listing) == ["dunst", "trayer"]


@pytest.mark.skipif(not system_packages.is_debian(), reason="Debian's packages")
def test_who_is_not_root_gets_the_line_to_run_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(system_packages, "packages_for", lambda *_a, **_k: ["dpkg", "unheard-of"])
    system_packages.ensure_system_packages("test")
    said = capsys.readouterr().out
    assert "missing on this system: unheard-of;" in said
    assert "sudo apt-get install --no-install-recommends unheard-of\n" in said


def write_locked_tree(root: Path) -> Path:
    (root / "requirements").mkdir()
    (root / "pyproject.toml").write_text(PYPROJECT + 'dependencies = ["leaf>=1"]\n')
    lock = root / "requirements" / "dev.txt"
    lock.write_text(f"{locks.first_line(root)}\nleaf==1 \\\n    --hash=sha256:00\n")
    return lock


def test_a_lock_file_older_than_its_dependencies_is_found(tmp_path: Path) -> None:
    write_locked_tree(tmp_path)
    assert locks.faults(tmp_path) == []

    (tmp_path / "pyproject.toml").write_text(PYPROJECT + 'dependencies = ["leaf>=2"]\n')
    assert ["older than pyproject.toml" in fault for fault in locks.faults(tmp_path)] == [True]


@pytest.mark.parametrize(
    "line", ["--index-url https://host/simple", "-f /some/wheels", "leaf @ https://host/leaf.whl"]
)
def test_a_lock_file_that_names_a_host_is_found(tmp_path: Path, line: str) -> None:
    lock = write_locked_tree(tmp_path)
    lock.write_text(f"{lock.read_text()}{line}\n")
    assert ["place to download from" in fault for fault in locks.faults(tmp_path)] == [True]


def test_an_npm_lock_that_names_a_registry_is_found(tmp_path: Path) -> None:
    write_locked_tree(tmp_path)
    folder = tmp_path / "tests" / "system" / "js"
    folder.mkdir(parents=True)
    (folder / "package-lock.json").write_text('{"resolved": "https://host/ws.tgz"}')
    assert ["names a registry" in fault for fault in locks.faults(tmp_path)] == [True]


def test_an_unknown_command_shows_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["dance"]) == 2
    shown = capsys.readouterr().err
    assert "There is no command dance." in shown
    assert all(f"\n  {name} " in shown for name in dev.COMMANDS)
