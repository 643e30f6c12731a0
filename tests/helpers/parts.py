"""A real part that a test needs and the machine may not have.

On a developer's laptop its absence skips the test aloud; where everything must be
there (`PAYBELL_REQUIRE_ALL=1`, as CI sets it) it fails, so that nothing is green
because it never ran.
"""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def require_programs(*names: str) -> None:
    """Skip (or, in CI, fail) the test unless every program of `names` is on the PATH."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        missing_part(f"not installed: {', '.join(missing)}; `python dev.py test` installs them")


def missing_part(why: str) -> NoReturn:
    """Skip the test aloud, or fail it where all parts must be there."""
    if os.environ.get("PAYBELL_REQUIRE_ALL") == "1":
        pytest.fail(why)
    pytest.skip(why)
