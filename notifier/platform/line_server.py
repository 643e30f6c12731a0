"""Answers other processes of the same user, one line for one line, over a local socket.

On Unix without Qt's network part, which takes 3 MiB and is needed for nothing else.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

MOST_BYTES = 4096
"""A longer line is rubbish."""
_MOST_WAITING = 8

Answer = Callable[[bytes], bytes]
"""What to answer to a line (with its end); empty to hang up without a word."""


class CannotListen(Exception):
    """The socket could not be opened; the text says why."""


class LineServer(Protocol):
    """Main thread; never waits for a client."""

    def listen(self, address: str) -> None:
        """Begin, also where a crash has left its socket behind. Raises `CannotListen`.

        `address`: a path, or a name in the system's folder for sockets.
        """

    def close(self) -> None:
        """End, with every connection. Idempotent."""


def line_server(answer: Answer, parent: QObject) -> LineServer:
    """The one for this system."""
    return (QtLineServer if os.name == "nt" else UnixLineServer)(answer, parent)


class UnixLineServer(QObject):
    """A socket of Unix, and Qt's event loop to tell when there is something to read."""

    def __init__(self, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._path = ""
        self._socket: socket.socket | None = None
        self._notifiers: dict[int, QSocketNotifier] = {}
        self._clients: dict[int, tuple[socket.socket, bytearray]] = {}

    def listen(self, address: str) -> None:
        """See `LineServer`. Only the user may connect."""
        path = os.path.join(tempfile.gettempdir(), address)  # noqa: PTH118 - may be absolute
        listening = _unix_socket()
        try:
            listening.setblocking(False)
            with suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108
            listening.bind(path)
            os.chmod(path, 0o600)  # noqa: PTH101 - before anybody can connect
            listening.listen(_MOST_WAITING)
        except OSError as exc:
            listening.close()
            raise CannotListen(exc.strerror or type(exc).__name__) from exc
        self._path, self._socket = path, listening
        self._watch(listening)

    def close(self) -> None:
        """See `LineServer`."""
        listening, self._socket = self._socket, None
        if listening is None:
            return
        for number in tuple(self._clients):
            self._hang_up(number)
        self._unwatch(listening.fileno())
        listening.close()
        with suppress(OSError):
            os.unlink(self._path)  # noqa: PTH108

    def _watch(self, opened: socket.socket) -> None:
        number = opened.fileno()
        notifier = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_readable)
        self._notifiers[number] = notifier

    def _unwatch(self, number: int) -> None:
        notifier = self._notifiers.pop(number)
        notifier.setEnabled(False)
        notifier.deleteLater()

    def _on_readable(self) -> None:
        """Something is there, somewhere: none of them makes us wait."""
        if self._socket is not None:
            self._accept(self._socket)
        for number in tuple(self._clients):
            self._read(number)

    def _accept(self, listening: socket.socket) -> None:
        try:
            client, _ = listening.accept()
        except OSError:
            return  # nobody, or it has gone again
        client.setblocking(False)
        self._clients[client.fileno()] = (client, bytearray())
        self._watch(client)

    def _read(self, number: int) -> None:
        client, said = self._clients[number]
        try:
            piece = client.recv(MOST_BYTES)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        said += piece
        line, end, _ = bytes(said).partition(b"\n")
        if end:
            with suppress(OSError):  # whoever asked does not wait for the answer
                client.sendall(self._answer(line + end))
        if end or not piece or len(said) > MOST_BYTES:
            self._hang_up(number)

    def _hang_up(self, number: int) -> None:
        client, _ = self._clients.pop(number)
        self._unwatch(number)
        client.close()


def _unix_socket() -> socket.socket:
    if sys.platform != "win32":
        return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    raise CannotListen("Windows has named pipes")


class QtLineServer(QObject):
    """A named pipe of Windows, by Qt; its name is the user's own."""

    def __init__(self, answer: Answer, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        super().__init__(parent)
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._sockets: list[QLocalSocket] = []

    def listen(self, address: str) -> None:
        """See `LineServer`."""
        self._server.removeServer(address)
        if not self._server.listen(address):
            raise CannotListen(self._server.errorString())

    def close(self) -> None:
        """See `LineServer`."""
        self._server.close()
        for client in tuple(self._sockets):
            client.abort()

    def _on_new_connection(self) -> None:
        while self._server.hasPendingConnections():
            client = self._server.nextPendingConnection()
            # No closure over the socket: it would hold the socket that holds it.
            self._sockets.append(client)
            client.readyRead.connect(self._on_ready_read)
            client.disconnected.connect(self._on_disconnected)
        self._on_ready_read()

    def _on_ready_read(self) -> None:
        for client in tuple(self._sockets):
            self._read(client)

    def _on_disconnected(self) -> None:
        for client in tuple(self._sockets):
            if not client.isValid():
                self._sockets.remove(client)
                client.deleteLater()

    def _read(self, client: QLocalSocket) -> None:
        if not client.canReadLine():
            if client.bytesAvailable() > MOST_BYTES:
                client.abort()
            return
        answer = self._answer(bytes(client.readLine(MOST_BYTES).data()))
        if answer:
            client.write(answer)
            client.flush()
        client.disconnectFromServer()
