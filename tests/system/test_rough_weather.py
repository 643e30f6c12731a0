"""What a desktop does to an app: parts that hang, trays that come, go and crash, sleep."""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from dbus_fast import Message, NameFlag
from dbus_fast.aio import MessageBus
from PIL import Image

from tests.helpers.bus_connection import connected
from tests.helpers.desk import Desk
from tests.helpers.parts import missing_part
from tests.helpers.programs import RunningApp, RunningServer
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.virtual_desktop import Tray, VirtualDesktop

PAID = {"transactionId": "TX123", "amount": "5000.00", "currency": "INR"}
QUITS_WITHIN_S = 2.0
BUSY_MACHINE_S = 1.5
GREEN = (0x17, 0xA6, 0x73)
"""The coin of the connected bell."""


@pytest.fixture
def black_hole() -> Iterator[str]:
    """A server that takes every connection and says nothing, ever."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def _quits_in_time(desk: Desk) -> None:
    before = time.monotonic()
    assert desk.app.stop() == 0
    assert time.monotonic() - before < QUITS_WITHIN_S + BUSY_MACHINE_S


def test_it_quits_in_time_while_a_server_says_nothing(
    desk: Desk, server: RunningServer, black_hole: str
) -> None:
    token = server.token("42")
    desk.app.start("--server", black_hole, token=token)
    desk.app.wait_for(r"signed in account=")
    _quits_in_time(desk)


def test_it_quits_in_time_while_the_notification_service_hangs(
    make_desk: Callable[..., Desk], server: RunningServer
) -> None:
    desk = make_desk("--withhold")
    desk.sign_in(server)
    server.post("42", "payment_success", PAID)
    desk.recorder.wait_for_notify()
    _quits_in_time(desk)


def test_it_quits_in_time_while_the_keyring_hangs(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    desk.app.stop()
    desk.session.freeze("gnome-keyring-daemon")
    desk.start("--hidden")
    _quits_in_time(desk)


def test_a_tray_that_comes_late_or_comes_again_has_a_menu_that_works(
    make_desk: Callable[..., Desk], server: RunningServer
) -> None:
    desk = make_desk("--no-tray")
    desk.app.start("--server", server.url, "--hidden", token=server.token("42"))
    desk.app.wait_for(r"no tray yet")
    desk.app.wait_for(r"connected transport=websocket")
    for _ in range(2):  # late, and after a crash
        with RecordingDesktop.start(desk.session.env, "--no-notifications") as tray:
            tray.wait_for(lambda line: line.get("event") == "tray_item")
            desk.wait_for_label("Open inbox")
    desk.app.wait_for(r"tray icon shown")


@pytest.mark.parametrize("tray", ["xfce4-panel", "trayer"])
def test_a_panel_that_comes_late_and_crashes_has_the_icon_each_time(
    tray: Tray, tmp_path: Path, server: RunningServer
) -> None:
    missing = VirtualDesktop.missing(tray=tray, notifications="none", keyring=False)
    if missing:
        missing_part(f"no desktop session: {', '.join(missing)} not installed")
    with (
        VirtualDesktop(
            tmp_path / "desk", tray="none", notifications="none", keyring=False
        ) as desktop,
        RunningApp(tmp_path / "app", desktop.env) as app,
    ):
        app.start("--server", server.url, "--hidden", "--memory-only", token=server.token("42"))
        app.wait_for(r"connected transport=websocket")
        desktop.start_tray(tray)
        _wait_for_icon(desktop, tmp_path / "late.png")
        desktop.restart_tray()
        _wait_for_icon(desktop, tmp_path / "after.png")


def _wait_for_icon(desktop: VirtualDesktop, picture: Path) -> None:
    """Until the coin is seen on the screen; each look takes a picture, so this is no busy loop."""
    deadline = time.monotonic() + 20
    while True:
        with Image.open(desktop.screenshot(picture)) as screen:
            colours = screen.convert("RGB").getcolors(1 << 20) or []
        if any(
            sum(abs(one - other) for one, other in zip(colour, GREEN, strict=True)) < 24
            for _count, colour in colours
            if isinstance(colour, tuple)
        ):
            return
        assert time.monotonic() < deadline, f"no icon: see {picture}"


# -- what the system says ------------------------------------------------------------------


@contextlib.asynccontextmanager
async def _system_bus(desk: Desk, *names: str) -> AsyncIterator[MessageBus]:
    """The desk's bus serves as the system's, and we own `names` on it."""
    address = desk.session.env["DBUS_SESSION_BUS_ADDRESS"]
    desk.app.env["DBUS_SYSTEM_BUS_ADDRESS"] = address
    async with connected(address) as bus:
        for name in names:
            await bus.request_name(name, NameFlag.DO_NOT_QUEUE)
        yield bus


async def test_after_sleep_it_connects_anew_at_once(desk: Desk, server: RunningServer) -> None:
    async with _system_bus(desk, "org.freedesktop.login1") as logind:
        await asyncio.to_thread(desk.sign_in, server)
        for asleep in (True, False):
            mark = desk.app.mark()
            await logind.send(
                Message.new_signal(
                    "/org/freedesktop/login1",
                    "org.freedesktop.login1.Manager",
                    "PrepareForSleep",
                    "b",
                    [asleep],
                )
            )
        await asyncio.to_thread(
            lambda: desk.app.wait_for(r"connected transport=", after=mark, timeout_s=5)
        )
