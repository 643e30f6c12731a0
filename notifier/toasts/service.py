"""From notifications to toasts: what to show, in which words, by which way.

Lives on the network thread. It never raises: whatever a desktop does, an event is
stored already, and the caller only wants to know how it was presented.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

import msgspec

from contract.wire import Presentation
from notifier.core.digest import Crowd, Plan
from notifier.core.notification import Notification
from notifier.core.policy import Verdict
from notifier.core.problems import Problem
from notifier.presentation.render import Words, render_digest, render_sample
from notifier.presentation.translate import translate
from notifier.toasts.backend import (
    DIGEST_KEY,
    SAMPLE_KEY,
    Activation,
    OnActivated,
    Toast,
    ToastAction,
    ToastBackend,
    ToastFailed,
)

AUTO = "auto"
"""The choice of all backends in their own order."""

RenderToast = Callable[[Notification, datetime], Words]
"""The words for a notification at an (aware) time: `render` with the settings filled in."""

T = TypeVar("T")

_MOST_REMEMBERED = 256
_log = logging.getLogger(__name__)


class BackendStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one way to show toasts."""

    name: str
    shown: bool | None = None
    """Whether it took the last toast; None if it has not been tried yet."""
    why: str = ""
    """Why it did not, as one clause."""
    hint: str = ""
    """What a person can do about it."""


