"""What the details say about a card: its state, its fields, and its story step by step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from contract.events import BillGenerated, PaymentFailed, PaymentSuccess
from notifier.core.card import Reminded, Step, Story, Withdrawn
from notifier.core.notification import Notification
from notifier.presentation.sanitize import clean
from notifier.presentation.translate import translate_count
from notifier.ui.entry_words import EntryWords, Link
from notifier.ui.field_words import Field, FieldWords

_SEPARATOR = " · "
_LONG_TEXT = 400
_MOST_STEPS = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class StateWords:
    """Where it stands now; `tone` is `good`, `bad` or empty."""

    text: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepWords:
    """One step of a story."""

    title: str
    second: str
    time: str
    icon: str
    """Names its colour, as `Colours.of_icon` knows it."""


class StoryWords:
    """Words for one person's stories. Main thread."""

    def __init__(self, words: EntryWords) -> None:
        self._words = words
        self._fields = FieldWords(words)

    def title(self, story: Story) -> str:
        """What the card is."""
        return self._words.bill_title(story.card.latest)

    def icon(self, story: Story) -> str:
        """Name of a file in `resources/icons`."""
        return self._words.row(story.card.latest).icon

    def amount(self, story: Story) -> str:
        """The amount of the latest event that has one."""
        amounts = (self._words.amount(entry) for entry in reversed(_entries(story)))
        return next((amount for amount in amounts if amount), "")

    def state(self, story: Story) -> StateWords:
        """Whether a bill is due, overdue or paid."""
        card = story.card
        if story.deleted:
            return StateWords(text=_tr("Deleted from this device"))
        if card.latest.withdrawn:
            return StateWords(text=_tr("Withdrawn: this is no longer true"))
        if card.due is not None:
            text = self._words.due(card.due)
            tone = "bad" if card.due < self._words.today() else ""
            return StateWords(text=text[:1].upper() + text[1:], tone=tone)
        has_bill = any(isinstance(entry.payload, BillGenerated) for entry in _entries(story))
        if has_bill and isinstance(card.latest.payload, PaymentSuccess):
            return StateWords(text=_tr("Paid"), tone="good")
        return StateWords()

    def link(self, story: Story) -> Link | None:
        """Where the latest event leads, or the bill that waits."""
        link = self._words.link(story.card.latest)
        if link is None and story.card.bill is not None:
            link = self._words.link(story.card.bill)
        return link

    def fields(self, story: Story) -> list[Field]:
        """Everything about the latest event, and about the bill before it."""
        latest = story.card.latest
        fields = [field for field in self._fields.of(latest) if field.label != _tr("State")]
        bills = [entry for entry in _entries(story) if isinstance(entry.payload, BillGenerated)]
        if bills and bills[-1].id != latest.id:
            known = {field.label for field in fields}
            of_bill = [f for f in self._fields.of(bills[-1]) if f.label not in known]
            at_end = (_tr("Happened"), _tr("Received"))
            end = next(n for n, field in enumerate(fields) if field.label in at_end)
            fields[end:end] = of_bill
        return fields

    def steps(self, story: Story) -> list[StepWords]:
        """What happened, the latest first; of a long story its latest part."""
        return [self._step(step) for step in story.steps[: -_MOST_STEPS - 1 : -1]]

    def earlier(self, story: Story) -> str:
        """How many steps are not told; empty when all are."""
        told = sum(isinstance(step, Notification) for step in story.steps[-_MOST_STEPS:])
        untold = story.card.events - told
        return translate_count("Details", "%n earlier", untold) if untold > 0 else ""

    def _step(self, step: Step) -> StepWords:
        when = self._words.moment(step.at) if step.at is not None else ""
        if isinstance(step, Withdrawn):
            return StepWords(title=_tr("Withdrawn"), second="", time=when, icon="step-withdrawn")
        if isinstance(step, Reminded):
            return StepWords(title=_tr("Reminded"), second="", time=when, icon="step-reminded")
        return StepWords(
            title=self._step_title(step),
            second=_SEPARATOR.join(filter(None, (self._words.amount(step), _detail(step)))),
            time=when,
            icon=self._words.row(step).icon,
        )

    def _step_title(self, entry: Notification) -> str:
        match entry.payload:
            case BillGenerated():
                return _tr("Bill issued")
            case PaymentFailed():
                return _tr("Payment failed")
            case PaymentSuccess():
                return _tr("Paid")
            case _:
                return self._words.title(entry)


def _entries(story: Story) -> list[Notification]:
    entries = [step for step in story.steps if isinstance(step, Notification)]
    return entries or [story.card.latest]


def _detail(entry: Notification) -> str:
    if isinstance(entry.payload, PaymentFailed):
        return clean(entry.payload.reason, limit=_LONG_TEXT)
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Details", text)
