"""A cursor is read only by the database and for the user that it was made for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.wire import CursorResetReason
from server.inbox.base import ByLane, LaneState, Position
from server.inbox.cursor import (
    NO_MARK,
    Beginning,
    Marks,
    Place,
    begin,
    mark_of,
    read_cursor,
    user_tag,
    write_cursor,
)

EPOCH = "0123456789abcdef"
TAG = user_tag(EPOCH, "42")
M = mark_of("event")


def read(text: str) -> Place | CursorResetReason:
    return read_cursor(text, epoch=EPOCH, tag=TAG)


def lane(*, head: int = 100, floor: int = 5, at: str | None = "event") -> LaneState:
    return LaneState(head=head, floor=floor, id_at=at)


def lanes(**changed: LaneState) -> ByLane[LaneState]:
    return ByLane(**{"user": lane(), "broadcast": lane()} | changed)


def place(user: int = 50, broadcast: int = 50, mark: str = M) -> Place:
    return Place(
        position=Position(user=user, broadcast=broadcast), marks=Marks(user=mark, broadcast=mark)
    )


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_written_cursor_is_read_as_the_same_place(user: int, broadcast: int) -> None:
    place = Place(
        position=Position(user=user, broadcast=broadcast),
        marks=Marks(user=mark_of("one"), broadcast=mark_of("other")),
    )

    assert read(write_cursor(EPOCH, TAG, place)) == place


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"1.fedcba9876543210.{TAG}.1-{M}.1-{M}", CursorResetReason.OTHER_DATABASE),
        (f"1.{EPOCH}.00000000.1-{M}.1-{M}", CursorResetReason.OTHER_USER),
        (f"2.{EPOCH}.{TAG}.1-{M}.1-{M}", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1-{M}", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1.1", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.-1-{M}.1-{M}", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1-{M}.1-{M}\n", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1-{M}.{'9' * 40}-{M}", CursorResetReason.UNREADABLE),
    ],
)
def test_any_other_text_names_no_place(text: str, reason: CursorResetReason) -> None:
    assert read(text) is reason


@given(st.text())
def test_no_text_can_make_the_reader_fail(text: str) -> None:
    assert isinstance(read(text), Place | CursorResetReason)


def test_the_tag_of_a_user_differs_between_databases_and_users() -> None:
    tags = {user_tag(EPOCH, "42"), user_tag(EPOCH, "43"), user_tag("ffffffff", "42")}

    assert len(tags) == 3


def test_a_device_goes_on_where_it_was() -> None:
    assert begin(place(), from_start=False, lanes=lanes()) == Beginning(place=place())


@pytest.mark.parametrize(
    ("asked", "changed", "reason"),
    [
        (place(user=101), {}, CursorResetReason.OTHER_DATABASE),
        (place(broadcast=101), {}, CursorResetReason.OTHER_DATABASE),
        (place(user=4), {}, CursorResetReason.EXPIRED),
        (place(broadcast=4), {}, CursorResetReason.EXPIRED),
        (place(), {"user": lane(at="another")}, CursorResetReason.OTHER_DATABASE),
        (place(), {"broadcast": lane(at=None)}, CursorResetReason.OTHER_DATABASE),
        (CursorResetReason.UNREADABLE, {}, CursorResetReason.UNREADABLE),
    ],
)
def test_a_place_that_is_none_any_more_begins_at_the_oldest_event(
    asked: Place | CursorResetReason, changed: dict[str, LaneState], reason: CursorResetReason
) -> None:
    beginning = begin(asked, from_start=False, lanes=lanes(**changed))

    assert beginning.reset is reason
    assert beginning.place.position == Position(user=5, broadcast=5)


@pytest.mark.parametrize("mark", [NO_MARK, M])
def test_a_mark_is_not_compared_where_the_event_is_kept_no_more(mark: str) -> None:
    other = {"user": lane(at=None), "broadcast": lane(at=None)}
    asked = place(user=5, broadcast=5, mark=mark)

    assert begin(asked, from_start=False, lanes=lanes(**other)).reset is None


def test_a_place_without_a_mark_above_the_floor_is_of_another_log() -> None:
    """Who began at a floor has no mark; and a floor never sinks, but by a restore."""
    beginning = begin(place(mark=NO_MARK), from_start=False, lanes=lanes())

    assert beginning.reset is CursorResetReason.OTHER_DATABASE


def test_without_a_cursor_it_begins_at_the_present_and_with_an_empty_one_at_the_start() -> None:
    present = begin(None, from_start=False, lanes=lanes())
    start = begin(None, from_start=True, lanes=lanes())

    assert present.place == place(user=100, broadcast=100)
    assert start.place.position == Position(user=5, broadcast=5)
    assert present.reset is start.reset is None
