"""When the person is not to be disturbed: a pause, quiet hours, the desktop's own wish.

Pure. Everything is by the wall clock and the time zone of the moment at which it is asked,
so that sleep, a moved clock and a journey are right by themselves.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

import msgspec

MORNING = time(8, 0)
"""When "until tomorrow" ends."""
_STILL_NIGHT = time(4, 0)
"""Before it, somebody who says "tomorrow" means the morning that comes."""


class QuietHours(msgspec.Struct, frozen=True, kw_only=True):
    """Local-time window in which no toast is shown."""

    enabled: bool = False
    start: time = time(22, 0)
    """Inclusive, in the user's time zone."""
    end: time = time(7, 0)
    """Exclusive; earlier than `start`: the window crosses midnight; equal: there is none."""

    def end_if_quiet(self, now: datetime, zone: tzinfo | None) -> datetime | None:
        """When the quiet ends in which `now` (aware) lies, UTC; None outside it.

        An hour that the clocks repeat or leave out neither begins it again nor ends it twice.
        """
        if not self._is_any:
            return None
        days = 0 if self.start < self.end else 1
        today = now.astimezone(zone).date()
        for begins_on in (today, today - timedelta(days=1)):
            ends_on = begins_on + timedelta(days=days)
            end = _utc(datetime.combine(ends_on, self.end), zone)
            if _utc(datetime.combine(begins_on, self.start), zone) <= now < end:
                return end
        return None

    def next_start(self, now: datetime, zone: tzinfo | None) -> datetime | None:
        """When the next quiet begins after `now` (aware), UTC; None when there is none."""
        if not self._is_any:
            return None
        today = now.astimezone(zone).date()
        start = _utc(datetime.combine(today, self.start), zone)
        if start > now:
            return start
        return _utc(datetime.combine(today + timedelta(days=1), self.start), zone)

    @property
    def _is_any(self) -> bool:
        return self.enabled and self.start != self.end


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """Toasts are held back because the person said so."""

    until: datetime | None = None
    """Aware; None: until they are turned on again."""


class PauseLength(StrEnum):
    """The pauses that are offered."""

    HALF_AN_HOUR = "30-minutes"
    AN_HOUR = "1-hour"
    UNTIL_TOMORROW = "until-tomorrow"
    UNTIL_TURNED_ON = "until-turned-on"


class HushReason(StrEnum):
    """Why toasts are held back."""

    PAUSE = "pause"
    QUIET_HOURS = "quiet-hours"
    DESKTOP = "desktop"
    """The desktop's own do-not-disturb."""


class Hush(msgspec.Struct, frozen=True, kw_only=True):
    """Toasts are held back."""

    reason: HushReason
    until: datetime | None = None
    """When it ends by itself, UTC; None when nobody knows."""
    desktop_too: bool = False
    """In a pause or quiet hours: the desktop's own do-not-disturb is on as well."""


def pause_of(length: PauseLength, now: datetime, zone: tzinfo | None = None) -> Pause:
    """The pause that begins at `now` (aware); `zone` None is the computer's own."""
    match length:
        case PauseLength.HALF_AN_HOUR:
            return Pause(until=_whole_seconds(now + timedelta(minutes=30)))
        case PauseLength.AN_HOUR:
            return Pause(until=_whole_seconds(now + timedelta(hours=1)))
        case PauseLength.UNTIL_TOMORROW:
            local = now.astimezone(zone)
            days = 0 if local.time() < _STILL_NIGHT else 1
            morning = datetime.combine(local.date() + timedelta(days=days), MORNING)
            return Pause(until=_utc(morning, zone))
        case PauseLength.UNTIL_TURNED_ON:
            return Pause()


def hush_at(
    now: datetime,
    *,
    pause: Pause | None,
    quiet_hours: QuietHours,
    do_not_disturb: bool,
    zone: tzinfo | None = None,
) -> Hush | None:
    """Why no toast is shown at `now` (aware), or None. The person's own word comes first."""
    if pause is not None and (pause.until is None or now < pause.until):
        until = pause.until.astimezone(UTC) if pause.until is not None else None
        return Hush(reason=HushReason.PAUSE, until=until, desktop_too=do_not_disturb)
    end = quiet_hours.end_if_quiet(now, zone)
    if end is not None:
        return Hush(reason=HushReason.QUIET_HOURS, until=end, desktop_too=do_not_disturb)
    return Hush(reason=HushReason.DESKTOP) if do_not_disturb else None


def _utc(local: datetime, zone: tzinfo | None) -> datetime:
    """A local time without a zone as a moment; None is the computer's own zone.

    Of a time that there is twice in a night, the first.
    """
    aware = local.replace(tzinfo=zone) if zone is not None else local.astimezone()
    return aware.astimezone(UTC)


def _whole_seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
