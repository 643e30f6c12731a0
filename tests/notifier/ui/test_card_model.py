"""Only what is looked at is read, and no more than a few pages are ever held."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from notifier.core.card import Card, Outline, Query, Section
from notifier.ui.card_list import CardList
from notifier.ui.card_model import PAGE, CardModel, Role
from notifier.ui.card_words import CardWords
from tests.notifier.examples import NOW, notification
from tests.notifier.ui.inbox import Inbox, entries, words


def outline(*counts: int, number: int = 1) -> Outline:
    days = [NOW.date() - timedelta(days=ago) for ago in range(len(counts))]
    sections = tuple(Section(day, count) for day, count in zip(days, counts, strict=True))
    return Outline(query=Query(), sections=sections, total=sum(counts), number=number)


def page(first: int, count: int) -> list[Card | None]:
    return [
        Card(story=f"S{n}", latest=notification(id=f"e{n}", subject=f"S{n}"))
        for n in range(first, first + count)
    ]


@pytest.fixture
def model(qapp: object) -> CardModel:
    return CardModel(CardWords(words()))


def test_a_page_is_asked_for_once_when_somebody_looks_at_it(model: CardModel) -> None:
    asked: list[int] = []
    model.page_wanted.connect(asked.append)
    model.show(outline(500))
    assert asked == []
    for row in (130, 131, 0):
        assert model.index(row).data(Role.CARD) is None
    assert asked == [130 // PAGE, 0]
    model.put_page(1, 2, page(120, PAGE))
    card = model.index(130).data(Role.CARD)
    assert isinstance(card, Card)
    assert card.story == "S130"
    assert asked == [130 // PAGE, 0]


def test_a_page_of_an_answer_before_this_one_is_of_no_use(model: CardModel) -> None:
    model.show(outline(100, number=1))
    model.show(outline(50, number=2))
    model.put_page(1, 0, page(900, PAGE))
    assert model.index(0).data(Role.CARD) is None


def test_memory_stays_the_same_wherever_one_has_scrolled_to(model: CardModel) -> None:
    model.page_wanted.connect(
        lambda number: model.put_page(1, number, page(number * PAGE, PAGE)),
        Qt.ConnectionType.DirectConnection,
    )
    model.show(outline(3_000))
    for row in range(0, 3_000, PAGE):
        model.index(row).data(Role.WORDS)
    assert model.pages_held <= 12
    assert len(model._cached) <= 13 * PAGE


def test_a_card_that_is_gone_leaves_a_place_and_no_error(model: CardModel) -> None:
    model.show(outline(3), {0: [page(0, 1)[0], None, page(2, 1)[0]]})
    assert model.index(1).data(Role.CARD) is None
    assert model.index(1).data() == ""
    assert "Payment successful" in str(model.index(2).data())


def test_the_model_keeps_qts_rules(model: CardModel, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, None
    )
    model.show(outline(10, 80), {0: page(0, PAGE)})
    model.put_page(1, 1, page(PAGE, 30))
    model.show(outline())
    assert tester.model() is model


def test_the_list_lays_out_nothing_row_by_row(model: CardModel, qtbot: QtBot) -> None:
    view = CardList(model)
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    asked: list[int] = []
    model.page_wanted.connect(asked.append)
    model.show(outline(*[100] * 1000))
    view.grab()
    assert asked == [0]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    assert asked[1:] == [100_000 // PAGE]
    assert view.rows_in_sight().stop == 100_000


def test_a_heading_stays_in_sight_and_is_no_row(inbox: Inbox) -> None:
    inbox.open(*entries(40, step_h=0.5))
    inbox.list.verticalScrollBar().setValue(300)
    top = inbox.list.viewport().rect().topLeft()
    assert not inbox.list.indexAt(top).isValid()
    below = inbox.list.visualRect(inbox.list.model().index(inbox.list.rows_in_sight()[2], 0))
    assert inbox.list.indexAt(below.center()).isValid()
    inbox.choose("TX40")
    assert inbox.list.visualRect(inbox.list.currentIndex()).top() > 0
