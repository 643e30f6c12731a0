"""Toasts on Windows and macOS, by the desktop-notifier library.

The library logs what goes wrong and raises nothing, so success is what it says through
its own `on_dispatched`. Its callbacks come from a thread of the system's choosing.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from notifier.core.policy import Urgency
from notifier.core.said import said
from notifier.toasts.backend import (
    DEFAULT_ACTION,
    Activation,
    OnActivated,
    Toast,
    ToastFailed,
)

_MOST_REMEMBERED = 256
_log = logging.getLogger(__name__)


def _load_library() -> Any:
    """Import desktop-notifier, which takes 70 ms and exists only off Linux."""
    return importlib.import_module("desktop_notifier")


class NativeBackend:
    """The system's own notification centre.

    A toast's identifier is its key, so that a click on one from before a restart still
    says which entry is meant; a toast of the same group is taken away by its key.
    """

    name = "native"

    def __init__(
        self,
        *,
        app_name: str,
        icon: Path | None = None,
        permission_hint: str = "",
        load_library: Callable[[], Any] = _load_library,
        timeout_s: float = 2.0,
    ) -> None:
        """`permission_hint` says where in the system's settings notifications are allowed."""
        self._app_name = app_name
        self._icon = icon
        self._permission_hint = permission_hint
        self._load_library = load_library
        self._timeout_s = timeout_s
        self._library: Any = None
        self._notifier: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._on_activated: OnActivated | None = None
        self._permission: asyncio.Future[bool] | None = None
        self._key_of_group: OrderedDict[str, str] = OrderedDict()

    async def start(self, on_activated: OnActivated) -> None:
        """Take over clicks, also those on toasts from before a restart (macOS)."""
        self._loop = asyncio.get_running_loop()
        self._on_activated = on_activated
        with suppress(ToastFailed):
            self._ready()

    async def show(self, toast: Toast) -> None:
        """Show `toast`. Raises `ToastFailed` with the person's way to fix it."""
        notifier = self._ready()
        capabilities = await notifier.get_capabilities()
        if self._library.Capability.TITLE not in capabilities:
            raise ToastFailed(
                said("ToastFailed", "this copy of the app may not use the notification centre"),
                hint=said(
                    "ToastFailed",
                    "Install it from its installer instead of running it from a folder.",
                ),
            )
        await self._ask_permission(notifier)
        dispatched: list[bool] = []
        notification = self._notification(toast, lambda: dispatched.append(True))
        try:
            await asyncio.wait_for(notifier.send_notification(notification), self._timeout_s)
        except TimeoutError as exc:
            raise ToastFailed(
                said(
                    "ToastFailed",
                    "the system did not answer within {seconds} s",
                    seconds=f"{self._timeout_s:g}",
                )
            ) from exc
        if not dispatched:
            raise ToastFailed(said("ToastFailed", "the system refused the toast"))
        self._drop_from_cache(notifier, toast.key)
        try:
            await self._replace_group(notifier, toast)
        except Exception as exc:  # noqa: BLE001 - it was shown: failing now would show it twice
            _log.warning("an older toast stays key=%s why=%s", toast.key, type(exc).__name__)

    async def close(self, keys: Sequence[str]) -> None:
        """Take the toasts with these keys out of the notification centre."""
        if self._notifier is None:
            return
        for key in keys:
            await self._notifier.clear(key)

    async def stop(self) -> None:
        """Let go of the library; toasts stay in the notification centre."""
        if self._permission is not None:
            self._permission.cancel()
        self._notifier = None
        self._on_activated = None

    def _ready(self) -> Any:
        if self._notifier is None:
            try:
                library = self._load_library()
                icon = library.Icon(path=self._icon) if self._icon is not None else None
                notifier = library.DesktopNotifier(app_name=self._app_name, app_icon=icon)
            except (ImportError, OSError, RuntimeError, AttributeError) as exc:
                raise ToastFailed(
                    said(
                        "ToastFailed",
                        "the notification centre is out of reach ({why})",
                        why=str(exc),
                    )
                ) from exc
            notifier.on_clicked = lambda key: self._clicked(key, DEFAULT_ACTION)
            notifier.on_button_pressed = self._clicked
            self._library, self._notifier = library, notifier
        return self._notifier

    async def _ask_permission(self, notifier: Any) -> None:
        # The first question may put a prompt on the screen that stays for minutes: it
        # goes on being asked while this toast takes another way.
        if self._permission is None or self._permission.done():
            self._permission = asyncio.ensure_future(notifier.request_authorisation())
        try:
            granted = await asyncio.wait_for(asyncio.shield(self._permission), self._timeout_s)
        except TimeoutError as exc:
            raise ToastFailed(
                said("ToastFailed", "the system still waits for your permission"),
                hint=self._permission_hint,
            ) from exc
        if not granted:
            raise ToastFailed(
                said("ToastFailed", "notifications are turned off in the system's settings"),
                hint=self._permission_hint,
            )

    def _notification(self, toast: Toast, on_dispatched: Callable[[], None]) -> Any:
        library = self._library
        urgency = {
            Urgency.LOW: library.Urgency.Low,
            Urgency.NORMAL: library.Urgency.Normal,
            Urgency.CRITICAL: library.Urgency.Critical,
        }
        # No `thread`: Windows would print the group's raw id as a headline.
        return library.Notification(
            title=toast.title,
            message=toast.body,
            urgency=urgency[toast.urgency],
            buttons=tuple(
                library.Button(title=action.label, identifier=action.id) for action in toast.actions
            ),
            sound=library.DEFAULT_SOUND if toast.sound else None,
            on_dispatched=on_dispatched,
            identifier=toast.key,
        )

    async def _replace_group(self, notifier: Any, toast: Toast) -> None:
        if toast.group is None:
            return
        before = self._key_of_group.pop(toast.group, toast.key)
        self._key_of_group[toast.group] = toast.key
        while len(self._key_of_group) > _MOST_REMEMBERED:
            self._key_of_group.popitem(last=False)
        if before != toast.key:
            await notifier.clear(before)

    def _drop_from_cache(self, notifier: Any, key: str) -> None:
        """The library keeps every toast for its own callbacks; ours need none of them."""
        backend = getattr(notifier, "_backend", None)
        drop = getattr(backend, "_clear_notification_from_cache", None)
        if drop is not None:
            drop(key)

    def _clicked(self, key: str, action: str) -> None:
        """Called by the library, on any thread."""
        loop, on_activated = self._loop, self._on_activated
        if loop is None or on_activated is None:
            return
        try:
            loop.call_soon_threadsafe(on_activated, Activation(key=key, action=action))
        except RuntimeError:  # the loop has ended: the app is quitting
            _log.debug("a click came after the end")
