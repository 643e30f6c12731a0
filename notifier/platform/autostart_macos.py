"""Start at login on macOS: a LaunchAgent of the person's.

Not `SMAppService.mainApp`: that starts the app without arguments, and it would open its
window at each login. System Settings › Login Items shows an agent too, by the app's name.
"""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from notifier.platform.autostart_file import AutostartFile


def launch_agent(
    folder: Path, entry_id: str, command: Sequence[str], *, bundle_id: str
) -> AutostartFile:
    """The property list `entry_id` in `folder`, read by launchd at each login."""
    content = {
        "Label": entry_id,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        # A person's app: launchd does not hold its processor and disk back.
        "ProcessType": "Interactive",
        # Whose name and icon Login Items shows.
        "AssociatedBundleIdentifiers": [bundle_id],
    }
    text = plistlib.dumps(content).decode("utf-8")
    return AutostartFile(folder / f"{entry_id}.plist", text, _runs_at_load)


def _runs_at_load(content: bytes) -> bool:
    try:
        agent = plistlib.loads(content)
    except (ValueError, ExpatError):  # damaged
        return False
    runs = isinstance(agent, dict) and agent.get("RunAtLoad") is True
    return runs and not agent.get("Disabled")
