"""Which ways to show a toast there are on this system, the best first."""

from __future__ import annotations

import sys
from pathlib import Path

from notifier.core.said import said
from notifier.toasts.backend import ToastBackend
from notifier.toasts.plyer import PlyerBackend
from notifier.toasts.tray import TrayBackend

BACKEND_NAMES = ("freedesktop", "windows", "native", "tray", "plyer")
"""All that can be chosen in the settings, beside `auto`; a system has some of them."""

_PERMISSION_HINTS = {
    "darwin": said("ToastFailed", "Allow them in System Settings › Notifications."),
    "win32": said("ToastFailed", "Turn them on in Settings › System › Notifications."),
}


def candidates(
    *,
    app_name: str,
    app_id: str,
    scheme: str,
    icon: Path | None,
    tray: TrayBackend,
    shown_file: Path | None = None,
) -> list[ToastBackend]:
    """The adapters of this system, in the order in which they are tried.

    Imports the first one's library (some 30 ms): call it off the main thread.
    `app_id` is the brand's, and with it the name of our `.desktop` file; `scheme` begins
    our links; `shown_file` keeps what was shown, for clicks after a restart.
    """
    if sys.platform == "linux":
        from notifier.toasts.freedesktop import FreedesktopBackend  # noqa: PLC0415

        freedesktop = FreedesktopBackend(
            app_name=app_name,
            desktop_entry=app_id,
            icon=str(icon or ""),
            shown_file=shown_file,
        )
        plyer = PlyerBackend(app_name=app_name, capabilities=freedesktop.capabilities)
        return [freedesktop, tray, plyer]
    else:  # noqa: RET505 - a type checker reads one branch for each system
        from notifier.toasts.native import NativeBackend  # noqa: PLC0415

        hint = _PERMISSION_HINTS.get(sys.platform, "")
        native = NativeBackend(app_name=app_name, icon=icon, permission_hint=hint)
        others: list[ToastBackend] = [native, tray, PlyerBackend(app_name=app_name)]
        if sys.platform == "win32":
            from notifier.toasts.windows import WindowsBackend  # noqa: PLC0415

            windows = WindowsBackend(
                app_id=app_id, app_name=app_name, scheme=scheme, icon=icon, permission_hint=hint
            )
            others.insert(0, windows)
        return others
