"""What a device takes from the update repository, and what it never does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from notifier.updates.problems import UpdatesUnreachable, UpdateUntrusted
from notifier.updates.release import Release
from notifier.updates.repository import UpdateRepository
from tests.notifier.updates.parts import (
    CONTENT,
    PLATFORM,
    ReleaseManager,
    Site,
    cut_off,
    device,
    endless,
    long_ago,
    trickle,
)
from tools.update_keys import ROLES, make_keys
from tools.update_repository import main


def look(
    repository: UpdateRepository,
    *,
    own: str = "1.0.0",
    channel: str = "stable",
    platform: str = PLATFORM,
    language: str = "en",
) -> Release | None:
    return repository.look(channel, own_version=own, platform=platform, language=language)


def found(repository: UpdateRepository) -> Release:
    release = look(repository)
    assert release is not None
    return release


def test_a_newer_version_is_found_with_its_notes_and_fetched(repository: UpdateRepository) -> None:
    release = look(repository, language="es")
    assert release is not None
    assert (release.version, release.notes) == ("1.1.0", "Lo nuevo en 1.1.0.")
    assert repository.fetch(release).read_bytes() == CONTENT


def test_what_is_on_the_disk_already_is_not_fetched_again(
    repository: UpdateRepository, site: Site
) -> None:
    first = repository.fetch(found(repository))
    site.asked.clear()
    assert repository.fetch(found(repository)) == first
    assert not [path for path in site.asked if path.endswith(".AppImage")]


@pytest.mark.parametrize("own", ["1.1.0", "1.2.0", "2.0.0"])
def test_the_same_and_an_older_version_are_no_news(repository: UpdateRepository, own: str) -> None:
    assert look(repository, own=own) is None


def test_a_release_that_is_not_for_this_platform_is_no_news(repository: UpdateRepository) -> None:
    assert look(repository, platform="windows-x64") is None


def test_the_beta_channel_has_betas_and_later_the_release(
    manager: ReleaseManager, repository: UpdateRepository
) -> None:
    manager.publish("1.2.0rc1", "beta")
    beta, stable = look(repository, channel="beta"), look(repository)
    assert beta is not None
    assert stable is not None
    assert (beta.version, stable.version) == ("1.2.0rc1", "1.1.0")
    manager.publish("1.2.0")
    beta = look(repository, channel="beta")
    assert beta is not None
    assert beta.version == "1.2.0"


def test_a_channel_that_does_not_exist_is_told(repository: UpdateRepository) -> None:
    with pytest.raises(UpdateUntrusted, match="nightly"):
        look(repository, channel="nightly")


def test_metadata_signed_by_another_key_is_refused(
    manager: ReleaseManager, repository: UpdateRepository, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign"
    make_keys(foreign, "")
    manager.repository(keys=foreign).refresh()
    with pytest.raises(UpdateUntrusted):
        look(repository)


def test_whoever_has_only_the_keys_of_ci_cannot_offer_a_file(
    manager: ReleaseManager, repository: UpdateRepository, tmp_path: Path
) -> None:
    stolen = tmp_path / "stolen"
    make_keys(stolen, "")
    for role in ("snapshot", "timestamp"):
        shutil.copy(manager.folder / "keys" / f"{role}.pem", stolen)
    evil = tmp_path / "evil.AppImage"
    evil.write_bytes(b"evil")
    manager.repository(keys=stolen).publish("9.9.9", "stable", {"en": ""}, {PLATFORM: evil})
    with pytest.raises(UpdateUntrusted):
        look(repository)


@pytest.mark.parametrize("roles", [["timestamp"], ["targets", "snapshot"], ["root"], list(ROLES)])
def test_stolen_keys_are_replaced_and_devices_follow(
    manager: ReleaseManager, repository: UpdateRepository, tmp_path: Path, roles: list[str]
) -> None:
    assert found(repository).version == "1.1.0"
    keys, stolen = manager.folder / "keys", tmp_path / "stolen"
    shutil.copytree(keys, stolen)
    assert main(["replace-keys", str(manager.site), "--keys", str(keys), *roles]) == 0
    assert {path.name for path in keys.glob("*.pem")} == {f"{role}.pem" for role in ROLES}
    manager.publish("1.2.0")
    assert found(repository).version == "1.2.0"
    # And what the thief signs is believed no more.
    manager.repository(keys=stolen).renew()
    with pytest.raises(UpdateUntrusted):
        look(repository)


def test_a_file_that_was_changed_on_the_server_is_refused_and_not_kept(
    manager: ReleaseManager, repository: UpdateRepository, tmp_path: Path
) -> None:
    release = found(repository)
    evil = b"the bad program " * 4096
    manager.target(".AppImage").write_bytes(evil)
    with pytest.raises(UpdateUntrusted):
        repository.fetch(release)
    files = [path for path in (tmp_path / "device").rglob("*") if path.is_file()]
    assert not [path for path in files if evil[:16] in path.read_bytes()]


def test_metadata_that_was_true_once_is_refused_when_newer_was_seen(
    manager: ReleaseManager, site: Site, repository: UpdateRepository
) -> None:
    kept = manager.snapshot_of_the_site()
    manager.publish("1.2.0")
    assert found(repository).version == "1.2.0"
    shutil.rmtree(manager.site / "metadata")
    shutil.copytree(kept / "metadata", manager.site / "metadata")
    with pytest.raises(UpdateUntrusted):
        look(repository)


def test_expired_metadata_is_refused(manager: ReleaseManager, repository: UpdateRepository) -> None:
    manager.publish("1.2.0", now=long_ago())
    with pytest.raises(UpdateUntrusted):
        look(repository)


def test_a_mixture_of_two_states_of_the_repository_is_refused(
    manager: ReleaseManager, repository: UpdateRepository
) -> None:
    kept = manager.snapshot_of_the_site()
    manager.publish("1.2.0")
    newest = max(int(p.name.split(".")[0]) for p in manager.site.rglob("*.targets.json"))
    old = kept / "metadata" / f"{newest - 1}.targets.json"
    shutil.copy(old, manager.site / "metadata" / f"{newest}.targets.json")
    with pytest.raises(UpdateUntrusted):
        look(repository)


@pytest.mark.parametrize("what", ["timestamp.json", "snapshot.json", "stable.json"])
def test_endless_data_ends_at_the_signed_length(
    repository: UpdateRepository, site: Site, what: str
) -> None:
    site.instead[what] = endless
    with pytest.raises(UpdateUntrusted):
        look(repository)


def test_an_endless_file_is_not_written_to_the_disk(
    repository: UpdateRepository, site: Site, tmp_path: Path
) -> None:
    release = found(repository)
    site.instead[".AppImage"] = endless
    with pytest.raises(UpdateUntrusted):
        repository.fetch(release)
    assert not list((tmp_path / "device").rglob("*.AppImage*"))


def test_a_trickle_ends_in_time(repository: UpdateRepository, site: Site) -> None:
    site.instead["timestamp.json"] = trickle
    with pytest.raises(UpdatesUnreachable):
        look(repository)


def test_a_line_that_is_cut_in_the_middle_costs_nothing_but_time(
    repository: UpdateRepository, site: Site
) -> None:
    release = found(repository)
    site.instead[".AppImage"] = cut_off
    with pytest.raises(UpdatesUnreachable):
        repository.fetch(release)
    site.instead.clear()
    assert repository.fetch(release).read_bytes() == CONTENT


def test_files_that_a_power_cut_left_half_written_are_fetched_again(
    repository: UpdateRepository, manager: ReleaseManager, site: Site, tmp_path: Path
) -> None:
    file = repository.fetch(found(repository))
    file.write_bytes(CONTENT[:1000])
    for path in (tmp_path / "device" / "metadata").glob("*.json"):
        if not path.is_symlink():
            path.write_bytes(path.read_bytes()[:50])
    again = device(manager, site, tmp_path / "device")
    assert again.fetch(found(again)).read_bytes() == CONTENT


def test_a_new_root_is_followed_by_an_app_built_with_the_first(
    manager: ReleaseManager, repository: UpdateRepository
) -> None:
    manager.repository().renew()
    assert found(repository).version == "1.1.0"


def test_no_answer_is_told_as_such(repository: UpdateRepository, site: Site) -> None:
    site.stop()
    with pytest.raises(UpdatesUnreachable) as told:
        look(repository)
    assert told.value.hint


_WITHOUT_CRYPTOGRAPHY = """
import sys
for name in ("cryptography", "cffi", "_cffi_backend"):
    sys.modules[name] = None  # as in the bundles of Windows and macOS
from pathlib import Path
from notifier.updates.repository import UpdateRepository
url, root, folder = sys.argv[1:]
repository = UpdateRepository(url=url, root=Path(root).read_bytes(), folder=Path(folder))
release = repository.look("stable", own_version="1.0", platform=sys.stdin.read(), language="en")
print(release.version, len(repository.fetch(release).read_bytes()))
"""


def test_signatures_are_checked_without_cryptography_too(
    manager: ReleaseManager, site: Site, tmp_path: Path
) -> None:
    root = manager.site / "metadata" / "1.root.json"
    folder = str(tmp_path / "device")
    command = [sys.executable, "-c", _WITHOUT_CRYPTOGRAPHY, site.url, str(root), folder]
    done = subprocess.run(
        command, input=PLATFORM, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split() == ["1.1.0", str(len(CONTENT))], done.stderr
