"""The wall clock of one process, to be set by a test while its monotonic clock just goes on.

By a small library of our own before the C library. (libfaketime was tried: under it
`time.sleep` fails and a waiting thread spins, so that the fault would have been its own.)
"""

from __future__ import annotations

import atexit
import functools
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".c")


class WallClock:
    """The file that says how far ahead of the truth a process's clock is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.write_bytes(struct.pack("@q", 0))

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to go by this clock; empty where that cannot be had."""
        library = _library()
        if library is None:
            return {}
        return {"LD_PRELOAD": str(library), "PAYBELL_TEST_CLOCK": str(self._path)}

    def set_ahead(self, seconds: int) -> None:
        """Jump to so many seconds before (negative: behind) the truth."""
        with self._path.open("r+b") as file:  # the same file: the process has it mapped
            file.write(struct.pack("@q", seconds))


def why_no_clock() -> str:
    """Why no process can have a clock of its own here; empty when it can."""
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return "only on 64-bit Linux"
    return "" if _library() else "no C compiler (cc or tcc)"


@functools.cache
def _library() -> Path | None:
    """The library, compiled once for this process."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("tcc")
    if compiler is None or sys.platform != "linux":
        return None
    folder = Path(tempfile.mkdtemp(prefix="pb-clock-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    library = folder / "wall_clock.so"
    command = [compiler, "-shared", "-fPIC", "-nostdlib", "-o", str(library), str(SOURCE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return library if done.returncode == 0 else None
