"""Every test of this folder may show windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notifier.choices import Choices
from notifier.store.managed import Managed, read_managed
from notifier.store.settings import SettingsFile
from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]


@pytest.fixture
def make_choices(qapp: object, tmp_path: Path) -> Callable[[str], Choices]:
    """Make choices over a file; what is given is fixed by an administrator."""

    def make(fixed: str = "") -> Choices:
        path = tmp_path / "managed.toml"
        path.write_text(fixed)
        managed: Managed = read_managed(path, why_not_trusted=lambda _path: "")
        return Choices(SettingsFile(tmp_path / "settings.toml", managed))

    return make


@pytest.fixture
def choices(make_choices: Callable[[str], Choices]) -> Choices:
    """Choices of which all are free."""
    return make_choices("")
