"""Keeps the choice "start at login" and what the system has of it the same.

Whoever spoke last is right: at the start the system (a person may have used its settings,
or the installer's question), from then on the choice in ours.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from notifier.brand import Brand
from notifier.choices import Choices
from notifier.platform.autostart import (
    Autostart,
    AutostartEntry,
    AutostartFailed,
    autostart_entry,
    own_command,
)
from notifier.store.settings import Settings

CHOICE = "general.start_at_login"
_log = logging.getLogger("paybell.autostart")


class StartAtLogin(QObject):
    """Main thread: each step takes the time of one small file."""

    problem_occurred = Signal(object)
    """Problem: the system did not take the choice, which is as it was."""

    def __init__(
        self, choices: Choices, entry: AutostartEntry, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._entry = entry
        self._is_on = choices.current.general.start_at_login

    def follow(self) -> None:
        """Adopt what the system says, then follow the choice."""
        try:
            state = self._entry.state()
            if state is Autostart.ON:
                self._entry.turn_on()  # the program may have another place by now
        except AutostartFailed as exc:
            _log.warning("not readable: %s", exc)
        else:
            self._adopt(state)
            self._on_changed(self._choices.current)  # an administrator may have fixed it
        self._choices.changed.connect(self._on_changed)

    def _adopt(self, state: Autostart) -> None:
        self._is_on = state is Autostart.ON
        if self._choices.current.general.start_at_login != self._is_on:
            self._choices.choose(CHOICE, self._is_on)

    def _on_changed(self, settings: Settings) -> None:
        wanted = settings.general.start_at_login
        if wanted == self._is_on:
            return
        self._is_on = wanted
        try:
            if wanted:
                self._entry.turn_on()
            else:
                self._entry.turn_off()
        except AutostartFailed as exc:
            self._is_on = not wanted
            self._choices.choose(CHOICE, self._is_on)
            self.problem_occurred.emit(exc.problem)
        else:
            _log.info("start at login: %s", "on" if wanted else "off")


def follow_start_at_login(
    brand: Brand, profile: str | None, choices: Choices, parent: QObject
) -> StartAtLogin:
    """The choice of this profile, kept the same as the system's from now on."""
    entry = autostart_entry(
        app_name=brand.name, app_id=brand.app_id, profile=profile, command=own_command(profile)
    )
    start_at_login = StartAtLogin(choices, entry, parent)
    start_at_login.follow()
    return start_at_login
