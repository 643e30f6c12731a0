"""A repository with one release in it, and a device that has not seen it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from notifier.updates.repository import UpdateRepository
from tests.notifier.updates.parts import ReleaseManager, Site, device


@pytest.fixture
def manager(tmp_path: Path) -> ReleaseManager:
    made = ReleaseManager(tmp_path / "releases")
    made.publish("1.1.0")
    return made


@pytest.fixture
def site(manager: ReleaseManager) -> Iterator[Site]:
    serving = Site(manager.site)
    yield serving
    serving.stop()


@pytest.fixture
def repository(manager: ReleaseManager, site: Site, tmp_path: Path) -> UpdateRepository:
    return device(manager, site, tmp_path / "device")
