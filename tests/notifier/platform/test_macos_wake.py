from __future__ import annotations

import asyncio
import threading
from types import SimpleNamespace
from typing import Any

import pytest

from notifier.platform.macos_wake import MacosWakeWatcher
from notifier.platform.wake import WakeUnknown


class Centre:
    """NSNotificationCenter, as far as it is used."""

    def __init__(self) -> None:
        self.blocks: dict[str, Any] = {}

    def addObserverForName(  # noqa: N802 - macOS calls it so
        self,
        name: str,
        *,
        object: object,  # noqa: A002
        queue: object,
        usingBlock: Any,  # noqa: N803
    ) -> str:
        assert object is None
        assert queue is None
        self.blocks[name] = usingBlock
        return name

    def removeObserver(self, observer: str) -> None:  # noqa: N802
        del self.blocks[observer]


def _rubicon(centre: Centre) -> Any:
    workspace = SimpleNamespace(sharedWorkspace=SimpleNamespace(notificationCenter=centre))
    return SimpleNamespace(
        ObjCClass=lambda name: {"NSWorkspace": workspace}[name],
        Block=lambda call, *_types: call,
        objc_id=object(),
    )


async def test_waking_up_arrives_on_the_loop_until_it_is_stopped() -> None:
    centre = Centre()
    watcher = MacosWakeWatcher(lambda: _rubicon(centre))
    heard: asyncio.Queue[None] = asyncio.Queue()
    await watcher.start(lambda: heard.put_nowait(None))
    block = centre.blocks["NSWorkspaceDidWakeNotification"]
    main_thread = threading.Thread(target=block, args=(None,))
    main_thread.start()
    main_thread.join()
    await asyncio.wait_for(heard.get(), 5)
    await watcher.stop()
    assert not centre.blocks
    block(None)  # late: nobody listens, nothing breaks


async def test_a_system_without_the_library_is_said() -> None:
    def missing() -> Any:
        raise ImportError("No module named 'rubicon'")

    watcher = MacosWakeWatcher(missing)
    with pytest.raises(WakeUnknown, match="rubicon"):
        await watcher.start(lambda: None)
    await watcher.stop()
