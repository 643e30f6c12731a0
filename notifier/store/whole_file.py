"""Files that are never half written."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from notifier.core.said import said

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_whole(path: Path, texts: Iterable[str]) -> None:
    """Replace `path` by `texts` one after the other (UTF-8), readable by this user only.

    Written beside, flushed to the disk, then renamed: a crash leaves the old file or the
    new. Raises `OSError`.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            for text in texts:
                file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def why_not_written(exc: OSError) -> str:
    """Why a file could not be written, as a clause for a person."""
    if exc.errno in _NO_ROOM:
        return said("Problem", "the disk is full")
    if exc.errno in _NOT_ALLOWED:
        return said("Problem", "you may not write there")
    return exc.strerror or type(exc).__name__
