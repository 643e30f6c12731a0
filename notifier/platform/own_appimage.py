"""The AppImage that this program runs from, if it does.

`APPIMAGE` is inherited by whatever an AppImage starts, so it may name another program's file:
it is ours only when we lie in what was mounted with it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def own_appimage(environ: Mapping[str, str] | None = None) -> Path | None:
    """Our AppImage's own file; None when we run from anything else."""
    environ = os.environ if environ is None else environ
    image, mounted = environ.get("APPIMAGE"), environ.get("APPDIR")
    if not image or not mounted:
        return None
    ours = Path(sys.executable).resolve().is_relative_to(Path(mounted).resolve())
    return Path(image) if ours else None
