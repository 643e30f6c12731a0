"""One person's desk: a desktop session, what it was asked to show, and the app on it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from tests.helpers.programs import RunningApp, RunningServer
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.tray_client import TrayItem
from tests.helpers.virtual_desktop import VirtualDesktop

T = TypeVar("T")


class Desk:
    """A virtual desktop with a recording notification service, and `paybell` on it."""

    def __init__(
        self,
        session: VirtualDesktop,
        recorder: RecordingDesktop,
        home: Path,
        *,
        command: Sequence[str] = (),
    ) -> None:
        self.session = session
        self.recorder = recorder
        self.app = RunningApp(home, session.env, command=command)

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
        items = _until(lambda: TrayItem.all(self.session.env["DBUS_SESSION_BUS_ADDRESS"]))
        return items[0]

    def wait_for_label(self, text: str) -> str:
        """The first line of the menu that has `text` in it, now or soon."""
        tray = self.tray()
        return _until(lambda: [label for label in tray.labels() if text in label])[0]

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
        self.app.close()
        self.recorder.stop()
        self.session.stop()


def _until(ask: Callable[[], list[T]], within_s: float = 15.0) -> list[T]:
    """The first answer that is not empty; each question is a round trip over D-Bus."""
    deadline = time.monotonic() + within_s
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing within {within_s:g} s")
        time.sleep(0.05)
