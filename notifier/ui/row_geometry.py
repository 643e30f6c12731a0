"""Where the rows of a long list are: two heights, and headings between them. Pure.

Qt's own list asks every row for its size whenever one is added; here nothing depends on
how many rows there are, and little on how many headings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class RowGeometry:
    """Heights and places in pixels from the top of the list."""

    def __init__(
        self, counts: Sequence[int] = (), *, row_height: int = 1, heading_height: int = 0
    ) -> None:
        """`counts`: how many rows stand under each heading; none of them is empty."""
        self.row_height = row_height
        self.heading_height = heading_height
        self._starts = [0, *accumulate(counts)]
        """The first row of each section; behind the last one, how many rows there are."""
        self._tops = [
            start * row_height + number * heading_height
            for number, start in enumerate(self._starts)
        ]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._starts[-1]

    @property
    def height(self) -> int:
        """Of the whole list."""
        return self._tops[-1]

    def section_of(self, row: int) -> int:
        """The heading under which `row` stands."""
        return bisect_right(self._starts, row) - 1

    def top_of(self, row: int) -> int:
        """Where `row` begins."""
        return row * self.row_height + (self.section_of(row) + 1) * self.heading_height

    def heading_top(self, section: int) -> int:
        """Where the heading of `section` begins."""
        return self._tops[section]

    def first_row(self, section: int) -> int:
        """The row below the heading of `section`."""
        return self._starts[section]

    def section_at(self, y: int) -> int:
        """The section at `y`, its heading included; the nearest one outside of the list."""
        found = bisect_right(self._tops, y) - 1
        return min(max(found, 0), max(len(self._starts) - 2, 0))

    def row_at(self, y: int) -> int | None:
        """The row at `y`; None on a heading, and outside of the list."""
        if not 0 <= y < self.height:
            return None
        section = self.section_at(y)
        below_heading = y - self._tops[section] - self.heading_height
        if below_heading < 0:
            return None
        return self._starts[section] + below_heading // self.row_height

    def visible(self, top: int, height: int) -> range:
        """The rows of which something is to be seen."""
        if height <= 0 or top >= self.height:
            return range(0)
        return range(self._first_from(top), self._first_from(top + height - 1, inclusive=True))

    def visible_sections(self, top: int, height: int) -> range:
        """The sections of which something is to be seen."""
        if not self.rows or height <= 0:
            return range(0)
        return range(self.section_at(top), self.section_at(top + height - 1) + 1)

    def _first_from(self, y: int, *, inclusive: bool = False) -> int:
        """The row at `y` (or the one behind it), or the first one below the heading there."""
        section = self.section_at(y)
        below_heading = y - self._tops[section] - self.heading_height
        if below_heading < 0:
            return self._starts[section]
        row = self._starts[section] + below_heading // self.row_height + inclusive
        return min(row, self.rows)
