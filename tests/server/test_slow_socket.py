"""A socket that reads too little: bounded, closed in the end, and back by its cursor."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from server import socket_guard
from server.intake import UserUpdate
from server.send_queue import MAX_CHARS, MAX_PACKETS
from tests.server.parts import SOON_S, Client, RunningServer, make_token
from tests.server.test_socket_guard import is_closed, raw_socket

NewClient = Callable[[], Client]
COUNT = 3_000


def updates(first: int, count: int) -> list[UserUpdate]:
    return [
        UserUpdate(
            user_id="42",
            type="payment_success",
            payload={"transactionId": f"TX{n}", "amount": "5", "more": "x" * 4000},
        )
        for n in range(first, first + count)
    ]


async def test_a_slow_socket_keeps_its_bound_and_nobody_waits_for_it(
    server: RunningServer, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_guard, "SLOW_SOCKET_TIMEOUT_S", 0.3)
    sio, realtime = server.socket_server.sio, server.socket_server.realtime
    largest = [0, 0]

    async with raw_socket(server.url) as slow:
        await slow.send("40" + json.dumps({"token": make_token("42"), "cursor": ""}))
        assert str(await slow.recv()).startswith('40{"sid"')
        (eio_sid,) = sio.eio.sockets
        queue = sio.eio.sockets[eio_sid].queue
        slow.transport.pause_reading()
        quick = new_client()
        await quick.connect(server.url, {"token": make_token("42")})

        for first in range(0, COUNT, 500):
            await realtime.send_many(updates(first, 500))
            largest = [max(largest[0], queue.qsize()), max(largest[1], queue._chars)]
        events = await quick.events(COUNT)

        assert [payload["transactionId"] for _, payload, _ in events] == [
            f"TX{n}" for n in range(COUNT)
        ]
        assert largest[0] <= MAX_PACKETS
        assert largest[1] <= MAX_CHARS + 512 * 1024, "a chunk of a replay may be on top"
        async with asyncio.timeout(SOON_S):
            while eio_sid in sio.eio.sockets:
                await asyncio.sleep(0.01)
        slow.transport.resume_reading()
        got = _events_of(await is_closed(slow))

    cursor = got[-1][2]["cursor"] if got else ""
    again = new_client()
    await again.connect(server.url, {"token": make_token("42"), "cursor": cursor})
    rest = await again.events(COUNT - len(got))
    assert [payload["transactionId"] for _, payload, _ in [*got, *rest]] == [
        f"TX{n}" for n in range(COUNT)
    ]


def _events_of(messages: list[str]) -> list[tuple[str, Any, Any]]:
    """The events in what a raw socket has read, live or replayed."""
    events: list[tuple[str, Any, Any]] = []
    for message in messages:
        if not message.startswith("42"):
            continue
        name, *arguments = json.loads(message[2:])
        if name == "replay":
            events += [tuple(event) for event in arguments[0]["events"]]
        else:
            events.append((name, *arguments))
    return events
