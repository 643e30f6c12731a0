"""Python's garbage, collected on the main thread alone.

Python collects on whatever thread happens to allocate, which is mostly the one of the
network. A timer or a window that was in a circle of references would end there, and Qt,
which may be using it, ends the process. (`QWidget` itself is sent home by PySide6; classes
made from it, and every other `QObject`, are not: `tests/notifier/test_garbage.py`.)
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

from PySide6.QtCore import QAbstractEventDispatcher, QObject

LIMITS = (2_000, 10, 10)
"""Of new objects, and of collections of the generation below, as in `gc.set_threshold`."""


class GarbageCollection(QObject):
    """Collects whenever the event loop has nothing else to do, and enough has come together.

    It wakes nobody: what the network thread does is told to the main thread, and so is looked
    at here. Main thread.
    """

    def begin(self) -> None:
        """From now on; what there is by now is taken to stay, and never looked at."""
        gc.disable()
        gc.freeze()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_idle)

    def _on_idle(self) -> None:
        generation = generation_due(gc.get_count())
        if generation is not None:
            gc.collect(generation)


def generation_due(counts: Sequence[int]) -> int | None:
    """The oldest generation to be collected by `gc.get_count()`, or None."""
    if counts[0] <= LIMITS[0]:
        return None
    return max(
        generation
        for generation, (count, limit) in enumerate(zip(counts, LIMITS, strict=True))
        if count > limit
    )
