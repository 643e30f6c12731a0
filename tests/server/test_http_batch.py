"""A batch of events, and taking back what was said about a subject, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.server.door import EVENTS, Door

BATCH = "/v1/events"


def paid(number: int, user: str | int = "42", **more: Any) -> dict[str, Any]:
    payload = {"transactionId": f"TX{number}", "amount": "5000"}
    return {"userId": user, "type": "payment_success", "payload": payload, **more}


def posted(number: int, **more: Any) -> dict[str, Any]:
    """The body of a post to one user, whom the address names."""
    return {name: value for name, value in paid(number, **more).items() if name != "userId"}


async def test_a_batch_is_stored_as_a_whole_and_answered_in_its_order(door: Door) -> None:
    items = [paid(1), paid(2, "org/43", subject="order 7", test=True), paid(3, 42)]

    response = await door.client.post(BATCH, json={"events": items})

    mine, others = await door.stored(), await door.stored("user:org/43")
    assert response.status_code == 201
    assert [event["id"] for event in response.json()["events"]] == [
        mine[0].id,
        others[0].id,
        mine[1].id,
    ]
    assert [event["seq"] for event in response.json()["events"]] == [1, 1, 2]
    assert (others[0].subject, others[0].test) == ("order 7", True)


@pytest.mark.parametrize(
    ("number", "change", "field"),
    [
        (2, {"payload": {"transactionId": "TX", "amount": "five"}}, "events[2].payload.amount"),
        (2, {"payload": {"transactionId": "TX"}}, "events[2].payload.amount"),
        (1, {"payload": 5}, "events[1].payload"),
        (0, {"type": "payment_maybe"}, "events[0].type"),
        (0, {"type": 5}, "events[0].type"),
        (1, {"userId": "a b"}, "events[1].userId"),
        (1, {"userId": None}, "events[1].userId"),
        (1, {"userId": True}, "events[1].userId"),
        (1, {"user": "42"}, "events[1].user"),
        (1, {"expiresAt": "2026-12-05T18:00:00"}, "events[1].expiresAt"),
        (1, {"subject": ""}, "events[1].subject"),
    ],
)
async def test_one_mistake_names_its_item_and_nothing_of_the_batch_is_stored(
    door: Door, number: int, change: dict[str, Any], field: str
) -> None:
    items = [paid(1), paid(2), paid(3)]
    items[number] |= change

    status, error = await door.refused(path=BATCH, json={"events": items})

    assert (status, error["field"]) == (422, field)


async def test_a_deleted_user_names_their_item_and_the_rest_can_be_sent_without_it(
    door: Door,
) -> None:
    await door.people.delete_user("43")
    items = [paid(1), paid(2, "43"), paid(3, "43")]

    status, error = await door.refused(
        path=BATCH, json={"events": items}, headers={"Idempotency-Key": "k"}
    )
    again = await door.client.post(
        BATCH, json={"events": items[:1]}, headers={"Idempotency-Key": "k"}
    )

    assert (status, error["code"], error["field"]) == (410, "account_deleted", "events[1].userId")
    assert again.status_code == 201, "what was refused has not used its key up"


async def test_a_missing_field_names_its_item_too(door: Door) -> None:
    item = paid(1)
    del item["userId"]

    _, error = await door.refused(path=BATCH, json={"events": [paid(1), item]})

    assert (error["field"], error["message"]) == ("events[1].userId", "is required")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"events": []}, "events"),
        ({"events": [paid(n) for n in range(1001)]}, "events"),
        ({"events": {}}, "events"),
        ({}, "events"),
        ([], ""),
        ({"events": [paid(1)], "userId": "42"}, "userId"),
    ],
)
async def test_what_is_no_batch_is_refused(door: Door, body: Any, field: str) -> None:
    status, error = await door.refused(path=BATCH, json=body)

    assert (status, error.get("field", "")) == (422, field)


async def test_the_largest_batch_is_one_transaction(door: Door) -> None:
    response = await door.client.post(BATCH, json={"events": [paid(n) for n in range(1000)]})

    assert response.status_code == 201
    assert [event["seq"] for event in response.json()["events"]] == list(range(1, 1001))


async def test_a_batch_has_a_bound_of_its_own_in_bytes(door: Door) -> None:
    large = paid(1)
    large["payload"]["description"] = "x" * 70_000

    assert (await door.refused(json=large))[0] == 413
    assert (await door.refused(path=BATCH, json={"events": [large] * 20}))[0] == 413
    assert (await door.refused(path=BATCH, json={"events": [large]}))[0] == 422


async def test_a_batch_is_retried_as_a_whole_under_its_key(door: Door) -> None:
    key = {"Idempotency-Key": "run-7"}
    body = {"events": [paid(1), paid(2, "43")]}
    first = await door.client.post(BATCH, json=body, headers=key)

    again = await door.client.post(BATCH, json=body, headers=key)
    other = await door.client.post(BATCH, json={"events": [paid(1)]}, headers=key)

    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert other.status_code == 409
    assert len(await door.stored()) == len(await door.stored("user:43")) == 1


async def test_what_was_said_about_a_subject_is_withdrawn_once(door: Door) -> None:
    await door.client.post(EVENTS, json=posted(1, subject="order/7"))
    address = "/v1/users/42/subjects/order%2F7"

    first = await door.client.delete(address)
    again = await door.client.delete(address)

    stored = (await door.stored())[1]
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert (first.json()["id"], first.json()["seq"]) == (stored.id, 2)
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (stored.name, stored.payload_json) == ("withdraw", '{"subject":"order/7"}')
    assert len(await door.stored()) == 2


async def test_what_everybody_was_told_is_withdrawn_for_everybody_and_for_nobody_alone(
    door: Door,
) -> None:
    notice = {"type": "info", "title": "Maintenance", "message": "Tonight"}
    body = {"type": "notification", "payload": notice, "subject": "works/7"}
    await door.client.post(EVENTS, json=posted(1, subject="works/7"))

    early = await door.client.delete("/v1/broadcast/subjects/works%2F7")
    await door.client.post("/v1/broadcast", json=body)
    first = await door.client.delete("/v1/broadcast/subjects/works%2F7")
    again = await door.client.delete("/v1/broadcast/subjects/works%2F7")
    astray = await door.client.delete("/v1/broadcast/subjects/works/7")

    stored = (await door.stored("*"))[1]
    assert (early.status_code, astray.status_code) == (404, 404)
    assert (first.status_code, first.json()["id"], first.json()["seq"]) == (200, stored.id, 2)
    assert (stored.name, stored.payload_json) == ("withdraw", '{"subject":"works/7"}')
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (len(await door.stored("*")), len(await door.stored())) == (2, 1)


async def test_a_retry_under_a_key_does_not_withdraw_what_came_after_it(door: Door) -> None:
    key = {"Idempotency-Key": "take-back-7"}
    body = posted(7)
    await door.client.post(EVENTS, json=body)
    first = await door.client.delete("/v1/users/42/subjects/TX7", headers=key)
    await door.client.post(EVENTS, json=body)

    again = await door.client.delete("/v1/users/42/subjects/TX7", headers=key)

    assert again.json() == first.json()
    assert [event.name for event in await door.stored()] == [
        "payment_success",
        "withdraw",
        "payment_success",
    ]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/v1/users/42/subjects/TX1", 404, "not_found"),
        ("/v1/users/42/subjects/", 422, "bad_field"),
        (f"/v1/users/42/subjects/{'x' * 129}", 422, "bad_field"),
        ("/v1/users/4%202/subjects/TX1", 422, "bad_field"),
        ("/v1/broadcast/subjects/", 422, "bad_field"),
        ("/v1/broadcast/subjects/TX1", 404, "not_found"),
    ],
)
async def test_what_cannot_be_withdrawn_is_said(
    door: Door, address: str, status: int, code: str
) -> None:
    response = await door.client.delete(address)

    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert await door.stored() == []


async def test_without_a_key_nobody_withdraws(door: Door) -> None:
    response = await door.client.delete(
        "/v1/users/42/subjects/TX1", headers={"Authorization": "Bearer wrong"}
    )

    assert response.status_code == 401
