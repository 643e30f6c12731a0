from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from notifier.platform.single_instance import Asked, SingleInstance, socket_address

_HOLD = """
import sys
from pathlib import Path
from notifier.platform.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
assert instance.acquire()
print("held", flush=True)
sys.stdin.read()
"""
_ASK = """
import sys
from pathlib import Path
from notifier.platform.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
assert not instance.acquire()
sys.exit(0 if instance.ask_first(*sys.argv[2:], timeout_ms=8000) else 3)
"""


def test_a_second_start_asks_the_first_to_open_its_inbox(qtbot: QtBot, tmp_path: Path) -> None:
    lock = tmp_path / "paybell.lock"
    first = SingleInstance(lock)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.open_asked, timeout=10_000) as blocker:
        second = subprocess.Popen(
            [sys.executable, "-c", _ASK, str(lock)],
            env={**os.environ, "XDG_ACTIVATION_TOKEN": "token-of-the-click"},
        )
    assert blocker.args == [Asked("", "token-of-the-click")]
    assert second.wait(10) == 0
    first.close()


def test_a_second_start_with_a_link_hands_it_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    lock = tmp_path / "paybell.lock"
    first = SingleInstance(lock)
    assert first.acquire()
    first.listen()
    link = "paybell:entry/e1?do=open-url"
    with qtbot.waitSignal(first.open_asked, timeout=10_000) as blocker:
        second = subprocess.Popen([sys.executable, "-c", _ASK, str(lock), link])
    assert blocker.args is not None
    assert blocker.args[0].link == link
    assert second.wait(10) == 0
    first.close()


def test_a_second_start_waits_for_a_first_that_is_just_starting(
    qtbot: QtBot, tmp_path: Path
) -> None:
    lock = tmp_path / "paybell.lock"
    first = SingleInstance(lock)
    assert first.acquire()
    second = subprocess.Popen([sys.executable, "-c", _ASK, str(lock)])
    with qtbot.waitSignal(first.open_asked, timeout=10_000):
        first.listen()
    assert second.wait(10) == 0
    first.close()


def test_the_lock_of_a_crashed_instance_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "paybell.lock"
    crashed = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert crashed.stdout is not None
    assert crashed.stdin is not None
    assert crashed.stdout.readline() == "held\n"
    assert not SingleInstance(lock).acquire()
    crashed.kill()
    crashed.wait()
    crashed.stdout.close()
    crashed.stdin.close()
    assert lock.exists()
    after = SingleInstance(lock)
    assert after.acquire()
    after.listen()  # also over the socket that it left behind
    after.close()


def test_a_first_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    lock = tmp_path / "paybell.lock"
    first = SingleInstance(lock)
    assert first.acquire()
    assert not SingleInstance(lock).ask_first(timeout_ms=300)
    first.close()


def test_two_profiles_do_not_hear_each_other(tmp_path: Path) -> None:
    first, other = SingleInstance(tmp_path / "a.lock"), SingleInstance(tmp_path / "b.lock")
    assert first.acquire()
    assert other.acquire()
    first.close()
    other.close()


def test_a_folder_that_cannot_be_written_is_an_error_not_a_second_instance(
    tmp_path: Path,
) -> None:
    with pytest.raises(OSError, match="lock"):
        SingleInstance(tmp_path / "missing" / "paybell.lock").acquire()


def test_the_lock_takes_no_room_on_a_disk_that_may_be_full(tmp_path: Path) -> None:
    lock = tmp_path / "paybell.lock"
    lock.touch()
    lock.chmod(0o600)
    room = tmp_path.stat().st_blocks
    first = SingleInstance(lock)
    assert first.acquire()
    assert not SingleInstance(lock).acquire()
    assert (lock.stat().st_size, tmp_path.stat().st_blocks) == (0, room)  # it took no room
    first.close()
    assert SingleInstance(lock).acquire()


def test_the_socket_has_a_path_that_the_system_can_hold(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["long-folder-name"] * 10) / "paybell.lock"
    assert len(os.fsencode(socket_address(deep))) <= 100
    assert socket_address(deep) != socket_address(deep.with_name("other.lock"))


def test_rubbish_on_the_socket_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtNetwork import QLocalSocket

    lock = tmp_path / "paybell.lock"
    first = SingleInstance(lock)
    assert first.acquire()
    first.listen()
    asked = threading.Event()
    first.open_asked.connect(lambda _asked: asked.set())
    socket = QLocalSocket()
    socket.connectToServer(socket_address(lock))
    assert socket.waitForConnected(1000)
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.write(b"x" * 5000)
        socket.flush()
    assert not asked.is_set()
    first.close()
