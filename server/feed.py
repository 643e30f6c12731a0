"""One socket's way through the two streams: where it begins, and what it is sent next.

No I/O: `server.delivery` reads the store and sends; here is what that means for the place,
the cursors and the chunks of a replay.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from contract.wire import CursorResetReason, Meta
from server.inbox.base import ByLane, Lane, LaneState, Position, StoredEvent
from server.inbox.cursor import NOWHERE, Place, begin, mark_of, read_cursor, user_tag, write_cursor
from server.pump import Pump, merge_by_acceptance

CHUNK_EVENTS = 200
CHUNK_BYTES = 256 * 1024
"""A chunk ends after either; well below what a slow socket may have queued."""

Entry = tuple[str, msgspec.Raw, Meta]
"""An event as it is sent: name, payload, meta."""


class Feed:
    """Whose socket it is, how far it is, and how it catches up."""

    def __init__(
        self, sid: str, user_id: str, device: str | None, cursor: str | None, epoch: str
    ) -> None:
        self.sid = sid
        self.user_id = user_id
        self.device = device
        self.streams = tuple((lane, lane.stream(user_id)) for lane in Lane)
        self.pump: Pump | None = None
        """None until the place is settled; hints are gathered in `early` until then."""
        self.early: list[tuple[Lane, int]] = []
        self.replaying = cursor is not None
        """Until its first catching-up ends: missed events go as `replay`."""
        self.reset: CursorResetReason | None = None
        """What the device has to be told before anything else."""
        self.is_started = False
        """Its client has been told that it is connected."""
        self.must_end = False
        """Said while it was not started yet: its user or its device is not wanted any more."""
        self.stopped = False
        self._sent_count = 0
        """Events sent on this connection."""
        self._epoch = epoch
        self._tag = user_tag(epoch, user_id)
        self._from_start = cursor == ""
        self._asked = self._read(cursor) if cursor else None
        self._place = Place(position=NOWHERE)
        """Of the last event sent in each lane."""

    @property
    def looked_up(self) -> Position | None:
        """At which events `settle` has to know what the store has; None: at the last."""
        if isinstance(self._asked, Place):
            return self._asked.position
        return NOWHERE if self.replaying else None

    def settle(self, lanes: ByLane[LaneState]) -> None:
        """Begin, as the streams stand; what was heard of meanwhile counts."""
        beginning = begin(self._asked, from_start=self._from_start, lanes=lanes)
        self._place, self.reset = beginning.place, beginning.reset
        self.pump = Pump(self._place.position, reading=True)
        heads = [(lane, lanes[lane].head) for lane in Lane]
        for lane, seq in (*heads, *self.early):
            self.pump.on_hint(lane, seq, can_send=False)
        self.early.clear()

    @property
    def is_ahead_of_the_store(self) -> bool:
        """Whether the device has seen events that the database does not have, or has no more."""
        return isinstance(self._asked, Place) and self.reset is CursorResetReason.OTHER_DATABASE

    def acknowledged(self, cursor: str) -> Position | None:
        """The place that `cursor` names; None unless all of it was sent here."""
        place = self._read(cursor)
        if self.pump is None or not isinstance(place, Place):
            return None
        sent = self.pump.position
        return place.position if all(place.position[lane] <= sent[lane] for lane in Lane) else None

    def advance(self, pump: Pump, lane: Lane, event: StoredEvent) -> Entry:
        """Move the place to `event`: its name, payload and meta, ready to be sent."""
        pump.on_sent(lane, event.seq)
        self._place = Place(
            position=pump.position, marks=self._place.marks.with_lane(lane, mark_of(event.id))
        )
        self._sent_count += 1
        meta = Meta(
            id=event.id,
            cursor=write_cursor(self._epoch, self._tag, self._place),
            at=event.at,
            subject=event.subject,
            expires_at=event.expires_at,
            test=event.test,
            count=self._sent_count,
        )
        return event.name, msgspec.Raw(event.payload_json.encode()), meta

    def next_chunk(self, pump: Pump, pages: Mapping[Lane, list[StoredEvent]]) -> list[Entry]:
        """The next events of what was read, as many as one message may hold."""
        chunk: list[Entry] = []
        size = 0
        merged = merge_by_acceptance(
            pages.get(Lane.USER, []), pages.get(Lane.BROADCAST, []), CHUNK_EVENTS
        )
        for lane, event in merged:
            chunk.append(self.advance(pump, lane, event))
            size += len(event.payload_json)
            if size >= CHUNK_BYTES:
                break
        return chunk

    def _read(self, cursor: str) -> Place | CursorResetReason:
        return read_cursor(cursor, epoch=self._epoch, tag=self._tag)
