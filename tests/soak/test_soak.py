"""A minute of soak in every test run; `python dev.py soak` is the long one."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from tests.soak.soak import Soak, why_not_here

SECONDS = 60


@pytest.mark.skipif(bool(why_not_here()), reason=why_not_here())
@pytest.mark.timeout(300)
async def test_the_promise_is_kept_under_fire(tmp_path: Path) -> None:
    seed = secrets.randbelow(10**6)
    soak = Soak(tmp_path, seed=seed, users=2, devices=2)

    report = await soak.run(SECONDS)

    assert not report.broken, f"--seed {seed}\n{report}"
    assert report.accepted > SECONDS, f"--seed {seed}: the producers hardly worked\n{report}"
    assert report.faults.total() > SECONDS / 3, f"--seed {seed}: hardly a fault\n{report}"
