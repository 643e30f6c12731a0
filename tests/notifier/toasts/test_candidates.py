"""Which ways there are on which system, and in which order."""

from __future__ import annotations

import sys

import pytest

from notifier.toasts.backend import ToastBackend
from notifier.toasts.candidates import BACKEND_NAMES, candidates
from notifier.toasts.tray import TrayBackend


def _candidates() -> list[ToastBackend]:
    tray = TrayBackend(lambda *_: None, why_unavailable=lambda: "")
    return candidates(
        app_name="Paybell", app_id="org.paybell.Paybell", scheme="paybell", icon=None, tray=tray
    )


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("linux", ["freedesktop", "tray", "plyer"]),
        ("win32", ["windows", "native", "tray", "plyer"]),
        ("darwin", ["native", "tray", "plyer"]),
    ],
)
def test_the_best_way_of_the_system_comes_first_and_plyer_last(
    monkeypatch: pytest.MonkeyPatch, platform: str, names: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert [backend.name for backend in _candidates()] == names
    assert set(names) <= set(BACKEND_NAMES)
