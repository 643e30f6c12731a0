from __future__ import annotations

from datetime import UTC, date

import pytest
from PySide6.QtCore import QLocale

from notifier.core.policy import Urgency
from notifier.core.reminders import OpenBill, Reminder, Stage
from notifier.presentation.reminder_words import render_reminders
from notifier.presentation.render import Words
from tests.notifier.examples import NOW, notification


def reminder(stage: Stage = Stage.BEFORE, due: str = "2026-12-03", **fields: str) -> Reminder:
    entry = notification("bill_generated", dueDate=due, **fields)
    return Reminder(bill=OpenBill(story="B7", due=date.fromisoformat(due), bill=entry), stage=stage)


def words(*reminders: Reminder, hide_amounts: bool = False) -> Words:
    return render_reminders(
        reminders,
        locale=QLocale("en_IN"),
        now=NOW,
        zone=UTC,
        default_currency="INR",
        hide_amounts=hide_amounts,
    )


@pytest.mark.parametrize(
    ("stage", "due", "title", "body", "urgency"),
    [
        (Stage.BEFORE, "2026-12-03", "Electricity bill to pay", "due 3 December", Urgency.LOW),
        (Stage.DUE, "2026-12-01", "Electricity bill due today", "due today", Urgency.NORMAL),
        (
            Stage.OVERDUE,
            "2026-11-30",
            "Electricity bill overdue",
            "overdue since 30 November",
            Urgency.NORMAL,
        ),
    ],
)
def test_it_grows_more_urgent_towards_the_due_date(
    stage: Stage, due: str, title: str, body: str, urgency: Urgency
) -> None:
    said = words(reminder(stage, due, url="https://pay.example.com/b/7"))
    assert (said.title, said.body) == (title, f"₹1,240.00 · {body}")
    assert said.urgency is urgency
    assert [action.label for action in said.actions] == ["Pay bill"]


def test_several_are_one_with_their_names_and_amounts() -> None:
    said = words(reminder(), reminder(utility="water", amount="318.40"))
    assert said.title == "2 bills to pay"
    assert said.body == "Electricity bill · ₹1,240.00, Water bill · ₹318.40"
    assert said.actions == ()


def test_hidden_amounts_hide_whose_bill_it_is_too() -> None:
    assert (words(reminder(), hide_amounts=True).title) == "A bill is to be paid"
    assert words(reminder(), hide_amounts=True).body == ""
    many = words(reminder(), reminder(), hide_amounts=True)
    assert (many.title, many.body) == ("2 bills to pay", "")


def test_very_many_fit_into_a_toast() -> None:
    said = words(*(reminder(utility="x" * 60) for _ in range(30)))
    assert len(said.title) <= 40
    assert len(said.body) <= 120
