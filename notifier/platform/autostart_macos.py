"""Start at login on macOS: a LaunchAgent of the person's.

Not `SMAppService.mainApp`: that starts the app without arguments, and it would open its
window at each login. System Settings › Login Items shows an agent too, by the app's name.
"""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from notifier.platform.autostart import Autostart, failed


class LaunchAgent:
    """One property list, read by launchd at each login."""

    def __init__(
        self, folder: Path, entry_id: str, command: Sequence[str], *, bundle_id: str
    ) -> None:
        self._file = folder / f"{entry_id}.plist"
        self._content = {
            "Label": entry_id,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            # A person's app: launchd does not hold its processor and disk back.
            "ProcessType": "Interactive",
            # Whose name and icon Login Items shows.
            "AssociatedBundleIdentifiers": [bundle_id],
        }

    def state(self) -> Autostart:
        """On, if the file is there and says so."""
        try:
            content = plistlib.loads(self._file.read_bytes())
        except (FileNotFoundError, ValueError, ExpatError):  # none, or a damaged one
            return Autostart.OFF
        except OSError as exc:
            raise failed(exc) from exc
        runs = isinstance(content, dict) and content.get("RunAtLoad") is True
        return Autostart.ON if runs and not content.get("Disabled") else Autostart.OFF

    def turn_on(self) -> None:
        """Write the file anew; it takes effect at the next login, when it is wanted."""
        beside = self._file.with_name(f".{self._file.name}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(plistlib.dumps(self._content))
            beside.replace(self._file)
        except OSError as exc:
            raise failed(exc) from exc

    def turn_off(self) -> None:
        """Remove the file."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as exc:
            raise failed(exc) from exc
