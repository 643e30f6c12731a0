"""One behaviour, over each way to listen; the clients are Qt's, as second starts are."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from notifier.platform.line_server import (
    CannotListen,
    LineServer,
    QtLineServer,
    UnixLineServer,
    line_server,
)

Make = Callable[[Callable[[bytes], bytes]], LineServer]
WAYS: list[Make] = [QtLineServer] if sys.platform == "win32" else [QtLineServer, UnixLineServer]


def _shout(line: bytes) -> bytes:
    return b"" if line == b"hang up\n" else line.upper()


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def server(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[LineServer]:
    made: LineServer = request.param(_shout)
    yield made
    made.close()
    made.close()


def _client(address: str) -> QLocalSocket:
    client = QLocalSocket()
    client.connectToServer(address)
    assert client.waitForConnected(2000)
    return client


def _ask(qtbot: QtBot, address: str, *pieces: bytes) -> bytes:
    client = _client(address)
    with qtbot.waitSignal(client.disconnected, timeout=5000):
        for piece in pieces:
            client.write(piece)
            client.flush()
    return bytes(client.readAll().data())


def test_a_line_gets_its_answer(qtbot: QtBot, server: LineServer, tmp_path: Path) -> None:
    address = str(tmp_path / "a.sock")
    server.listen(address)
    assert _ask(qtbot, address, b"open\n") == b"OPEN\n"
    assert _ask(qtbot, address, b"op", b"en\n") == b"OPEN\n"


def test_some_get_no_answer(qtbot: QtBot, server: LineServer, tmp_path: Path) -> None:
    address = str(tmp_path / "a.sock")
    server.listen(address)
    assert _ask(qtbot, address, b"hang up\n") == b""
    assert _ask(qtbot, address, b"x" * 5000) == b""


def test_whoever_says_nothing_holds_nobody_up(
    qtbot: QtBot, server: LineServer, tmp_path: Path
) -> None:
    address = str(tmp_path / "a.sock")
    server.listen(address)
    silent = _client(address)
    assert _ask(qtbot, address, b"open\n") == b"OPEN\n"
    with qtbot.waitSignal(silent.disconnected, timeout=5000):
        server.close()


def test_a_socket_that_a_crash_has_left_is_taken_over(
    qtbot: QtBot, server: LineServer, tmp_path: Path
) -> None:
    address = str(tmp_path / "a.sock")
    if sys.platform == "win32":
        pytest.skip("a pipe ends with its process")
    crashed = socket.socket(socket.AF_UNIX)
    crashed.bind(address)
    crashed.close()
    server.listen(address)
    assert _ask(qtbot, address, b"open\n") == b"OPEN\n"


def test_a_name_alone_is_found_by_the_second_start(qtbot: QtBot, server: LineServer) -> None:
    address = f"paybell-test-{os.getpid()}"
    server.listen(address)
    assert _ask(qtbot, address, b"open\n") == b"OPEN\n"


def test_a_folder_that_is_missing_is_said(server: LineServer, tmp_path: Path) -> None:
    with pytest.raises(CannotListen):
        server.listen(str(tmp_path / "missing" / "a.sock"))


@pytest.mark.skipif(os.name != "posix", reason="files have other rights there")
def test_only_the_user_may_connect(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    server = line_server(_shout, parent)
    address = tmp_path / "a.sock"
    server.listen(str(address))
    assert address.stat().st_mode & 0o077 == 0
    server.close()
    assert not address.exists()
