"""Whether the person may be disturbed now, and when that changes.

Lives on the network thread's loop. It wakes the computer only while something has an end:
a pause, quiet hours; and then seldom, because everything is by the wall clock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

from notifier.core.policy import Moment, NotificationChoices, Surroundings, moment_of
from notifier.core.quiet import Hush, HushReason
from notifier.local_zone import follow_local_zone

LOOK_AGAIN_S = 600.0
"""The clock may be set and the time zone changed while an end is waited for."""
ASK_AGAIN_S = 30.0
"""How often a desktop that tells of no change is asked whether its do-not-disturb is over."""


def _now() -> datetime:
    return datetime.now(UTC)


class Attention:
    """Made on any thread; everything else is for the loop of `start`."""

    def __init__(
        self,
        choices: NotificationChoices,
        *,
        on_hush_changed: Callable[[Hush | None], None],
        now: Callable[[], datetime] = _now,
        zone: tzinfo | None = None,
    ) -> None:
        """`on_hush_changed` is called on the loop; `zone` None is the computer's own."""
        self._choices = choices
        self._on_hush_changed = on_hush_changed
        self._now = now
        self._zone = zone
        self._read: Callable[[], Surroundings] = Surroundings
        self._tells = True
        self._hush: Hush | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self, read: Callable[[], Surroundings], *, tells: bool) -> None:
        """Begin to look. `read` answers quickly what the desktop says.

        `tells`: whoever reads calls `look` when it changes; else it is asked again.
        """
        self._loop = asyncio.get_running_loop()
        self._read, self._tells = read, tells
        self.look()

    def stop(self) -> None:
        """Look no more. Idempotent."""
        self._loop = None
        self._rewind()

    def choose(self, choices: NotificationChoices) -> None:
        """The person has chosen otherwise."""
        if choices != self._choices:
            self._choices = choices
            self.look()

    def look(self) -> None:
        """Something may have changed: the desktop, the clock, or it was asleep."""
        self.moment()

    def moment(self) -> Moment:
        """What holds now; whoever waits for the end of the hush hears of it first."""
        follow_local_zone()
        moment = moment_of(self._choices, self._read(), self._now(), self._zone)
        before, self._hush = self._hush, moment.hush
        self._rewind()
        if moment.hush != before:
            self._on_hush_changed(moment.hush)
        return moment

    @property
    def hush(self) -> Hush | None:
        """Why nobody is disturbed, as it was found last."""
        return self._hush

    def _rewind(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        wait_s = self._wait_s()
        if self._loop is not None and wait_s is not None:
            self._timer = self._loop.call_later(wait_s, self.look)

    def _wait_s(self) -> float | None:
        """Seconds until something may be over; None while nothing is waited for."""
        now = self._now()
        if self._hush is None:
            change = self._choices.quiet_hours.next_start(now, self._zone)
        else:
            change = self._hush.until
        if change is not None:
            return min(LOOK_AGAIN_S, max(0.0, (change - now).total_seconds()))
        if self._hush is None:
            return None
        polled = self._hush.reason is HushReason.DESKTOP and not self._tells
        return ASK_AGAIN_S if polled else None
