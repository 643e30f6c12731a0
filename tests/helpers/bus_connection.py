"""A connection to a D-Bus that is closed whatever happens: a test that fails leaves none open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dbus_fast.aio import MessageBus


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[MessageBus]:
    """A connection to the bus at `address`, for the time of an `async with`."""
    bus = await MessageBus(address).connect()
    try:
        yield bus
    finally:
        bus.disconnect()
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]
