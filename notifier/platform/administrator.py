"""Where an administrator's files lie, and whether a file is really the administrator's.

The place is the system's own and no environment variable moves it: whoever starts the app
could else undo, or forge, what was fixed for them. Read before the tray icon is up, so that
nothing heavy is imported here.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from notifier.brand import Brand

_COMMON_APP_DATA = 0x23
_FILE_OBJECT, _OWNER_INFORMATION = 1, 1
"""SE_FILE_OBJECT and OWNER_SECURITY_INFORMATION."""
_WELL_KNOWN_OWNERS = (26, 22)
"""WinBuiltinAdministratorsSid and WinLocalSystemSid of winnt.h."""


def system_folder(brand: Brand) -> Path | None:
    """The administrator's folder for `brand`; None when Windows does not say where."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - 4 ms, where nothing else needs it yet

        buffer = ctypes.create_unicode_buffer(260)
        # Not %ProgramData%, which is the user's to set.
        failed = ctypes.windll.shell32.SHGetFolderPathW(None, _COMMON_APP_DATA, None, 0, buffer)
        return None if failed else Path(buffer.value) / brand.name
    elif sys.platform == "darwin":  # noqa: RET505 - a type checker reads one branch per system
        return Path("/Library/Application Support") / brand.name
    else:
        return Path("/etc") / brand.program


def why_not_trusted(path: Path, *, owner: int = 0) -> str:
    """Why somebody other than `owner` could have written `path`; empty when nobody could.

    On Windows any user may make a folder in ProgramData, so there the file's owner has to
    be an administrator or the system. Raises OSError.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        advapi32, kernel32 = ctypes.WinDLL("advapi32"), ctypes.WinDLL("kernel32")
        if is_administrators(path, advapi32, kernel32.LocalFree):
            return ""
        return "it does not belong to the administrators"
    else:  # noqa: RET505 - a type checker reads one branch per system
        for part in (path, path.parent):
            status = part.stat()
            if status.st_uid != owner:
                return f"{part} does not belong to root"
            if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return f"{part} can be written by others than root"
        return ""


def is_administrators(path: Path, advapi32: Any, free: Callable[[Any], object]) -> bool:
    """Whether the owner of a file on Windows is the group of administrators, or the system.

    `free` is kernel32's `LocalFree`. Raises OSError.
    """
    import ctypes  # noqa: PLC0415

    owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    failed = advapi32.GetNamedSecurityInfoW(
        ctypes.c_wchar_p(os.fspath(path)),
        _FILE_OBJECT,
        _OWNER_INFORMATION,
        ctypes.byref(owner),
        None,
        None,
        None,
        ctypes.byref(descriptor),
    )
    if failed:
        raise OSError(f"Windows error {failed}")
    try:
        return any(advapi32.IsWellKnownSid(owner, kind) for kind in _WELL_KNOWN_OWNERS)
    finally:
        free(descriptor)
