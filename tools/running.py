"""Run one program to its end; when it fails, its last words are the reason."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.speech import Stop, indented_tail


def run_or_stop(
    command: Sequence[str],
    *,
    trouble: str = "",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """What `command` printed. Raises `Stop` when it is not there or fails.

    `trouble` is said in place of "PROGRAM failed".
    """
    try:
        done = subprocess.run(
            command, cwd=cwd, env=env, text=True, errors="replace", check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    except OSError as exc:
        raise Stop(f"{command[0]} cannot be run: {exc.strerror}") from exc
    if done.returncode:
        said = trouble or f"{Path(command[0]).name} failed"
        raise Stop(f"{said}; the last words:\n{indented_tail(done.stdout, 12)}")
    return done.stdout
