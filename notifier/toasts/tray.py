"""Toasts as messages of the tray icon: the fallback that needs nothing but Qt.

Qt's messages have no identity: a new one takes the place of the one before, none can be
closed, and a click does not say on which. Qt itself stays on its main thread, behind
the functions that are given here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from notifier.core.policy import Urgency
from notifier.core.said import said
from notifier.toasts.backend import DIGEST_KEY, Activation, OnActivated, Toast, ToastFailed

# Where the tray is on D-Bus, Qt hands the body to the notification service, which may read
# markup in it; elsewhere Qt draws it as it is. It does not say which, so an escape would
# be seen: what could begin markup is replaced by its like.
_NO_MARKUP = str.maketrans({"<": "‹", ">": "›", "&": "＆"})

_ON_SCREEN_S = 10.0
"""As long as Qt shows a message by default."""


class TrayBackend:
    """Hands each toast to the tray icon on the main thread.

    `show_message(title, body, urgency)` queues the message there and returns at once.
    `why_unavailable()` says why there is no tray, or nothing (`""`) if there is one; both
    are called on the network thread. `message_clicked` may be called on any thread.
    """

    name = "tray"

    def __init__(
        self,
        show_message: Callable[[str, str, Urgency], None],
        *,
        why_unavailable: Callable[[], str],
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._show_message = show_message
        self._why_unavailable = why_unavailable
        self._monotonic_s = monotonic_s
        self._loop: asyncio.AbstractEventLoop | None = None
        self._on_activated: OnActivated | None = None
        self._latest_key = DIGEST_KEY
        self._latest_at_s = float("-inf")

    async def start(self, on_activated: OnActivated) -> None:
        """Remember who wants to know of clicks."""
        self._loop = asyncio.get_running_loop()
        self._on_activated = on_activated

    async def show(self, toast: Toast) -> None:
        """Show `toast` in place of the message before it. Raises `ToastFailed` without a tray."""
        why = self._why_unavailable()
        if why:
            raise ToastFailed(
                why, hint=said("ToastFailed", "Turn on the system tray of your desktop.")
            )
        now_s = self._monotonic_s()
        # While one message follows the other, nobody can say which of them was clicked:
        # the click then opens the inbox.
        alone = now_s - self._latest_at_s > _ON_SCREEN_S or self._latest_key == toast.key
        self._latest_key = toast.key if alone else DIGEST_KEY
        self._latest_at_s = now_s
        self._show_message(toast.title, toast.body.translate(_NO_MARKUP), toast.urgency)

    async def close(self, keys: Sequence[str]) -> None:
        """Qt cannot take a message back; a click on it then opens the inbox."""
        if self._latest_key in keys:
            self._latest_key = DIGEST_KEY

    async def stop(self) -> None:
        """Hear of no more clicks."""
        self._on_activated = None

    def message_clicked(self) -> None:
        """The message on the screen was clicked. Any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._activate)

    def _activate(self) -> None:
        if self._on_activated is not None:
            self._on_activated(Activation(key=self._latest_key))
