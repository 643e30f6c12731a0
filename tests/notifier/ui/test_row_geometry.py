from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notifier.ui.row_geometry import RowGeometry

ROW, HEADING = 50, 30

counts = st.lists(st.integers(min_value=1, max_value=6), max_size=6)


@given(counts=counts, y=st.integers(min_value=-10, max_value=1500))
def test_every_point_is_of_the_row_that_is_painted_there(counts: list[int], y: int) -> None:
    geometry = RowGeometry(counts, row_height=ROW, heading_height=HEADING)
    painted = _painted(counts)
    expected = next((row for row, top in painted if top <= y < top + ROW), None)
    assert geometry.row_at(y) == expected
    assert geometry.height == sum(counts) * ROW + len(counts) * HEADING


@given(
    counts=counts,
    top=st.integers(min_value=0, max_value=1200),
    height=st.integers(min_value=1, max_value=400),
)
def test_what_is_visible_is_what_the_window_cuts_out(
    counts: list[int], top: int, height: int
) -> None:
    geometry = RowGeometry(counts, row_height=ROW, heading_height=HEADING)
    expected = [row for row, at in _painted(counts) if at < top + height and at + ROW > top]
    assert list(geometry.visible(top, height)) == expected


@given(counts=counts)
def test_rows_stand_below_the_heading_of_their_section(counts: list[int]) -> None:
    geometry = RowGeometry(counts, row_height=ROW, heading_height=HEADING)
    for row, top in _painted(counts):
        assert geometry.top_of(row) == top
        section = geometry.section_of(row)
        assert geometry.heading_top(section) < top
        assert geometry.first_row(section) <= row


def _painted(counts: list[int]) -> list[tuple[int, int]]:
    y, row, painted = 0, 0, []
    for count in counts:
        y += HEADING
        for _ in range(count):
            painted.append((row, y))
            row, y = row + 1, y + ROW
    return painted
