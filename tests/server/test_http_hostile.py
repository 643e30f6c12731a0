"""The producers' door under input that no honest producer sends: JSON answers, nothing stored."""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx
import pytest

from tests.server.parts import API_KEY, RunningServer

PAID = {"transactionId": "TX1", "amount": "5000"}
HEADERS = {"Authorization": f"Bearer {API_KEY}", "Content-Type": "application/json"}


async def post(server: RunningServer, path: str, body: str) -> tuple[int, dict[str, Any]]:
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.post(server.url + path, content=body, headers=HEADERS)
    answer: dict[str, Any] = response.json()
    return response.status_code, answer.get("error", answer)


def event(payload: str = json.dumps(PAID), **beside: Any) -> str:
    return json.dumps({"type": "payment_success", **beside})[:-1] + f', "payload": {payload}}}'


@pytest.mark.parametrize(
    "user", ["42%0A", "%0A42", "4%0D%0A2", "%00", "42%E2%80%8B", "%FF", "%ED%A0%80", "a%C3"]
)
async def test_a_user_id_that_no_user_can_have_is_a_422_in_json(
    server: RunningServer, user: str
) -> None:
    status, error = await post(server, f"/v1/users/{user}/events", event())

    assert (status, error["code"], error["field"]) == (422, "bad_field", "userId")


@pytest.mark.parametrize("path", ["/v1/users/42/events%0A", "/v1/broadcast%0A", "/v1/a%0Ab"])
async def test_an_address_with_a_line_break_is_a_404_in_json(
    server: RunningServer, path: str
) -> None:
    status, error = await post(server, path, event())

    assert (status, error["code"]) == (404, "not_found")


async def test_user_ids_that_look_alike_or_like_our_own_names_are_different_users(
    server: RunningServer,
) -> None:
    paths = ["*", "user:42", "42", "a%2Fb", "a%252Fb", "%C3%A9", "e%CC%81", "b/events"]

    for path in paths:
        status, answer = await post(server, f"/v1/users/{path}/events", event())
        assert (status, answer["seq"]) == (201, 1), path

    assert await server.socket_server.inbox.heads(["*"]) == {"*": 0}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (event(expiresAt="0001-01-01T00:00:00+05:00"), "expiresAt"),
        (event(expiresAt="9999-12-31T23:59:59-05:00"), "expiresAt"),
        (event(json.dumps({**PAID, "timestamp": "0001-01-01T00:00:00Z"})), "payload.timestamp"),
        (event(json.dumps({**PAID, "timestamp": "9999-12-31T23:59:59Z"})), "payload.timestamp"),
        (event('{"transactionId": "T", "amount": 1e99999999999999999999}'), "payload"),
        (event('{"transactionId": "T", "amount": 1, "x": -1e-99999999999999999999}'), "payload"),
        (event('{"transactionId": "T", "amount": 1, "x": ' + "9" * 5000 + "}"), "payload"),
        (event('{"transactionId": "T", "amount": 1, "x": %s}' % ("[" * 40 + "]" * 40)), "payload"),
        (event('{"amount": 1, "x": ' + '{"":' * 99 + "1" + "}" * 100), "payload"),
    ],
)  # fmt: skip
async def test_what_a_device_or_the_store_could_not_hold_is_a_422_and_no_fault_of_ours(
    server: RunningServer, caplog: pytest.LogCaptureFixture, body: str, field: str
) -> None:
    with caplog.at_level(logging.ERROR):
        status, error = await post(server, "/v1/users/42/events", body)

    assert (status, error["code"], error["field"]) == (422, "bad_field", field)
    assert not caplog.records
    assert await server.socket_server.inbox.heads(["user:42"]) == {"user:42": 0}


async def test_of_a_field_that_is_given_twice_the_checked_one_is_the_stored_one(
    server: RunningServer,
) -> None:
    body = event('{"transactionId": "T", "amount": -1, "amount": "7"}')

    assert (await post(server, "/v1/users/42/events", body))[0] == 201

    (stored,) = await server.socket_server.inbox.read("user:42", 0, 10)
    assert stored.payload_json == '{"transactionId":"T","amount":"7"}'
