"""One Windows for all of these tests: starting it takes longer than most of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.parts import missing_part
from tests.helpers.virtual_desktop import VirtualDesktop
from tests.helpers.wine import missing_programs
from tests.system.windows.parts import ROOT, Setups, Windows


@pytest.fixture(scope="package")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setups:
    missing = missing_programs()
    if missing:
        missing_part(f"not installed: {', '.join(missing)}; `python dev.py test` installs them")
    return Setups(tmp_path_factory.mktemp("installers"))


@pytest.fixture(scope="package")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualDesktop]:
    missing = VirtualDesktop.missing(notifications="none", tray="none", keyring=False)
    if missing:
        missing_part(f"no desktop session: {', '.join(missing)} not installed")
    folder = tmp_path_factory.mktemp("screen")
    with VirtualDesktop(folder, notifications="none", tray="none", keyring=False) as desktop:
        yield desktop


@pytest.fixture(scope="package")
def started_windows(
    tmp_path_factory: pytest.TempPathFactory, screen: VirtualDesktop
) -> Iterator[Windows]:
    prefix = tmp_path_factory.mktemp("wine") / "windows"
    with Windows(prefix, screen.env, ROOT / "build" / "wine") as windows:
        yield windows


@pytest.fixture
def windows(started_windows: Windows) -> Iterator[Windows]:
    """A Windows 10 on which nothing is installed yet."""
    yield started_windows
    started_windows.clean()
