"""When a bill that is not paid yet is spoken of again.

A machine without a clock: it is told which bills wait, what was chosen and what was said
already, and answers what to say now and when to look again. Everything is by the wall
clock and the zone of the moment at which it is asked, so that sleep, a restart and a
journey are right by themselves. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Annotated

import msgspec

from notifier.core.notification import Notification


class Reminders(msgspec.Struct, frozen=True, kw_only=True):
    """What the person chose: the table `reminders` of the settings."""

    enabled: bool = True
    days_before: Annotated[int, msgspec.Meta(ge=0, le=30)] = 2
    """Days before the due date; 0: on the day itself only."""
    at: time = time(9, 0)
    """Local time of day."""
    on_due_day: bool = True
    """Once more on the day itself."""
    when_overdue: bool = True
    """Once more on the day after it."""

    def chosen(self) -> tuple[Stage, ...]:
        """At which stages the person wants to hear of a bill, in their order."""
        if not self.enabled:
            return ()
        wanted = {
            Stage.BEFORE: self.days_before > 0,
            Stage.DUE: self.on_due_day or self.days_before == 0,
            Stage.OVERDUE: self.when_overdue,
        }
        return tuple(stage for stage in Stage if wanted[stage])


class Stage(StrEnum):
    """How near the due date is. A bill is spoken of once at each."""

    BEFORE = "before"
    DUE = "due"
    OVERDUE = "overdue"


SEEN = "seen"
"""Marks a bill that was looked at: what was over by then was told by its own toast."""


class OpenBill(msgspec.Struct, frozen=True, kw_only=True):
    """A bill that waits for its payment."""

    story: str
    due: date
    bill: Notification


class Mark(msgspec.Struct, frozen=True):
    """A stage that a bill has behind it, told or not."""

    story: str
    due: date
    """A bill that is put off begins anew."""
    stage: str
    """A `Stage`, or `SEEN`."""


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """To be said now."""

    bill: OpenBill
    stage: Stage

    @property
    def mark(self) -> Mark:
        """What to write down once it was said."""
        return Mark(self.bill.story, self.bill.due, self.stage)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to do about the bills that wait."""

    say: tuple[Reminder, ...] = ()
    """The earliest due first; several at once are said as one."""
    pass_over: tuple[Mark, ...] = ()
    """To be written down without a word: nobody asked for it, or it is too late for it."""
    look_at: datetime | None = None
    """When something is to be said next, UTC; None when nothing is known of."""


class Outcome(StrEnum):
    """What became of reminders that were to be shown."""

    SHOWN = "shown"
    WAITS = "waits"
    """Nobody is to be disturbed now: try again when that is over."""
    FAILED = "failed"
    """This desktop shows no toasts."""


def plan(
    bills: Iterable[OpenBill],
    choices: Reminders,
    marks: Collection[Mark],
    now: datetime,
    zone: tzinfo | None = None,
) -> Plan:
    """Decide at `now` (aware); `zone` None is the computer's own."""
    known = frozenset(marks)
    chosen = choices.chosen()
    say: list[Reminder] = []
    pass_over: list[Mark] = []
    coming: list[datetime] = []
    for bill in sorted(bills, key=lambda bill: (bill.due, bill.story)):
        is_new = Mark(bill.story, bill.due, SEEN) not in known
        if is_new:
            pass_over.append(Mark(bill.story, bill.due, SEEN))
        moments = {stage: _moment(bill.due, stage, choices, zone) for stage in Stage}
        reached = [stage for stage in Stage if moments[stage] <= now]
        for stage in reached:
            mark = Mark(bill.story, bill.due, stage)
            if mark in known:
                continue
            # After a long sleep only the latest is said, and nothing of what was over when
            # the bill came: its own toast has just said when it is due.
            if stage is reached[-1] and stage in chosen and not is_new:
                say.append(Reminder(bill=bill, stage=stage))
            else:
                pass_over.append(mark)
        coming += [moments[stage] for stage in chosen if moments[stage] > now]
    return Plan(say=tuple(say), pass_over=tuple(pass_over), look_at=min(coming) if coming else None)


def _moment(due: date, stage: Stage, choices: Reminders, zone: tzinfo | None) -> datetime:
    days = {Stage.BEFORE: -choices.days_before, Stage.DUE: 0, Stage.OVERDUE: 1}[stage]
    try:
        local = datetime.combine(due + timedelta(days=days), choices.at)
        aware = local.replace(tzinfo=zone) if zone is not None else local.astimezone()
        return aware.astimezone(UTC)
    except (OverflowError, ValueError, OSError):  # a due date at the ends of the calendar
        return datetime.combine(due, time(), UTC)
