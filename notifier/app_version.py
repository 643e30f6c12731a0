"""Which version this is, as the installation says."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def app_version() -> str:
    """The installed version; `0` in a tree that was never installed."""
    try:
        return version("paybell")
    except PackageNotFoundError:
        return "0"
