"""When a token is renewed, whatever the clock on the wall says."""

from __future__ import annotations

import pytest

from notifier.core.token_life import TokenLife


@pytest.mark.parametrize(
    ("now", "good"),
    [
        (1000.0, True),
        (1269.0, True),
        (1271.0, False),  # within the margin of half a minute
        (2000.0, False),
        (999.0, False),  # the clock was set back: nothing is known
    ],
)
def test_a_token_is_good_until_shortly_before_its_end(now: float, good: bool) -> None:
    assert TokenLife(given_at=1000.0, lives_s=300.0).is_good(now) is good


def test_a_token_that_lives_for_seconds_is_good_for_most_of_them() -> None:
    life = TokenLife(given_at=0.0, lives_s=4.0)
    assert life.is_good(2.9)
    assert not life.is_good(3.1)
