"""Start at login on Linux: a desktop entry in the person's autostart folder.

https://specifications.freedesktop.org/autostart-spec/latest
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from notifier.platform.autostart_file import AutostartFile

_OFF_BY_THE_DESKTOP = re.compile(
    rb"^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE
)
"""Written into our file by settings programs; Plasma's writes the first, GNOME's the second."""


def desktop_entry(
    folder: Path, entry_id: str, command: Sequence[str], *, app_name: str, icon: str
) -> AutostartFile:
    """The desktop entry `entry_id` in `folder`, whose `Exec` is `command`."""
    text = _entry(command, app_name=app_name, icon=icon)
    return AutostartFile(
        folder / f"{entry_id}.desktop",
        text,
        lambda content: _OFF_BY_THE_DESKTOP.search(content) is None,
    )


def quoted(argument: str, *, percent: str = "%%") -> str:
    """`argument` in the value of an `Exec=` key: shell quoting first, then the file's own.

    `percent` is how a `%` is written: it stands for something in a desktop entry alone.
    """
    if not re.fullmatch(r"[\w@%+=:,./-]+", argument):
        argument = '"' + re.sub(r'(["`$\\])', r"\\\1", argument) + '"'
    return argument.replace("\\", "\\\\").replace("%", percent)


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
