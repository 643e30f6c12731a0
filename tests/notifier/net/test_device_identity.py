"""What a device says of itself, and for how long."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from contract.wire import Handshake, read_message
from notifier.net.device_identity import (
    Device,
    device_id,
    device_kind,
    device_name,
    forget_device_id,
)


def test_the_device_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "data" / "device_id"
    first = device_id(path)
    assert device_id(path) == first
    assert len(first) >= 16
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"with space with space", b"\xff" * 30])
def test_a_damaged_device_id_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "device_id"
    path.write_bytes(content)
    made = device_id(path)
    assert device_id(path) == made


def test_a_device_id_that_cannot_be_kept_lasts_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert device_id(tmp_path / "file" / "device_id")


def test_an_id_from_when_there_was_one_account_moves_to_the_first(tmp_path: Path) -> None:
    earlier = tmp_path / "device_id"
    made = device_id(earlier)
    assert device_id(tmp_path / "accounts" / "a" / "device_id", earlier=earlier) == made
    assert device_id(tmp_path / "accounts" / "b" / "device_id", earlier=earlier) != made


def test_a_removed_device_comes_back_as_another(tmp_path: Path) -> None:
    path = tmp_path / "device_id"
    first = device_id(path)
    forget_device_id(path)
    forget_device_id(path)
    assert device_id(path) != first


def test_the_server_understands_what_a_device_says_of_itself() -> None:
    device = Device(id="d" * 22, name=device_name(), kind=device_kind())
    handshake = read_message(Handshake, device.handshake("t", "c"))
    assert (handshake.name, handshake.platform) == (device_name(), device_kind())
    assert Device(id="d").handshake("t", "") == {"token": "t", "device": "d", "cursor": ""}
