"""Each program says which extra it lacks when only the other one was installed."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "library", "extra"),
    [
        ("server", "typer", "paybell[server]"),
        ("notifier", "PySide6", "paybell[notifier]"),
        ("notifier", "platformdirs", "paybell[notifier]"),
    ],
)
def test_a_missing_library_is_told_in_one_sentence(module: str, library: str, extra: str) -> None:
    program = (
        f"import sys; sys.modules[{library!r}] = None; sys.argv = ['paybell']\n"
        f"from {module}.__main__ import main\n"
        f"sys.argv += ['token', '--user', '42'] if {module!r} == 'server' else ['--profile', 'x']\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert f"needs {library}" in done.stderr
    assert extra in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
