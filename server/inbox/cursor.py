"""The cursor: a place in the log as opaque text that a device hands back.

It carries the database's epoch and a tag of its user, so that one made elsewhere is
recognised instead of being read as a place in the wrong log; and a mark of the event at
its place, so that a log restored from a backup, where another event has that number now,
is recognised too.
"""

from __future__ import annotations

import hashlib
import re

import msgspec

from contract.wire import CursorResetReason
from server.inbox.base import ByLane, Lane, LaneState, Position

_VERSION = "1"
_CURSOR = re.compile(
    r"1\.(?P<epoch>[0-9a-f]{8,64})\.(?P<tag>[0-9a-f]{8})"
    r"\.(?P<user>\d{1,18})-(?P<user_mark>[0-9a-f]{8})"
    r"\.(?P<broadcast>\d{1,18})-(?P<broadcast_mark>[0-9a-f]{8})"
)
NO_MARK = "00000000"
"""Stands for an event that is not known: none was sent yet, or it is retained no more."""


class Marks(ByLane[str], frozen=True, kw_only=True):
    """Which events are at a place: a short name of each, or `NO_MARK`."""


NO_MARKS = Marks(user=NO_MARK, broadcast=NO_MARK)
NOWHERE = Position(user=0, broadcast=0)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a device is, and which events it has seen there."""

    position: Position
    marks: Marks = NO_MARKS


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """Where a connection begins, and whether that is not where its device thought to be."""

    place: Place
    reset: CursorResetReason | None = None


def mark_of(event_id: str) -> str:
    """A short name of an event that tells it from another one with its number."""
    return hashlib.sha256(event_id.encode()).hexdigest()[:8]


def user_tag(epoch: str, user_id: str) -> str:
    """A short name of the user that tells two users apart and says nothing about them."""
    return hashlib.sha256(f"{epoch}:{user_id}".encode()).hexdigest()[:8]


def write_cursor(epoch: str, tag: str, place: Place) -> str:
    """The text of `place`; `tag` is the user's `user_tag`, kept by the caller."""
    position, marks = place.position, place.marks
    return (
        f"{_VERSION}.{epoch}.{tag}.{position.user}-{marks.user}"
        f".{position.broadcast}-{marks.broadcast}"
    )


def read_cursor(text: str, *, epoch: str, tag: str) -> Place | CursorResetReason:
    """The place that `text` names for this user in this database, or why it names none.

    Whether there is such a place, and whether the events there are those of its marks, is
    for `begin` to see.
    """
    match = _CURSOR.fullmatch(text)
    if match is None:
        return CursorResetReason.UNREADABLE
    if match["epoch"] != epoch:
        return CursorResetReason.OTHER_DATABASE
    if match["tag"] != tag:
        return CursorResetReason.OTHER_USER
    return Place(
        position=Position(user=int(match["user"]), broadcast=int(match["broadcast"])),
        marks=Marks(user=match["user_mark"], broadcast=match["broadcast_mark"]),
    )


def begin(
    asked: Place | CursorResetReason | None, *, from_start: bool, lanes: ByLane[LaneState]
) -> Beginning:
    """Where a connection begins that asks to go on at `asked`.

    Without a place: at the oldest retained event if `from_start`, else at the present, and
    `lanes` are those of the present then.
    """
    oldest = Place(position=Position(user=lanes.user.floor, broadcast=lanes.broadcast.floor))
    if asked is None:
        return Beginning(place=oldest if from_start else _present(lanes))
    reason = _doubt(asked, lanes) if isinstance(asked, Place) else asked
    if reason is None and isinstance(asked, Place):
        return Beginning(place=asked)
    return Beginning(place=oldest, reset=reason)


def _present(lanes: ByLane[LaneState]) -> Place:
    return Place(
        position=Position(user=lanes.user.head, broadcast=lanes.broadcast.head),
        marks=Marks(user=_mark(lanes.user), broadcast=_mark(lanes.broadcast)),
    )


def _mark(lane: LaneState) -> str:
    return NO_MARK if lane.id_at is None else mark_of(lane.id_at)


def _doubt(place: Place, lanes: ByLane[LaneState]) -> CursorResetReason | None:
    """Why a place of this database is none any more."""
    position = place.position
    if any(position[lane] > lanes[lane].head for lane in Lane):
        # It names events that this database never had: restored from an older backup.
        return CursorResetReason.OTHER_DATABASE
    if any(position[lane] < lanes[lane].floor for lane in Lane):
        return CursorResetReason.EXPIRED
    if any(_is_another(place.marks[lane], position[lane], lanes[lane]) for lane in Lane):
        return CursorResetReason.OTHER_DATABASE
    return None


def _is_another(mark: str, seq: int, lane: LaneState) -> bool:
    """Whether another event has the number of the one that the device has seen.

    A device without a mark began at what was a floor; floors only rise, so that one which
    stands above the floor comes from another log.
    """
    return seq > lane.floor and (lane.id_at is None or mark_of(lane.id_at) != mark)
