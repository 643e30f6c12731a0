"""What one socket has been sent, and what a hint means for it: facts in, a step out.

No I/O and no clock. `server.delivery` is the shell that does what a step says.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from server.inbox.base import Lane, Position, StoredEvent


class Step(Enum):
    """What to do about a hint."""

    SEND = auto()
    """It is the next one: send it now."""
    DROP = auto()
    """It was sent already."""
    WAIT = auto()
    """The store is being read; the reader will come to it."""
    READ_STORE = auto()
    """Something before it, or the event itself, is not here, or the socket is slow: read
    the store, page by page, as the socket takes them."""


class Pump:
    """One socket's place in both lanes.

    A hint may be late, doubled, lost or forged; only what was handed to `on_sent` moves
    the place, and that comes from a committed event next in sequence or from the store.
    """

    def __init__(self, sent: Position, *, reading: bool = False) -> None:
        self.position = sent
        """Everything up to here was sent."""
        self._known = sent
        self._heard: set[Lane] = set()
        """Lanes with a hint since the page that is being read was begun."""
        self.reading = reading
        """True from READ_STORE until `on_page` says that nothing is left."""

    def on_hint(self, lane: Lane, seq: int, *, can_send: bool) -> Step:
        """Decide what a hint that event `seq` exists means for this socket.

        `can_send`: the event came with the hint, and the socket has room for it.
        The caller that is told SEND sends it and says so with `on_sent`, before the next
        fact; the one that is told READ_STORE reads until `on_page` returns False.
        """
        if seq <= self.position[lane]:
            return Step.DROP  # a replay overtook it
        self._know(lane, seq)
        self._heard.add(lane)
        if self.reading:
            return Step.WAIT
        if can_send and seq == self.position[lane] + 1:
            return Step.SEND
        self.reading = True
        return Step.READ_STORE  # a gap: the hint before this one was lost

    def on_sent(self, lane: Lane, seq: int) -> None:
        """Event `seq` of `lane` is on its way, after all before it."""
        self.position = self.position.with_lane(lane, seq)
        self._know(lane, seq)

    @property
    def behind(self) -> set[Lane]:
        """The lanes of which more is known than was sent."""
        return {lane for lane in Lane if self._known[lane] > self.position[lane]}

    def begin_page(self) -> set[Lane]:
        """The lanes to read now, each past what was sent of it."""
        self._heard.clear()
        return self.behind

    def on_page(self, asked: set[Lane], found: set[Lane]) -> bool:
        """Say whether there is more to read, after a page was read and sent.

        `asked` is what `begin_page` said before reading, `found` the lanes that had events.
        """
        for lane in asked - found - self._heard:
            # The store has nothing there (a forged hint, or it was all removed). A hint
            # that came while it was read is not judged by it, even for the same number.
            self._known = self._known.with_lane(lane, self.position[lane])
        self.reading = bool(self.behind)
        return self.reading

    def _know(self, lane: Lane, seq: int) -> None:
        if seq > self._known[lane]:
            self._known = self._known.with_lane(lane, seq)


def merge_by_acceptance(
    user: Sequence[StoredEvent], broadcast: Sequence[StoredEvent], limit: int
) -> list[tuple[Lane, StoredEvent]]:
    """The two lanes as one, by the time of acceptance; at most `limit` events.

    Each lane keeps its own order whatever the clock did: only their fronts are compared.
    """
    merged: list[tuple[Lane, StoredEvent]] = []
    at_user = at_broadcast = 0
    while len(merged) < limit and (at_user < len(user) or at_broadcast < len(broadcast)):
        if at_broadcast == len(broadcast) or (
            at_user < len(user) and user[at_user].at <= broadcast[at_broadcast].at
        ):
            merged.append((Lane.USER, user[at_user]))
            at_user += 1
        else:
            merged.append((Lane.BROADCAST, broadcast[at_broadcast]))
            at_broadcast += 1
    return merged
