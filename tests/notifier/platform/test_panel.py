from __future__ import annotations

import pytest

from notifier.platform.panel import is_linux_panel_light


@pytest.mark.parametrize(
    ("desktop", "apps_light", "expected"),
    [
        ("GNOME", True, False),
        ("ubuntu:GNOME", True, False),
        ("KDE", True, True),
        ("KDE", False, False),
        ("XFCE", True, None),
        ("", True, None),
    ],
)
def test_a_panel_is_known_only_where_the_desktop_says_it(
    desktop: str, apps_light: bool, expected: bool | None
) -> None:
    environ = {"XDG_CURRENT_DESKTOP": desktop}
    assert is_linux_panel_light(environ, lambda: apps_light) is expected
