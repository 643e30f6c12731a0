"""What a benchmark prints: ours beside the peer's, as medians with their spread, and the ratio.

Machines are noisy, and each is another one. So no single value is quoted: medians are,
with the middle half of the values, and the ratio of what was measured side by side.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """What a measure is held against, when it is."""

    limit: float
    of_ratio: bool = True
    """The limit is for ours divided by the peer's; else for ours alone."""
    at_least: bool = False
    """More is better."""

    def is_met(self, value: float) -> bool:
        """Whether `value`, a ratio or a median of ours, reaches it."""
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.limit:g}{' ×' if self.of_ratio else ''}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """A median, and between which values the middle half of all lies."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        if len(values) == 1:
            return cls(median=values[0], low=values[0], high=values[0])
        low, median, high = statistics.quantiles(values, n=4, method="inclusive")
        return cls(median=median, low=low, high=high)

    def __str__(self) -> str:
        if self.low == self.high:
            return _short(self.median)
        return f"{_short(self.median)} ({_short(self.low)}–{_short(self.high)})"


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of all values do not exceed (nearest rank)."""
    ranked = sorted(values)
    rank = -(-len(ranked) * percent // 100)  # rounded up
    return ranked[max(0, int(rank) - 1)]


def ratio(ours: Sequence[float], peer: Sequence[float]) -> Spread | None:
    """Ours divided by the peer's: round by round where the rounds are paired.

    None where the peer has nothing to divide by.
    """
    if not ours or not peer:
        return None
    if len(ours) != len(peer):
        ours, peer = [statistics.median(ours)], [statistics.median(peer)]
    if not all(peer):
        return None
    return Spread.of([mine / other for mine, other in zip(ours, peer, strict=True)])


class Report:
    """A table of measures, printed once all are there."""

    def __init__(self, title: str, *, ours: str = "paybell", peer: str = "") -> None:
        self._title = title
        self._rows = [("", ours, peer, "ratio" if peer else "", "goal")]
        self._notes: list[str] = []

    def add(
        self,
        name: str,
        ours: Sequence[float],
        peer: Sequence[float] = (),
        *,
        goal: Goal | None = None,
    ) -> None:
        """One measure, its unit in its name; `ours` and `peer` have a value per round."""
        mine, times = Spread.of(ours), ratio(ours, peer)
        verdict = ""
        if goal is not None:
            value = mine if not goal.of_ratio else times
            if value is None:
                verdict = f"{goal}: nothing to compare with"
            else:
                met = goal.is_met(value.median)
                verdict = f"{goal} {'met' if met else 'MISSED'}"
        other = str(Spread.of(peer)) if peer else ""
        self._rows.append((name, str(mine), other, str(times) if times else "", verdict))

    def note(self, text: str) -> None:
        """A sentence below the table."""
        self._notes.append(text)

    def __str__(self) -> str:
        widths = [max(len(row[column]) for row in self._rows) for column in range(5)]
        lines = [self._title]
        for row in self._rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            lines.append("  " + "  ".join(cells).rstrip())
        return "\n".join([*lines, *(f"  {note}" for note in self._notes)])

    def print(self) -> None:
        """Print it."""
        print(self, flush=True)


def _short(value: float) -> str:
    """Three digits that matter, never an exponent."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
