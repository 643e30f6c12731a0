from __future__ import annotations

import asyncio
import ctypes
import threading
from typing import Any

import pytest

from notifier.platform.wake import WakeUnknown
from notifier.platform.windows_wake import WindowsWakeWatcher

RESUME_AUTOMATIC, SUSPEND = 0x12, 0x4


class Powrprof:
    """The two functions of powrprof.dll that are used."""

    def __init__(self, error: int = 0) -> None:
        self.error = error
        self.callback: Any = None
        self.unregistered = False

    def PowerRegisterSuspendResumeNotification(  # noqa: N802 - Windows calls it so
        self, flags: int, subscription: Any, _handle: Any
    ) -> int:
        assert flags == 2
        self.callback = subscription._obj.callback
        return self.error

    def PowerUnregisterSuspendResumeNotification(self, handle: ctypes.c_void_p) -> int:  # noqa: N802
        assert isinstance(handle, ctypes.c_void_p)
        self.unregistered = True
        return 0

    def says(self, event: int) -> None:
        """As Windows does: on a thread of its own."""
        thread = threading.Thread(target=self.callback, args=(None, event, None))
        thread.start()
        thread.join()


async def test_waking_up_arrives_on_the_loop() -> None:
    library = Powrprof()
    watcher = WindowsWakeWatcher(lambda: library)
    heard: asyncio.Queue[threading.Thread] = asyncio.Queue()
    await watcher.start(lambda: heard.put_nowait(threading.current_thread()))
    library.says(SUSPEND)
    library.says(RESUME_AUTOMATIC)
    assert await asyncio.wait_for(heard.get(), 5) is threading.current_thread()
    assert heard.empty()
    await watcher.stop()
    assert library.unregistered
    library.says(RESUME_AUTOMATIC)  # late: nobody listens, nothing breaks


async def test_a_refusal_of_windows_is_said() -> None:
    with pytest.raises(WakeUnknown, match="87"):
        await WindowsWakeWatcher(lambda: Powrprof(error=87)).start(lambda: None)
