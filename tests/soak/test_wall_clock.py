"""The clock of the soak jumps for the process that has it, and nothing else does."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.parts import missing_part
from tests.soak.wall_clock import WallClock, why_no_clock

ASKED = """
import sqlite3, sys, threading, time
from datetime import datetime, UTC
for _ in sys.stdin:
    in_sql = sqlite3.connect(":memory:").execute("SELECT unixepoch('now')").fetchone()[0]
    print(time.time(), datetime.now(UTC).timestamp(), in_sql, time.monotonic(), flush=True)
started = time.monotonic()
time.sleep(0.05)
threading.Event().wait(0.05)
print(time.monotonic() - started)
"""


def test_a_process_sees_its_clock_jump_and_its_waits_stay_true(tmp_path: Path) -> None:
    if reason := why_no_clock():
        if sys.platform != "linux":
            pytest.skip(reason)
        missing_part(reason)
    clock = WallClock(tmp_path / "clock")
    with subprocess.Popen(
        [sys.executable, "-c", ASKED],
        env=clock.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for ahead_s in (0, 86_400, -7_200):
            clock.set_ahead(ahead_s)
            process.stdin.write("\n")
            process.stdin.flush()
            *walls, monotonic = map(float, process.stdout.readline().split())
            for wall in walls:
                assert wall - ahead_s == pytest.approx(time.time(), abs=5)
            assert monotonic == pytest.approx(time.monotonic(), abs=5)
        process.stdin.close()
        assert 0.1 <= float(process.stdout.readline()) < 5
