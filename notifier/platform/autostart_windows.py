"""Start at login on Windows: the person's `Run` key.

Task Manager and Settings keep what a person turned off there in a key of their own beside
it (`StartupApproved`). It is the person's word: we read it, and never write over it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import Protocol

from notifier.core.said import said
from notifier.platform.autostart import Autostart, AutostartFailed, failed

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Registry(Protocol):
    """The few verbs that we need of HKEY_CURRENT_USER. Each raises OSError."""

    def read(self, key: str, name: str) -> object | None:
        """A value, or None when there is none."""

    def write_text(self, key: str, name: str, value: str) -> None:
        """Write a REG_SZ, and its key."""

    def delete(self, key: str, name: str) -> None:
        """Remove a value; nothing happens when there is none."""


class RunKey:
    """One value of the `Run` key; the installer writes and removes the same."""

    def __init__(self, entry_id: str, command: Sequence[str], registry: Registry) -> None:
        self._id = entry_id
        program, *arguments = command
        self._command = f'"{program}" {subprocess.list2cmdline(arguments)}'
        self._registry = registry

    def state(self) -> Autostart:
        """On, off, or refused by the person in Task Manager."""
        try:
            if self._registry.read(RUN, self._id) is None:
                return Autostart.OFF
            return Autostart.REFUSED if self._is_refused() else Autostart.ON
        except OSError as exc:
            raise failed(exc) from exc

    def turn_on(self) -> None:
        """Write our command, unless the person has turned it off elsewhere."""
        try:
            if self._is_refused():
                raise AutostartFailed(
                    said("Problem", "Starting at login is turned off in Windows"),
                    said(
                        "Problem",
                        "It was turned off in Task Manager or in Settings › Apps › Startup.",
                    ),
                    said("Problem", "Turn it on there."),
                )
            self._registry.write_text(RUN, self._id, self._command)
        except OSError as exc:
            raise failed(exc) from exc

    def turn_off(self) -> None:
        """Remove our value; what Windows noted of it stays, as the person's word."""
        try:
            self._registry.delete(RUN, self._id)
        except OSError as exc:
            raise failed(exc) from exc

    def _is_refused(self) -> bool:
        """The first byte: even for allowed (02, 06), odd for turned off (03, 07)."""
        noted = self._registry.read(APPROVED, self._id)
        return isinstance(noted, bytes) and noted[:1] != b"" and noted[0] % 2 == 1


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """`Registry` by the standard library."""

        def read(self, key: str, name: str) -> object | None:
            """A value, or None when there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value: object = winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None
            return value

        def write_text(self, key: str, name: str, value: str) -> None:
            """Write a REG_SZ, and its key."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def delete(self, key: str, name: str) -> None:
            """Remove a value; nothing happens when there is none."""
            access = winreg.KEY_SET_VALUE
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, access=access) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
