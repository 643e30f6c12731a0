"""The update that waits to be installed, remembered across a crash and a restart."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from notifier.store.whole_file import write_whole


class ReadyUpdate(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was verified when it was fetched, and is again before anything is run."""

    version: str
    notes: str
    file: str
    """Its absolute path."""
    sha256: str

    def is_whole(self) -> bool:
        """Whether the file is still what was verified."""
        try:
            return sha256(Path(self.file)) == self.sha256
        except OSError:
            return False


class ReadyFile:
    """Where that is written. Blocks for the time of one small file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> ReadyUpdate | None:
        """What waits; None when nothing does, or it cannot be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=ReadyUpdate)
        except (OSError, ValueError):
            return None

    def save(self, ready: ReadyUpdate) -> None:
        """Remember `ready`, whole or not at all. Raises OSError."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self._path, [msgspec.json.encode(ready).decode()])

    def forget(self) -> None:
        """Nothing waits any more; a note that cannot be removed is looked at again next time."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def sha256(path: Path) -> str:
    """The digest of a file, in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
