"""The cursor: a place in the log as opaque text that a device hands back.

It carries the database's epoch and a tag of its user, so that one made elsewhere is
recognised instead of being read as a place in the wrong log.
"""

from __future__ import annotations

import hashlib
import re

from contract.wire import CursorResetReason
from server.inbox.base import Position

_VERSION = "1"
_CURSOR = re.compile(
    r"1\.(?P<epoch>[0-9a-f]{8,64})\.(?P<tag>[0-9a-f]{8})\.(?P<user>\d{1,18})\.(?P<broadcast>\d{1,18})"
)


def user_tag(epoch: str, user_id: str) -> str:
    """A short name of the user that tells two users apart and says nothing about them."""
    return hashlib.sha256(f"{epoch}:{user_id}".encode()).hexdigest()[:8]


def write_cursor(epoch: str, tag: str, position: Position) -> str:
    """The text of `position`; `tag` is the user's `user_tag`, kept by the caller."""
    return f"{_VERSION}.{epoch}.{tag}.{position.user}.{position.broadcast}"


def read_cursor(
    text: str, *, epoch: str, tag: str, heads: Position, floors: Position
) -> Position | CursorResetReason:
    """The place that `text` names for this user in this database, or why it names none.

    `heads` are the last events stored, `floors` the places before the oldest retained.
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
    return position
