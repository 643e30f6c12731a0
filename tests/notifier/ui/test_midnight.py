"""What was today is yesterday, also after a night's sleep of the computer."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from notifier.ui import midnight
from notifier.ui.midnight import Midnight
from tests.notifier.examples import NOW, notification
from tests.notifier.ui.inbox import Inbox
from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]

TOMORROW = (NOW + timedelta(days=1)).date().isoformat()


@pytest.fixture
def inbox(qtbot: QtBot, tmp_path: Path) -> Inbox:
    made = Inbox(qtbot, tmp_path)
    made.open(notification("bill_generated", id="b", subject="B", billId="B", dueDate=TOMORROW))
    made.choose("B")
    assert "Due tomorrow" in made.said()
    assert "due tomorrow" in made.spoken()[0]
    return made


def _says_today(inbox: Inbox) -> bool:
    return "Due today" in inbox.said() and "due today" in inbox.spoken()[0]


def test_a_window_that_is_opened_the_next_day_speaks_of_that_day(
    qtbot: QtBot, inbox: Inbox
) -> None:
    inbox.window.hide()
    inbox.now += timedelta(days=1)
    inbox.window.show()
    qtbot.waitUntil(lambda: _says_today(inbox))
    assert inbox.headings() == ["Yesterday"]


def test_a_day_that_went_by_in_a_sleep_is_noticed_before_the_next_midnight(
    qtbot: QtBot, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.window.hide()
    monkeypatch.setattr(midnight, "LOOK_AGAIN_MS", 20)
    inbox.window.show()
    inbox.now += timedelta(days=1)  # the timer did not see it
    qtbot.waitUntil(lambda: _says_today(inbox))


def test_a_window_that_went_on_a_journey_has_the_clocks_of_where_it_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("this system has no zone of a process's own")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    watch = Midnight()
    watch.watch()
    monkeypatch.setenv("TZ", "America/New_York")  # what the system says from now on
    with qtbot.waitSignal(watch.passed, timeout=100):
        watch.watch()
    offset = datetime.now().astimezone().utcoffset()
    assert offset is not None
    assert offset < timedelta(0)
    watch.rest()
    monkeypatch.undo()
    time.tzset()