class ToastService:
    """Shows notifications by the first backend that takes them, one after the other.

    `on_activated` and `on_problem` are called on the network thread; a problem is
    reported once per outage. `choose` and `status` may be used from any thread.
    """

    def __init__(
        self,
        backends: Sequence[ToastBackend],
        *,
        render: RenderToast,
        now: Callable[[], datetime],
        on_activated: OnActivated,
        on_problem: Callable[[Problem], None],
        choice: str = AUTO,
    ) -> None:
        self._backends = tuple(backends)
        self._render = render
        self._now = now
        self._on_activated = on_activated
        self._on_problem = on_problem
        self._choice = choice
        self._status = {backend.name: BackendStatus(name=backend.name) for backend in backends}
        self._shown_by = ""
        self._started: set[str] = set()
        self._one_at_a_time = asyncio.Lock()
        self._crowd = Crowd()
        self._key_of_group: OrderedDict[str, str] = OrderedDict()
        self._on_screen: OrderedDict[str, None] = OrderedDict()
        """Keys of what was shown and not closed by us, the latest last."""
        self._is_outage = False

    @property
    def status(self) -> tuple[BackendStatus, ...]:
        """What became of the last try of each backend, in the order of trying."""
        status = self._status
        return tuple(status[backend.name] for backend in self._in_order())

    @property
    def shown_by(self) -> str:
        """The backend that took the last toast; empty before the first and in an outage."""
        return self._shown_by

    def choose(self, name: str) -> None:
        """Try the backend `name` first from now on; `AUTO`, or a stranger, is our own order."""
        self._choice = name

    async def start(self) -> None:
        """Get the first backend ready, so that the first toast finds it warm."""
        for backend in self._in_order()[:1]:
            await self._ensure_started(backend)

    async def stop(self) -> None:
        """Let go of every backend, after the toast that is being shown."""
        async with self._one_at_a_time:
            for backend in self._backends:
                await self._quietly(backend, "stop", backend.stop)

    async def present(self, notifications: Sequence[Notification]) -> Mapping[str, Presentation]:
        """Show what of these is to be shown, in order; return what became of each."""
        async with self._one_at_a_time:
            plan = self._crowd.plan(notifications, self._now())
            how = {
                notification.id: _presentation(plan.verdicts[notification.id])
                for notification in notifications
            }
            failed: set[str] = set()  # a backend that fails is tried once per batch
            for notification in plan.show:
                if not await self._show_one(notification, failed):
                    how[notification.id] = Presentation.HELD
            if plan.digest is not None:
                toast = _toast(DIGEST_KEY, render_digest(plan.digest))
                if not await self._show(toast, failed):
                    counted = [i for i, v in plan.verdicts.items() if v is Verdict.DIGEST]
                    how.update(dict.fromkeys(counted, Presentation.HELD))
            await self._close(self._outdated(notifications, plan))
            return how

    async def close(self, ids: Sequence[str]) -> None:
        """These entries were read or withdrawn: their toasts leave the screen."""
        async with self._one_at_a_time:
            # "Mark all as read" may mean a hundred thousand, each a call to the system,
            # which keeps some dozens; those from before a restart are not known to us.
            known = [key for key in ids if key in self._on_screen]
            await self._close(list(dict.fromkeys([*known, *ids[-_MOST_REMEMBERED:]])))
            if self._crowd.forget(ids):
                await self._close([DIGEST_KEY])

    async def test(self) -> BackendStatus:
        """Show a sample; return the status of the backend that took it, or of the first."""
        async with self._one_at_a_time:
            await self._show(_toast(SAMPLE_KEY, render_sample()), set())
            return self._status.get(self._shown_by) or next(
                iter(self.status), BackendStatus(name="", shown=False)
            )

    async def forget_account(self) -> None:
        """Another account, or none: what came before leaves the screen and the digest."""
        async with self._one_at_a_time:
            await self._close(list(self._on_screen))
            self._crowd.clear()
            self._key_of_group.clear()

    async def _show_one(self, notification: Notification, failed: set[str]) -> bool:
        try:
            words = self._render(notification, self._now())
        except Exception as exc:  # noqa: BLE001
            # One event that cannot be put into words must not hold up those behind it.
            _log.error(
                "toast failed id=%s backend=none why=no words, %s",
                notification.id,
                type(exc).__name__,
            )
            return False
        group = _group(notification)
        toast = _toast(notification.id, words, group)
        if not await self._show(toast, failed):
            return False
        if group is not None:
            _remember(self._key_of_group, group, notification.id)
        return True

    async def _show(self, toast: Toast, failed: set[str]) -> bool:
        """By the first backend that takes it. `failed` grows by those that did not."""
        for backend in self._in_order():
            if backend.name in failed:
                continue
            await self._ensure_started(backend)
            try:
                await backend.show(toast)
            except ToastFailed as exc:
                self._note_failure(toast, backend, exc.why, exc.hint)
            except Exception as exc:  # noqa: BLE001 - a library's surprise is a failure, too
                self._note_failure(toast, backend, f"broke with {type(exc).__name__}", "")
            else:
                _log.info("toast shown id=%s backend=%s", toast.key, backend.name)
                self._note(BackendStatus(name=backend.name, shown=True))
                self._shown_by = backend.name
                _remember(self._on_screen, toast.key, None)
                self._is_outage = False
                return True
            failed.add(backend.name)
        self._report_outage()
        return False

    def _note_failure(self, toast: Toast, backend: ToastBackend, why: str, hint: str) -> None:
        _log.warning("toast failed id=%s backend=%s why=%s", toast.key, backend.name, why)
        self._note(BackendStatus(name=backend.name, shown=False, why=why, hint=hint))

    def _note(self, status: BackendStatus) -> None:
        # A new dict instead of a change: the settings page reads it on another thread.
        self._status = {**self._status, status.name: status}

    def _report_outage(self) -> None:
        self._shown_by = ""
        if self._is_outage:
            return
        self._is_outage = True
        told = [status for status in self.status if status.shown is False]
        why = told[0].why if told else translate("Problem", "this system has no way to do it")
        message = translate("Problem", "New payments are still counted and listed here: %1.")
        self._on_problem(
            Problem(
                code="toasts_unavailable",
                title=translate("Problem", "Notifications cannot be shown"),
                message=message.replace("%1", why),
                hint=next((status.hint for status in told if status.hint), ""),
            )
        )

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

    async def _close(self, keys: Sequence[str]) -> None:
        if not keys:
            return
        for key in keys:
            self._on_screen.pop(key, None)
        for backend in self._backends:
            if backend.name in self._started:
                await self._quietly(backend, "close", partial(backend.close, keys))

    async def _ensure_started(self, backend: ToastBackend) -> None:
        if backend.name not in self._started:
            self._started.add(backend.name)
            await self._quietly(backend, "start", partial(backend.start, self._activated))

    async def _quietly(
        self, backend: ToastBackend, what: str, act: Callable[[], Awaitable[None]]
    ) -> None:
        try:
            await act()
        except Exception as exc:  # noqa: BLE001 - nothing here may reach the caller
            _log.warning(
                "toast backend failed to %s backend=%s why=%s",
                what,
                backend.name,
                type(exc).__name__,
            )

    def _activated(self, activation: Activation) -> None:
        if activation.key == DIGEST_KEY:
            self._crowd.clear()
        self._on_activated(activation)

    def _in_order(self) -> list[ToastBackend]:
        # Stable: the others keep their order behind the chosen one.
        return sorted(self._backends, key=lambda backend: backend.name != self._choice)


def _remember(known: OrderedDict[str, T], key: str, value: T) -> None:
    known[key] = value
    known.move_to_end(key)
    while len(known) > _MOST_REMEMBERED:
        known.popitem(last=False)


def _toast(key: str, words: Words, group: str | None = None) -> Toast:
    return Toast(
        key=key,
        title=words.title,
        body=words.body,
        actions=tuple(ToastAction(id=action.id, label=action.label) for action in words.actions),
        urgency=words.urgency,
        group=group,
    )


def _group(notification: Notification) -> str | None:
    return notification.subject or notification.payload.default_subject


def _presentation(verdict: Verdict) -> Presentation:
    match verdict:
        case Verdict.SHOW:
            return Presentation.TOAST
        case Verdict.EXPIRED:
            return Presentation.EXPIRED
        case Verdict.DIGEST | Verdict.OVERTAKEN:
            # Told as part of another toast.
            return Presentation.DIGEST
