"""The daily look, and what waits to be installed: told quietly, installed only when whole."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from notifier.core.update import UpdatePhase, UpdateState
from notifier.store.settings import Updates
from notifier.updates.problems import UpdateNotPrepared
from notifier.updates.ready import ReadyFile
from notifier.updates.repository import UpdateRepository
from notifier.updates.updater import Updater, install_at_quit
from tests.notifier.updates.parts import CONTENT, PLATFORM, ReleaseManager, Site


class Place:
    """An installation that remembers what it was given."""

    platform = PLATFORM

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.error: Exception = UpdateNotPrepared("It did not work")
        self.installed: list[tuple[bytes, bool]] = []

    def install(self, file: Path, *, restart: bool) -> None:
        if not self.works:
            raise self.error
        self.installed.append((file.read_bytes(), restart))


class Device:
    """One app: what it chose, what it was told."""

    def __init__(self, repository: UpdateRepository, folder: Path) -> None:
        self.repository = repository
        self.ready = ReadyFile(folder / "ready.json")
        self.choices = Updates()
        self.told: list[UpdateState] = []
        self.place = Place()

    def updater(self, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> Updater:
        return Updater(
            repository=self.repository,
            installation=self.place,
            ready=self.ready,
            own_version="1.0.0",
            language="en",
            choices=lambda: self.choices,
            tell=self.told.append,
            wait=wait,
            chance=lambda: 0.5,
        )

    @property
    def file(self) -> Path:
        """What is ready."""
        ready = self.ready.load()
        assert ready is not None
        return Path(ready.file)

    @property
    def phases(self) -> list[str]:
        return [state.phase.value for state in self.told]

    def quit(self, *, own_version: str = "1.0.0", restart: bool = False) -> bool:
        return install_at_quit(self.ready, self.place, own_version=own_version, restart=restart)


@pytest.fixture
def device(repository: UpdateRepository, tmp_path: Path) -> Device:
    return Device(repository, tmp_path)


class Days:
    """Waits that end at once, so many times; then the run is over."""

    def __init__(self, looks: int) -> None:
        self.waited: list[float] = []
        self._looks = looks

    async def __call__(self, seconds: float) -> None:
        self.waited.append(seconds)
        if len(self.waited) > self._looks:
            raise asyncio.CancelledError


async def live(device: Device, looks: int) -> list[float]:
    days = Days(looks)
    with pytest.raises(asyncio.CancelledError):
        await device.updater(days).run()
    return days.waited


async def test_a_new_version_is_fetched_in_the_background_and_told(device: Device) -> None:
    waited = await live(device, looks=1)
    assert device.phases == ["looking", "fetching", "ready"]
    assert (device.told[-1].version, device.told[-1].notes) == ("1.1.0", "What is new in 1.1.0.")
    assert waited[0] >= 60  # not while the app is starting
    assert 0.8 * 86400 < waited[1] < 1.2 * 86400


async def test_whoever_turned_it_off_is_not_looked_for(device: Device, site: Site) -> None:
    device.choices = Updates(automatic=False)
    await live(device, looks=3)
    assert site.asked == []
    assert device.told == []


async def test_a_look_by_hand_works_also_then(device: Device) -> None:
    device.choices = Updates(automatic=False)
    await device.updater().check(quietly=False)
    assert device.phases[-1] == "ready"


async def test_a_failure_in_the_background_is_no_news_but_one_that_was_asked_for_is(
    device: Device, site: Site
) -> None:
    site.stop()
    updater = device.updater()
    await updater.check(quietly=True)
    assert device.phases == ["looking", "none"]
    await updater.check(quietly=False)
    problem = device.told[-1].problem
    assert problem is not None
    assert problem.code == "updates_unreachable"


async def test_what_is_ready_stays_ready_when_a_later_look_fails(
    device: Device, site: Site
) -> None:
    updater = device.updater()
    await updater.check(quietly=True)
    site.stop()
    await updater.check(quietly=False)
    assert device.told[-1].phase is UpdatePhase.READY


async def test_a_still_newer_version_takes_the_place_of_the_one_that_waits(
    device: Device, manager: ReleaseManager
) -> None:
    updater = device.updater()
    await updater.check(quietly=True)
    manager.publish("1.2.0", content=b"newer still")
    await updater.check(quietly=True)
    assert device.told[-1].version == "1.2.0"
    assert device.quit()
    assert device.place.installed == [(b"newer still", False)]
    kept = [path.name for path in device.file.parent.iterdir()]
    assert kept == ["Paybell-1.2.0-x64.AppImage"]


async def test_after_a_restart_it_is_still_ready_without_asking_anybody(
    device: Device, site: Site
) -> None:
    await device.updater().check(quietly=True)
    device.told.clear()
    site.asked.clear()
    await live(device, looks=0)
    assert device.phases == ["ready"]
    assert site.asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is read slowly is a pipe")
async def test_nobody_waits_while_an_installer_from_an_earlier_run_is_read(
    device: Device,
) -> None:
    await device.updater().check(quietly=True)
    content, pipe = device.file.read_bytes(), device.file
    pipe.unlink()
    os.mkfifo(pipe)
    device.told.clear()
    running = asyncio.create_task(live(device, looks=0))
    await asyncio.sleep(0)  # reading has begun, on a disk that gives nothing yet
    assert not running.done()
    await asyncio.to_thread(pipe.write_bytes, content)
    await running
    assert device.phases == ["ready"]


async def test_a_file_that_cannot_be_removed_now_ends_nothing(device: Device) -> None:
    await device.updater().check(quietly=True)
    in_use = device.file.with_name("in use")
    in_use.mkdir()  # which unlink refuses, as Windows refuses a file that somebody has open
    device.file.write_bytes(b"damaged")
    await live(device, looks=0)
    assert [path.name for path in in_use.parent.iterdir()] == ["in use"]
    assert device.ready.load() is None


async def test_it_is_installed_at_quit_and_started_again_when_that_is_wanted(
    device: Device,
) -> None:
    await device.updater().check(quietly=True)
    assert device.quit(restart=True)
    assert device.place.installed == [(CONTENT, True)]


async def test_a_file_that_was_changed_on_the_disk_is_not_run(device: Device) -> None:
    await device.updater().check(quietly=True)
    device.file.write_bytes(b"something else")
    assert not device.quit()
    assert device.place.installed == []
    assert not device.quit()  # and it is forgotten


async def test_what_is_installed_by_now_is_not_installed_again(device: Device) -> None:
    await device.updater().check(quietly=True)
    assert not device.quit(own_version="1.1.0")
    assert device.place.installed == []


async def test_an_update_that_cannot_be_put_in_place_waits_for_the_next_quit(
    device: Device,
) -> None:
    await device.updater().check(quietly=True)
    device.place.works = False
    assert not device.quit()
    device.place.works = True
    assert device.quit()


async def test_a_program_of_the_system_that_does_not_end_leaves_the_update_waiting(
    device: Device,
) -> None:
    await device.updater().check(quietly=True)
    device.place.works = False
    device.place.error = subprocess.TimeoutExpired("codesign", 120)
    assert not device.quit()


async def test_a_damaged_note_of_what_is_ready_is_none(device: Device, tmp_path: Path) -> None:
    (tmp_path / "ready.json").write_bytes(b'{"version": "9')
    await live(device, looks=0)
    assert device.told == []
    assert not device.quit()


def test_nothing_is_installed_when_nothing_is_ready(device: Device) -> None:
    assert not device.quit()
