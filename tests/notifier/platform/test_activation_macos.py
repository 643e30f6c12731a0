"""Clicks that started the app on macOS; Objective-C is a fake of the calls we make."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from notifier.core.wish import Place, Wish
from notifier.platform.activation_macos import EarlyClicks

_RESPOND = "userNotificationCenter_didReceiveNotificationResponse_withCompletionHandler_"
CLICKED = "com.apple.UNNotificationDefaultActionIdentifier"
DISMISSED = "com.apple.UNNotificationDismissActionIdentifier"


class NSObject:
    @classmethod
    def alloc(cls) -> type[NSObject]:
        return cls

    @classmethod
    def init(cls) -> NSObject:
        return cls()


class Objc:
    """rubicon.objc, as far as it is used."""

    def __init__(self) -> None:
        self.centre = SimpleNamespace(delegate=None)
        self.loaded: list[str] = []
        self.completed = 0
        self.NSObject = NSObject
        self.objc_id = object
        self.objc_method = lambda function: function
        self.runtime = SimpleNamespace(load_library=self.loaded.append, objc_block=object)

    def ObjCClass(self, name: str) -> Any:  # noqa: N802
        assert name == "UNUserNotificationCenter"
        return SimpleNamespace(currentNotificationCenter=lambda: self.centre)

    def click(self, entry_id: str, action: str) -> None:
        request = SimpleNamespace(identifier=entry_id)
        response = SimpleNamespace(
            notification=SimpleNamespace(request=request), actionIdentifier=action
        )
        getattr(self.centre.delegate, _RESPOND)(None, response, self._complete)

    def _complete(self) -> None:
        self.completed += 1


async def test_a_click_before_anything_was_ready_is_handed_over_later() -> None:
    objc = Objc()
    clicks = EarlyClicks(lambda: objc)
    clicks.listen()
    objc.click("e1", CLICKED)
    objc.click("e2", DISMISSED)
    wishes: list[Wish] = []
    await clicks.start(wishes.append)
    assert wishes == [Wish(place=Place.ENTRY, entry_id="e1")]
    assert objc.completed == 2
    assert objc.loaded == ["UserNotifications"]


async def test_a_button_is_an_action_from_any_thread() -> None:
    objc = Objc()
    clicks = EarlyClicks(lambda: objc)
    clicks.listen()
    wishes: asyncio.Queue[Wish] = asyncio.Queue()
    await clicks.start(wishes.put_nowait)
    await asyncio.to_thread(objc.click, "e1", "open-url")
    wish = await asyncio.wait_for(wishes.get(), 5)
    assert wish == Wish(place=Place.ENTRY, entry_id="e1", action="open-url")


async def test_where_there_is_no_such_thing_nothing_comes() -> None:
    def missing() -> Any:
        raise ImportError("No module named 'rubicon'")

    clicks = EarlyClicks(missing)
    clicks.listen()
    wishes: list[Wish] = []
    await clicks.start(wishes.append)
    await clicks.stop()
    assert wishes == []
