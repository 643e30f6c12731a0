from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.core.zones import utc_offsets

ZONES = [
    "Asia/Kolkata", "Europe/Berlin", "America/New_York", "Africa/Casablanca",
    "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
]  # fmt: skip
FIRST = int(datetime(2010, 1, 1, tzinfo=UTC).timestamp())
LAST = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())


@pytest.mark.parametrize("name", ZONES)
@given(moment_s=st.integers(min_value=FIRST, max_value=LAST))
def test_every_moment_has_the_offset_of_its_zone(name: str, moment_s: int) -> None:
    zone = ZoneInfo(name)
    offset_s = next(o for start, o in reversed(_known(name)) if start <= moment_s)
    local = datetime.fromtimestamp(moment_s, zone)
    assert local.utcoffset() == timedelta(seconds=offset_s)


def test_a_moment_at_the_end_of_the_calendar_does_not_break_the_others() -> None:
    offsets = utc_offsets(ZoneInfo("Europe/Berlin"), -62_135_596_800, LAST)
    assert offsets[-1][1] == 3600
    assert len(offsets) < 200


_KNOWN: dict[str, list[tuple[int, int]]] = {}


def _known(name: str) -> list[tuple[int, int]]:
    if name not in _KNOWN:
        _KNOWN[name] = utc_offsets(ZoneInfo(name), FIRST, LAST)
    return _KNOWN[name]
