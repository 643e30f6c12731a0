"""Named places where a test may end the app, as a power cut would.

Nothing in the app arms them, no option and no variable: only a program that imports this
module can, as the soak's device does. Unarmed, a place looks at an empty list. (The server
has the like; the two programs share no code but the contract, which has no such thing.)
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path


class Failpoint(StrEnum):
    """Between which two steps."""

    RECEIVED = "received"
    """Messages are here, and nothing of them is stored."""
    MID_STORE = "mid_store"
    """Events are written to history and not committed."""
    STORED = "stored"
    """Events are committed, nothing was handed on to be shown, and the server was not told."""
    ACKED = "acked"
    """The server was told; what was handed on may be shown by now."""
    TOAST_BEGUN = "toast_begun"
    """A toast is noted as begun, and the desktop does not know of it."""
    TOAST_SHOWN = "toast_shown"
    """The desktop has the toast, and that is not noted."""
    PRESENTED_TOLD = "presented_told"
    """The server was told how events were presented, and that is not noted."""
    READ_TOLD = "read_told"
    """The server has confirmed what was read here, and that is not noted."""


_armed: list[Path] = []


def arm(folder: Path) -> None:
    """From now on a file in `folder` with a place's name ends the process there, once."""
    _armed.append(folder)


def reach(place: Failpoint) -> None:
    """Say that the process is at `place`; it may end here, without any clean-up."""
    for folder in _armed:
        if (folder / place).exists():
            (folder / place).unlink(missing_ok=True)
            os._exit(137)  # as SIGKILL leaves it, also where there are no signals
