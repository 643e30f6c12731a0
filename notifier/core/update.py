"""How things stand with newer versions of this app."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from notifier.core.problems import Problem


class UpdatePhase(StrEnum):
    """Where things stand."""

    NONE = "none"
    """Nothing newer is known."""
    LOOKING = "looking"
    FETCHING = "fetching"
    READY = "ready"
    """Fetched and verified; it is installed when the app quits."""
    FAILED = "failed"


class UpdateState(msgspec.Struct, frozen=True, kw_only=True):
    """What the windows show of it."""

    phase: UpdatePhase
    version: str = ""
    """Of the newer one, once it is known."""
    notes: str = ""
    problem: Problem | None = None
