"""What a producer is told of an event: stored, on which devices, shown how, read when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from server.realtime_service import RealTimeService
from tests.server.parts import API_KEY, Client, RunningServer, make_token

PAID = {"transactionId": "TX1", "amount": "5000"}
UNKNOWN = "01a20763-04ea-76cf-b7cc-7fd7e8259180"


async def ask(server: RunningServer, path: str, key: str = API_KEY) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.get(server.url + path, headers=headers)
    answer: dict[str, Any] = response.json()
    return response.status_code, answer


@pytest.fixture
def realtime(server: RunningServer) -> RealTimeService:
    return server.socket_server.realtime


async def test_an_event_that_reached_no_device_yet_is_told_as_stored(
    server: RunningServer, realtime: RealTimeService
) -> None:
    stored = await realtime.send_user_update("org/42", "payment_success", PAID, test=True)

    status, answer = await ask(server, f"/v1/users/org%2F42/events/{stored.id}")

    assert status == 200
    assert answer == {
        "id": stored.id,
        "type": "payment_success",
        "seq": 1,
        "at": stored.at.isoformat().replace("+00:00", "Z"),
        "subject": "TX1",
        "expiresAt": None,
        "test": True,
        "broadcast": False,
        "readAt": None,
        "devices": [],
    }


async def test_what_a_device_reports_is_what_a_producer_is_told(
    server: RunningServer, realtime: RealTimeService, new_client: Callable[[], Client]
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42"), "device": "d1", "cursor": ""})
    stored = await realtime.broadcast(
        "notification", {"type": "info", "title": "T", "message": "M"}
    )
    ((_, _, meta),) = await client.events(1)

    await client.sio.emit("ack", {"cursor": meta["cursor"]})
    await client.sio.emit("presented", {stored.id: "toast"})
    await client.sio.call("mark_read", {"ids": [stored.id]})

    _, answer = await ask(server, f"/v1/users/42/events/{stored.id}")
    (device,) = answer["devices"]
    assert (answer["broadcast"], device["device"], device["stored"]) == (True, "d1", True)
    assert device["presented"] == "toast"
    assert answer["readAt"] >= device["presentedAt"] >= answer["at"]


@pytest.mark.parametrize("event_id", [UNKNOWN, "none-such", "x%0A", "a/b"])
async def test_an_event_that_does_not_exist_is_a_404(server: RunningServer, event_id: str) -> None:
    status, answer = await ask(server, f"/v1/users/42/events/{event_id}")

    assert (status, answer["error"]["code"]) == (404, "not_found")


async def test_the_event_of_another_user_is_a_404(
    server: RunningServer, realtime: RealTimeService
) -> None:
    stored = await realtime.send_user_update("42", "payment_success", PAID)

    assert (await ask(server, f"/v1/users/43/events/{stored.id}"))[0] == 404


async def test_without_a_key_nothing_is_told(
    server: RunningServer, realtime: RealTimeService
) -> None:
    stored = await realtime.send_user_update("42", "payment_success", PAID)

    assert (await ask(server, f"/v1/users/42/events/{stored.id}", key="wrong"))[0] == 401


async def test_another_method_is_a_405(server: RunningServer) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.post(f"{server.url}/v1/users/42/events/{UNKNOWN}")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET")
