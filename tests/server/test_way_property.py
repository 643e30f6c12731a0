"""One device and one user's log, whatever happens between them: pump, cursor and history.

Hints are lost, late, doubled or forged; the socket is slow, breaks, and comes back by its
cursor; the store grows, forgets what is old, and is restored from a backup without anybody
noticing. What the store retains reaches the device once each, and in its order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from server.inbox.base import ByLane, Lane, LaneState, Position
from server.inbox.cursor import (
    NOWHERE,
    Place,
    begin,
    mark_of,
    read_cursor,
    user_tag,
    write_cursor,
)
from server.pump import Pump, Step

EPOCH = "0123456789abcdef"
TAG = user_tag(EPOCH, "42")
LANES = st.sampled_from(Lane)
PAGE = 3
ROOMY = 4


@dataclass
class Log:
    """One stream as the store has it."""

    events: dict[int, str] = field(default_factory=dict)
    head: int = 0
    floor: int = 0

    def copy(self) -> Log:
        return Log(events=dict(self.events), head=self.head, floor=self.floor)


@dataclass
class Device:
    """What is on a device's disk."""

    cursor: str = ""
    history: list[str] = field(default_factory=list)

    def receive(self, event_id: str, cursor: str) -> None:
        if event_id not in self.history:
            self.history.append(event_id)
        self.cursor = cursor


@dataclass
class Socket:
    """One connection: what `server.delivery` keeps of it, and what is on the wire."""

    pump: Pump
    place: Place
    wire: list[tuple[str, str]] = field(default_factory=list)
    sent: dict[Lane, list[int]] = field(default_factory=lambda: {lane: [] for lane in Lane})
    asked: set[Lane] = field(default_factory=set)
    page: dict[Lane, dict[int, str]] | None = None


