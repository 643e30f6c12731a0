"""The settings that an administrator has fixed on this computer."""

from __future__ import annotations

from notifier.brand import Brand
from notifier.platform.administrator import system_folder, why_not_trusted
from notifier.store.managed import Managed, read_managed

FILE = "managed.toml"


def managed_settings(brand: Brand) -> Managed:
    """What is fixed for everybody who uses `brand` here."""
    folder = system_folder(brand)
    if folder is None:
        return Managed()
    return read_managed(folder / FILE, why_not_trusted=why_not_trusted)
