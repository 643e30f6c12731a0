"""The lock that only one running app holds: the kernel's own, on an empty file.

It needs no room on the disk, which may be full at login, and ends with its process,
however that ends.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

_LOOK_AGAIN_S = 0.02
_HELD_BY_ANOTHER = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_NO_LOCKS_THERE = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""A home folder on a network file system of the old kind."""


class InstanceLock:
    """The file stays when it is let go of: whoever deleted it could take it from another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self, *, within_s: float = 0.0) -> bool:
        """Hold it; False when another process does, and did so all the time. Raises OSError.

        True as well where the file system knows no locks: better two than none.
        """
        deadline = time.monotonic() + within_s
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while not _is_locked_now(file):
                left_s = deadline - time.monotonic()
                if left_s <= 0:
                    os.close(file)
                    return False
                time.sleep(min(_LOOK_AGAIN_S, left_s))
        except OSError:
            os.close(file)
            raise
        self._file = file
        return True

    def let_go(self) -> None:
        """Let the next one have it. Idempotent."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)


def _is_locked_now(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        if exc.errno in _NO_LOCKS_THERE:
            return True
        if exc.errno in _HELD_BY_ANOTHER:
            return False
        raise
    return True
