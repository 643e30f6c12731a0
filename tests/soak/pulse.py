"""How long the machine itself stood still: its disk did not write, or its cores did not come.

A promise in seconds is one about the product. On a machine that others keep busy the checker
takes away what a thread that does next to nothing had to wait for.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

BEAT_S = 0.1
UNHURRIED_S = 0.3
"""A beat that took longer than this is one in which the machine stood still."""


class Pulse:
    """Writes a byte to the disk of `folder` ten times a second, and sees how long it takes."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "pulse"
        self._stood_still_s = 0.0
        self._began = time.monotonic()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)
        self._thread.start()

    @property
    def stood_still_s(self) -> float:
        """All in all, the beat that goes on included."""
        return self._stood_still_s + self._beyond(time.monotonic() - self._began)

    def stop(self) -> None:
        """Beat no more."""
        self._ending.set()
        self._thread.join()

    def _beat(self) -> None:
        with self._path.open("wb", buffering=0) as file:
            while not self._ending.wait(BEAT_S):
                file.write(b".")
                os.fsync(file.fileno())
                now = time.monotonic()
                self._stood_still_s += self._beyond(now - self._began)
                self._began = now

    def _beyond(self, beat_s: float) -> float:
        return beat_s - BEAT_S if beat_s > UNHURRIED_S else 0.0
