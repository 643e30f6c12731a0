"""Memory that was freed goes back to the system, after a burst that may never come again."""

from __future__ import annotations

import sys


def give_back() -> None:
    """What glibc's allocator keeps for later, on every thread; others do so by themselves.

    A few milliseconds, in which the interpreter's lock is not held. Any thread.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - needed here alone

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # other C libraries have none
            trim(0)
