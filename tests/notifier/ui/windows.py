"""What the app does at its start or holds while it runs, done for tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def windows_outlive_their_test() -> Iterator[None]:
    """A test's window may still be painted when nothing holds it any more.

    The collector would then take it away from under the painter; in the app, its owner
    holds it until it is closed.
    """
    gc.disable()
    yield
    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            window.hide()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()
