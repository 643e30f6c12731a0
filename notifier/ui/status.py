"""The state of the connection in words, for the tray icon and the inbox alike.

It counts down to the next try without waking the computer each second: every second
only while somebody looks, else every five, and not at all when there is nothing to count.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from notifier.presentation.translate import spoken_problem, translate_count
from notifier.ui.tray_art import Mark

if TYPE_CHECKING:
    # msgspec is not wanted before the icon is up.
    from notifier.core.connection import ConnectionState
    from notifier.core.problems import Problem

WATCHED_INTERVAL_MS = 1000
UNWATCHED_INTERVAL_MS = 5000

# Keyed by the phases' and reasons' own text (they are StrEnums); a test holds them together.
MARKS = {
    "signed_out": Mark.SIGNED_OUT,
    "connecting": Mark.CONNECTING,
    "connected": Mark.CONNECTED,
    "offline": Mark.OFFLINE,
}
SIGN_IN_AGAIN = frozenset(
    {
        "token_missing",
        "token_invalid",
        "token_expired",
        "token_revoked",
        "account_deleted",
        "session_ended",
    }
)
"""Reasons that only a new sign-in mends."""
_NO_MORE_TO_SAY = frozenset({"", "server_unreachable", "connection_lost", "network_down"})
"""Reasons that a person can only wait out; of the others the line says what is wrong."""
_KEYCHAIN = frozenset({"keyring_locked", "keyring_missing", "keyring_failed"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Status", text)


def explain(reason: str) -> Problem | None:
    """Why there is no connection, in the language of the app; None when all is well."""
    from notifier.core import connection_words  # noqa: PLC0415 - msgspec, as above

    problem = connection_words.explain(reason)
    return spoken_problem(problem) if problem is not None else None


def unread_words(unread: int) -> str:
    """`3 unread`, or nothing."""
    if unread <= 0:
        return ""
    return translate_count("Status", "%n unread", unread)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


class Status(QObject):
    """Connection and unread count, and what to say about them."""

    changed = Signal()
    """Words or icon are to be drawn anew."""

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        """`now` answers epoch seconds."""
        super().__init__(parent)
        self._now = now
        self._phase = "connecting"
        self._reason = ""
        self._retry_at: float | None = None
        self._unread = 0
        self._hush = ""
        self._watchers: set[str] = set()
        self._timer = QTimer(self)  # a coarse one, as Qt makes them
        self._timer.timeout.connect(self._on_tick)

    def set_connection(self, state: ConnectionState) -> None:
        """What the network thread says."""
        self._phase, self._reason = str(state.phase), str(state.reason)
        self._retry_at = state.retry_at
        self._rewind()
        self.changed.emit()

    def set_unread(self, unread: int) -> None:
        """What the history counts."""
        if unread != self._unread:
            self._unread = unread
            self.changed.emit()

    def set_hush(self, words: str) -> None:
        """Why notifications are held back ("Paused until 14:30"); empty when they are not."""
        if words != self._hush:
            self._hush = words
            self.changed.emit()

    def watch(self, watcher: str, *, looking: bool) -> None:
        """`watcher` (a menu, a window) begins or ends to show the words."""
        (self._watchers.add if looking else self._watchers.discard)(watcher)
        self._rewind()

    @property
    def unread(self) -> int:
        """Entries not read."""
        return self._unread

    @property
    def is_hushed(self) -> bool:
        """Notifications are held back."""
        return bool(self._hush)

    @property
    def mark(self) -> Mark:
        """The icon's state."""
        return MARKS.get(self._phase, Mark.OFFLINE)

    @property
    def needs_sign_in(self) -> bool:
        """Only signing in helps."""
        return self._reason in SIGN_IN_AGAIN or (
            self.mark is Mark.SIGNED_OUT and self._reason not in _KEYCHAIN
        )

    @property
    def can_retry(self) -> bool:
        """Trying again at once may help."""
        return self.mark is Mark.OFFLINE or self._reason in _KEYCHAIN

    @property
    def problem(self) -> Problem | None:
        """Why there is no connection; None when all is well."""
        return explain(self._reason)

    @property
    def line(self) -> str:
        """The state in a few words."""
        if self._reason in SIGN_IN_AGAIN:
            return _tr("Sign in again to receive payments")
        if self._reason in _KEYCHAIN:
            return _tr("Your keychain does not give the sign-in token")
        if self.mark is Mark.OFFLINE:
            return self._offline_line()
        return {
            Mark.SIGNED_OUT: _tr("Not signed in"),
            Mark.CONNECTING: _tr("Connecting…"),
            Mark.CONNECTED: _tr("Connected"),
        }[self.mark]

    @property
    def headline(self) -> str:
        """The line, and why notifications are held back."""
        return _joined(self.line, self._hush)

    @property
    def tooltip(self) -> str:
        """What matters most, and the unread count."""
        is_well = self._hush and self.mark is Mark.CONNECTED
        state = self._hush if is_well else self.headline
        return _joined(state, unread_words(self._unread))

    def _offline_line(self) -> str:
        left = self._seconds_left()
        problem = None if self._reason in _NO_MORE_TO_SAY else self.problem
        why = problem.title if problem is not None else _tr("No connection")
        if left is None:
            return why
        if left <= 1:
            return _tr("{why} · trying again").format(why=why)
        return _tr("{why} · trying again in {seconds} s").format(why=why, seconds=left)

    def _seconds_left(self) -> int | None:
        if self._retry_at is None:
            return None
        return max(0, math.ceil(self._retry_at - self._now()))

    def _rewind(self) -> None:
        if self.mark is not Mark.OFFLINE or self._retry_at is None:
            self._timer.stop()
            return
        interval = WATCHED_INTERVAL_MS if self._watchers else UNWATCHED_INTERVAL_MS
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    def _on_tick(self) -> None:
        if not self._seconds_left():
            # The next word is the network thread's; nothing is left to count.
            self._timer.stop()
        self.changed.emit()
