"""Turns the system's "please end" (SIGTERM, Ctrl+C, a closed terminal) into a Qt signal.

Python handles a signal only when its interpreter runs, and in Qt's event loop it does
not: so the signal's arrival is written to a socket that Qt watches. No timer polls.
"""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)


class Termination(QObject):
    """Main thread. Works on Windows as well: its wake-up descriptor takes a socket."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._old_wakeup = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._old_handlers = {
            number: signal.signal(number, lambda _number, _frame: None) for number in _ENDING
        }
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def close(self) -> None:
        """Give the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_wakeup)
        self._read.close()
        self._write.close()

    def _on_activated(self) -> None:
        numbers = self._read.recv(64)
        if any(number in _ENDING for number in numbers):
            self.asked.emit()
