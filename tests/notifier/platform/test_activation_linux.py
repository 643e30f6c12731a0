"""The desktop's way in, over a real bus, with calls as a desktop makes them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from notifier.core.wish import Place, Wish
from tests.helpers.session_bus import SessionBus, session_bus

if sys.platform != "linux":
    pytest.skip("D-Bus activation is Linux's", allow_module_level=True)

from dbus_fast import Message, MessageType, NameFlag, Variant
from dbus_fast.aio import MessageBus

from notifier.platform.activation_linux import ApplicationDoor, object_path, wish_of_call

APP_ID = "org.pay-bell.Paybell"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with session_bus(tmp_path) as running:
        yield running


@pytest.fixture
async def desktop(bus: SessionBus) -> AsyncIterator[MessageBus]:
    connection = await MessageBus(bus.address).connect()
    yield connection
    connection.disconnect()
    await connection.wait_for_disconnect()  # type: ignore[no-untyped-call]


def _door(bus: SessionBus) -> ApplicationDoor:
    return ApplicationDoor(app_id=APP_ID, scheme="paybell", connect=lambda: MessageBus(bus.address))


async def _call(desktop: MessageBus, member: str, signature: str, body: list[Any]) -> Message:
    reply = await desktop.call(
        Message(
            destination=APP_ID,
            path="/org/pay_bell/Paybell",
            interface="org.freedesktop.Application",
            member=member,
            signature=signature,
            body=body,
        )
    )
    assert reply is not None
    return reply


async def test_the_desktop_opens_the_inbox_a_link_and_an_entry(
    bus: SessionBus, desktop: MessageBus
) -> None:
    wishes: list[Wish] = []
    door = _door(bus)
    await door.start(wishes.append)
    token = {"activation-token": Variant("s", "the-click")}
    await _call(desktop, "Activate", "a{sv}", [token])
    await _call(desktop, "Open", "asa{sv}", [["paybell:entry/e1"], {}])
    entry = [Variant("s", "e2"), Variant("s", "open-url")]
    await _call(desktop, "ActivateAction", "sava{sv}", ["open-entry", entry, token])
    await _call(desktop, "ActivateAction", "sava{sv}", ["settings", [], {}])
    await door.stop()
    assert wishes == [
        Wish(activation_token="the-click"),
        Wish(place=Place.ENTRY, entry_id="e1"),
        Wish(place=Place.ENTRY, entry_id="e2", action="open-url", activation_token="the-click"),
        Wish(place=Place.SETTINGS),
    ]


async def test_what_there_is_not_is_an_error_and_opens_nothing(
    bus: SessionBus, desktop: MessageBus
) -> None:
    wishes: list[Wish] = []
    door = _door(bus)
    await door.start(wishes.append)
    reply = await _call(desktop, "ActivateAction", "sava{sv}", ["self-destruct", [], {}])
    await door.stop()
    assert reply.message_type is MessageType.ERROR
    assert wishes == []


async def test_a_name_that_is_taken_or_a_missing_bus_is_no_failure(
    bus: SessionBus, desktop: MessageBus
) -> None:
    await desktop.request_name(APP_ID, NameFlag.DO_NOT_QUEUE)
    taken = _door(bus)
    await taken.start(lambda _: None)
    nowhere = ApplicationDoor(
        app_id=APP_ID, scheme="paybell", connect=lambda: MessageBus("unix:path=/does/not/exist")
    )
    await nowhere.start(lambda _: None)
    await asyncio.gather(taken.stop(), nowhere.stop())


@pytest.mark.parametrize(
    ("member", "signature", "body"),
    [
        ("Activate", "s", ["x"]),
        ("Open", "asa{sv}", [["paybell:entry/1", "paybell:entry/2"], {}]),
        ("Open", "asa{sv}", [["file:///etc/passwd"], {}]),
        ("ActivateAction", "sava{sv}", ["open-entry", [], {}]),
        ("ActivateAction", "sava{sv}", ["open-entry", [Variant("i", 1)], {}]),
        ("ActivateAction", "sava{sv}", ["open-entry", [Variant("s", "1?do=x&do=y z")], {}]),
        ("ActivateAction", "sava{sv}", ["settings", [Variant("s", "x")], {}]),
        ("Quit", "", []),
    ],
)
def test_calls_that_mean_nothing(member: str, signature: str, body: list[Any]) -> None:
    assert wish_of_call(member, signature, body, scheme="paybell") is None


def test_the_object_is_where_the_specification_says() -> None:
    assert object_path("org.pay-bell.Paybell") == "/org/pay_bell/Paybell"
