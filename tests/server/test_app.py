"""The whole server: an event that is posted over HTTP reaches the user's socket."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from tests.server.parts import API_KEY, Client, RunningServer, make_token


async def test_a_posted_event_reaches_the_users_device_and_is_ready_for_the_next(
    server: RunningServer, new_client: Callable[[], Client]
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42"), "device": "d1", "cursor": ""})

    async with httpx.AsyncClient(base_url=server.url) as http:
        answer = await http.post(
            "/v1/users/42/events",
            headers={"Authorization": f"Bearer {API_KEY}"},
            json={
                "type": "bill_generated",
                "payload": {"billId": "B1", "amount": "1240.00", "utility": "electricity"},
            },
        )
        ready = await http.get("/readyz")

    assert answer.status_code == 201
    ((name, payload, meta),) = await client.events(1)
    assert (name, payload["billId"], meta["id"]) == ("bill_generated", "B1", answer.json()["id"])
    assert ready.status_code == 200


async def test_an_address_that_is_not_there_is_answered_as_json(server: RunningServer) -> None:
    async with httpx.AsyncClient(base_url=server.url) as http:
        answer = await http.get("/v1/nothing")

    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"
