"""D-Bus as the app's parts on Linux use it: what goes wrong by one name, and left in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus
from dbus_fast.errors import AuthError, DBusError, InvalidAddressError

BUS = "org.freedesktop.DBus"
_BUS_PATH = "/org/freedesktop/DBus"
# KeyError: the library looks for $HOME when no address is given.
_TROUBLE = (OSError, EOFError, KeyError, ValueError, AuthError, InvalidAddressError, DBusError)


class BusFailed(Exception):
    """There is no such bus, it or who is on it said no, or it took too long."""


@asynccontextmanager
async def bus_within(seconds: float | None) -> AsyncIterator[None]:
    """Whatever a bus does wrong in the block, or too late, is a `BusFailed`.

    None: the caller has a limit of its own.
    """
    try:
        async with asyncio.timeout(seconds):
            yield
    except (*_TROUBLE, TimeoutError) as exc:
        raise BusFailed(str(exc) or type(exc).__name__) from exc


async def ask_bus(bus: MessageBus, member: str, *arguments: str) -> list[Any]:
    """Call the bus itself; its answer. Raises `BusFailed` when that is an error."""
    call = Message(
        destination=BUS, path=_BUS_PATH, interface=BUS, member=member,
        signature="s" * len(arguments), body=list(arguments),
    )  # fmt: skip
    reply = await bus.call(call)
    if reply.message_type is MessageType.ERROR:
        raise BusFailed(f"{member}: {reply.error_name}")
    return list(reply.body)


async def leave(bus: MessageBus | None, *, within_s: float = 2.0) -> None:
    """Say goodbye, and wait until the connection has ended; harmless when it has already."""
    if bus is None:
        return
    was_connected = bus.connected
    bus.disconnect()
    if not was_connected:
        return
    ended: Awaitable[None] = bus.wait_for_disconnect()  # type: ignore[no-untyped-call]
    with suppress(TimeoutError, *_TROUBLE):
        await asyncio.wait_for(ended, within_s)
