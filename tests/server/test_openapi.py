"""The OpenAPI document says what the doors do: every address, every event, every answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from starlette.routing import Route

from contract.events import EVENT_TYPES
from server import openapi
from server.app import create_app
from tests.server.door import EVENTS, Door
from tests.server.parts import make_config

ROOT = Path(__file__).parents[2]


def _valid(schema: str, value: object) -> bool:
    """Whether `value` is what the document calls `schema`."""
    whole = openapi.document()
    validator = Draft202012Validator({"$ref": f"#/components/schemas/{schema}", **whole})
    return bool(validator.is_valid(value))


def _golden(name: str) -> dict[str, Any]:
    text = (ROOT / "contract" / "examples" / f"{name}.json").read_text("utf-8")
    golden: dict[str, Any] = json.loads(text)
    return {"type": name, "payload": golden["payload"]}


def test_the_committed_document_is_the_one_that_the_server_gives() -> None:
    committed = (ROOT / "docs" / "backend-developers" / "openapi.json").read_text("utf-8")
    assert committed == openapi.text(), "python dev.py run python -m server.openapi FILE"


def test_every_address_of_the_server_is_in_the_document(tmp_path: Path) -> None:
    def plain(path: str) -> str:
        return re.sub(r"\{[^}]+\}", "{}", path)

    served = {
        plain(route.path)
        for route in create_app(make_config(tmp_path)).routes
        if isinstance(route, Route) and route.path != "/{rest:path}"
    }
    described = {plain(path) for path in openapi.document()["paths"]}
    withdrawal = "/v1/users/{}/subjects/{}"  # one route with the user's own
    assert described - served == {withdrawal}
    assert served - described == set()


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_the_golden_messages_are_events(name: str) -> None:
    assert _valid("Event", _golden(name))
    assert _valid("Batch", {"events": [_golden(name) | {"userId": 42}]})
    assert not _valid("Batch", {"events": [_golden(name)]})


@pytest.mark.parametrize(
    "payload",
    [
        {"transactionId": "TX1"},
        {"transactionId": "TX1", "amount": "5,000"},
        {"transactionId": "TX1", "amount": "5", "amountMinor": 500},
        {"transactionId": "", "amount": "5"},
        {"transactionId": 12, "amount": "5"},
        {"transactionId": "TX1", "amount": "5", "currency": "inr"},
        {"transactionId": "TX1", "amount": "5", "url": "http://pay.example.com"},
    ],
)
async def test_what_the_door_refuses_is_no_event_of_the_document(
    door: Door, payload: dict[str, Any]
) -> None:
    event = {"type": "payment_success", "payload": payload}

    status, error = await door.refused(json=event)

    assert status == 422
    assert not _valid("Event", event)
    assert _valid("Error", {"error": error})


async def test_answers_are_what_the_document_calls_them(door: Door) -> None:
    event = _golden("payment_success")
    accepted = (await door.client.post(EVENTS, json=event)).json()
    batch = await door.client.post("/v1/events", json={"events": [event | {"userId": "42"}]})
    receipt = await door.client.get(f"{EVENTS}/{accepted['id']}")

    assert _valid("Accepted", accepted)
    assert _valid("AcceptedBatch", batch.json())
    assert _valid("Receipt", receipt.json())
    assert not _valid("Receipt", accepted)
    assert (await door.client.get(openapi.PATH)).json() == openapi.document()
