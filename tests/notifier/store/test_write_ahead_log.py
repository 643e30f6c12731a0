"""Waiting for the disk: of an open database, and of one that is closed meanwhile."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from notifier.core.problems import HistoryUnwritable
from notifier.store import write_ahead_log
from notifier.store.history import History


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files for which the disk was waited for, by their paths."""
    files: list[str] = []

    def sync(file: int) -> None:
        files.append(str(Path(f"/proc/self/fd/{file}").readlink()))

    monkeypatch.setattr(write_ahead_log, "_sync", sync)
    return files


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux what is open")
def test_it_is_the_log_of_the_open_database_that_is_waited_for(
    tmp_path: Path, synced: list[str]
) -> None:
    path = tmp_path / "history.sqlite3"
    history = History(path)
    history.append([], "c1")
    history.make_last()
    assert synced == [f"{path}-wal"]
    history.close()
    assert not path.with_name("history.sqlite3-wal").exists()
    history.make_last()  # its last use may come late
    assert len(synced) == 1


def test_a_volume_of_macos_without_a_full_sync_is_waited_for_as_far_as_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fcntl:
        F_FULLFSYNC = 51

        @staticmethod
        def fcntl(_file: int, _what: int) -> None:
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    waited: list[int] = []
    history = History(tmp_path / "history.sqlite3")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(write_ahead_log, "fcntl", Fcntl, raising=False)
    monkeypatch.setattr(os, "fsync", waited.append)
    history.make_last()
    assert len(waited) == 1
    history.close()


def test_a_disk_that_fails_is_an_error_of_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_file: int) -> None:
        raise OSError(5, os.strerror(5))

    history = History(tmp_path / "history.sqlite3")
    monkeypatch.setattr(write_ahead_log, "_sync", fail)
    with pytest.raises(HistoryUnwritable):
        history.make_last()
    history.close()
