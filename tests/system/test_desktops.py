"""The desktops that people have: each tray protocol, and a real notification daemon."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.helpers.parts import missing_part
from tests.helpers.programs import RunningApp, RunningServer
from tests.helpers.virtual_desktop import Tray, VirtualDesktop

PAID = {"transactionId": "TX123", "amount": "5000.00", "currency": "INR"}


@pytest.mark.parametrize("tray", ["xfce4-panel", "trayer"])
def test_the_app_has_its_icon_and_dunst_shows_the_toast(
    tray: Tray, tmp_path: Path, server: RunningServer
) -> None:
    missing = VirtualDesktop.missing(tray=tray)
    if missing:
        missing_part(f"no desktop session: {', '.join(missing)} not installed")
    with (
        VirtualDesktop(tmp_path / "desk", tray=tray) as desktop,
        RunningApp(tmp_path / "app", desktop.env) as app,
    ):
        app.start("--server", server.url, token=server.token("42"))
        app.wait_for(r"tray icon shown")
        app.wait_for(r"connected transport=websocket")
        accepted = server.post("42", "payment_success", PAID)
        app.wait_for(rf"toast shown id={accepted['id']} backend=freedesktop")
        shown = _displayed(desktop)
        app.stop()
    assert any(
        toast["summary"]["data"] == "Payment successful" and "TX123" in toast["body"]["data"]
        for toast in shown
    )


def _displayed(desktop: VirtualDesktop) -> list[dict[str, dict[str, str]]]:
    """What dunst has on the screen, which it tells once it is put away."""

    def dunstctl(*arguments: str) -> str:
        done = subprocess.run(
            ["dunstctl", *arguments],
            env=desktop.env,
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        )
        return done.stdout

    dunstctl("close-all")
    (toasts,) = json.loads(dunstctl("history"))["data"]
    return list(toasts)
