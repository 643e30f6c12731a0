"""Clicks in macOS's notification centre that started the app.

macOS hands them to the centre's delegate right after the app has finished launching, and
to nobody if there is none yet. The backend of the toasts takes the delegate over when it
starts, on the network thread; until then it is ours, set before the event loop runs.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from importlib import import_module
from typing import Any

from notifier.core.wish import Place, Wish
from notifier.platform.activation import OnWish

_CLICKED = "com.apple.UNNotificationDefaultActionIdentifier"
_DISMISSED = "com.apple.UNNotificationDismissActionIdentifier"
_RESPONSE = "userNotificationCenter_didReceiveNotificationResponse_withCompletionHandler_"
_log = logging.getLogger("paybell.activation")


class EarlyClicks:
    """`listen` on the main thread before the event loop; the rest as an `ActivationDoor`."""

    def __init__(self, load: Callable[[], Any] | None = None) -> None:
        self._load = load or (lambda: import_module("rubicon.objc"))
        self._delegate: Any = None
        self._heard: list[Wish] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._on_wish: OnWish | None = None

    def listen(self) -> None:
        """Become the delegate. Main thread, and only in an app bundle.

        In a bare interpreter macOS ends the process for asking.
        """
        try:
            objc = self._load()
            objc.runtime.load_library("UserNotifications")
            centre = objc.ObjCClass("UNUserNotificationCenter").currentNotificationCenter()
            # The centre keeps no delegate alive.
            self._delegate = _delegate_class(objc, self._on_response).alloc().init()
            centre.delegate = self._delegate
        except (ImportError, AttributeError, NameError, OSError, ValueError) as exc:
            _log.info("early clicks are not heard: %s", exc)

    async def start(self, on_wish: OnWish) -> None:
        """Hand over what came, and what still comes."""
        self._loop, self._on_wish = asyncio.get_running_loop(), on_wish
        heard, self._heard = self._heard, []
        for wish in heard:
            on_wish(wish)

    async def stop(self) -> None:
        """Hand nothing over any more."""
        self._loop = self._on_wish = None

    def _on_response(self, entry_id: str, action: str) -> None:
        """On the main thread."""
        if action == _DISMISSED:
            return
        wish = Wish(
            place=Place.ENTRY,
            entry_id=entry_id,
            action="default" if action == _CLICKED else action,
        )
        loop, on_wish = self._loop, self._on_wish
        if loop is None or on_wish is None:
            self._heard.append(wish)
        else:
            loop.call_soon_threadsafe(on_wish, wish)


def _delegate_class(objc: Any, on_response: Callable[[str, str], None]) -> Any:
    """An Objective-C class with the one method of `UNUserNotificationCenterDelegate` we need."""

    def respond(_self: Any, _centre: Any, response: Any, completion_handler: Any) -> None:
        try:
            request = response.notification.request
            on_response(str(request.identifier), str(response.actionIdentifier))
        finally:
            completion_handler()

    objc_id, block = objc.objc_id, objc.runtime.objc_block
    respond.__name__ = _RESPONSE
    respond.__annotations__ = {
        "_centre": objc_id,
        "response": objc_id,
        "completion_handler": block,
        "return": None,
    }
    base = objc.NSObject
    return type(base)("PaybellEarlyClicks", (base,), {_RESPONSE: objc.objc_method(respond)})
