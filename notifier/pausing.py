"""From the tray's menu to the pause, and from the pause to the words in the tray."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale, QObject, Qt, Signal

from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.quiet import Hush, HushReason, PauseLength, pause_of
from notifier.ui.hush_words import hush_words
from notifier.ui.status import Status
from notifier.ui.tray_menu import TrayMenu

_log = logging.getLogger("paybell.pausing")


class Pausing(QObject):
    """Pauses notifications, and says everywhere that they are. Main thread."""

    changed = Signal()
    """Whether, why or until when notifications are held back."""

    def __init__(
        self,
        *,
        choices: Choices,
        bridge: Bridge,
        status: Status,
        menu: TrayMenu,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """`now` answers the aware time."""
        super().__init__(parent)
        self._choices = choices
        self._status = status
        self._menu = menu
        self._now = now
        self._hush: Hush | None = None
        bridge.hush_changed.connect(self._on_hush_changed, Qt.ConnectionType.QueuedConnection)
        menu.pause_wanted.connect(self.pause)
        menu.resume_wanted.connect(self.resume)

    @property
    def is_paused(self) -> bool:
        """Whether the person paused notifications, and the pause is not over."""
        return self._hush is not None and self._hush.reason is HushReason.PAUSE

    @property
    def words(self) -> str:
        """Why nothing is shown ("Paused until 14:30"); empty when all is shown."""
        return hush_words(self._hush, now=self._now(), locale=QLocale())

    def pause(self, length: object) -> None:
        """Hold notifications back for a `PauseLength` (or its text)."""
        pause = pause_of(PauseLength(str(length)), self._now())
        _log.info("paused until=%s", pause.until or "turned on")
        self._choices.choose("notifications.pause", pause)

    def resume(self) -> None:
        """Show notifications again, and tell what came meanwhile."""
        _log.info("pause ended by hand")
        self._choices.choose("notifications.pause", None)

    def _on_hush_changed(self, hush: Hush | None) -> None:
        self._hush = hush
        self.speak()

    def speak(self) -> None:
        """Say it everywhere, in the language of the app."""
        words = self.words
        self._status.set_hush(words)
        self._menu.show_pause(words if self.is_paused else "")
        self.changed.emit()
