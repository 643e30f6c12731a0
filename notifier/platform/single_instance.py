"""One running app per profile: a second start asks the first to come forward.

The lock decides who is first (it survives no crash); the local socket only carries the
wish.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from notifier.platform.instance_lock import InstanceLock

if TYPE_CHECKING:
    from notifier.platform.line_server import LineServer

_log = logging.getLogger("paybell.instance")

_DONE = b"ok\n"
_QUIT = b'{"quit": true}\n'
_LONGEST_TOKEN = 512
_LONGEST_SOCKET_PATH = 100
"""Bytes: a Unix socket's path ends at 104 (macOS) or 108 (Linux)."""
ACTIVATION_VARIABLES = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


class Asked(NamedTuple):
    """What a second start was started for."""

    link: str
    """Its argument; empty when there was none, and the inbox is meant."""
    activation_token: str
    """The right to take the focus; may be empty."""


class SingleInstance(QObject):
    """Main thread. `acquire`, then `listen` in the first, `ask_first` in the second."""

    open_asked = Signal(object)
    """A second start wants something: `Asked`."""
    quit_asked = Signal()
    """Somebody wants the app to end, an installer for example."""
    _open_wanted = Signal(object)
    _quit_wanted = Signal()

    def __init__(self, lock_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = InstanceLock(lock_file)
        self._address = socket_address(lock_file)
        self._server: LineServer | None = None

    def acquire(self) -> bool:
        """Become the one instance; False when there is one. Raises OSError without a folder."""
        return self._lock.take()

    def listen(self) -> None:
        """Hear what second starts want."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - 19 ms, and the tray icon waits

        from notifier.platform.line_server import CannotListen, line_server  # noqa: PLC0415

        # The answer goes out before anything is opened, which may take its time.
        queued = Qt.ConnectionType.QueuedConnection
        self._open_wanted.connect(self.open_asked, queued)
        self._quit_wanted.connect(self.quit_asked, queued)
        # We hold the lock: what listens there is left over from a crash.
        server = line_server(self._answer, self)
        try:
            server.listen(self._address)
        except CannotListen as exc:
            _log.warning("second starts cannot reach us: %s", exc)
            return
        self._server = server

    def ask_first(self, link: str = "", *, timeout_ms: int) -> bool:
        """Ask the running instance to open `link`, or its inbox; False without an answer.

        Blocks up to `timeout_ms`: the first may be just starting, and not listen yet.
        """
        import json  # noqa: PLC0415

        _let_first_come_forward()
        token = next(filter(None, map(os.environ.get, ACTIVATION_VARIABLES)), "")
        line = json.dumps({"open": link, "token": token[:_LONGEST_TOKEN]}).encode() + b"\n"
        return self._ask(line, timeout_ms)

    def ask_first_to_quit(self, *, timeout_ms: int) -> bool:
        """Ask the running instance to quit, and wait until it has; True also without one.

        Blocks up to `timeout_ms`. Installers ask, before they write a newer version.
        """
        deadline = QDeadlineTimer(timeout_ms)
        if not self._lock.take():
            self._ask(_QUIT, timeout_ms)
            if not self._lock.take(within_s=deadline.remainingTime() / 1000):
                return False
        self._lock.let_go()
        return True

    def _ask(self, line: bytes, timeout_ms: int) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        deadline = QDeadlineTimer(timeout_ms)
        while not deadline.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self._address)
            if socket.waitForConnected(200):
                socket.write(line)
                answered = socket.waitForReadyRead(max(1, deadline.remainingTime()))
                return answered and bytes(socket.readAll().data()) == _DONE
            # Nobody listens yet: wait on the lock, which is free again if the first gave up.
            if self._lock.take(within_s=0.1):
                self._lock.let_go()
                return False
        return False

    def close(self) -> None:
        """Stop listening and let the next one be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.let_go()

    def _answer(self, line: bytes) -> bytes:
        if line == _QUIT:
            self._quit_wanted.emit()
            return _DONE
        asked = _asked(line)
        if asked is None:
            return b""
        self._open_wanted.emit(asked)
        return _DONE


def _asked(line: bytes) -> Asked | None:
    import json  # noqa: PLC0415

    try:
        said = json.loads(line)
        return Asked(str(said["open"]), str(said["token"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _let_first_come_forward() -> None:
    """Windows gives the focus to whom the click has started; we hand that right on."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        anybody = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anybody)


def socket_address(lock_file: Path) -> str:
    """Where the instance that holds `lock_file` listens: the user's own, one per profile."""
    beside = str(lock_file.with_suffix(".sock"))
    if os.name == "posix" and len(os.fsencode(beside)) <= _LONGEST_SOCKET_PATH:
        return beside
    import hashlib  # noqa: PLC0415 - 3 ms, and the tray icon waits

    return "paybell-" + hashlib.sha256(os.fsencode(lock_file)).hexdigest()[:24]
