from __future__ import annotations

import subprocess
import sys

from PySide6 import __version_info__ as pyside_version

from notifier.platform.qt_quirks import survive_lost_references

_MANY_CALLS = """
from PySide6 import __version_info__
from PySide6.QtCore import QObject
from notifier.platform.qt_quirks import survive_lost_references
survive_lost_references(__version_info__)
thing = QObject()
for _ in range(30_000):
    thing.setObjectName("x")
"""


def test_thirty_thousand_calls_into_qt_do_not_end_the_process() -> None:
    subprocess.run([sys.executable, "-c", _MANY_CALLS], check=True, timeout=60)


def test_a_binding_without_the_fault_is_left_alone() -> None:
    before = sys.getrefcount(None)
    assert not survive_lost_references((6, 11, 3, "", ""))
    assert abs(sys.getrefcount(None) - before) < 1000
    assert len(pyside_version) == 5
