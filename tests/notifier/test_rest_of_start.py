"""What the parts of a running app have to do with each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from notifier.branding import brand_in_force
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.net.thread import NetworkThread
from notifier.paths import Paths
from notifier.platform.single_instance import SingleInstance
from notifier.rest_of_start import let_installers_quit
from notifier.store.settings import SettingsFile
from notifier.updating import Updating


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    thread = NetworkThread()
    thread.start()
    yield Bridge(thread)
    thread.stop()


def test_whoever_asks_from_outside_to_quit_sets_off_no_update(
    tmp_path: Path, qapp: QApplication, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    monkeypatch.setattr(Updating, "stay_out", lambda _self: happened.append("stay out"))
    brand = brand_in_force()
    paths = Paths.for_profile(brand, None, {"PAYBELL_HOME": str(tmp_path)})
    instance = SingleInstance(paths.lock_file)
    updating = Updating(
        brand=brand,
        paths=paths,
        version="1.0",
        choices=Choices(SettingsFile(paths.settings_file)),
        bridge=bridge,
        parent=qapp,
    )
    let_installers_quit(instance, updating, lambda: happened.append("quit"))
    instance.quit_asked.emit()
    assert happened == ["stay out", "quit"]
