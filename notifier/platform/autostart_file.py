"""Start at login by a file in a folder that the system reads: Linux and macOS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from notifier.platform.autostart import Autostart, failed
from notifier.store.whole_file import write_whole


class AutostartFile:
    """One file, whole or not there."""

    def __init__(self, file: Path, text: str, says_on: Callable[[bytes], bool]) -> None:
        """`says_on` reads what stands there: settings programs write into our file too."""
        self._file = file
        self._text = text
        self._says_on = says_on

    def state(self) -> Autostart:
        """On, if the file is there and no settings program has switched it off."""
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return Autostart.OFF
        except OSError as exc:
            raise failed(exc) from exc
        return Autostart.ON if self._says_on(content) else Autostart.OFF

    def turn_on(self) -> None:
        """Write the file anew: our command may have another place than at the last time."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, [self._text])
        except OSError as exc:
            raise failed(exc) from exc

    def turn_off(self) -> None:
        """Remove the file."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as exc:
            raise failed(exc) from exc
