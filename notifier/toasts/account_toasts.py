"""One account's toasts: what to show of each batch, in which words, and what it replaces.

All accounts share one screen; each has a crowd, a digest and stories of its own, and can
neither count, replace nor close what is another's.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from contract.wire import Presentation
from notifier.core.digest import Crowd, Plan
from notifier.core.notification import Notification
from notifier.core.policy import (
    Circumstances,
    Kind,
    Moment,
    Verdict,
    decide,
    has_sound,
    is_held,
    kind_of,
)
from notifier.core.reminders import Outcome, Reminder, Stage
from notifier.presentation.render import Words, render_digest, render_held
from notifier.toasts.backend import DIGEST_KEY, REMINDERS_KEY, Toast, ToastAction
from notifier.toasts.keys import ToastKey
from notifier.toasts.screen import MOST_REMEMBERED, Screen, remember

RenderToast = Callable[[Notification, Moment], Words]
"""The words for a notification at a moment: `render` with the settings filled in."""
RenderReminders = Callable[[Sequence[Reminder], Moment], Words]
"""The same for bills to be spoken of again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """What the accounts have in common."""

    screen: Screen
    one_at_a_time: asyncio.Lock
    """Held by whoever shows or closes something."""
    render: RenderToast
    render_reminders: RenderReminders
    moment: Callable[[], Moment]
    """What holds now: the time, what was chosen, who may be disturbed."""


