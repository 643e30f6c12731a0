"""The time zone in which the computer is now, which a traveller's changes under a running app."""

from __future__ import annotations

import time


def follow_local_zone() -> None:
    """Let local times be those of the zone that the system has now. Any thread.

    The C library reads the zone once in the life of a process; Windows needs no reminding.
    """
    if hasattr(time, "tzset"):
        time.tzset()
