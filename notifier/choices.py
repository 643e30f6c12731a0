"""What the person chose, as the windows and the tray see it: changed once, applied at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from notifier.core.problems import SettingsUnwritable
from notifier.store.settings import Settings, SettingsFile


class Choices(QObject):
    """The settings in force. Main thread; made once, by the composition root.

    Whoever depends on a choice reads `current` and connects to `changed`; nobody keeps a
    copy, so that a choice has one place and no restart is needed.
    """

    changed = Signal(object)
    """The new `Settings`."""
    problem_occurred = Signal(object)
    """Problem: the choice is in force, but could not be saved."""

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._current = file.load()

    @property
    def current(self) -> Settings:
        """What is in force. Its account is that of the start: the network thread keeps it."""
        return self._current

    def is_managed(self, name: str) -> bool:
        """Whether an administrator has fixed this choice."""
        return self._file.managed.covers(name)

    @property
    def is_any_managed(self) -> bool:
        """Whether an administrator has fixed a choice."""
        return bool(self._file.managed.names)

    @property
    def managed_server_url(self) -> str:
        """Where an administrator lets everybody sign in; empty when each is asked."""
        return self._file.managed.server_url

    def choose(self, name: str, value: object) -> None:
        """Change one choice (`general.theme`), save it, and tell everybody.

        What an administrator has fixed stays as it is, and nobody is told anything.
        """
        if self.is_managed(name):
            return
        try:
            self._current = self._file.choose(name, value)
        except SettingsUnwritable as exc:
            self._current = self._current.with_choice(name, value)
            self.problem_occurred.emit(exc.problem)
        self.changed.emit(self._current)
