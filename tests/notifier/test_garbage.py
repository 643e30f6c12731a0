"""Garbage is collected on the main thread, whichever thread makes it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from notifier.garbage import LIMITS, GarbageCollection, generation_due


@pytest.fixture
def collection(qapp: QApplication) -> Iterator[GarbageCollection]:
    was_enabled = gc.isenabled()
    made = GarbageCollection()
    made.begin()
    yield made
    gc.unfreeze()
    if was_enabled:
        gc.enable()
    made.deleteLater()


class Circle(QTimer):
    """Only the collector frees it."""

    def __init__(self, died_on: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: died_on.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )


def test_a_timer_in_a_circle_ends_on_the_main_thread(
    collection: GarbageCollection, qtbot: QtBot
) -> None:
    died_on: list[int] = []
    Circle(died_on)
    busy = threading.Thread(target=lambda: [[] for _ in range(LIMITS[0] * 20)])
    busy.start()
    busy.join()
    assert died_on == []
    kept = [[] for _ in range(LIMITS[0] + 1)]  # type: list[list[int]]
    qtbot.waitUntil(lambda: bool(died_on))
    assert died_on == [threading.get_ident()]
    assert kept


@pytest.mark.parametrize(
    ("counts", "generation"),
    [
        ((0, 0, 0), None),
        ((LIMITS[0], 50, 50), None),  # nothing new: the older ones can wait
        ((LIMITS[0] + 1, 0, 0), 0),
        ((LIMITS[0] + 1, LIMITS[1] + 1, LIMITS[2]), 1),
        ((LIMITS[0] + 1, 0, LIMITS[2] + 1), 2),
    ],
)
def test_older_objects_are_looked_at_less_often(
    counts: tuple[int, int, int], generation: int | None
) -> None:
    assert generation_due(counts) == generation
