"""Whether the app updates itself, and the whole way from a release to its installation."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import notifier.updating
from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.update import UpdatePhase
from notifier.net.thread import NetworkThread
from notifier.paths import Paths
from notifier.store.managed import Managed
from notifier.store.settings import SettingsFile
from notifier.ui.language import Language
from notifier.ui.paragraph import Paragraph
from notifier.updating import Updating
from tests.notifier.updates.parts import CONTENT, ReleaseManager, Site

BRAND = Brand(name="Paybell", app_id="org.paybell.Paybell")


@pytest.fixture
def network() -> Iterator[NetworkThread]:
    thread = NetworkThread()
    thread.start()
    yield thread
    thread.stop()


class App:
    """What `Start` makes of it."""

    def __init__(self, folder: Path, network: NetworkThread, brand: Brand = BRAND) -> None:
        self.folder = folder
        self.bridge = Bridge(network)
        self.choices = Choices(SettingsFile(folder / "settings.toml"))
        self.brand = brand

    def updating(self, profile: str | None = None) -> Updating:
        paths = Paths.for_profile(BRAND, profile, {"PAYBELL_HOME": str(self.folder)})
        return Updating(
            brand=self.brand,
            paths=paths,
            version="1.0.0",
            choices=self.choices,
            bridge=self.bridge,
        )


def test_a_checkout_says_why_it_does_not_update_itself(
    tmp_path: Path, network: NetworkThread, qapp: object
) -> None:
    updating = App(tmp_path, network).updating()
    assert "source" in updating.why_off
    updating.start()
    updating.check()
    updating.install()
    assert updating.ready_version == ""


def test_why_it_does_not_update_itself_is_said_in_the_language_of_the_app(
    tmp_path: Path, network: NetworkThread, qapp: QApplication, qtbot: QtBot
) -> None:
    language = Language(qapp)
    language.use("de")
    try:
        panel = App(tmp_path, network).updating().new_panel()
        qtbot.addWidget(panel)
        (text, *_) = panel.findChildren(Paragraph)
        assert text.text() == "Paybell läuft aus dem Quellcode und wird dort aktualisiert."
    finally:
        language.use("en")


@pytest.fixture
def appimage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    image = tmp_path / "Paybell.AppImage"
    image.write_bytes(b"the old program")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("APPIMAGE", str(image))
    monkeypatch.setenv("APPDIR", str(tmp_path / "mount"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mount" / "paybell"))
    return image


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
@pytest.mark.usefixtures("appimage", "qapp")
def test_a_build_without_an_address_of_updates_says_so(
    tmp_path: Path, network: NetworkThread
) -> None:
    assert "gave it to you" in App(tmp_path, network).updating().why_off


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
@pytest.mark.usefixtures("appimage", "qapp")
def test_a_build_without_keys_to_trust_takes_no_updates(
    tmp_path: Path, network: NetworkThread
) -> None:
    brand = dataclasses.replace(BRAND, updates_url="https://updates.example.com/")
    assert "cannot check" in App(tmp_path, network, brand).updating().why_off


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
@pytest.mark.usefixtures("appimage", "qapp")
def test_where_an_administrator_turned_updates_off_nobody_looks_for_them(
    tmp_path: Path, network: NetworkThread
) -> None:
    app = App(tmp_path, network, dataclasses.replace(BRAND, updates_url="https://up.example.com"))
    managed = Managed(values={"updates.automatic": False})
    app.choices = Choices(SettingsFile(tmp_path / "settings.toml", managed))
    assert "organisation" in app.updating().why_off


@pytest.fixture
def waiting(
    tmp_path: Path,
    network: NetworkThread,
    appimage: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Updating:
    """An app that has fetched 1.1.0, and is about to end."""
    manager = ReleaseManager(tmp_path / "releases")
    manager.publish("1.1.0")
    root = manager.site / "metadata" / "1.root.json"
    monkeypatch.setattr(notifier.updating, "resource", lambda _name: root)
    site = Site(manager.site)
    brand = dataclasses.replace(BRAND, updates_url=site.url)
    updating = App(tmp_path / "home", network, brand).updating()
    assert updating.why_off == ""
    updating.start()
    with qtbot.waitSignal(
        updating.state_changed,
        timeout=20_000,
        check_params_cb=lambda state: state.phase is UpdatePhase.READY,
    ):
        updating.check()
    assert updating.ready_version == "1.1.0"
    assert appimage.read_bytes() == b"the old program"
    updating.stop()
    network.stop()
    site.stop()
    return updating


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
def test_from_a_release_to_the_new_program_in_place(waiting: Updating, appimage: Path) -> None:
    waiting.install()
    assert appimage.read_bytes() == CONTENT


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
def test_an_installer_that_has_the_app_quit_is_not_joined_by_the_update(
    waiting: Updating, appimage: Path
) -> None:
    waiting.stay_out()
    waiting.install()
    assert appimage.read_bytes() == b"the old program"
    assert waiting.ready_version == "1.1.0"


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage")
def test_a_restart_whose_update_cannot_be_installed_starts_the_old_program_again(
    waiting: Updating, appimage: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    started = tmp_path / "started"
    appimage.write_text(f'#!/bin/sh\necho "$@" > {started}.new && mv {started}.new {started}\n')
    appimage.chmod(0o755)
    (appimage.parent / f".{appimage.name}.new").mkdir()  # in the way, also of root
    waiting.restart()
    waiting.install()
    qtbot.waitUntil(started.exists, timeout=5_000)
    assert started.read_text() == "--hidden\n"
