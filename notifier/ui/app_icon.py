"""The app's own icon, for its windows: X11 and Windows ask the program, not the package."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from notifier.resources import resource

_FILES = ("icon-16", "icon-24", "icon-32", "icon-48", "icon-64", "icon")


def app_icon() -> QIcon:
    """The icon in the sizes that title bars, task bars and switchers show.

    Nothing is read before it is shown. Raises `ResourceMissing`.
    """
    icon = QIcon()
    for name in _FILES:
        icon.addFile(str(resource(f"brand/{name}.png")))
    return icon
