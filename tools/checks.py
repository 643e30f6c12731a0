"""Everything that is checked without running the program, each told in one line."""

from __future__ import annotations

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

from tools import locks
from tools.environment import Environment
from tools.speech import bad, good, say


def run_checks(environment: Environment) -> list[str]:
    """Run every check, one on each core; answers the names of those that failed."""
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        running = [cores.submit(_run, environment, *step) for step in _steps(environment)]
        for done in as_completed(running):
            name, took_s, trouble = done.result()
            _tell(name, took_s, trouble)
            if trouble:
                failed.append(name)
    started = time.monotonic()
    wrong = locks.faults(environment.root)
    _tell("lock files", time.monotonic() - started, "\n".join(wrong))
    return [*failed, "lock files"] if wrong else failed


def _run(environment: Environment, name: str, command: list[str]) -> tuple[str, float, str]:
    """Run one check; answers its name, its seconds, and what it said if it failed."""
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=environment.root, env=environment.child_environment(LC_ALL="C.UTF-8"),
        text=True, errors="replace", check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    took_s = time.monotonic() - started
    if done.returncode == 0:
        return name, took_s, ""
    return name, took_s, done.stdout.rstrip() or f"it ended with {done.returncode}"


def _steps(environment: Environment) -> list[tuple[str, list[str]]]:
    """The longest first: the others are done beside it."""
    python = str(environment.python)
    mypy = [python, "-m", "mypy", "--no-error-summary"]
    steps = [
        ("mypy", mypy),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("ruff check", [python, "-m", "ruff", "check", "."]),
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
