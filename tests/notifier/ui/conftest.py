"""Every test of this folder may show windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.notifier.ui.inbox import Inbox
from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]


@pytest.fixture
def inbox(qtbot: QtBot, tmp_path: Path) -> Inbox:
    """An inbox window that nobody has opened yet."""
    return Inbox(qtbot, tmp_path)