class AccountToasts:
    """The `Presenter` of one account. Network thread; it never raises."""

    def __init__(self, account: str, shared: Shared) -> None:
        self._account = account
        self._shared = shared
        self._crowd = Crowd()
        self._shown_about: OrderedDict[str, str] = OrderedDict()
        """What was shown last about a story: an event's id."""

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """Ids of those that wait until the person may be disturbed again.

        A toast that one of them would have replaced is out of date, and leaves the screen.
        """
        async with self._shared.one_at_a_time:
            moment = self._shared.moment()
            if moment.hush is None:
                return frozenset()
            here = Circumstances(now=moment.now, choices=moment.choices, hush=moment.hush)
            held = [each for each in notifications if decide(each, here) is Verdict.HOLD]
            stories = {group for group in map(_group, held) if group is not None}
            outdated = [self._shown_about.pop(group, None) for group in stories]
            await self._close([each for each in outdated if each is not None])
            return frozenset(each.id for each in held)

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        """Show what of these is to be shown, in order; return what became of each.

        What was held back (`were_held`) is told together.
        """
        async with self._shared.one_at_a_time:
            moment = self._shared.moment()
            plan = self._crowd.plan(
                notifications, moment.now, choices=moment.choices, were_held=were_held
            )
            how = {
                notification.id: _presentation(plan.verdicts[notification.id])
                for notification in notifications
            }
            failed: set[str] = set()  # a backend that fails is tried once per batch
            for notification in plan.show:
                if not await self._show_one(notification, moment, failed):
                    how[notification.id] = Presentation.HELD
            if plan.digest is not None:
                owner = "" if moment.hides_amounts else notifications[-1].owner
                words = (render_held if were_held else render_digest)(plan.digest, owner=owner)
                if not await self._show(DIGEST_KEY, words, failed, sound=plan.digest.sound):
                    counted = [i for i, v in plan.verdicts.items() if v is Verdict.DIGEST]
                    how.update(dict.fromkeys(counted, Presentation.HELD))
            await self._close(self._outdated(notifications, plan))
            return how

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        """Speak of these bills again, of several as one.

        The toast of one bill takes the place of what was last shown about it.
        """
        async with self._shared.one_at_a_time:
            moment = self._shared.moment()
            if is_held(Kind.BILL, moment.choices, moment.hush):
                return Outcome.WAITS
            words = self._shared.render_reminders(reminders, moment)
            is_quiet = all(each.stage is Stage.BEFORE for each in reminders)
            sound = not is_quiet and has_sound(Kind.BILL, moment.choices)
            one = reminders[0].bill if len(reminders) == 1 else None
            what = one.bill.id if one is not None else REMINDERS_KEY
            group = one.story if one is not None else None
            if not await self._show(what, words, set(), group=group, sound=sound):
                return Outcome.FAILED
            return Outcome.SHOWN

    async def close_reminders(self) -> None:
        """The bills of which the person was reminded together are paid."""
        async with self._shared.one_at_a_time:
            await self._close([REMINDERS_KEY])

    async def close(self, ids: Sequence[str]) -> None:
        """These entries were read or withdrawn: their toasts leave the screen."""
        async with self._shared.one_at_a_time:
            # "Mark all as read" may mean a hundred thousand, each a call to the system,
            # which keeps some dozens; those from before a restart are not known to us.
            on_screen = frozenset(self._on_screen())
            known = [event_id for event_id in ids if event_id in on_screen]
            await self._close(list(dict.fromkeys([*known, *ids[-MOST_REMEMBERED:]])))
            if self._crowd.forget(ids):
                await self._close([DIGEST_KEY])

    async def forget_account(self, ids: Sequence[str]) -> None:
        """The account is gone: all of it leaves the screen, and nothing is counted any more."""
        async with self._shared.one_at_a_time:
            of_any_run = (*ids, DIGEST_KEY, REMINDERS_KEY)
            await self._close(list(dict.fromkeys([*self._on_screen(), *of_any_run])))
            self.forget_crowd()
            self._shown_about.clear()

    def forget_crowd(self) -> None:
        """The person has opened the digest: what comes now is news by itself."""
        self._crowd.clear()

    async def _show_one(self, notification: Notification, moment: Moment, failed: set[str]) -> bool:
        try:
            words = self._shared.render(notification, moment)
        except Exception as exc:  # noqa: BLE001
            # One event that cannot be put into words must not hold up those behind it.
            _log.error(
                "toast failed id=%s backend=none why=no words, %s",
                notification.id,
                type(exc).__name__,
            )
            return False
        group = _group(notification)
        sound = has_sound(kind_of(notification.payload), moment.choices)
        return await self._show(notification.id, words, failed, group=group, sound=sound)

    def _outdated(self, notifications: Sequence[Notification], plan: Plan) -> list[str]:
        """Toasts on the screen that the digest counts, or whose story has gone on without one."""
        keys = list(plan.covered)
        for notification in notifications:
            group = _group(notification)
            if group is None or plan.verdicts[notification.id] is Verdict.OVERTAKEN:
                continue
            if plan.verdicts[notification.id] is not Verdict.SHOW and group in self._shown_about:
                keys.append(self._shown_about.pop(group))
        return keys

    async def _show(
        self,
        what: str,
        words: Words,
        failed: set[str],
        *,
        group: str | None = None,
        sound: bool,
    ) -> bool:
        toast = Toast(
            key=self._key(what),
            title=words.title,
            body=words.body,
            actions=tuple(ToastAction(id=each.id, label=each.label) for each in words.actions),
            urgency=words.urgency,
            sound=sound,
            group=self._key(group) if group is not None else None,
        )
        if not await self._shared.screen.show(toast, failed):
            return False
        if group is not None:
            remember(self._shown_about, group, what)
        return True

    async def _close(self, what: Sequence[str]) -> None:
        await self._shared.screen.close([self._key(each) for each in what])

    def _on_screen(self) -> list[str]:
        keys = map(ToastKey.read, self._shared.screen.keys)
        return [key.what for key in keys if key.account == self._account]

    def _key(self, what: str) -> str:
        return str(ToastKey(account=self._account, what=what))


def _group(notification: Notification) -> str | None:
    return notification.subject or notification.payload.default_subject


def _presentation(verdict: Verdict) -> Presentation:
    match verdict:
        case Verdict.SHOW:
            return Presentation.TOAST
        case Verdict.OFF | Verdict.HOLD:
            return Presentation.HELD
        case Verdict.EXPIRED:
            return Presentation.EXPIRED
        case Verdict.DIGEST | Verdict.OVERTAKEN:
            # Told as part of another toast.
            return Presentation.DIGEST
