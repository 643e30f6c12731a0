"""Hears of waking up from Windows, by a callback: no window has to be there for it.

(WM_POWERBROADCAST is sent to top-level windows, and an app that lives in the tray may
have none that Qt lets us listen on.)
"""

from __future__ import annotations

import asyncio
import ctypes
import sys
from collections.abc import Callable
from typing import Any

from notifier.platform.wake import OnWoke, WakeUnknown

_DEVICE_NOTIFY_CALLBACK = 2
_PBT_APMRESUMEAUTOMATIC = 0x12
"""Always said after waking up, whether or not a person is there."""

if sys.platform == "win32":
    _Callback = ctypes.WINFUNCTYPE(ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)
else:  # the same shape, so that the rest can be tested anywhere
    _Callback = ctypes.CFUNCTYPE(ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)


class _Subscription(ctypes.Structure):
    """DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS of powrprof.h."""

    _fields_ = (("callback", _Callback), ("context", ctypes.c_void_p))


class WindowsWakeWatcher:
    """`PowerRegisterSuspendResumeNotification` of powrprof.dll (Windows 8 and later)."""

    def __init__(self, load: Callable[[], Any] | None = None) -> None:
        self._load = load or _powrprof
        self._library: Any = None
        self._handle = ctypes.c_void_p()
        # Windows keeps the address only: these must live as long as the registration.
        self._callback = _Callback(self._on_power_event)
        self._subscription = _Subscription(self._callback, None)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._on_woke: OnWoke | None = None

    async def start(self, on_woke: OnWoke) -> None:
        """Register. Raises `WakeUnknown`."""
        self._loop, self._on_woke = asyncio.get_running_loop(), on_woke
        try:
            library = self._load()
            error = library.PowerRegisterSuspendResumeNotification(
                _DEVICE_NOTIFY_CALLBACK,
                ctypes.byref(self._subscription),
                ctypes.byref(self._handle),
            )
        except (OSError, AttributeError) as exc:
            raise WakeUnknown(str(exc)) from exc
        if error:
            raise WakeUnknown(f"Windows error {error}")
        self._library = library

    async def stop(self) -> None:
        """Unregister; no callback comes after it."""
        library, self._library = self._library, None
        if library is not None:
            library.PowerUnregisterSuspendResumeNotification(self._handle)
        self._loop = self._on_woke = None

    def _on_power_event(self, _context: object, event: int, _setting: object) -> int:
        """On a thread of Windows."""
        loop, on_woke = self._loop, self._on_woke
        if event == _PBT_APMRESUMEAUTOMATIC and loop is not None and on_woke is not None:
            loop.call_soon_threadsafe(on_woke)
        return 0


def _powrprof() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("powrprof")
    raise OSError("powrprof.dll is a part of Windows")
