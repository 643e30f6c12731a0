"""Toasts on Windows and macOS, with a stand-in for the library that exists only there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from notifier.core.policy import Urgency
from notifier.toasts.backend import Activation, Toast, ToastAction, ToastFailed
from notifier.toasts.native import NativeBackend

LibraryUrgency = Enum("LibraryUrgency", {"Low": "low", "Normal": "normal", "Critical": "critical"})


class Library:
    """As much of desktop-notifier 6.2 as is used: it raises nothing and calls back."""

    def __init__(self) -> None:
        self.DEFAULT_SOUND = object()
        self.Urgency = LibraryUrgency
        self.Capability = SimpleNamespace(TITLE="title")
        self.Icon = self.Button = self.Notification = SimpleNamespace
        self.capabilities = {"title"}
        self.permission: bool | asyncio.Future[bool] = True
        self.takes = True
        self.answers = asyncio.Event()
        self.answers.set()
        self.sent: list[Any] = []
        self.cleared: list[str] = []
        self.kept: dict[str, Any] = {}
        self.made: list[SimpleNamespace] = []

    def DesktopNotifier(self, *, app_name: str, app_icon: Any) -> SimpleNamespace:  # noqa: N802
        notifier = SimpleNamespace(
            app_name=app_name,
            app_icon=app_icon,
            get_capabilities=self.get_capabilities,
            request_authorisation=self.request_authorisation,
            send_notification=self.send_notification,
            clear=self.clear,
            _backend=SimpleNamespace(_clear_notification_from_cache=self.kept.pop),
        )
        self.made.append(notifier)
        return notifier

    async def get_capabilities(self) -> set[str]:
        return self.capabilities

    async def request_authorisation(self) -> bool:
        return self.permission if isinstance(self.permission, bool) else await self.permission

    async def send_notification(self, notification: Any) -> str:
        await self.answers.wait()
        self.sent.append(notification)
        if self.takes:
            self.kept[notification.identifier] = notification
            notification.on_dispatched()
        return str(notification.identifier)

    async def clear(self, identifier: str) -> None:
        self.cleared.append(identifier)


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def clicks() -> asyncio.Queue[Activation]:
    return asyncio.Queue()


@pytest.fixture
async def backend(library: Library, clicks: asyncio.Queue[Activation]) -> NativeBackend:
    made = NativeBackend(
        app_name="Paybell",
        icon=Path("paybell.ico"),
        permission_hint="Turn them on in Settings.",
        load_library=lambda: library,
        timeout_s=0.05,
    )
    await made.start(clicks.put_nowait)
    return made


async def test_a_toast_is_sent_with_words_buttons_and_urgency(
    backend: NativeBackend, library: Library
) -> None:
    action = ToastAction(id="open-url", label="View receipt")
    await backend.show(Toast(key="e1", title="T", body="B", actions=(action,)))
    (sent,) = library.sent
    assert (sent.title, sent.message, sent.identifier) == ("T", "B", "e1")
    assert [(b.title, b.identifier) for b in sent.buttons] == [("View receipt", "open-url")]
    assert sent.urgency is library.Urgency["Normal"]
    assert sent.sound is library.DEFAULT_SOUND
    assert library.made[0].app_icon.path == Path("paybell.ico")


async def test_a_bill_makes_no_sound(backend: NativeBackend, library: Library) -> None:
    await backend.show(Toast(key="e1", title="T", urgency=Urgency.LOW, sound=False))
    assert library.sent[0].sound is None


async def test_the_library_does_not_keep_what_was_shown(
    backend: NativeBackend, library: Library
) -> None:
    await backend.show(Toast(key="e1", title="T"))
    assert library.kept == {}


async def test_a_later_event_of_the_same_payment_takes_the_earlier_away(
    backend: NativeBackend, library: Library
) -> None:
    await backend.show(Toast(key="e1", title="Payment failed", group="TX1"))
    await backend.show(Toast(key="e2", title="Payment successful", group="TX1"))
    assert library.cleared == ["e1"]


async def test_clicks_come_to_our_loop_from_any_thread(
    backend: NativeBackend, library: Library, clicks: asyncio.Queue[Activation]
) -> None:
    await backend.show(Toast(key="e1", title="T"))
    notifier = library.made[0]
    await asyncio.to_thread(notifier.on_clicked, "e1")
    assert await clicks.get() == Activation(key="e1", action="default")
    await asyncio.to_thread(notifier.on_button_pressed, "e1", "open-url")
    assert await clicks.get() == Activation(key="e1", action="open-url")


async def test_a_click_on_a_toast_from_before_the_restart_still_names_its_entry(
    backend: NativeBackend, library: Library, clicks: asyncio.Queue[Activation]
) -> None:
    library.made[0].on_clicked("from-last-week")
    assert (await clicks.get()).key == "from-last-week"


async def test_closing_clears_by_key(backend: NativeBackend, library: Library) -> None:
    await backend.close(["e1", "e2"])
    assert library.cleared == ["e1", "e2"]


async def test_notifications_that_are_turned_off_are_said_with_the_way_to_fix_it(
    backend: NativeBackend, library: Library
) -> None:
    library.permission = False
    with pytest.raises(ToastFailed, match="turned off") as failure:
        await backend.show(Toast(key="e1", title="T"))
    assert failure.value.hint == "Turn them on in Settings."
    assert library.sent == []


async def test_a_prompt_that_is_not_answered_does_not_hold_up_the_toast(
    backend: NativeBackend, library: Library
) -> None:
    prompt: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    library.permission = prompt
    with pytest.raises(ToastFailed, match="waits for your permission"):
        await backend.show(Toast(key="e1", title="T"))
    prompt.set_result(True)
    await backend.show(Toast(key="e2", title="T"))
    assert [sent.identifier for sent in library.sent] == ["e2"]


async def test_a_toast_that_the_library_only_warns_about_has_failed(
    backend: NativeBackend, library: Library
) -> None:
    library.takes = False
    with pytest.raises(ToastFailed, match="refused"):
        await backend.show(Toast(key="e1", title="T"))


async def test_a_system_that_does_not_answer_is_given_up(
    backend: NativeBackend, library: Library
) -> None:
    library.answers.clear()
    with pytest.raises(ToastFailed, match="did not answer"):
        await backend.show(Toast(key="e1", title="T"))


async def test_an_unbundled_copy_on_macos_says_what_it_lacks(
    backend: NativeBackend, library: Library
) -> None:
    library.capabilities = set()
    with pytest.raises(ToastFailed, match="may not use the notification centre"):
        await backend.show(Toast(key="e1", title="T"))


def _missing() -> Any:
    raise ImportError("No module named 'winrt'")


def _refusing() -> Any:
    def make(**_: Any) -> None:
        raise RuntimeError("Could not get ToastNotificationManagerForUser")

    return SimpleNamespace(DesktopNotifier=make)


@pytest.mark.parametrize("load", [_missing, _refusing])
async def test_a_library_that_cannot_be_used_is_a_failed_toast(load: Callable[[], Any]) -> None:
    backend = NativeBackend(app_name="Paybell", load_library=load)
    await backend.start(lambda _: None)
    with pytest.raises(ToastFailed, match="out of reach"):
        await backend.show(Toast(key="e1", title="T"))
    await backend.close(["e1"])


async def test_after_the_end_nothing_is_called_back(
    backend: NativeBackend, library: Library, clicks: asyncio.Queue[Activation]
) -> None:
    on_clicked = library.made[0].on_clicked
    await backend.stop()
    on_clicked("e1")
    await asyncio.sleep(0)
    assert clicks.empty()
