"""One person's desk: a desktop session, what it was asked to show, and the app on it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.helpers.programs import RunningApp, RunningServer
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.tray_client import TrayItem
from tests.helpers.virtual_desktop import VirtualDesktop


class Desk:
    """A virtual desktop with a recording notification service, and `paybell` on it."""

    def __init__(self, session: VirtualDesktop, recorder: RecordingDesktop, home: Path) -> None:
        self.session = session
        self.recorder = recorder
        self.app = RunningApp(home, session.env)

    def sign_in(self, server: RunningServer, user_id: str = "42", *options: str) -> None:
        """Start the app with a new token of `user_id`, and wait until it is connected."""
        mark = self.app.mark()
        self.app.start("--server", server.url, *options, token=server.token(user_id))
        self.app.wait_for(r"connected transport=websocket", after=mark)

    def start(self, *options: str) -> None:
        """Start the app as at login: with what it remembers."""
        mark = self.app.mark()
        self.app.start(*options)
        self.app.wait_for(r"tray icon shown|window shown", after=mark)

    def tray(self) -> TrayItem:
        """The app's icon, once the tray has it."""
        self.recorder.wait_for(lambda line: line.get("event") == "tray_item")
        return TrayItem.all(self.session.env["DBUS_SESSION_BUS_ADDRESS"])[0]

    def run(self, *arguments: str, timeout_s: float = 30) -> subprocess.CompletedProcess[str]:
        """Run `paybell` once more, to its end."""
        return subprocess.run(
            [*self.app.command, *arguments],
            env=self.app.env,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )

    def stop(self) -> None:
        """End the app, then the desktop."""
        if self.app.program is not None:
            self.app.stop()
        self.recorder.stop()
        self.session.stop()
