"""Toasts as messages of the tray icon."""

from __future__ import annotations

import asyncio

import pytest

from notifier.core.policy import Urgency
from notifier.toasts.backend import DIGEST_KEY, Activation, Toast, ToastFailed
from notifier.toasts.tray import TrayBackend


class Desk:
    """What the main thread would be: it takes messages, and may have no tray."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, str, Urgency]] = []
        self.trouble = ""
        self.now_s = 1000.0
        self.clicks: asyncio.Queue[Activation] = asyncio.Queue()
        self.backend = TrayBackend(
            lambda *message: self.messages.append(message),
            why_unavailable=lambda: self.trouble,
            monotonic_s=lambda: self.now_s,
        )

    async def click(self) -> str:
        await asyncio.to_thread(self.backend.message_clicked)
        return (await self.clicks.get()).key


@pytest.fixture
async def desk() -> Desk:
    made = Desk()
    await made.backend.start(made.clicks.put_nowait)
    return made


async def test_a_toast_becomes_the_message_of_the_icon(desk: Desk) -> None:
    await desk.backend.show(Toast(key="1", title="T", body="B", urgency=Urgency.CRITICAL))
    assert desk.messages == [("T", "B", Urgency.CRITICAL)]


async def test_a_click_opens_the_toast_that_is_alone_on_the_screen(desk: Desk) -> None:
    await desk.backend.show(Toast(key="1", title="T"))
    desk.now_s += 60
    await desk.backend.show(Toast(key="2", title="T"))
    assert await desk.click() == "2"


async def test_a_click_that_may_mean_either_of_two_opens_the_inbox(desk: Desk) -> None:
    await desk.backend.show(Toast(key="1", title="T"))
    desk.now_s += 1
    await desk.backend.show(Toast(key="2", title="T"))
    assert await desk.click() == DIGEST_KEY


async def test_a_click_on_a_message_that_was_closed_opens_the_inbox(desk: Desk) -> None:
    await desk.backend.show(Toast(key="1", title="T"))
    await desk.backend.close(["1"])
    assert await desk.click() == DIGEST_KEY


async def test_without_a_tray_it_says_why(desk: Desk) -> None:
    desk.trouble = "this desktop has no system tray"
    with pytest.raises(ToastFailed, match="no system tray") as failure:
        await desk.backend.show(Toast(key="1", title="T"))
    assert failure.value.hint
    assert desk.messages == []


async def test_after_the_end_clicks_are_heard_no_more(desk: Desk) -> None:
    await desk.backend.stop()
    desk.backend.message_clicked()
    await asyncio.sleep(0)
    assert desk.clicks.empty()


async def test_a_body_that_may_be_read_as_markup_holds_none(desk: Desk) -> None:
    await desk.backend.show(Toast(key="1", title="T", body="<a href='x'>A & B</a>"))
    ((_, body, _),) = desk.messages
    assert not set(body) & set("<>&")
    assert "A ＆ B" in body
