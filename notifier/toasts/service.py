"""From notifications to toasts: what to show now, in which words.

Lives on the network thread. It never raises: whatever a desktop does, an event is
stored already, and the caller only wants to know how it was presented.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from contract.wire import Presentation
from notifier.core.digest import Crowd, Digest, Plan
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
from notifier.core.problems import Problem
from notifier.core.reminders import Outcome, Reminder, Stage
from notifier.presentation.render import Words, render_digest, render_held, render_sample
from notifier.toasts.backend import (
    DIGEST_KEY,
    REMINDERS_KEY,
    SAMPLE_KEY,
    Activation,
    OnActivated,
    Toast,
    ToastAction,
    ToastBackend,
)
from notifier.toasts.screen import AUTO, MOST_REMEMBERED, BackendStatus, Screen, remember

__all__ = ["AUTO", "BackendStatus", "RenderReminders", "RenderToast", "ToastService"]

RenderToast = Callable[[Notification, Moment], Words]
"""The words for a notification at a moment: `render` with the settings filled in."""
RenderReminders = Callable[[Sequence[Reminder], Moment], Words]
"""The same for bills to be spoken of again."""

_log = logging.getLogger(__name__)


class ToastService:
    """Decides what is shown of each batch, one batch after the other.

    `on_activated` and `on_problem` are called on the network thread. `choose` and `status`
    may be used from any thread.
    """

    def __init__(
        self,
        backends: Sequence[ToastBackend],
        *,
        render: RenderToast,
        render_reminders: RenderReminders,
        moment: Callable[[], Moment],
        on_activated: OnActivated,
        on_problem: Callable[[Problem], None],
        choice: str = AUTO,
    ) -> None:
        """`moment` answers what holds now: the time, what was chosen, who may be disturbed."""
        self._screen = Screen(
            backends, on_activated=self._activated, on_problem=on_problem, choice=choice
        )
        self._render = render
        self._render_reminders = render_reminders
        self._moment = moment
        self._on_activated = on_activated
        self._one_at_a_time = asyncio.Lock()
        self._crowd = Crowd()
        self._key_of_group: OrderedDict[str, str] = OrderedDict()

    @property
    def status(self) -> tuple[BackendStatus, ...]:
        """What became of the last try of each backend, in the order of trying."""
        return self._screen.status

    @property
    def shown_by(self) -> str:
        """The backend that took the last toast; empty before the first and in an outage."""
        return self._screen.shown_by

    def choose(self, name: str) -> None:
        """Try the backend `name` first from now on; `AUTO`, or a stranger, is our own order."""
        self._screen.choose(name)

    async def start(self) -> None:
        """Get the first backend ready, so that the first toast finds it warm."""
        await self._screen.start()

    async def stop(self) -> None:
        """Let go of every backend, after the toast that is being shown."""
        async with self._one_at_a_time:
            await self._screen.stop()

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """Ids of those that wait until the person may be disturbed again.

        A toast that one of them would have replaced is out of date, and leaves the screen.
        """
        async with self._one_at_a_time:
            moment = self._moment()
            if moment.hush is None:
                return frozenset()
            here = Circumstances(now=moment.now, choices=moment.choices, hush=moment.hush)
            held = [each for each in notifications if decide(each, here) is Verdict.HOLD]
            stories = {group for group in map(_group, held) if group is not None}
            outdated = [self._key_of_group.pop(group, None) for group in stories]
            await self._screen.close([key for key in outdated if key is not None])
            return frozenset(each.id for each in held)

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        """Show what of these is to be shown, in order; return what became of each.

        What was held back (`were_held`) is told together.
        """
        async with self._one_at_a_time:
            moment = self._moment()
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
            digest = plan.digest
            if digest is not None and not await self._show_digest(digest, were_held, failed):
                counted = [i for i, v in plan.verdicts.items() if v is Verdict.DIGEST]
                how.update(dict.fromkeys(counted, Presentation.HELD))
            await self._screen.close(self._outdated(notifications, plan))
            return how

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        """Speak of these bills again, of several as one.

        The toast of one bill takes the place of what was last shown about it.
        """
        async with self._one_at_a_time:
            moment = self._moment()
            if is_held(Kind.BILL, moment.choices, moment.hush):
                return Outcome.WAITS
            words = self._render_reminders(reminders, moment)
            is_quiet = all(each.stage is Stage.BEFORE for each in reminders)
            sound = not is_quiet and has_sound(Kind.BILL, moment.choices)
            one = reminders[0].bill if len(reminders) == 1 else None
            key = one.bill.id if one is not None else REMINDERS_KEY
            group = one.story if one is not None else None
            if not await self._screen.show(_toast(key, words, group, sound=sound), set()):
                return Outcome.FAILED
            if group is not None:
                remember(self._key_of_group, group, key)
            return Outcome.SHOWN

    async def close_reminders(self) -> None:
        """The bills of which the person was reminded together are paid."""
        async with self._one_at_a_time:
            await self._screen.close([REMINDERS_KEY])

    async def close(self, ids: Sequence[str]) -> None:
        """These entries were read or withdrawn: their toasts leave the screen."""
        async with self._one_at_a_time:
            # "Mark all as read" may mean a hundred thousand, each a call to the system,
            # which keeps some dozens; those from before a restart are not known to us.
            on_screen = frozenset(self._screen.keys)
            known = [key for key in ids if key in on_screen]
            await self._screen.close(list(dict.fromkeys([*known, *ids[-MOST_REMEMBERED:]])))
            if self._crowd.forget(ids):
                await self._screen.close([DIGEST_KEY])

    async def test(self) -> BackendStatus:
        """Show a sample; return the status of the backend that took it, or of the first."""
        async with self._one_at_a_time:
            await self._screen.show(_toast(SAMPLE_KEY, render_sample()), set())
            nothing = BackendStatus(name="", shown=False)
            by = {status.name: status for status in self.status}
            return by.get(self.shown_by) or next(iter(self.status), nothing)

    async def forget_account(self) -> None:
        """Another account, or none: what came before leaves the screen and the digest."""
        async with self._one_at_a_time:
            await self._screen.close(self._screen.keys)
            self._crowd.clear()
            self._key_of_group.clear()

    async def _show_one(self, notification: Notification, moment: Moment, failed: set[str]) -> bool:
        try:
            words = self._render(notification, moment)
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
        if not await self._screen.show(_toast(notification.id, words, group, sound=sound), failed):
            return False
        if group is not None:
            remember(self._key_of_group, group, notification.id)
        return True

    async def _show_digest(self, digest: Digest, were_held: bool, failed: set[str]) -> bool:
        words = render_held(digest) if were_held else render_digest(digest)
        toast = _toast(DIGEST_KEY, words, sound=digest.sound)
        return await self._screen.show(toast, failed)

    def _outdated(self, notifications: Sequence[Notification], plan: Plan) -> list[str]:
        """Toasts on the screen that the digest counts, or whose story has gone on without one."""
        keys = list(plan.covered)
        for notification in notifications:
            group = _group(notification)
            if group is None or plan.verdicts[notification.id] is Verdict.OVERTAKEN:
                continue
            if plan.verdicts[notification.id] is not Verdict.SHOW and group in self._key_of_group:
                keys.append(self._key_of_group.pop(group))
        return keys

    def _activated(self, activation: Activation) -> None:
        if activation.key == DIGEST_KEY:
            self._crowd.clear()
        self._on_activated(activation)


def _toast(key: str, words: Words, group: str | None = None, *, sound: bool = True) -> Toast:
    return Toast(
        key=key,
        title=words.title,
        body=words.body,
        actions=tuple(ToastAction(id=action.id, label=action.label) for action in words.actions),
        urgency=words.urgency,
        sound=sound,
        group=group,
    )


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
