"""Everything that is checked without running the program, each told in one line."""

from __future__ import annotations

import subprocess
import time

from tools import locks
from tools.environment import Environment
from tools.speech import bad, good, say


def run_checks(environment: Environment) -> list[str]:
    """Run every check, also after one has failed; answers the names of those that did."""
    child = environment.child_environment(LC_ALL="C.UTF-8")
    failed = []
    for name, command in _steps(environment):
        started = time.monotonic()
        done = subprocess.run(
            command, cwd=environment.root, env=child, text=True, errors="replace", check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        took = time.monotonic() - started
        _tell(name, took, done.stdout.rstrip() if done.returncode else "")
        if done.returncode:
            failed.append(name)
    started = time.monotonic()
    wrong = locks.faults(environment.root)
    _tell("lock files", time.monotonic() - started, "\n".join(wrong))
    return [*failed, "lock files"] if wrong else failed


def _steps(environment: Environment) -> list[tuple[str, list[str]]]:
    python = str(environment.python)
    mypy = [python, "-m", "mypy", "--no-error-summary"]
    steps = [
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("mypy", mypy),
    ]
    for system in ("win32", "darwin"):
        # A cache of its own, else each system throws the other's away.
        there = ["--platform", system, "--cache-dir", f".mypy_cache/{system}"]
        steps.append((f"mypy for {system}", [*mypy, *there, "-p", "contract", "-p", "notifier"]))
    zizmor = [str(environment.programs / "zizmor"), "--offline", "--quiet", "--no-progress"]
    return [
        *steps,
        ("import rules", [str(environment.programs / "lint-imports")]),
        ("workflows", [*zizmor, ".github/workflows"]),
    ]


def _tell(name: str, took_s: float, trouble: str) -> None:
    say(f"{bad('failed') if trouble else good('ok')} {name} ({took_s:.1f} s)")
    if trouble:
        print(trouble, flush=True)
