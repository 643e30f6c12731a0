"""What every bundle, installer and package says of the app: its name, version and ids.

The brand file and pyproject.toml are the only places where these stand.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from notifier.brand import Brand

BRAND_FOLDER = Path("resources") / "brand"
"""Below the tree's root: brand.toml and the drawings beside it."""
DISTRIBUTION = "paybell"
"""The Python package, whatever the brand: what pyproject.toml names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """One build of the app, as the packagers see it."""

    brand: Brand
    version: str
    """As in pyproject.toml, for example `0.1.0` or `1.0.0rc1`."""
    summary: str

    @classmethod
    def of(cls, root: Path) -> Product:
        """Read the tree at `root`. Raises `BrandUnreadable`."""
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        return cls(
            brand=Brand.load(root / BRAND_FOLDER / "brand.toml"),
            version=project["version"],
            summary=project["description"].rstrip("."),
        )

    @property
    def name(self) -> str:
        """What people see."""
        return self.brand.name

    @property
    def program(self) -> str:
        """The executable, the package, and the folders of people's files."""
        return self.brand.program

    @property
    def publisher(self) -> str:
        """Who stands behind the build; the app's own name where nobody is named."""
        return self.brand.publisher or self.name

    @property
    def four_numbers(self) -> str:
        """The version as Windows wants it: four numbers, whatever else it says left out."""
        numbers = re.findall(r"\d+", re.split(r"(?:a|b|rc|\.dev|\+)", self.version)[0])
        return ".".join([*numbers, "0", "0", "0", "0"][:4])

    @property
    def debian_version(self) -> str:
        """The version in Debian's order: a pre-release sorts before its release."""
        return re.sub(r"(a|b|rc|\.dev)(\d+)", r"~\1\2", self.version).replace("~.", "~")
