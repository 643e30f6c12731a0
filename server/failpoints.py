"""Named places where a test may end this process, as a power cut would.

Nothing in the server arms them, no option and no variable: only a program that imports
this module can, as the soak's launcher does. Unarmed, a place looks at an empty list.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path


class Failpoint(StrEnum):
    """Between which two steps."""

    MID_COMMIT = "mid_commit"
    """An event's rows are written and not committed."""
    AFTER_COMMIT = "after_commit"
    """An event is on disk, and nobody was told."""
    AFTER_HINT = "after_hint"
    """Sockets and nodes were told, and the producer has no answer."""
    BEFORE_ACK = "before_ack"
    """A device has the event and says so, and that is not written down."""
    AFTER_READ = "after_read"
    """What a user has read is on disk, and neither device nor node was told."""
    MID_ERASURE = "mid_erasure"
    """A user is marked as deleted, and some of what is stored of them is cleared."""


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
