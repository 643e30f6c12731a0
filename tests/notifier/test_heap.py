"""Giving memory back works wherever the app runs, and takes nothing that is in use."""

from __future__ import annotations

import ctypes

import pytest

from notifier import heap


def test_what_is_in_use_stays() -> None:
    kept = [bytes([n % 256]) * 1000 for n in range(1000)]
    heap.give_back()
    assert all(block == bytes([n % 256]) * 1000 for n, block in enumerate(kept))


def test_a_c_library_without_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    heap.give_back()
