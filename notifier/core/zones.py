"""On which calendar day a moment falls, as arithmetic that a database can do. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

_STEP_S = 14 * 86_400
"""Zones keep an offset for longer than this, but for a few in a few years (Ramadan)."""
_PROBED_S = 60 * 365 * 86_400
"""Further back the oldest known offset goes on: hardly anything is so old but a mistake."""


def utc_offsets(zone: tzinfo | None, first_s: int, last_s: int) -> list[tuple[int, int]]:
    """From which moment on which offset holds, both in seconds, the earliest first.

    The first one holds also before its moment. `zone` None is the computer's own.
    """
    first_s = max(first_s, last_s - _PROBED_S)
    found = [(first_s, _offset_s(zone, first_s))]
    for moment_s in _probes(first_s, last_s):
        offset_s = _offset_s(zone, moment_s)
        if offset_s != found[-1][1]:
            changed_s = _change_between(zone, max(first_s, moment_s - _STEP_S), moment_s)
            found.append((changed_s, offset_s))
    return found


def _probes(first_s: int, last_s: int) -> Iterator[int]:
    yield from range(first_s + _STEP_S, last_s, _STEP_S)
    yield last_s


def _change_between(zone: tzinfo | None, before_s: int, after_s: int) -> int:
    """The first second that has the offset of `after_s`."""
    wanted = _offset_s(zone, after_s)
    while after_s - before_s > 1:
        middle = (before_s + after_s) // 2
        if _offset_s(zone, middle) == wanted:
            after_s = middle
        else:
            before_s = middle
    return after_s


def _offset_s(zone: tzinfo | None, moment_s: int) -> int:
    try:
        local = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=moment_s)).astimezone(zone)
    except (OverflowError, ValueError, OSError):  # at the ends of the calendar
        return 0
    offset = local.utcoffset()
    return round(offset.total_seconds()) if offset is not None else 0
