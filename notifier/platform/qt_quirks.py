"""Faults of a Qt binding that would end the app, and what we do about them."""

from __future__ import annotations

import sys

_PLENTY = 1 << 40
"""References that a year of calls cannot use up."""


def survive_lost_references(pyside_version: tuple[object, ...]) -> bool:
    """Keep `None`, `True` and `False` alive; whether that was needed.

    PySide6 6.12.0 is built as if they were immortal, which they are since Python 3.12. On
    Python 3.11 each call that returns one of them takes a reference away that it never
    gave; some 5,000 calls later the interpreter aborts ("deallocating None"). Measured
    with `sys.getrefcount(None)` around `QObject.setObjectName`; 6.11.3 does not do it.
    """
    if (
        sys.version_info >= (3, 12)
        or sys.implementation.name != "cpython"
        or pyside_version[:2] < (6, 12)
    ):
        return False
    import ctypes  # noqa: PLC0415 - only where it is needed

    for singleton in (None, True, False, NotImplemented):
        # The count is the first field of every object.
        ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY
    return True
