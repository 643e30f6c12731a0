"""Where the person left a window, and how they divided it.

No choice of theirs, and so not in their settings: a file beside the history, which may be
lost at any time.
"""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget

from notifier.store.whole_file import write_whole

_log = logging.getLogger(__name__)


class WindowPlace:
    """Keeps one window's place. Main thread; never raises."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def restore(self, window: QWidget, splitter: QSplitter) -> None:
        """Put the window where it was; on a screen that is gone, Qt moves it to another."""
        kept = self._kept()
        geometry, parts = _bytes(kept, "geometry"), _bytes(kept, "parts")
        if geometry is not None:
            window.restoreGeometry(geometry)
        if parts is not None:
            splitter.restoreState(parts)

    def keep(self, window: QWidget, splitter: QSplitter) -> None:
        """Remember where the window is."""
        kept = {
            "geometry": _text(window.saveGeometry()),
            "parts": _text(splitter.saveState()),
        }
        if kept == self._kept():
            return
        try:
            write_whole(self._path, [json.dumps(kept)])
        except OSError as exc:
            _log.warning("window place not kept why=%s", type(exc).__name__)

    def _kept(self) -> Mapping[str, object]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _bytes(kept: Mapping[str, object], name: str) -> QByteArray | None:
    text = kept.get(name)
    try:
        return QByteArray(base64.b64decode(text, validate=True)) if isinstance(text, str) else None
    except ValueError:
        return None


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")
