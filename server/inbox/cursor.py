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
from server.inbox.base import Position

_VERSION = "1"
_CURSOR = re.compile(
    r"1\.(?P<epoch>[0-9a-f]{8,64})\.(?P<tag>[0-9a-f]{8})"
    r"\.(?P<user>\d{1,18})-(?P<user_mark>[0-9a-f]{8})"
    r"\.(?P<broadcast>\d{1,18})-(?P<broadcast_mark>[0-9a-f]{8})"
)
NO_MARK = "00000000"
"""Stands for an event that is not known: none was sent yet, or it is retained no more."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a device is, and which events it has seen there."""

    position: Position
    user_mark: str = NO_MARK
    broadcast_mark: str = NO_MARK


def mark_of(event_id: str) -> str:
    """A short name of an event that tells it from another one with its number."""
    return hashlib.sha256(event_id.encode()).hexdigest()[:8]


def user_tag(epoch: str, user_id: str) -> str:
    """A short name of the user that tells two users apart and says nothing about them."""
    return hashlib.sha256(f"{epoch}:{user_id}".encode()).hexdigest()[:8]


def write_cursor(epoch: str, tag: str, place: Place) -> str:
    """The text of `place`; `tag` is the user's `user_tag`, kept by the caller."""
    user = f"{place.position.user}-{place.user_mark}"
    broadcast = f"{place.position.broadcast}-{place.broadcast_mark}"
    return f"{_VERSION}.{epoch}.{tag}.{user}.{broadcast}"


def read_cursor(
    text: str, *, epoch: str, tag: str, heads: Position, floors: Position
) -> Place | CursorResetReason:
    """The place that `text` names for this user in this database, or why it names none.

    `heads` are the last events stored, `floors` the places before the oldest retained.
    Whether the events there are those of its marks is for the caller to see.
    """
    match = _CURSOR.fullmatch(text)
    if match is None:
        return CursorResetReason.UNREADABLE
    if match["epoch"] != epoch:
        return CursorResetReason.OTHER_DATABASE
    if match["tag"] != tag:
        return CursorResetReason.OTHER_USER
    position = Position(user=int(match["user"]), broadcast=int(match["broadcast"]))
    if position.user > heads.user or position.broadcast > heads.broadcast:
        # It names events that this database never had: restored from an older backup.
        return CursorResetReason.OTHER_DATABASE
    if position.user < floors.user or position.broadcast < floors.broadcast:
        return CursorResetReason.EXPIRED
    return Place(
        position=position, user_mark=match["user_mark"], broadcast_mark=match["broadcast_mark"]
    )
