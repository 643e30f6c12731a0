"""Which fault strikes when: a pure choice from a seed, so that a run can be repeated."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

PAUSE_S = (0.2, 1.8)
"""Between the beginnings of two faults; so two or three are there at once."""
SHORTEST_S = 0.3
REST_S = 1.0
"""A part that was healed is left alone for so long."""


class Choosable(Protocol):
    """What the choice must know of a fault."""

    @property
    def kind(self) -> str:
        """What it is. Kinds are equally likely, however many faults are of one."""

    @property
    def target(self) -> str:
        """What it hits. Two faults never hit the same thing at once."""

    @property
    def longest_s(self) -> float:
        """How long it may last; 0 when it is over as soon as it has happened."""


FaultT = TypeVar("FaultT", bound=Choosable)


@dataclass(frozen=True, kw_only=True)
class Stroke(Generic[FaultT]):
    """One fault, its moment, and how long it lasts."""

    at_s: float
    """Since the beginning of the run."""
    lasts_s: float
    fault: FaultT


def plan(seed: int, seconds: float, faults: Sequence[FaultT]) -> list[Stroke[FaultT]]:
    """The strokes of one run, in order; each is over when `seconds` are."""
    chance = random.Random(seed)
    of_kind: dict[str, list[FaultT]] = defaultdict(list)
    for fault in faults:
        of_kind[fault.kind].append(fault)
    kinds = sorted(of_kind)
    free_at: dict[str, float] = defaultdict(float)
    strokes = []
    due: list[str] = []
    now = 0.0
    while kinds:
        now += chance.uniform(*PAUSE_S)
        if now >= seconds:
            break
        if not due:  # each kind once before any comes again: a short run has most of them
            due = chance.sample(kinds, len(kinds))
        kind = due.pop()
        free = [fault for fault in of_kind[kind] if free_at[fault.target] <= now]
        if not free:
            due.insert(0, kind)
            continue
        fault = chance.choice(free)
        lasts_s = chance.uniform(SHORTEST_S, fault.longest_s) if fault.longest_s else 0.0
        if now + lasts_s <= seconds:
            free_at[fault.target] = now + lasts_s + REST_S
            strokes.append(Stroke(at_s=now, lasts_s=lasts_s, fault=fault))
    return strokes