class OneDevice(RuleBasedStateMachine):
    """The device, the store behind the server, and a backup of it."""

    def __init__(self) -> None:
        super().__init__()
        self.logs = {lane: Log() for lane in Lane}
        self.backup: Mapping[Lane, Log] = {lane: log.copy() for lane, log in self.logs.items()}
        self.device = Device()
        self.socket: Socket | None = None
        self.ids = 0

    # -- the store -----------------------------------------------------------------------

    @rule(lane=LANES, hint=st.sampled_from(["lost", "bare", "with its event"]))
    def an_event_is_stored(self, lane: Lane, hint: str) -> None:
        log = self.logs[lane]
        log.head += 1
        self.ids += 1
        log.events[log.head] = f"event-{self.ids}"
        if hint != "lost":
            self.hear(lane, log.head, with_event=hint == "with its event")

    @rule(lane=LANES, kept=st.integers(0, 6))
    def what_is_old_goes(self, lane: Lane, kept: int) -> None:
        log = self.logs[lane]
        log.floor = max(log.floor, log.head - kept)
        log.events = {seq: name for seq, name in log.events.items() if seq > log.floor}

    @rule()
    def a_backup_is_made(self) -> None:
        self.backup = {lane: log.copy() for lane, log in self.logs.items()}

    @rule()
    def the_store_is_restored(self) -> None:
        """The server was stopped for it, and the epoch is the old one."""
        self.the_connection_breaks()
        self.logs = {lane: log.copy() for lane, log in self.backup.items()}

    # -- hints -------------------------------------------------------------------------------

    @rule(lane=LANES, back=st.integers(0, 5), with_event=st.booleans())
    def a_hint_comes_late_or_twice(self, lane: Lane, back: int, with_event: bool) -> None:
        seq = self.logs[lane].head - back
        if seq > 0:
            self.hear(lane, seq, with_event=with_event and seq in self.logs[lane].events)

    @rule(lane=LANES, ahead=st.integers(1, 1000))
    def a_hint_is_forged(self, lane: Lane, ahead: int) -> None:
        self.hear(lane, self.logs[lane].head + ahead, with_event=False)

    @rule()
    def heads_are_compared(self) -> None:
        for lane, log in self.logs.items():
            self.hear(lane, log.head, with_event=False)

    def hear(self, lane: Lane, seq: int, *, with_event: bool) -> None:
        socket = self.socket
        if socket is None or seq == 0:
            return
        roomy = len(socket.wire) < ROOMY
        match socket.pump.on_hint(lane, seq, can_send=with_event and roomy):
            case Step.SEND:
                self.send(socket, lane, seq, self.logs[lane].events[seq])
            case Step.READ_STORE:
                assert socket.page is None
                self.begin_page(socket)
            case Step.DROP | Step.WAIT:
                pass

    # -- the connection ----------------------------------------------------------------------

    @precondition(lambda self: self.socket is None)
    @rule()
    def the_device_connects(self) -> None:
        asked = (
            read_cursor(self.device.cursor, epoch=EPOCH, tag=TAG) if self.device.cursor else None
        )
        position = asked.position if isinstance(asked, Place) else NOWHERE
        lanes = self.look_up(position)
        beginning = begin(asked, from_start=not self.device.cursor, lanes=lanes)
        if beginning.reset is not None:
            self.device.cursor = ""  # what is here stays
        place = beginning.place
        self.socket = Socket(pump=Pump(place.position, reading=True), place=place)
        for lane in Lane:
            self.socket.pump.on_hint(lane, lanes[lane].head, can_send=False)
        self.begin_page(self.socket)

    @rule()
    def the_connection_breaks(self) -> None:
        """What was on the wire is gone."""
        self.socket = None

    @precondition(lambda self: self.socket is not None and self.socket.wire)
    @rule(count=st.integers(1, 5))
    def the_device_receives(self, count: int) -> None:
        assert self.socket is not None
        for event_id, cursor in self.socket.wire[:count]:
            self.device.receive(event_id, cursor)
        del self.socket.wire[:count]

    @precondition(lambda self: self.socket is not None and self.socket.page is not None)
    @rule()
    def a_page_is_sent(self) -> None:
        socket = self.socket
        assert socket is not None
        assert socket.page is not None
        page, socket.page = socket.page, None
        for lane, events in page.items():
            for seq, event_id in events.items():
                self.send(socket, lane, seq, event_id)
        if socket.pump.on_page(socket.asked, {lane for lane, events in page.items() if events}):
            self.begin_page(socket)

    def look_up(self, position: Position) -> ByLane[LaneState]:
        states = {
            lane: LaneState(head=log.head, floor=log.floor, id_at=log.events.get(position[lane]))
            for lane, log in self.logs.items()
        }
        return ByLane(user=states[Lane.USER], broadcast=states[Lane.BROADCAST])

    def begin_page(self, socket: Socket) -> None:
        """Read the store; what is read is sent later, when it may have changed."""
        socket.asked = socket.pump.begin_page()
        socket.page = {}
        for lane in socket.asked:
            after = socket.pump.position[lane]
            seqs = sorted(seq for seq in self.logs[lane].events if seq > after)[:PAGE]
            socket.page[lane] = {seq: self.logs[lane].events[seq] for seq in seqs}

    def send(self, socket: Socket, lane: Lane, seq: int, event_id: str) -> None:
        socket.pump.on_sent(lane, seq)
        socket.sent[lane].append(seq)
        marks = socket.place.marks.with_lane(lane, mark_of(event_id))
        socket.place = Place(position=socket.pump.position, marks=marks)
        socket.wire.append((event_id, write_cursor(EPOCH, TAG, socket.place)))

    # -- what is always so -------------------------------------------------------------------

    @invariant()
    def nothing_goes_out_twice_or_out_of_order_on_a_connection(self) -> None:
        if self.socket is not None:
            for seqs in self.socket.sent.values():
                assert seqs == sorted(set(seqs))

    @invariant()
    def the_device_holds_each_event_once_and_in_the_stores_order(self) -> None:
        history = self.device.history
        assert len(history) == len(set(history))
        for log in self.logs.values():
            held = [event_id for event_id in log.events.values() if event_id in history]
            assert held == sorted(held, key=history.index)

    def teardown(self) -> None:
        """Connected, with heads compared, the device comes to hold all that is retained."""
        if self.socket is None:
            self.the_device_connects()
        self.heads_are_compared()
        assert self.socket is not None
        while self.socket.page is not None or self.socket.wire:
            if self.socket.page is not None:
                self.a_page_is_sent()
            if self.socket.wire:
                self.the_device_receives(count=5)
        for log in self.logs.values():
            assert set(log.events.values()) <= set(self.device.history)
        assert not self.socket.pump.reading


TestOneDevice = OneDevice.TestCase
TestOneDevice.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def test_who_began_at_a_floor_is_not_left_behind_by_a_restore_to_before_it() -> None:
    world = OneDevice()
    world.an_event_is_stored(Lane.USER, "lost")
    world.a_backup_is_made()
    for _ in range(2):
        world.an_event_is_stored(Lane.BROADCAST, "lost")
    world.what_is_old_goes(Lane.BROADCAST, 0)
    world.the_device_connects()
    world.a_page_is_sent()
    world.the_device_receives(5)
    world.the_store_is_restored()
    for _ in range(3):  # two of them take numbers that the device has passed
        world.an_event_is_stored(Lane.BROADCAST, "lost")

    world.teardown()
