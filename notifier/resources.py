"""Where the data files are: beside the code in a checkout, inside the package in a wheel.

Nobody else knows; everybody else asks for a path below `resources/`.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class ResourceMissing(FileNotFoundError):
    """A data file is not where it belongs: the installation is damaged."""


def resource(relative: str) -> Path:
    """The file `relative` (for example ``brand/icon.svg``).

    Raises `ResourceMissing` with a sentence for people.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        path = root / relative
        if path.exists():
            return path
    raise ResourceMissing(f"{relative} is missing: please install the app again")
