"""From notifications to toasts: what to show now, in which words.

Lives on the network thread. It never raises: whatever a desktop does, an event is
stored already, and the caller only wants to know how it was presented.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from notifier.core.policy import Moment
from notifier.core.problems import Problem
from notifier.presentation.render import render_sample
from notifier.toasts.account_toasts import AccountToasts, RenderReminders, RenderToast, Shared
from notifier.toasts.backend import (
    DIGEST_KEY,
    SAMPLE_KEY,
    Activation,
    OnActivated,
    Toast,
    ToastBackend,
)
from notifier.toasts.keys import ToastKey
from notifier.toasts.screen import AUTO, BackendStatus, Screen

__all__ = ["AUTO", "BackendStatus", "RenderReminders", "RenderToast", "ToastService"]


class ToastService:
    """Shows the toasts of every account on one screen, one batch after the other.

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
        self._shared = Shared(
            screen=self._screen,
            one_at_a_time=asyncio.Lock(),
            render=render,
            render_reminders=render_reminders,
            moment=moment,
        )
        self._on_activated = on_activated
        self._of: dict[str, AccountToasts] = {}

    def of(self, account: str) -> AccountToasts:
        """The toasts of the account with this key."""
        if account not in self._of:
            self._of[account] = AccountToasts(account, self._shared)
        return self._of[account]

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
        async with self._shared.one_at_a_time:
            await self._screen.stop()

    async def test(self) -> BackendStatus:
        """Show a sample; return the status of the backend that took it, or of the first."""
        async with self._shared.one_at_a_time:
            words = render_sample()
            toast = Toast(key=SAMPLE_KEY, title=words.title, body=words.body)
            await self._screen.show(toast, set())
            nothing = BackendStatus(name="", shown=False)
            by = {status.name: status for status in self.status}
            return by.get(self.shown_by) or next(iter(self.status), nothing)

    def _activated(self, activation: Activation) -> None:
        key = ToastKey.read(activation.key)
        if key.what == DIGEST_KEY and key.account in self._of:
            self._of[key.account].forget_crowd()
        self._on_activated(activation)
