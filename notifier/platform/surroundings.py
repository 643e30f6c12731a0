"""The port for what the desktop says of the person: do-not-disturb, locked, presenting.

`surroundings_reader` picks the adapter of this system. None of them polls: they are told,
or are asked when a toast is about to be shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from notifier.core.policy import Surroundings

OnChanged = Callable[[], None]
"""Called on the loop of `SurroundingsReader.start`."""


class SurroundingsReader(Protocol):
    """One way to know. All of it runs on the network thread's loop."""

    @property
    def tells(self) -> bool:
        """Whether changes are told; else it has to be asked."""

    async def start(self, on_changed: OnChanged) -> None:
        """Begin to watch, within some seconds. What this system does not tell is no failure."""

    def read(self) -> Surroundings:
        """What is so now, or was said last; takes well under a millisecond."""

    async def stop(self) -> None:
        """Let go of everything. Idempotent."""


def surroundings_reader() -> SurroundingsReader:
    """The reader for this system."""
    if sys.platform == "win32":
        from notifier.platform.windows_surroundings import WindowsSurroundings  # noqa: PLC0415

        return WindowsSurroundings()
    elif sys.platform == "darwin":  # noqa: RET505 - a type checker reads one branch per system
        from notifier.platform.macos_surroundings import MacosSurroundings  # noqa: PLC0415

        return MacosSurroundings()
    else:
        from notifier.platform.linux_surroundings import LinuxSurroundings  # noqa: PLC0415

        return LinuxSurroundings()
