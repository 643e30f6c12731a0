"""The licences of what the bundle holds, which go where it goes."""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

FOLDER = "licenses"
_TEXTS = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_QT = """\
{app} uses Qt and PySide6 (Qt for Python), by The Qt Company and other contributors, under the GNU
Lesser General Public License, version 3: https://www.gnu.org/licenses/lgpl-3.0.html
Their libraries lie beside the program as files of their own and may be exchanged for others of
the same interface. Their source: https://code.qt.io/
"""


def collect(
    root: Path, work: Path, app_name: str, *, without: Collection[str]
) -> list[tuple[str, str, str]]:
    """Entries for PyInstaller: each library's own licence, and what is said of Qt.

    The libraries are those of requirements/notifier.txt that are installed on this system,
    but for the packages `without`, which the bundle leaves out.
    """
    locked = (root / "requirements" / "notifier.txt").read_text("utf-8")
    entries = []
    for name in re.findall(r"^([a-z0-9._-]+)==", locked, re.MULTILINE):
        if name in without:
            continue
        entries += [(f"{FOLDER}/{name}/{path.name}", str(path), "DATA") for path in _of(name)]
    notice = work / "qt.txt"
    notice.write_text(_QT.format(app=app_name), "utf-8")
    ours = root / "LICENSE"
    return [
        (f"{FOLDER}/LICENSE", str(ours), "DATA"),
        (f"{FOLDER}/qt-and-pyside6.txt", str(notice), "DATA"),
        *entries,
    ]


def _of(name: str) -> list[Path]:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return []  # of another system
    return [
        Path(str(file.locate()))
        for file in files
        if ".dist-info/" in file.as_posix() and _TEXTS.search(file.name)
    ]
