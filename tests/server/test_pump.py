"""The pump as a machine: whatever the hints do, each event goes out once and in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from server.inbox.base import Lane, Position, StoredEvent
from server.pump import Pump, Step, merge_by_acceptance

LANES = st.sampled_from(Lane)


def pump_at(user: int, broadcast: int = 0, *, reading: bool = False) -> Pump:
    return Pump(Position(user=user, broadcast=broadcast), reading=reading)


def test_the_next_event_is_sent() -> None:
    assert pump_at(4).on_hint(Lane.USER, 5, can_send=True) is Step.SEND


def test_an_event_that_was_sent_is_dropped() -> None:
    assert pump_at(4).on_hint(Lane.USER, 4, can_send=True) is Step.DROP


def test_a_gap_makes_the_pump_read_the_store() -> None:
    assert pump_at(4).on_hint(Lane.USER, 6, can_send=True) is Step.READ_STORE


def test_a_hint_without_its_event_makes_the_pump_read_the_store() -> None:
    assert pump_at(4).on_hint(Lane.USER, 5, can_send=False) is Step.READ_STORE


def test_an_event_waits_while_the_store_is_read() -> None:
    pump = pump_at(4, reading=True)

    assert pump.on_hint(Lane.USER, 5, can_send=True) is Step.WAIT
    assert pump.behind == {Lane.USER}


def test_the_lanes_have_a_sequence_each() -> None:
    pump = pump_at(4, 7)

    assert pump.on_hint(Lane.BROADCAST, 8, can_send=True) is Step.SEND


def test_a_forged_hint_is_forgotten_once_the_store_has_shown_nothing() -> None:
    pump = pump_at(4)
    pump.on_hint(Lane.USER, 10**9, can_send=False)

    assert pump.on_page(pump.begin_page(), found=set()) is False
    assert pump.on_hint(Lane.USER, 5, can_send=True) is Step.SEND


@pytest.mark.parametrize("seq", [5, 6, 7])
def test_a_hint_that_comes_while_a_page_is_read_is_not_forgotten(seq: int) -> None:
    pump = pump_at(4)
    pump.on_hint(Lane.USER, 6, can_send=False)
    asked = pump.begin_page()
    pump.on_hint(Lane.USER, seq, can_send=True)

    assert pump.on_page(asked, found=set()) is True


class PumpAndStore(RuleBasedStateMachine):
    """A store that grows, and hints that are lost, late, doubled or forged."""

    def __init__(self) -> None:
        super().__init__()
        self.pump = pump_at(0)
        self.stored = dict.fromkeys(Lane, 0)
        self.sent: dict[Lane, list[int]] = {lane: [] for lane in Lane}
        self.asked: set[Lane] = set()
        self.page: dict[Lane, list[int]] | None = None

    def hint(self, lane: Lane, seq: int, *, can_send: bool) -> None:
        match self.pump.on_hint(lane, seq, can_send=can_send):
            case Step.SEND:
                self.pump.on_sent(lane, seq)
                self.sent[lane].append(seq)
            case Step.READ_STORE:
                assert self.page is None
                self.begin_page()
            case Step.DROP | Step.WAIT:
                pass

    def begin_page(self) -> None:
        self.asked = self.pump.begin_page()
        self.page = {
            lane: list(range(self.pump.position[lane] + 1, self.stored[lane] + 1))[:3]
            for lane in self.asked
        }

    @rule(lane=LANES, hinted=st.booleans(), can_send=st.booleans())
    def store_one(self, lane: Lane, hinted: bool, can_send: bool) -> None:
        self.stored[lane] += 1
        if hinted:
            self.hint(lane, self.stored[lane], can_send=can_send)

    @rule(lane=LANES, back=st.integers(0, 5), can_send=st.booleans())
    def hint_late_or_twice(self, lane: Lane, back: int, can_send: bool) -> None:
        seq = self.stored[lane] - back
        if seq > 0:
            self.hint(lane, seq, can_send=can_send)

    @rule(lane=LANES, ahead=st.integers(1, 1000))
    def forge_a_hint(self, lane: Lane, ahead: int) -> None:
        self.hint(lane, self.stored[lane] + ahead, can_send=False)

    @precondition(lambda self: self.page is not None)
    @rule()
    def finish_the_page(self) -> None:
        assert self.page is not None
        found = {lane for lane, seqs in self.page.items() if seqs}
        for lane, seqs in self.page.items():
            for seq in seqs:
                self.pump.on_sent(lane, seq)
                self.sent[lane].append(seq)
        self.page = None
        if self.pump.on_page(self.asked, found):
            self.begin_page()

    @invariant()
    def each_event_was_sent_once_and_in_order(self) -> None:
        for seqs in self.sent.values():
            assert seqs == list(range(1, len(seqs) + 1))

    def teardown(self) -> None:
        """Once heads are compared and reading has ended, nothing is missing."""
        for lane in Lane:
            self.hint(lane, self.stored[lane], can_send=False)
        while self.page is not None:
            self.finish_the_page()
        assert {lane: len(seqs) for lane, seqs in self.sent.items()} == self.stored
        assert not self.pump.reading


TestPumpAndStore = PumpAndStore.TestCase


def events(stream: str, minutes: list[int]) -> list[StoredEvent]:
    start = datetime(2026, 11, 23, tzinfo=UTC)
    return [
        StoredEvent(
            id=f"{stream}{seq}",
            stream=stream,
            seq=seq,
            name="notification",
            payload_json="{}",
            at=start + timedelta(minutes=minute),
        )
        for seq, minute in enumerate(minutes, start=1)
    ]


def test_two_lanes_are_merged_by_the_time_of_acceptance() -> None:
    merged = merge_by_acceptance(events("u", [1, 4]), events("b", [2, 3, 5]), limit=4)

    assert [event.id for _, event in merged] == ["u1", "b1", "b2", "u2"]


@given(
    st.lists(st.integers(0, 100), max_size=20),
    st.lists(st.integers(0, 100), max_size=20),
    st.integers(1, 50),
)
def test_a_merge_keeps_the_order_of_each_lane_whatever_the_clock_did(
    user: list[int], broadcast: list[int], limit: int
) -> None:
    merged = merge_by_acceptance(events("u", user), events("b", broadcast), limit)

    assert len(merged) == min(limit, len(user) + len(broadcast))
    for lane in Lane:
        seqs = [event.seq for of, event in merged if of is lane]
        assert seqs == list(range(1, len(seqs) + 1))
