"""Start at login on Linux: a desktop entry in the person's autostart folder.

https://specifications.freedesktop.org/autostart-spec/latest
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from notifier.platform.autostart import Autostart, failed

_OFF_BY_THE_DESKTOP = re.compile(
    r"^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE
)
"""Written into our file by settings programs; Plasma's writes the first, GNOME's the second."""


class DesktopEntry:
    """One file, whole or not there."""

    def __init__(
        self, folder: Path, entry_id: str, command: Sequence[str], *, app_name: str, icon: str
    ) -> None:
        self._file = folder / f"{entry_id}.desktop"
        self._text = _entry(command, app_name=app_name, icon=icon)

    def state(self) -> Autostart:
        """On, if the file is there and no settings program has switched it off."""
        try:
            text = self._file.read_text("utf-8", "replace")
        except FileNotFoundError:
            return Autostart.OFF
        except OSError as exc:
            raise failed(exc) from exc
        return Autostart.OFF if _OFF_BY_THE_DESKTOP.search(text) else Autostart.ON

    def turn_on(self) -> None:
        """Write the file anew: our command may have another place than at the last time."""
        beside = self._file.with_name(f".{self._file.name}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(self._text, "utf-8")
            beside.replace(self._file)
        except OSError as exc:
            raise failed(exc) from exc

    def turn_off(self) -> None:
        """Remove the file."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as exc:
            raise failed(exc) from exc


def quoted(argument: str) -> str:
    """`argument` in the value of an `Exec=` key: shell quoting first, then the file's own."""
    if not re.fullmatch(r"[\w@%+=:,./-]+", argument):
        argument = '"' + re.sub(r'(["`$\\])', r"\\\1", argument) + '"'
    return argument.replace("\\", "\\\\").replace("%", "%%")


def _entry(command: Sequence[str], *, app_name: str, icon: str) -> str:
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={app_name}",
        f"Exec={' '.join(map(quoted, command))}",
        f"Icon={icon}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"
