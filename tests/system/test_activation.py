"""Clicks and links that find the app not running, or running anew: each goes where it should."""

from __future__ import annotations

import asyncio
import shlex
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType, Variant

from notifier.platform.activation_linux import object_path
from tests.helpers.bus_connection import connected
from tests.helpers.desk import Desk
from tests.helpers.programs import RunningServer
from tools.desktop_files import bus_service
from tools.product import Product

PAID = {
    "transactionId": "TX123",
    "amount": "5000.00",
    "currency": "INR",
    "url": "https://pay.example.com/r/TX123",
}
ROOT = Path(__file__).resolve().parents[2]


async def _install(desk: Desk) -> None:
    """Put the bus's service file where a package would, for this desk's own app."""
    product = Product.of(ROOT)
    program = desk.session.root / "paybell"
    home = shlex.quote(desk.app.env["PAYBELL_HOME"])
    program.write_text(f'#!/bin/sh\nPAYBELL_HOME={home} exec {shlex.join(desk.app.command)} "$@"\n')
    program.chmod(0o755)
    file = desk.session.root / "services" / f"{product.brand.app_id}.service"
    file.write_text(bus_service(product, str(program)))
    bus = "org.freedesktop.DBus"
    await _call(desk, bus, "/org/freedesktop/DBus", bus, "ReloadConfig", "")


async def _ask(desk: Desk, member: str, signature: str, *body: Any) -> None:
    """Ask the app as a desktop does; the bus starts it if it does not run."""
    app_id = Product.of(ROOT).brand.app_id
    await _call(
        desk, app_id, object_path(app_id), "org.freedesktop.Application", member, signature, *body
    )


async def _call(
    desk: Desk, name: str, path: str, interface: str, member: str, signature: str, *body: Any
) -> None:
    message = Message(
        destination=name, path=path, interface=interface, member=member,
        signature=signature, body=list(body),
    )  # fmt: skip
    async with connected(desk.session.env["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        reply = await asyncio.wait_for(bus.call(message), 30)
    assert reply is not None
    assert reply.message_type is not MessageType.ERROR, reply.body


async def test_the_desktop_starts_the_app_and_opens_the_entry_that_was_clicked(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    desk.app.wait_for(rf"toast shown id={accepted['id']}")
    desk.app.stop()
    await _install(desk)
    mark = desk.app.mark()
    entry = [Variant("s", accepted["id"])]
    await _ask(desk, "ActivateAction", "sava{sv}", "open-entry", entry, {})
    desk.app.wait_for(rf"entry opened id={accepted['id']}", after=mark)
    mark = desk.app.mark()
    await _ask(desk, "Activate", "a{sv}", {})  # now it runs, and the same process answers
    desk.app.wait_for(r"window shown", after=mark)
    assert not any("tray icon shown" in line for line in desk.app.log.all()[mark:])


def test_a_click_in_the_notification_centre_is_understood_after_a_restart(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    toast = desk.recorder.wait_for_notify()
    desk.app.wait_for(rf"toast shown id={accepted['id']}")
    desk.app.stop()
    mark = desk.app.mark()
    desk.start("--hidden")
    desk.app.wait_for(r"toasts can be shown and clicked", after=mark)
    desk.recorder.invoke(toast["id"])
    desk.app.wait_for(rf"entry opened id={accepted['id']}", after=mark)


def test_a_link_reaches_the_running_app_through_a_second_start(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server, "42", "--hidden")
    accepted = server.post("42", "payment_success", PAID)
    desk.app.wait_for(rf"event stored id={accepted['id']}")
    mark = desk.app.mark()
    assert desk.run("--hidden", f"paybell:entry/{accepted['id']}").returncode == 0
    desk.app.wait_for(rf"entry opened id={accepted['id']}", after=mark)
    mark = desk.app.mark()
    assert desk.run("paybell:delete-everything").returncode == 0
    desk.app.wait_for(r"a link was not understood", after=mark)


def test_a_link_starts_the_app_at_its_entry(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    desk.app.wait_for(rf"event stored id={accepted['id']}")
    desk.app.stop()
    mark = desk.app.mark()
    desk.app.start("--hidden", f"paybell:entry/{accepted['id']}")
    desk.app.wait_for(rf"entry opened id={accepted['id']}", after=mark)
