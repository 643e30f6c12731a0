"""Fixtures of the server's tests: a running server and clients that are closed in the end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.postgres import PostgresServer, postgres_server
from tests.server.door import Door
from tests.server.parts import Client, RunningServer, make_config, running_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for all tests; each makes a database of its own."""
    with postgres_server() as server:
        yield server


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[RunningServer]:
    """The whole server on a free loopback port, its store in a file of the test."""
    async with running_server(make_config(tmp_path)) as running:
        yield running


@pytest.fixture
async def new_client() -> AsyncIterator[Callable[[], Client]]:
    """Makes clients, and closes them after the test."""
    clients: list[Client] = []

    def make() -> Client:
        clients.append(Client())
        return clients[-1]

    yield make
    for client in clients:
        await client.close()


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    opened = Door(tmp_path)
    await opened.inbox.open()
    yield opened
    await opened.client.aclose()
    await opened.inbox.close()
