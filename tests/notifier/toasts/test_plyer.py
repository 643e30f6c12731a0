"""Toasts by plyer: what each system would trip over never reaches it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from notifier.toasts.backend import Toast, ToastFailed
from notifier.toasts.freedesktop import FreedesktopBackend
from notifier.toasts.plyer import PlyerBackend
from tests.helpers.parts import require_programs
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.session_bus import SessionBus


class Library:
    def __init__(self, failure: Exception | None = None) -> None:
        self.said: list[tuple[str, str, str]] = []
        self.threads: list[str] = []
        self.failure = failure

    def notify(self, title: str, body: str, app_name: str) -> None:
        self.threads.append(threading.current_thread().name)
        if self.failure is not None:
            raise self.failure
        self.said.append((title, body, app_name))


async def test_it_is_called_off_the_loop_with_what_windows_can_bear() -> None:
    library = Library()
    backend = PlyerBackend(app_name="Paybell", notify=library.notify)
    await backend.start(lambda _: None)
    await backend.show(Toast(key="1", title="t" * 100, body="b" * 300))
    assert library.said == [("t" * 63 + "…", "b" * 255 + "…", "Paybell")]
    assert library.threads != [threading.current_thread().name]
    await backend.close(["1"])
    await backend.stop()


@pytest.mark.parametrize("error", [NotImplementedError("no usable implementation"), OSError()])
async def test_what_the_library_raises_is_a_failed_toast(error: Exception) -> None:
    backend = PlyerBackend(app_name="Paybell", notify=Library(error).notify)
    with pytest.raises(ToastFailed, match=type(error).__name__):
        await backend.show(Toast(key="1", title="T"))


async def test_a_call_that_hangs_is_given_up() -> None:
    released = threading.Event()
    backend = PlyerBackend(
        app_name="Paybell", notify=lambda *_: (released.wait(10), None)[1], timeout_s=0.05
    )
    with pytest.raises(ToastFailed, match="did not come back"):
        await backend.show(Toast(key="1", title="T"))
    released.set()


async def test_without_a_notification_service_it_fails_instead_of_staying_silent(
    bus: SessionBus,
) -> None:
    library = Library()
    freedesktop = FreedesktopBackend(
        app_name="Paybell", desktop_entry="paybell", bus_address=bus.address
    )
    backend = PlyerBackend(
        app_name="Paybell", capabilities=freedesktop.capabilities, notify=library.notify
    )
    with pytest.raises(ToastFailed, match="no notification service"):
        await backend.show(Toast(key="1", title="T"))
    assert library.said == []
    await freedesktop.stop()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Payment successful", "₹5,000.00 · TX123"),
        ("--help", "-5 & <b>bold</b>"),
        ("Back\\slash", "C:\\temp\\new"),
        ("No body", ""),
    ],
)
async def test_the_real_library_shows_the_text_as_it_is(
    bus: SessionBus, monkeypatch: pytest.MonkeyPatch, title: str, body: str
) -> None:
    require_programs("notify-send")
    if Path("/app").is_dir():
        pytest.skip("plyer takes a machine with an /app folder for a Flatpak")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    freedesktop = FreedesktopBackend(
        app_name="Paybell", desktop_entry="paybell", bus_address=bus.address
    )
    with RecordingDesktop.start(bus.env, "--no-tray") as desktop:
        backend = PlyerBackend(
            app_name="Paybell", capabilities=freedesktop.capabilities, timeout_s=10
        )
        await backend.show(Toast(key="1", title=title, body=body))
        shown = await asyncio.to_thread(desktop.wait_for_notify)
    await freedesktop.stop()
    unescaped = shown["body"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    seen = (shown["title"].replace("‑", "-"), unescaped.replace("‑", "-"))
    assert seen == (title, body)


def test_the_end_of_the_app_does_not_wait_for_a_call_that_hangs() -> None:
    released = threading.Event()
    backend = PlyerBackend(
        app_name="Paybell", notify=lambda *_: (released.wait(10), None)[1], timeout_s=0.01
    )

    async def show() -> None:
        with pytest.raises(ToastFailed):
            await backend.show(Toast(key="1", title="T"))

    asyncio.run(show())  # joins the threads of `asyncio.to_thread`
    assert not released.is_set()
    assert any(thread.name == "paybell-plyer" for thread in threading.enumerate())
    released.set()
