"""Waiting for the disk beside the thread that writes.

What SQLite has committed lies in its write-ahead log, where a crash of the app undoes nothing.
That a power cut undoes nothing either has to be waited for, some milliseconds and sometimes
many. SQLite waits within the commit, and holds up whoever committed; this waits beside it.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

if sys.platform == "darwin":
    import fcntl


class WriteAheadLog:
    """Of a database that is open in WAL mode, by a connection that is closed after this."""

    def __init__(self, database: Path) -> None:
        """Raises OSError."""
        # The locks that closing a file gives up are on the database and its index, not on this.
        path = database.with_name(f"{database.name}-wal")
        self._file: int | None = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self._using = threading.Lock()

    def sync(self) -> None:
        """Returns when no power cut can undo what is committed. Any thread. Raises OSError."""
        with self._using:
            if self._file is not None:
                _sync(self._file)

    def close(self) -> None:
        """After what is under way. Safe to call twice."""
        with self._using:
            file, self._file = self._file, None
            if file is not None:
                os.close(file)


def _sync(file: int) -> None:
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)  # fsync stops before the disk
        except OSError:
            os.fsync(file)  # as far as a server's or a stick's file system can, as SQLite does
    elif sys.platform == "win32":
        os.fsync(file)
    else:
        os.fdatasync(file)
