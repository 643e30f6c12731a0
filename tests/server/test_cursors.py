"""A cursor over restarts, restores and other databases, as a client sees it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from server.inbox.cursor import user_tag
from tests.server.parts import (
    Client,
    RunningServer,
    make_config,
    make_token,
    running_server,
)

NewClient = Callable[[], Client]


def paid(number: int) -> dict[str, str]:
    return {"transactionId": f"TX{number}", "amount": "5000.00"}


@pytest.mark.parametrize(
    ("cursor", "reason"),
    [
        ("1.0123456789abcdef.{tag}.0-00000000.0-00000000", "other_database"),
        ("1.{epoch}.{tag}.99-00000000.0-00000000", "other_database"),
        ("1.{epoch}.00000000.0-00000000.0-00000000", "other_user"),
        ("1.{epoch}.{tag}.1-deadbeef.0-00000000", "other_database"),
        ("no cursor of ours", "unreadable"),
        ("x" * 300, "unreadable"),
    ],
)
async def test_a_cursor_that_names_no_place_here_is_reset_and_all_is_replayed(
    server: RunningServer, new_client: NewClient, cursor: str, reason: str
) -> None:
    await server.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
    epoch = server.socket_server.inbox.epoch
    client = new_client()

    await client.connect(
        server.url,
        {
            "token": make_token("42"),
            "cursor": cursor.format(epoch=epoch, tag=user_tag(epoch, "42")),
        },
    )

    assert len(await client.events(1)) == 1
    assert [what[0] for what in client.seen] == ["connect", "cursor_reset", "replay"]
    assert client.seen[1][1] == {"reason": reason}


async def test_after_a_restore_no_event_hides_behind_an_old_cursor(
    tmp_path: Path, new_client: NewClient
) -> None:
    config = make_config(tmp_path)
    database = Path(config.database_url.removeprefix("sqlite:///"))
    backup = tmp_path / "backup.sqlite3"

    async def send(server: RunningServer, number: int) -> None:
        await server.socket_server.realtime.send_user_update("42", "payment_success", paid(number))

    async with running_server(config) as server:
        await send(server, 1)
        with (
            contextlib.closing(sqlite3.connect(database)) as source,
            contextlib.closing(sqlite3.connect(backup)) as target,
        ):
            source.backup(target)
        for number in (2, 3):
            await send(server, number)
        client = new_client()
        await client.connect(server.url, {"token": make_token("42"), "cursor": ""})
        cursor = (await client.events(3))[-1][2]["cursor"]
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    backup.replace(database)

    async with running_server(config) as restored:
        for number in (4, 5, 6):  # the numbers that the device has seen, and one more
            await send(restored, number)
        again = new_client()
        await again.connect(restored.url, {"token": make_token("42"), "cursor": cursor})

        events = await again.events(4)
        assert again.seen[1] == ("cursor_reset", {"reason": "other_database"})
        assert [event[1]["transactionId"] for event in events] == ["TX1", "TX4", "TX5", "TX6"]


async def test_a_restarted_server_goes_on_with_the_sequence_and_a_device_with_its_cursor(
    tmp_path: Path, new_client: NewClient
) -> None:
    config = make_config(tmp_path)
    async with running_server(config) as first:
        client = new_client()
        await client.connect(first.url, {"token": make_token("42"), "cursor": ""})
        await first.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
        cursor = (await client.events(1))[0][2]["cursor"]

    async with running_server(config) as second:
        realtime = second.socket_server.realtime
        stored = await realtime.send_user_update("42", "payment_success", paid(2))
        again = new_client()
        await again.connect(second.url, {"token": make_token("42"), "cursor": cursor})

        assert stored.seq == 2
        assert [payload["transactionId"] for _, payload, _ in await again.events(1)] == ["TX2"]
        assert "cursor_reset" not in {what[0] for what in again.seen}
