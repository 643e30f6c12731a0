from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from notifier.local_zone import follow_local_zone


@pytest.fixture(autouse=True)
def zone_of_before() -> Iterator[None]:
    yield
    follow_local_zone()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows follows by itself")
def test_local_times_follow_the_zone_of_the_traveller(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    hours = []
    for zone in ("IST-5:30", "UTC", "EST5"):
        monkeypatch.setenv("TZ", zone)
        follow_local_zone()
        hours.append(noon.astimezone().hour)
    monkeypatch.undo()
    assert hours == [17, 12, 7]
