"""The Windows uninstaller by Wine: nothing is left behind, and the history is the person's."""

from __future__ import annotations

from tests.system.windows.parts import (
    APP_ID,
    PRODUCT,
    RUN,
    SCHEME,
    Setups,
    Windows,
    wait_until,
)


def uninstall(windows: Windows, *options: str) -> None:
    done = windows.run(windows.program.with_name("uninstall.exe"), "/S", *options)
    assert done.returncode == 0
    # It goes on in a copy of itself, whose last deed this is.
    wait_until(lambda: not windows.program.parent.exists())


def test_uninstalling_leaves_nothing_but_the_history(windows: Windows, setup: Setups) -> None:
    windows.keep_history()
    windows.run(setup("1.0.0"), "/S", "/STARTATLOGIN=1")
    uninstall(windows)
    assert not list(windows.start_menu.glob(f"{PRODUCT.name}*"))
    registry = windows.registry()
    assert not [key for key in registry if key.startswith(SCHEME) or APP_ID in key]
    assert APP_ID not in registry.get(RUN, {})
    assert windows.history.read_text() == "payments"


def test_uninstalling_erases_the_history_when_that_is_wanted(
    windows: Windows, setup: Setups
) -> None:
    windows.keep_history()
    windows.run(setup("1.0.0"), "/S")
    uninstall(windows, "/ERASE")
    assert not windows.history.parent.exists()
