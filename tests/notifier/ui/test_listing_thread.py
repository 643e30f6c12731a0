from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from notifier.core.card import Query
from notifier.store.history import History
from notifier.store.listing import Listing
from notifier.ui.listing_thread import ListingThread
from tests.notifier.ui.inbox import entries


@pytest.fixture
def thread(qtbot: QtBot, tmp_path: Path) -> Iterator[ListingThread]:
    history = History(tmp_path / "history.sqlite3")
    history.append(entries(3), "c")
    made = ListingThread(history.path)
    yield made
    made.close()
    history.close()


def test_answers_come_back_on_the_thread_that_asked(thread: ListingThread, qtbot: QtBot) -> None:
    told: list[tuple[int, bool, bool]] = []
    here = threading.get_ident()

    def question(listing: Listing) -> tuple[int, bool]:
        return listing.open(Query()).total, threading.get_ident() == here

    thread.ask(question, lambda answer: told.append((*answer, threading.get_ident() == here)))
    qtbot.waitUntil(lambda: told == [(3, False, True)])


def test_only_the_last_of_many_keystrokes_is_answered(thread: ListingThread, qtbot: QtBot) -> None:
    asked: list[str] = []
    told: list[str] = []
    hold = threading.Event()
    begun = threading.Event()

    def slow(_listing: Listing) -> str:
        begun.set()
        hold.wait(10)
        return "e"

    def question(text: str, _listing: Listing) -> str:
        asked.append(text)
        return text

    thread.ask(slow, told.append, lane="search")
    begun.wait(10)
    for text in ("el", "ele", "elec"):
        thread.ask(lambda listing, text=text: question(text, listing), told.append, lane="search")  # type: ignore[misc]
    hold.set()
    qtbot.waitUntil(lambda: told == ["elec"])
    assert asked == ["elec"]


def test_an_answer_that_comes_after_closing_is_not_told(
    thread: ListingThread, qtbot: QtBot
) -> None:
    told: list[int] = []
    thread.ask(lambda listing: listing.open(Query()).total, told.append)
    thread.close()
    qtbot.wait(50)  # nothing can be waited for that does not come
    assert told == []


def test_closing_ends_whatever_is_being_asked(
    thread: ListingThread, caplog: pytest.LogCaptureFixture
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def question(listing: Listing) -> None:
        begun.set()
        try:
            while True:
                listing.open(Query())
        finally:
            ended.set()

    thread.ask(question, lambda _: None)
    begun.wait(10)
    thread.close()
    assert ended.is_set()
    assert "left behind" not in caplog.text


def test_a_question_that_breaks_is_told_and_the_next_one_answered(
    thread: ListingThread, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[int] = []
    with qtbot.waitSignal(thread.failed):
        thread.ask(lambda _: 1 // 0, told.append)
    thread.ask(lambda listing: listing.open(Query()).total, told.append)
    qtbot.waitUntil(lambda: told == [3])
    assert "a question broke" in caplog.text
