"""What is shown when many notifications come at once: one digest instead of a flood.

A machine without a clock: it is told what came and when, and answers what to do. A
*story* is what one payment or bill has come to; a failure and the success after it are
one story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from notifier.core.notification import Notification
from notifier.core.policy import (
    Circumstances,
    Kind,
    NotificationChoices,
    Verdict,
    decide,
    has_sound,
    kind_of,
)

WINDOW = timedelta(seconds=10)
MOST_SINGLE = 5
"""More stories than this within `WINDOW` are a crowd."""
MOST_NAMED = 5
"""So many failed payments of a crowd are still shown by themselves."""
_NO_CHOICES = NotificationChoices()


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """How many stories of each kind."""

    payments: int = 0
    failed: int = 0
    bills: int = 0
    others: int = 0
    sound: bool = True
    """Some of them may be heard."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.payments + self.failed + self.bills + self.others


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to do about one batch."""

    show: tuple[Notification, ...]
    """Each by a toast of its own, in this order."""
    digest: Digest | None
    """To be shown, in place of the digest before it."""
    covered: tuple[str, ...]
    """Ids whose toasts may leave the screen, because the digest now counts them."""
    verdicts: Mapping[str, Verdict]
    """By id, for each notification of the batch."""


class _Story(msgspec.Struct, frozen=True):
    id: str
    """Of its latest event."""
    kind: Kind
    at: datetime
    own_toast: bool
    named: bool
    """It was a failure when it got its toast, so the toast survives the crowd."""


class Crowd:
    """Watches how many stories come together. One per signed-in account."""

    def __init__(self) -> None:
        self._stories: dict[str, _Story] = {}
        self._crowded = False
        self._digested: set[str] = set()  # ids that the digest on the screen stands for

    def plan(
        self,
        batch: Sequence[Notification],
        now: datetime,
        *,
        choices: NotificationChoices = _NO_CHOICES,
        were_held: bool = False,
    ) -> Plan:
        """Decide about `batch`, in the order in which it came. `now` is aware.

        What was held back (`were_held`) is told together, and alone: two stories of it are
        a crowd.
        """
        if were_held:
            self.clear()  # what was shown meanwhile is counted already
        latest = {notification.story: notification.id for notification in batch}
        fresh = [
            notification
            for notification in batch
            if latest[notification.story] == notification.id
            and decide(notification, Circumstances(now=now, choices=choices)) is Verdict.SHOW
        ]
        was_crowded = self._crowded
        self._look_around(fresh, now, most_single=1 if were_held else MOST_SINGLE)
        named = self._failures_to_name(fresh) if self._crowded else set()
        verdicts: dict[str, Verdict] = {}
        for notification in batch:
            verdict = decide(
                notification,
                Circumstances(
                    now=now,
                    choices=choices,
                    overtaken=latest[notification.story] != notification.id,
                    crowded=self._crowded,
                    may_be_named=notification.id in named,
                    continues_named=self._is_named(notification),
                ),
            )
            verdicts[notification.id] = verdict
            if verdict in (Verdict.SHOW, Verdict.DIGEST):
                self._remember(notification, now, own_toast=verdict is Verdict.SHOW)
        return Plan(
            show=tuple(n for n in fresh if verdicts[n.id] is Verdict.SHOW),
            digest=self._digest(choices, grows=was_crowded) if self._crowded and fresh else None,
            covered=self._cover() if self._crowded and not was_crowded else (),
            verdicts=verdicts,
        )

    def forget(self, ids: Iterable[str]) -> bool:
        """These were read: they no longer count. True if nothing is left of the digest."""
        gone = set(ids)
        self._stories = {key: s for key, s in self._stories.items() if s.id not in gone}
        had_digest = bool(self._digested)
        self._digested -= gone
        return had_digest and not self._digested

    def clear(self) -> None:
        """Start afresh: the person has opened the digest, or another account came."""
        self._stories.clear()
        self._digested.clear()
        self._crowded = False

    def _look_around(
        self, fresh: Sequence[Notification], now: datetime, *, most_single: int
    ) -> None:
        """See whether it is a crowd with `fresh`, and forget what is no longer part of it."""
        # A clock that was set back must not keep a crowd alive: the future counts as past.
        recent = {
            key: story
            for key, story in self._stories.items()
            if timedelta(0) <= now - story.at <= WINDOW
        }
        keys = recent.keys() | {notification.story for notification in fresh}
        crowded = len(keys) > most_single
        if not (crowded and self._crowded):
            self._stories = recent
        self._crowded = crowded

    def _failures_to_name(self, fresh: Sequence[Notification]) -> set[str]:
        """The latest failures that there is room for, beside those on the screen."""
        room = MOST_NAMED - sum(story.named for story in self._stories.values())
        failures = [
            notification.id
            for notification in fresh
            if kind_of(notification.payload) is Kind.FAILED and not self._is_named(notification)
        ]
        return set(failures[-room:]) if room > 0 else set()

    def _is_named(self, notification: Notification) -> bool:
        story = self._stories.get(notification.story)
        return story is not None and story.named

    def _remember(self, notification: Notification, now: datetime, *, own_toast: bool) -> None:
        kind = kind_of(notification.payload)
        before = self._stories.get(notification.story)
        named = own_toast and (kind is Kind.FAILED or (before is not None and before.named))
        self._stories[notification.story] = _Story(notification.id, kind, now, own_toast, named)

    def _digest(self, choices: NotificationChoices, *, grows: bool) -> Digest:
        # A digest that only grows is not heard again: a flood would be a drum roll.
        stories = self._stories.values()
        self._digested = {story.id for story in stories}
        kinds = [story.kind for story in stories]
        return Digest(
            payments=kinds.count(Kind.PAYMENT),
            failed=kinds.count(Kind.FAILED),
            bills=kinds.count(Kind.BILL),
            others=kinds.count(Kind.OTHER),
            sound=not grows and any(has_sound(kind, choices) for kind in set(kinds)),
        )

    def _cover(self) -> tuple[str, ...]:
        return tuple(
            story.id for story in self._stories.values() if story.own_toast and not story.named
        )
