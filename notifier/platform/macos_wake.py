"""Hears of waking up from macOS: NSWorkspace's did-wake notification.

rubicon-objc comes with desktop-notifier, which shows the toasts there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import Any

from notifier.platform.wake import OnWoke, WakeUnknown

_DID_WAKE = "NSWorkspaceDidWakeNotification"


class MacosWakeWatcher:
    """Observes the workspace's notification centre. It calls back on the main thread."""

    def __init__(self, load: Callable[[], Any] | None = None) -> None:
        self._load = load or (lambda: import_module("rubicon.objc"))
        self._centre: Any = None
        self._observer: Any = None
        self._block: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._on_woke: OnWoke | None = None

    async def start(self, on_woke: OnWoke) -> None:
        """Observe. Raises `WakeUnknown`."""
        self._loop, self._on_woke = asyncio.get_running_loop(), on_woke
        try:
            objc = self._load()
            workspace = objc.ObjCClass("NSWorkspace").sharedWorkspace
            # The Objective-C side does not keep the block alive for us.
            self._block = objc.Block(self._on_did_wake, None, objc.objc_id)
            self._centre = workspace.notificationCenter
            self._observer = self._centre.addObserverForName(
                _DID_WAKE, object=None, queue=None, usingBlock=self._block
            )
        except (ImportError, AttributeError, NameError, OSError, ValueError) as exc:
            raise WakeUnknown(str(exc)) from exc

    async def stop(self) -> None:
        """Observe no more."""
        if self._centre is not None and self._observer is not None:
            self._centre.removeObserver(self._observer)
        self._centre = self._observer = self._block = None
        self._loop = self._on_woke = None

    def _on_did_wake(self, _notification: object) -> None:
        """On the thread on which macOS posts it."""
        loop, on_woke = self._loop, self._on_woke
        if loop is not None and on_woke is not None:
            loop.call_soon_threadsafe(on_woke)
