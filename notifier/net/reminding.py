"""Reminds of bills that wait: looks when something is to be said, and says it once.

Lives on the network thread. It sleeps until the next thing to say, but looks more often
than that: the clock may be set, the zone changed, and a sleep of the computer is not felt.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, tzinfo

from notifier.core.problems import HistoryError
from notifier.core.reminders import Outcome, Reminder, Reminders, plan
from notifier.local_zone import follow_local_zone
from notifier.net.ports import Presenter
from notifier.store.history import History

log = logging.getLogger(__name__)

LOOK_AGAIN_S = 600.0
"""The longest wait while a reminder is to come."""
LOOK_SELDOM_S = 6 * 3600.0
"""The longest wait while bills wait, but none is to be spoken of soon."""


class Reminding:
    """One per open history."""

    def __init__(
        self,
        *,
        history: History,
        presenter: Presenter,
        choices: Callable[[], Reminders],
        clock: Callable[[], float],
        zone: tzinfo | None = None,
        on_said: Callable[[], None] = lambda: None,
    ) -> None:
        """`choices` answers what is chosen now; `on_said` hears that history has changed."""
        self._history = history
        self._presenter = presenter
        self._choices = choices
        self._clock = clock
        self._zone = zone
        self._on_said = on_said
        self._changed = asyncio.Event()
        self._said_together: set[str] = set()
        """Stories of the toast that stands for several, while it may be on the screen."""

    def look(self) -> None:
        """Something may have changed: history, the choices, the clock, the zone."""
        self._changed.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._changed.clear()
            try:
                wait_s = await self._look()
            except HistoryError as exc:
                log.warning("reminders put off why=%s", exc.code)
                wait_s = LOOK_AGAIN_S
            try:
                async with asyncio.timeout(wait_s):
                    await self._changed.wait()
            except TimeoutError:
                continue

    async def _look(self) -> float | None:
        """Say what is to be said; returns how long to wait, None: until something changes."""
        follow_local_zone()
        now = datetime.fromtimestamp(self._clock(), UTC)
        notes = self._history.reminder_notes
        today = _today(now, self._zone)
        await self._close_what_is_over(today)
        bills = notes.open_bills(today)  # as they are now: a desktop may take its time to close
        decided = plan(bills, self._choices(), notes.marks(bills), now, self._zone)
        if decided.pass_over:
            notes.note(decided.pass_over)
        if decided.say:
            await self._say(decided.say, now)
        if decided.look_at is None:
            return LOOK_SELDOM_S if notes.has_open_bills() else None
        return min((decided.look_at - now).total_seconds(), LOOK_AGAIN_S)

    async def _say(self, reminders: Sequence[Reminder], now: datetime) -> None:
        notes, marks = self._history.reminder_notes, [each.mark for each in reminders]
        # Written down first: with a full disk or after a crash nothing is said a second time.
        notes.note(marks, shown_at=now)
        outcome = await self._presenter.remind(reminders)
        log.info("reminders bills=%d outcome=%s", len(reminders), outcome)
        if outcome is not Outcome.SHOWN:
            notes.forget(marks)
        if outcome is Outcome.WAITS:
            return
        if outcome is Outcome.FAILED:
            notes.note(marks)
        elif len(reminders) > 1:
            self._said_together = {each.bill.story for each in reminders}
        self._on_said()

    async def _close_what_is_over(self, today: date) -> None:
        """A toast that stands for several goes when the last of its bills is paid."""
        if not self._said_together:
            return
        still_open = {bill.story for bill in self._history.reminder_notes.open_bills(today)}
        if not self._said_together & still_open:
            self._said_together = set()
            await self._presenter.close_reminders()


def _today(now: datetime, zone: tzinfo | None) -> date:
    return now.astimezone(zone).date()
