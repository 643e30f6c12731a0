"""All that toasts need on the network thread: who may be disturbed, what to say, how to show it.

Imported there, after the tray icon is up: D-Bus and the words for money take their time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale

from notifier.brand import Brand
from notifier.bridge import Bridge, TrayMessage
from notifier.core.notification import Notification
from notifier.core.policy import Moment, Urgency
from notifier.core.quiet import Hush
from notifier.core.reminders import Reminder
from notifier.paths import Paths
from notifier.platform.surroundings import surroundings_reader
from notifier.presentation.reminder_words import render_reminders
from notifier.presentation.render import Words, render
from notifier.resources import resource
from notifier.store.settings import Settings
from notifier.toasts.attention import Attention
from notifier.toasts.backend import Activation
from notifier.toasts.candidates import candidates
from notifier.toasts.service import ToastService
from notifier.toasts.tray import TrayBackend


class Toasting:
    """Built together, started and stopped together. Network thread."""

    def __init__(
        self,
        *,
        brand: Brand,
        paths: Paths,
        settings: Settings,
        bridge: Bridge,
        on_hush_changed: Callable[[Hush | None], None],
    ) -> None:
        """`on_hush_changed`: what waits may be due now, or has to wait from now on."""
        self._brand = brand
        self._bridge = bridge
        self._surroundings = surroundings_reader()
        self._attention = Attention(settings.notifications, on_hush_changed=on_hush_changed)
        self.tray = TrayBackend(self._show_tray_message, why_unavailable=bridge.why_no_tray)
        self.service = ToastService(
            candidates(
                app_name=brand.name,
                app_id=brand.app_id,
                scheme=brand.url_scheme,
                icon=resource("brand/icon.png"),
                tray=self.tray,
                shown_file=paths.shown_toasts,
            ),
            render=self._words,
            render_reminders=self._reminder_words,
            moment=self._attention.moment,
            on_activated=self._on_activated,
            on_problem=bridge.listener.problem,
            choice=settings.toast_backend,
        )

    async def start(self) -> None:
        """Before anything is shown: who may be disturbed has to be known."""
        await asyncio.gather(self._surroundings.start(self.look), self.service.start())
        self._attention.start(self._surroundings.read, tells=self._surroundings.tells)

    async def stop(self) -> None:
        """Let go of everything, after the toast that is being shown."""
        self._attention.stop()
        await asyncio.gather(self.service.stop(), self._surroundings.stop())

    def apply(self, settings: Settings) -> None:
        """The person has chosen otherwise."""
        self.service.choose(settings.toast_backend)
        self._attention.choose(settings.notifications)

    def look(self) -> None:
        """The desktop has changed, or the clock, or the computer was asleep."""
        self._attention.look()

    def _words(self, notification: Notification, moment: Moment) -> Words:
        return render(
            notification,
            locale=QLocale(),
            now=moment.now,
            hide_amounts=moment.hides_amounts,
            default_currency=self._brand.default_currency,
            allowed_hosts=self._brand.allowed_link_hosts,
        )

    def _reminder_words(self, reminders: Sequence[Reminder], moment: Moment) -> Words:
        return render_reminders(
            reminders,
            locale=QLocale(),
            now=moment.now,
            hide_amounts=moment.hides_amounts,
            default_currency=self._brand.default_currency,
            allowed_hosts=self._brand.allowed_link_hosts,
        )

    def _on_activated(self, activation: Activation) -> None:
        self._bridge.toast_activated.emit(activation)

    def _show_tray_message(self, title: str, body: str, urgency: Urgency) -> None:
        self._bridge.tray_message_wanted.emit(TrayMessage(title, body, urgency))
