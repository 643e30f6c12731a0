"""The app calls this at its start; a long run of tests needs it as well."""

from __future__ import annotations

from PySide6 import __version_info__ as pyside_version

from notifier.platform.qt_quirks import survive_lost_references

survive_lost_references(pyside_version)
