"""A private D-Bus session bus, for tests of what speaks to a desktop."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.parts import require_programs

# Without service directories: the machine's own daemons are not to be started by a call.
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SessionBus:
    """A running `dbus-daemon`; `address` is what programs find in the environment."""

    def __init__(self, folder: Path) -> None:
        require_programs("dbus-daemon")
        config = folder / "bus.conf"
        config.write_text(_CONFIG)
        self._process = subprocess.Popen(
            ["dbus-daemon", "--nofork", "--print-address=1", f"--config-file={config}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()

    @property
    def env(self) -> dict[str, str]:
        """The environment of a program that is to be on this bus."""
        return {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address}

    def stop(self) -> None:
        """End it, and every connection with it. Idempotent."""
        self._process.kill()
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextmanager
def session_bus(folder: Path) -> Iterator[SessionBus]:
    """A bus for the time of a `with`; `folder` takes its configuration."""
    bus = SessionBus(folder)
    try:
        yield bus
    finally:
        bus.stop()
