"""Whether the locked libraries of the app have ready builds for the systems that we ship to.

This machine cannot run those systems, but can ask the registry what there is for them.
It is a command of its own: without a network there is no answer, which is said aloud.
"""

from __future__ import annotations

import re
import subprocess

from tools.environment import Environment
from tools.speech import bad, good, indented_tail, say
from tools.troubles import explain

PLATFORMS = (
    ("Windows x86-64", "x86_64-pc-windows-msvc"),
    ("Windows ARM64", "aarch64-pc-windows-msvc"),
    ("macOS x86-64", "x86_64-apple-darwin"),
    ("macOS ARM64", "aarch64-apple-darwin"),
    ("Linux x86-64", "x86_64-manylinux_2_34"),
    ("Linux ARM64", "aarch64-manylinux_2_39"),
)
PYTHON = "3.13"
"""What the bundles of a release are made with (.github/workflows/release.yml)."""
_UNREACHED = r"(dns error|error sending request|timed out|Failed to fetch|client error|unreachable)"


def check_wheels(environment: Environment) -> int:
    """Resolve the lock for each platform with builds alone; answers the exit status."""
    failed = False
    for name, platform in PLATFORMS:
        done = _resolve(environment, platform)
        if done.returncode == 0:
            say(f"{good('ok')} {name}")
        elif is_without_network(done.stderr):
            say(f"not checked: {name}: the package registry cannot be reached")
        else:
            failed = True
            say(f"{bad('failed')} {name}\n{indented_tail(done.stderr, 8)}")
    return int(failed)


def is_without_network(output: str) -> bool:
    """Whether the resolver had no answer at all, rather than a bad one."""
    if re.search(r"No solution found|no wheels? with a matching", output):
        return False
    return bool(explain(output) or re.search(_UNREACHED, output))


def _resolve(environment: Environment, platform: str) -> subprocess.CompletedProcess[str]:
    uv = [str(environment.programs / "uv"), "pip", "compile", "pyproject.toml", "--extra"]
    asked = ["notifier", "-c", "requirements/notifier.txt", "--python-version", PYTHON]
    wanted = ["--python-platform", platform, "--only-binary", ":all:", "--no-header", "-q"]
    return subprocess.run(
        [*uv, *asked, *wanted], cwd=environment.root, env=environment.child_environment(),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
