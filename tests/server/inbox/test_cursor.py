"""A cursor is read only by the database and for the user that it was made for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.wire import CursorResetReason
from server.inbox.base import Position
from server.inbox.cursor import Place, mark_of, read_cursor, user_tag, write_cursor

EPOCH = "0123456789abcdef"
TAG = user_tag(EPOCH, "42")
M = mark_of("event")


def read(text: str, *, heads: int = 100, floors: int = 0) -> Place | CursorResetReason:
    return read_cursor(
        text,
        epoch=EPOCH,
        tag=TAG,
        heads=Position(user=heads, broadcast=heads),
        floors=Position(user=floors, broadcast=floors),
    )


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_written_cursor_is_read_as_the_same_place(user: int, broadcast: int) -> None:
    place = Place(
        position=Position(user=user, broadcast=broadcast),
        user_mark=mark_of("one"),
        broadcast_mark=mark_of("other"),
    )

    assert read(write_cursor(EPOCH, TAG, place)) == place


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"1.fedcba9876543210.{TAG}.1-{M}.1-{M}", CursorResetReason.OTHER_DATABASE),
        (f"1.{EPOCH}.00000000.1-{M}.1-{M}", CursorResetReason.OTHER_USER),
        (f"1.{EPOCH}.{TAG}.101-{M}.1-{M}", CursorResetReason.OTHER_DATABASE),
        (f"1.{EPOCH}.{TAG}.50-{M}.101-{M}", CursorResetReason.OTHER_DATABASE),
        (f"1.{EPOCH}.{TAG}.4-{M}.50-{M}", CursorResetReason.EXPIRED),
        (f"1.{EPOCH}.{TAG}.50-{M}.4-{M}", CursorResetReason.EXPIRED),
        (f"2.{EPOCH}.{TAG}.1-{M}.1-{M}", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1-{M}", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1.1", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.-1-{M}.1-{M}", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1-{M}.1-{M}\n", CursorResetReason.UNREADABLE),
        (f"1.{EPOCH}.{TAG}.1-{M}.{'9' * 40}-{M}", CursorResetReason.UNREADABLE),
    ],
)
def test_any_other_text_names_no_place(text: str, reason: CursorResetReason) -> None:
    assert read(text, floors=5) is reason


@given(st.text())
def test_no_text_can_make_the_reader_fail(text: str) -> None:
    assert isinstance(read(text), Place | CursorResetReason)


def test_the_tag_of_a_user_differs_between_databases_and_users() -> None:
    tags = {user_tag(EPOCH, "42"), user_tag(EPOCH, "43"), user_tag("ffffffff", "42")}

    assert len(tags) == 3
