"""The brand in force: the bundle's, with what an administrator says lying over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from notifier.brand import Brand, BrandUnreadable
from notifier.platform.administrator import system_folder, why_not_trusted
from notifier.resources import resource

FILE = "brand.toml"


def brand_in_force() -> Brand:
    """Read both files. Raises `BrandUnreadable` for the bundle's, and `ResourceMissing`."""
    brand = Brand.load(resource(f"brand/{FILE}"))
    folder = system_folder(brand)
    return with_administrators(brand, folder / FILE) if folder is not None else brand


def with_administrators(
    brand: Brand, path: Path, *, why_not_trusted: Callable[[Path], str] = why_not_trusted
) -> Brand:
    """`brand` with the file at `path` over it, if there is one and it can be believed.

    One that cannot is ignored as a whole, and `problem` says why: half of somebody's
    sign-in would be worse than the bundle's own.
    """
    try:
        if not path.exists():
            return brand
        why = why_not_trusted(path)
        if why:
            return replace(brand, administrators=path, problem=f"{path} is ignored: {why}.")
        return replace(brand.laid_over(path), administrators=path)
    except (BrandUnreadable, OSError) as exc:
        return replace(brand, administrators=path, problem=f"{exc}. Nothing in it applies.")
