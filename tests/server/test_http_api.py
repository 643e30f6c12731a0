"""The producers' door, over a real inbox in a real file."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from server.inbox.base import BROADCAST_STREAM
from tests.server.door import API_KEY, EVENTS, Door

PAID = {"type": "payment_success", "payload": {"transactionId": "TX1", "amount": "5000"}}


async def test_an_accepted_event_is_in_the_store(door: Door) -> None:
    response = await door.client.post(EVENTS, json=PAID)

    (stored,) = await door.stored()
    assert response.status_code == 201
    answer = response.json()
    assert answer["id"] == stored.id
    assert answer["seq"] == stored.seq == 1
    assert answer["subject"] == "TX1"
    assert answer["at"].endswith("Z")
    assert stored.name == "payment_success"


async def test_what_stands_beside_the_payload_is_stored_with_it(door: Door) -> None:
    beside = {"subject": "order-7", "expiresAt": "2026-12-05T18:00:00+05:30", "test": True}

    response = await door.client.post(EVENTS, json={**PAID, **beside})

    (stored,) = await door.stored()
    assert response.status_code == 201
    assert (stored.subject, stored.test) == ("order-7", True)
    assert stored.expires_at is not None
    assert stored.expires_at.isoformat() == "2026-12-05T12:30:00+00:00"


async def test_amounts_are_stored_with_the_digits_that_were_sent(door: Door) -> None:
    body = b'{"type":"payment_success","payload":{"transactionId":"T","amount":90071992547409.93}}'

    response = await door.client.post(
        EVENTS, content=body, headers={"Content-Type": "application/json; charset=utf-8"}
    )

    assert response.status_code == 201
    assert '"amount":90071992547409.93' in (await door.stored())[0].payload_json


async def test_a_broadcast_goes_to_the_stream_of_everybody(door: Door) -> None:
    body = {"type": "notification", "payload": {"type": "info", "title": "T", "message": "M"}}

    response = await door.client.post("/v1/broadcast", json=body)

    assert response.status_code == 201
    assert [event.id for event in await door.stored(BROADCAST_STREAM)] == [response.json()["id"]]


@pytest.mark.parametrize(("path", "user"), [("org%2F42", "org/42"), ("auth0%7Cx", "auth0|x")])
async def test_a_user_id_may_hold_what_a_path_must_escape(door: Door, path: str, user: str) -> None:
    response = await door.client.post(f"/v1/users/{path}/events", json=PAID)

    assert response.status_code == 201
    assert len(await door.stored(f"user:{user}")) == 1


async def test_the_same_key_and_body_are_answered_with_the_first_result(door: Door) -> None:
    key = {"Idempotency-Key": "order 7, first try"}
    spaced = json.dumps(PAID, indent=4).encode()

    first = await door.client.post(EVENTS, json=PAID, headers=key)
    again = await door.client.post(EVENTS, json=PAID, headers=key)
    reformatted = await door.client.post(
        EVENTS, content=spaced, headers={**key, "Content-Type": "application/json"}
    )

    assert "Idempotency-Replayed" not in first.headers
    for repeated in (again, reformatted):
        assert repeated.headers["Idempotency-Replayed"] == "true"
        assert (repeated.status_code, repeated.content) == (201, first.content)
    assert len(await door.stored()) == 1


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (EVENTS, {"payload": {"transactionId": "TX1", "amount": "5001"}}),
        (EVENTS, {"test": True}),
        (EVENTS, {"subject": "other"}),
        (EVENTS, {"expiresAt": "2026-12-05T18:00:00Z"}),
        ("/v1/users/43/events", {}),
        ("/v1/broadcast", {}),
    ],
)
async def test_the_same_key_for_something_else_is_a_409(
    door: Door, path: str, change: dict[str, Any]
) -> None:
    key = {"Idempotency-Key": "k1"}
    await door.client.post(EVENTS, json=PAID, headers=key)

    response = await door.client.post(path, json={**PAID, **change}, headers=key)

    assert response.status_code == 409
    assert response.json()["error"]["code"] == "idempotency_conflict"
    assert len(await door.stored()) == 1
    assert await door.stored(BROADCAST_STREAM) == await door.stored("user:43") == []


async def test_a_broadcast_may_be_repeated_too(door: Door) -> None:
    body = {"type": "notification", "payload": {"type": "info", "title": "T", "message": "M"}}
    key = {"Idempotency-Key": "k1"}

    answers = await asyncio.gather(
        *(door.client.post("/v1/broadcast", json=body, headers=key) for _ in range(50))
    )

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert len(await door.stored(BROADCAST_STREAM)) == 1


@pytest.mark.parametrize("key", [b"", b"k" * 256, "clé".encode(), b"a\tb"])
async def test_a_bad_idempotency_key_is_named(door: Door, key: bytes) -> None:
    status, error = await door.refused(json=PAID, headers=[(b"Idempotency-Key", key)])

    assert (status, error["field"]) == (422, "Idempotency-Key")


async def test_two_idempotency_keys_are_refused(door: Door) -> None:
    status, error = await door.refused(
        json=PAID, headers=[("Idempotency-Key", "a"), ("Idempotency-Key", "b")]
    )

    assert (status, error["field"]) == (422, "Idempotency-Key")


async def test_what_was_refused_does_not_use_its_key_up(door: Door) -> None:
    key = {"Idempotency-Key": "k1"}
    await door.refused(json={**PAID, "payload": {"transactionId": "T"}}, headers=key)

    response = await door.client.post(EVENTS, json=PAID, headers=key)

    assert response.status_code == 201


@pytest.mark.parametrize("header", ["", "Bearer wrong", f"Basic {API_KEY}"])
async def test_without_a_known_key_a_body_is_not_looked_at(door: Door, header: str) -> None:
    for path in (EVENTS, "/v1/broadcast"):
        response = await door.client.post(path, content=b"{", headers={"Authorization": header})

        assert response.status_code == 401
        assert response.headers["Connection"] == "close", "what else comes is not waited for"
        assert response.json()["error"]["code"] == "unauthorized"
        assert response.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("key", "status"), [("wrong", 401), (API_KEY, 413)])
async def test_a_sender_that_reads_late_is_answered_and_not_reset(
    door: Door, key: str, status: int
) -> None:
    """As a proxy does, which says 502 when the connection is reset before it has sent all."""
    body = b" " * 1_500_000
    head = (
        f"POST {EVENTS} HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer {key}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    async with running(door.app) as address:
        host, _, port = address.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(head.encode() + body)
        await writer.drain()
        answer = await reader.read()
        writer.close()

    assert answer.startswith(f"HTTP/1.1 {status}".encode())


async def test_a_sender_that_asks_first_is_refused_before_it_sends(door: Door) -> None:
    head = (
        f"POST {EVENTS} HTTP/1.1\r\nHost: door\r\nExpect: 100-continue\r\n"
        "Content-Length: 1000000\r\n\r\n"
    )
    async with running(door.app) as address:
        host, _, port = address.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(head.encode())
        answer = await reader.read()
        writer.close()

    assert answer.startswith(b"HTTP/1.1 401"), "and not 100 Continue"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"type": "payment_sucess"}, "unknown_type", "type"),
        ({"type": 5}, "bad_field", "type"),
        ({"payload": {"transactionId": "T"}}, "bad_field", "payload.amount"),
        ({"payload": {"transactionId": "T", "amount": -1}}, "bad_field", "payload.amount"),
        ({"payload": {"amount": 1}}, "bad_field", "payload.transactionId"),
        ({"payload": [1]}, "bad_field", "payload"),
        ({"payload": None}, "bad_field", "payload"),
        ({"subject": ""}, "bad_field", "subject"),
        ({"subject": "a\nb"}, "bad_field", "subject"),
        ({"subject": "x" * 129}, "bad_field", "subject"),
        ({"expiresAt": "2026-12-05T18:00:00"}, "bad_field", "expiresAt"),
        ({"expiresAt": "tomorrow"}, "bad_field", "expiresAt"),
        ({"test": "yes"}, "bad_field", "test"),
        ({"expires_at": "2026-12-05T18:00:00Z"}, "bad_field", "expires_at"),
    ],
)
async def test_a_mistake_is_answered_with_the_name_of_its_field(
    door: Door, change: dict[str, Any], code: str, field: str
) -> None:
    status, error = await door.refused(json={**PAID, **change})

    assert (status, error["code"], error.get("field")) == (422, code, field)
    assert error["message"]


@pytest.mark.parametrize("missing", ["type", "payload"])
async def test_a_missing_field_is_named(door: Door, missing: str) -> None:
    body = {name: value for name, value in PAID.items() if name != missing}

    assert await door.refused(json=body) == (
        422,
        {"code": "bad_field", "message": "is required", "field": missing},
    )


@pytest.mark.parametrize("user", ["a%20b", "a%09b", "x" * 129, ""])
async def test_a_bad_user_id_is_named(door: Door, user: str) -> None:
    status, error = await door.refused(path=f"/v1/users/{user}/events", json=PAID)

    assert (status, error["field"]) == (422, "userId")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"nonsense",
        b'{"type": "\xff"}',
        b'{"payload": ' + b"[" * 1900,
        b'{"payload": {]}',
    ],
)
async def test_a_body_that_is_no_json_is_a_400(door: Door, body: bytes) -> None:
    status, error = await door.refused(content=body, headers={"Content-Type": "application/json"})

    assert (status, error["code"]) == (400, "not_json")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
)
async def test_another_content_type_is_a_415(door: Door, headers: dict[str, str]) -> None:
    status, error = await door.refused(content=json.dumps(PAID).encode(), headers=headers)

    assert (status, error["code"]) == (415, "not_json")


async def test_a_body_that_is_too_large_is_a_413(door: Door) -> None:
    status, error = await door.refused(json={**PAID, "subject": "x" * 3000})

    assert (status, error["code"]) == (413, "too_large")
    assert "2048" in error["message"]


async def test_a_streamed_body_is_given_up_as_soon_as_it_is_too_large(door: Door) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            yield b" " * 1024

    headers = {**door.client.headers, "Content-Type": "application/json"}
    async with (
        running(door.app) as address,
        httpx.AsyncClient(base_url=address, trust_env=False) as client,
    ):
        with contextlib.suppress(httpx.TransportError):  # the answer may be cut off
            response = await client.post(EVENTS, content=endless(), headers=headers)
            assert response.status_code == 413

    assert await door.stored() == []
    assert sent < 100_000


async def test_another_method_is_a_405_that_says_what_is_allowed(door: Door) -> None:
    response = await door.client.get(EVENTS)

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert response.json()["error"]["code"] == "method_not_allowed"


@pytest.mark.parametrize("path", ["/v1/", "/v1/users", "/v1/users/42/subject/x"])
async def test_another_address_is_a_404_in_json(door: Door, path: str) -> None:
    response = await door.client.post(path, json=PAID)

    assert response.status_code == 404
    assert response.json()["error"]["code"] == "not_found"


async def test_a_store_that_is_gone_is_a_503_to_be_retried_and_not_ready(door: Door) -> None:
    assert (await door.client.get("/readyz")).status_code == 200
    await door.inbox.close()

    response = await door.client.post(EVENTS, json=PAID)
    ready = await door.client.get("/readyz")
    alive = await door.client.get("/healthz")

    assert response.status_code == ready.status_code == 503
    assert response.json()["error"]["code"] == "store_unavailable"
    assert int(response.headers["Retry-After"]) > 0
    assert alive.status_code == 200


async def test_a_fault_of_our_own_is_a_500_in_json(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_given: object, **_options: object) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr(door.inbox, "append", broken)

    with caplog.at_level(logging.INFO):
        status, error = await door.refused(json=PAID)

    assert (status, error["code"]) == (500, "internal")
    assert "out of luck" not in error["message"]
    assert "request failed" in caplog.text


async def test_neither_key_nor_payload_is_in_the_log(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    payload = {"transactionId": "TX-private", "amount": 77.77}
    with caplog.at_level(logging.DEBUG):
        await door.client.post(EVENTS, json={**PAID, "payload": payload})
        await door.client.post(EVENTS, json={**PAID, "payload": {**payload, "amount": "x77"}})

    ours = [record for record in caplog.records if record.name.startswith("server")]
    assert [record.getMessage() for record in ours] == ["event accepted"]
    text = " ".join(str(vars(record)) for record in ours)
    assert "'producer': 'billing'" in text
    assert API_KEY not in text
    assert "TX-private" not in text
    assert "77.77" not in text


@contextlib.asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[str]:
    """The application on a real socket."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = _QuietServer(uvicorn.Config(app, log_config=None, lifespan="off", http="httptools"))
    task = asyncio.create_task(server.serve([listener]))
    await server.is_up.wait()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listener.close()


class _QuietServer(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def test_a_body_that_is_no_object_is_told_so_as_a_sentence(door: Door) -> None:
    status, error = await door.refused(json=[PAID])

    assert status == 422
    assert error == {"code": "bad_field", "message": "The body must be an object, not a list."}


async def test_an_address_that_is_none_is_answered_as_json(door: Door) -> None:
    answer = await door.client.get("/")

    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"
