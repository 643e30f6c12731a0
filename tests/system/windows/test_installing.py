"""The Windows installer, compiled here and run by Wine: a first installation, and upgrades."""

from __future__ import annotations

import pytest

from tests.system.windows.parts import (
    APP_ID,
    APPROVED,
    EXE,
    INSTALLED_IN,
    PRODUCT,
    PROGRAM,
    RUN,
    SCHEME,
    UNINSTALL,
    Setups,
    Windows,
    wait_until,
)


def test_it_installs_for_the_person_and_tells_windows_all_about_it(
    windows: Windows, setup: Setups
) -> None:
    # Wine's shortcuts keep no properties; that the id by which Windows names toasts is set and
    # committed is what Wine tells.
    done = windows.run(setup("1.0.0"), "/S", debug="fixme+shell")
    assert done.returncode == 0
    assert "propertystore_SetValue" in done.stdout
    assert "propertystore_Commit" in done.stdout
    assert (windows.start_menu / f"{PRODUCT.name}.lnk").exists()

    assert windows.names() == {f"{PROGRAM}.exe", "lib-1.0.0", "uninstall.exe"}
    files = windows.program.parent / "lib-1.0.0"
    assert (files / "deep" / "er" / "ünïcode.txt").read_text() == "x"
    registry = windows.registry()
    assert (
        registry[UNINSTALL].items()
        >= {
            "DisplayName": PRODUCT.name,
            "DisplayVersion": "1.0.0",
            "Publisher": PRODUCT.brand.publisher,
            "InstallLocation": INSTALLED_IN,
            "QuietUninstallString": rf'"{INSTALLED_IN}\uninstall.exe" /S',
        }.items()
    )
    assert registry[SCHEME]["URL Protocol"] == ""
    assert registry[rf"{SCHEME}\shell\open\command"]["@"] == f'"{EXE}" -- "%1"'
    assert APP_ID not in registry.get(RUN, {})


def test_starting_at_login_is_a_choice_that_an_upgrade_keeps(
    windows: Windows, setup: Setups
) -> None:
    windows.run(setup("1.0.0"), "/S", "/STARTATLOGIN=1")
    windows.set_registry(APPROVED, APP_ID, "030000000000000000000000", "REG_BINARY")
    windows.run(setup("1.1.0"), "/S")
    registry = windows.registry()
    assert registry[RUN][APP_ID] == f'"{EXE}" --hidden'
    # What the person said in Task Manager stands.
    assert registry[APPROVED][APP_ID].startswith("hex:03,")

    windows.run(setup("1.1.0"), "/S", "/STARTATLOGIN=0")
    assert APP_ID not in windows.registry().get(RUN, {})


def test_a_running_app_is_asked_to_quit_upgraded_and_started_when_that_is_wanted(
    windows: Windows, setup: Setups
) -> None:
    windows.run(setup("1.0.0"), "/S")
    running = windows.start_holding("--hold")
    assert windows.run(setup("1.1.0"), "/S", "/START").returncode == 0
    assert running.wait(10) == 0
    wait_until(windows.running.exists)
    assert windows.running.read_text() == "--hidden"
    assert windows.versions() == {"lib-1.1.0"}
    assert windows.names() == {f"{PROGRAM}.exe", "lib-1.1.0", "uninstall.exe", "running"}
    assert windows.installed_version() == "1.1.0"


def test_under_an_app_that_does_not_quit_nothing_is_changed(
    windows: Windows, setup: Setups
) -> None:
    windows.run(setup("1.0.0"), "/S")
    before = windows.program.read_bytes()
    running = windows.start_holding("--stubborn")
    assert windows.run(setup("1.1.0"), "/S").returncode == 2
    assert running.poll() is None
    assert windows.running.read_text() == "--stubborn"
    assert windows.program.read_bytes() == before
    assert windows.versions() == {"lib-1.0.0"}
    assert windows.installed_version() == "1.0.0"
    windows.program.with_name("enough").touch()
    assert running.wait(10) == 0


def test_an_upgrade_that_cannot_be_written_gives_the_old_version_back(
    windows: Windows, setup: Setups
) -> None:
    windows.run(setup("1.0.0"), "/S")
    before = windows.program.read_bytes()
    in_the_way = windows.program.parent / "lib-1.1.0" / "what.txt"
    in_the_way.mkdir(parents=True)
    # As "Restart and update" does: the app has quit, and the person waits for one.
    assert windows.run(setup("1.1.0"), "/S", "/START").returncode == 2
    wait_until(windows.running.exists)
    assert windows.running.read_text() == "--hidden"
    assert windows.program.read_bytes() == before
    assert windows.versions() == {"lib-1.0.0"}
    assert windows.installed_version() == "1.0.0"


def test_what_a_broken_off_upgrade_left_behind_is_mended_by_the_next(
    windows: Windows, setup: Setups
) -> None:
    windows.run(setup("1.0.0"), "/S")
    half = windows.program.parent / "lib-1.1.0"
    half.mkdir()
    (half / "what.txt").write_text("hal")
    windows.program.with_name(f"{PROGRAM}.exe.new").write_bytes(b"MZ hal")
    assert windows.run(setup("1.1.0"), "/S").returncode == 0
    assert windows.names() == {f"{PROGRAM}.exe", "lib-1.1.0", "uninstall.exe"}
    assert (half / "what.txt").read_text() == "files of 1.1.0"


@pytest.mark.parametrize(
    ("there", "older"), [("1.1.0", "1.0.0"), ("1.1.0", "1.1.0rc1"), ("1.10.0", "1.1.0")]
)
def test_an_older_version_does_not_replace_a_newer_one_unasked(
    windows: Windows, setup: Setups, there: str, older: str
) -> None:
    windows.run(setup(there), "/S")
    assert windows.run(setup(older), "/S").returncode == 3
    assert windows.versions() == {f"lib-{there}"}


def test_a_release_takes_the_place_of_its_own_pre_release(windows: Windows, setup: Setups) -> None:
    windows.run(setup("1.1.0rc1"), "/S")
    assert windows.run(setup("1.1.0"), "/S").returncode == 0
    assert windows.installed_version() == "1.1.0"
