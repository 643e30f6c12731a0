"""A short soak in every test run; `python dev.py soak` is the long one."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

import pytest

from tests.soak.run import Soak


@pytest.mark.skipif(sys.platform == "win32", reason="freezes and kills by POSIX signals")
@pytest.mark.timeout(180)
async def test_the_promise_is_kept_under_fire(tmp_path: Path) -> None:
    seed = secrets.randbelow(10**6)
    soak = Soak(tmp_path, seed=seed, users=2, devices=2)

    report = await soak.run(20)

    assert not report.broken, f"--seed {seed}\n{report}"
    assert len(report.accepted) > 50, f"--seed {seed}: the producers hardly worked\n{report}"
