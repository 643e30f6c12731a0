from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from notifier.core.problems import Problem
from notifier.ui.inbox_model import PAGE, InboxModel
from tests.notifier.examples import NOW, notification
from tests.notifier.ui.pages import MemoryPages, after, entries, words


def _model(pages: MemoryPages | None = None) -> InboxModel:
    problems: list[Problem] = []
    model = InboxModel(words(), problems.append)
    model.show(pages)
    return model


def _texts(model: InboxModel) -> list[str]:
    return [str(model.index(row).data()).split(",")[0] for row in range(model.rowCount())]


def _ids(model: InboxModel) -> list[str]:
    found = (model.entry(model.index(row)) for row in range(model.rowCount()))
    return [entry.id for entry in found if entry is not None]


def test_entries_stand_under_their_day_newest_first(qapp: object) -> None:
    model = _model(MemoryPages(entries(3, step_h=24)))
    assert _texts(model) == [
        "Today", "Payment successful",
        "Yesterday", "Payment successful",
        "Sunday", "Payment successful",
    ]  # fmt: skip
    assert _ids(model) == ["event-3", "event-2", "event-1"]


def test_only_what_is_scrolled_to_is_read(qapp: object) -> None:
    pages = MemoryPages(entries(PAGE * 3, step_h=0.001))
    model = _model(pages)
    assert pages.asked == 1
    assert len(_ids(model)) == PAGE
    model.fetchMore(QModelIndex())
    assert len(_ids(model)) == PAGE * 2
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    assert _ids(model) == [entry.id for entry in reversed(pages.entries)]


def test_a_page_never_repeats_the_heading_of_its_day(qapp: object) -> None:
    model = _model(MemoryPages(entries(PAGE * 2, step_h=0.001)))
    model.fetchMore(QModelIndex())
    assert _texts(model).count("Today") == 1


def test_what_comes_in_live_goes_on_top_and_what_was_chosen_stays_chosen(qapp: object) -> None:
    old = entries(2)
    model = _model(MemoryPages(old))
    chosen = QPersistentModelIndex(model.index_of("event-2"))
    model.add(after(old[-1], 2))
    assert _ids(model) == ["event-4", "event-3", "event-2", "event-1"]
    assert _texts(model).count("Today") == 1
    entry = model.entry(chosen)
    assert entry is not None
    assert entry.id == "event-2"


def test_the_first_entry_of_a_new_day_brings_its_heading(qapp: object) -> None:
    old = entries(1, last=NOW - timedelta(days=2))
    model = _model(MemoryPages(old))
    model.add([notification(id="event-2", position=2)])
    assert _texts(model)[:2] == ["Today", "Payment successful"]


def test_a_thousand_at_once_are_one_insertion(qapp: object) -> None:
    model = _model(MemoryPages())
    insertions: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, last: insertions.append(last - first + 1))
    model.add(entries(1000, step_h=0.001))
    assert insertions == [1001]


def test_an_entry_that_a_page_had_already_is_not_listed_twice(qapp: object) -> None:
    known = entries(3)
    model = _model(MemoryPages(known))
    model.add(known[-1:])
    assert _ids(model) == ["event-3", "event-2", "event-1"]


def test_what_was_read_elsewhere_is_shown_as_read(qapp: object) -> None:
    model = _model(MemoryPages(entries(2)))
    index = model.index_of("event-2")
    assert str(index.data()).endswith("unread")
    model.mark_read({"event-2", "unknown"})
    assert not str(index.data()).endswith("unread")


def test_what_the_platform_took_back_says_so(qapp: object) -> None:
    model = _model(MemoryPages(entries(2)))
    index = model.index_of("event-2")
    assert "Withdrawn" not in str(index.data())
    model.mark_withdrawn({"event-2"})
    assert "Withdrawn" in str(index.data())


def test_headings_cannot_be_chosen(qapp: object) -> None:
    model = _model(MemoryPages(entries(1)))
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_an_old_entry_is_found_on_a_later_page(qapp: object) -> None:
    model = _model(MemoryPages(entries(PAGE * 2)))
    assert model.index_of("event-1").isValid()
    assert not model.index_of("nothing").isValid()


def test_a_history_that_cannot_be_read_is_told_and_ends_the_list(qapp: object) -> None:
    problems: list[Problem] = []
    pages = MemoryPages(entries(3))
    pages.is_broken = True
    model = InboxModel(words(), problems.append)
    model.show(pages)
    assert [problem.code for problem in problems] == ["history_unwritable"]
    assert model.is_empty
    assert not model.canFetchMore(QModelIndex())


def test_qt_finds_no_fault_with_the_model(qtbot: QtBot) -> None:
    model = _model(MemoryPages(entries(PAGE + 5)))
    tester = QAbstractItemModelTester(model)
    model.fetchMore(QModelIndex())
    model.add(after(entries(PAGE + 5)[-1], 3))
    model.mark_read({"event-2"})
    model.on_new_day()
    model.show(None)
    assert tester.model() is model
