"""Pumps over a real store in a file, which look at it twenty times a second."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.delivery import Delivery
from server.fanout.local import LocalFanout
from server.inbox.base import StoredEvent
from server.inbox.clearing import Clearing
from server.inbox.devices import SqlDevices
from tests.server.delivery.parts import FaultyInbox, RecordingOutlet, nothing


@pytest.fixture
async def inbox(tmp_path: Path) -> AsyncIterator[FaultyInbox]:
    inbox = FaultyInbox(f"sqlite:///{tmp_path / 'inbox.sqlite3'}")
    await inbox.open()
    yield inbox
    await inbox.close()


@pytest.fixture
def devices(inbox: FaultyInbox) -> SqlDevices:
    return SqlDevices(inbox, Clearing(inbox=inbox))


@pytest.fixture
def fanout() -> LocalFanout[StoredEvent]:
    return LocalFanout()


@pytest.fixture
def outlet() -> RecordingOutlet:
    return RecordingOutlet()


@pytest.fixture
async def delivery(
    inbox: FaultyInbox,
    devices: SqlDevices,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> AsyncIterator[Delivery]:
    delivery = Delivery(
        inbox,
        devices,
        fanout,
        outlet,
        on_other_store=nothing,
        look_every_s=0.05,
        retry_store_after_s=0.01,
    )
    await delivery.start()
    yield delivery
    outlet.drain()
    await delivery.stop()
