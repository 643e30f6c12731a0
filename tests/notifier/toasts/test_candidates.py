"""Which ways there are on which system, and in which order."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QColor, QImage

from notifier.resources import resource
from notifier.toasts.backend import ToastBackend
from notifier.toasts.candidates import BACKEND_NAMES, candidates
from notifier.toasts.tray import TrayBackend
from tools.app_picture import SIDE, picture


def _candidates() -> list[ToastBackend]:
    tray = TrayBackend(lambda *_: None, why_unavailable=lambda: "")
    return candidates(app_name="Paybell", desktop_entry="paybell", icon=None, tray=tray)


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("linux", ["freedesktop", "tray", "plyer"]),
        ("win32", ["native", "tray", "plyer"]),
        ("darwin", ["native", "tray", "plyer"]),
    ],
)
def test_the_best_way_of_the_system_comes_first_and_plyer_last(
    monkeypatch: pytest.MonkeyPatch, platform: str, names: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert [backend.name for backend in _candidates()] == names
    assert set(names) <= set(BACKEND_NAMES)


def test_the_picture_of_a_toast_is_the_apps_icon_in_a_format_that_windows_takes(
    qapp: object,
) -> None:
    kept = QImage(str(resource("icons/paybell.png")))
    made = picture(resource("icons/paybell.svg"))
    assert kept.size() == made.size()
    assert kept.hasAlphaChannel()
    points = [(x, y) for x in range(0, SIDE, 8) for y in range(0, SIDE, 8)]
    far = [at for at in points if _distance(kept.pixelColor(*at), made.pixelColor(*at)) > 40]
    assert len(far) < len(points) / 100, "run: python -m tools.app_picture"


def _distance(one: QColor, other: QColor) -> int:
    return (
        abs(one.red() - other.red())
        + abs(one.green() - other.green())
        + abs(one.blue() - other.blue())
        + abs(one.alpha() - other.alpha())
    )
