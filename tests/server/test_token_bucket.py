"""A peer may speak in bursts, but not faster than its rate for long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.token_bucket import TokenBucket


def test_a_burst_is_free_and_the_next_message_waits() -> None:
    bucket = TokenBucket(rate=10, burst=5, now=0)

    held_back = [bucket.take(0) for _ in range(7)]

    assert held_back == pytest.approx([0, 0, 0, 0, 0, 0.1, 0.2])


def test_a_quiet_time_refills_the_bucket_and_not_more() -> None:
    bucket = TokenBucket(rate=10, burst=5, now=0)
    for _ in range(5):
        bucket.take(0)

    held_back = [bucket.take(1000) for _ in range(6)]

    assert held_back[:5] == [0] * 5
    assert held_back[5] > 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=300))
def test_whoever_obeys_is_never_faster_than_the_rate_for_long(gaps: list[float]) -> None:
    bucket = TokenBucket(rate=10, burst=5, now=0)
    now = 0.0
    for gap in gaps:
        now += gap
        now += bucket.take(now)

    assert now >= (len(gaps) - 5) / 10 - 1e-6
