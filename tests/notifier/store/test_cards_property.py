"""Whatever happens to a history, its cards say the same as a fold of its events by hand."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from notifier.core.card import Query, Shown
from notifier.core.notification import ReadMark, Withdrawal
from notifier.store.history import History
from notifier.store.listing import Listing
from tests.notifier.examples import notification

_SUBJECTS = ["A", "B", "C"]
_KINDS = ["payment_success", "payment_failed", "bill_generated", "notification"]


class Cards(RuleBasedStateMachine):
    """The model: a list of events with their flags, in the server's order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.history = History(self.folder / "history.sqlite3")
        self.listing = Listing(self.folder / "history.sqlite3")
        self.events: list[dict[str, Any]] = []
        self.withdrawals = 0

    @rule(kind=st.sampled_from(_KINDS), subject=st.sampled_from([*_SUBJECTS, None]))
    def happens(self, kind: str, subject: str | None) -> None:
        number = len(self.events) + 1
        if subject is None and kind != "notification":
            subject = f"S{number}"
        self.history.append([notification(kind, id=f"e{number}", subject=subject)], str(number))
        self.events.append(
            {"id": f"e{number}", "story": subject or f"e{number}", "kind": kind, "read": False,
             "withdrawn": False, "deleted": False}
        )  # fmt: skip

    @rule(back=st.integers(min_value=1, max_value=5))
    def comes_again(self, back: int) -> None:
        again = self.events[-back:]
        self.history.append([notification(e["kind"], id=e["id"]) for e in again], None)

    @rule(number=st.integers(min_value=1, max_value=20), here=st.booleans())
    def is_read(self, number: int, here: bool) -> None:
        if number <= len(self.events):
            if here:
                self.history.mark_read([f"e{number}"])
            else:
                self.history.append([ReadMark(ids=(f"e{number}",))], None)
            self.events[number - 1]["read"] = True

    @rule()
    def all_is_read(self) -> None:
        self.history.mark_all_read()
        for event in self.events:
            event["read"] = True

    @rule(subject=st.sampled_from(_SUBJECTS))
    def is_marked_unread(self, subject: str) -> None:
        events = self._of(subject)
        if events and all(event["read"] for event in events):
            events[-1]["read"] = False
        self.history.mark_unread([subject])

    @rule(subject=st.sampled_from(_SUBJECTS))
    def is_withdrawn(self, subject: str) -> None:
        self.withdrawals += 1
        self.history.append([Withdrawal(id=f"w{self.withdrawals}", subject=subject)], None)
        for event in self.events:
            if event["story"] == subject:
                event["withdrawn"] = True

    @rule(subject=st.sampled_from(_SUBJECTS))
    def is_deleted(self, subject: str) -> None:
        self.history.bin.delete([subject], now_s=1000)
        for event in self._of(subject):
            event["deleted"] = True

    @rule(subject=st.sampled_from(_SUBJECTS))
    def is_brought_back(self, subject: str) -> None:
        self.history.bin.restore([subject])
        for event in self.events:
            if event["story"] == subject:
                event["deleted"] = False

    @rule()
    def another_person_came(self) -> None:
        self.history.set_aside()
        self.events.clear()

    @invariant()
    def cards_are_the_fold_of_the_events(self) -> None:
        stories = {e["story"] for e in self.events if not e["deleted"]}
        outline = self.listing.open(Query())
        cards = {card.story: card for card in self.listing.rows(0, 1000) if card is not None}
        assert cards.keys() == stories
        assert outline.total == len(stories)
        for story, card in cards.items():
            events = self._of(story)
            assert card.latest.id == events[-1]["id"]
            assert card.events == len(events)
            assert card.unread == sum(not e["read"] for e in events)
            assert card.latest.withdrawn == events[-1]["withdrawn"]
            assert (card.bill.id if card.bill else None) == _open_bill(events)
        assert self.history.unread_count() == sum(card.unread > 0 for card in cards.values())

    @invariant()
    def failed_are_those_that_end_so(self) -> None:
        self.listing.open(Query(shown=Shown.FAILED))
        found = {card.story for card in self.listing.rows(0, 1000) if card is not None}
        for story in {e["story"] for e in self.events if not e["deleted"]}:
            last = self._of(story)[-1]
            assert (story in found) == (last["kind"] == "payment_failed" and not last["withdrawn"])

    def _of(self, story: str) -> list[dict[str, Any]]:
        return [e for e in self.events if e["story"] == story and not e["deleted"]]

    def teardown(self) -> None:
        self.listing.close()
        self.history.close()
        shutil.rmtree(self.folder)


def _open_bill(events: list[dict[str, Any]]) -> str | None:
    standing: str | None = None
    for event in events:
        if event["kind"] == "bill_generated" and not event["withdrawn"]:
            standing = event["id"]
        elif event["kind"] == "payment_success" and not event["withdrawn"]:
            standing = None
    return standing


TestCards = Cards.TestCase
TestCards.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
