"""The choice of faults: repeatable, and never two on the same part at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tests.soak.nemesis import plan


@dataclass(frozen=True)
class Harm:
    kind: str
    target: str
    longest_s: float = 3.0


HARMS = [
    *(Harm("kill", f"node {n}") for n in (1, 2)),
    *(Harm("freeze", f"node {n}") for n in (1, 2)),
    *(Harm("crash", f"device {n}") for n in range(20)),
    Harm("cut", "way", 0.0),
]


def test_a_seed_repeats_the_run_and_another_does_not() -> None:
    assert plan(7, 60, HARMS) == plan(7, 60, HARMS)
    assert plan(7, 60, HARMS) != plan(8, 60, HARMS)


def test_two_faults_never_hit_the_same_part_at_once() -> None:
    busy_until: dict[str, float] = {}
    for stroke in plan(1, 600, HARMS):
        assert stroke.at_s >= busy_until.get(stroke.fault.target, 0)
        busy_until[stroke.fault.target] = stroke.at_s + stroke.lasts_s


def test_faults_of_different_parts_are_there_at_once() -> None:
    strokes = plan(1, 600, HARMS)
    ends = [stroke.at_s + stroke.lasts_s for stroke in strokes]
    assert any(after.at_s < end for after, end in zip(strokes[1:], ends, strict=False))


def test_every_fault_is_over_when_the_time_is() -> None:
    assert all(stroke.at_s + stroke.lasts_s <= 20 for stroke in plan(3, 20, HARMS))


def test_each_kind_is_equally_likely_however_many_parts_it_can_hit() -> None:
    counts = Counter(stroke.fault.kind for stroke in plan(1, 3600, HARMS))
    assert counts.keys() == {"kill", "freeze", "crash", "cut"}
    assert max(counts.values()) < 1.5 * min(counts.values())


def test_without_faults_there_is_nothing_to_do() -> None:
    assert plan(1, 60, []) == []
