"""The HTTP doors as an OpenAPI document, made from the models so that it stays true.

For whoever has a client generated or a gateway check requests. It is served at `PATH`, and
lies beside the documentation: python -m server.openapi docs/backend-developers/openapi.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contract.sign_in import SIGN_IN_PATH
from server.intake import KEY_HEADER, MAX_KEY_CHARS
from server.openapi_schemas import USER_ID, ref, schemas

PATH = "/v1/openapi.json"

_ERRORS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "400": ("The body cannot be read.", ("not_json", "disconnected")),
    "401": (
        "The key or the token is not accepted.",
        ("unauthorized", "token_missing", "token_invalid", "token_expired"),
    ),
    "404": ("There is no such thing.", ("not_found",)),
    "409": ("The key was used for another event.", ("idempotency_conflict",)),
    "410": ("The user was deleted.", ("account_deleted",)),
    "413": ("The body is too large.", ("too_large",)),
    "415": ("The body is not sent as JSON.", ("not_json",)),
    "422": ("A field is wrong; `field` names it.", ("unknown_type", "bad_field")),
    "500": ("A fault of the server; whether it is stored is not known.", ("internal",)),
    "503": ("Send it again after `Retry-After` seconds.", ("store_unavailable",)),
}
_POSTED = ("400", "401", "409", "410", "413", "415", "422", "500", "503")


def document() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Paybell",
            "version": "1",
            "summary": "Report payments, failed payments and bills to people's desktops.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": _paths(),
        "components": {
            "schemas": schemas(),
            "parameters": _parameters(),
            "responses": {f"Error{status}": _error(status) for status in _ERRORS},
            "securitySchemes": {
                "producer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An API key of the server's `api_keys`.",
                },
                "user": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "The user's own token, as their devices have it.",
                },
            },
        },
    }


def text() -> str:
    """The document as it is served and committed."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def _paths() -> dict[str, Any]:
    accepted = _answer("It is on disk.", "Accepted")
    batch = _answer("All of it is on disk.", "AcceptedBatch")
    devices = {
        "type": "object",
        "properties": {"devices": {"type": "array", "items": ref("Device")}},
        "required": ["devices"],
    }
    return {
        "/v1/users/{userId}/events": {
            "post": _operation(
                "sendToUser", "Send an event to one user", "Event", {"201": accepted}, _POSTED,
                parameters=("UserId", "IdempotencyKey"),
            )
        },
        "/v1/events": {
            "post": _operation(
                "sendMany", "Send a batch: all of it is stored, or nothing", "Batch",
                {"201": batch}, _POSTED, parameters=("IdempotencyKey",),
            )
        },
        "/v1/broadcast": {
            "post": _operation(
                "broadcast", "Send an event to everybody", "Event", {"201": accepted},
                tuple(status for status in _POSTED if status != "410"),
                parameters=("IdempotencyKey",),
            )
        },
        "/v1/users/{userId}/subjects/{subject}": {
            "delete": _operation(
                "withdraw", "Take back what a user was told about a subject", None,
                {"200": _answer("The withdrawal is on disk.", "Accepted")},
                ("401", "404", "409", "410", "422", "500", "503"),
                parameters=("UserId", "Subject", "IdempotencyKey"),
            )
        },
        "/v1/broadcast/subjects/{subject}": {
            "delete": _operation(
                "withdrawBroadcast", "Take back what everybody was told about a subject", None,
                {"200": _answer("The withdrawal is on disk.", "Accepted")},
                ("401", "404", "409", "422", "500", "503"),
                parameters=("Subject", "IdempotencyKey"),
            )
        },
        "/v1/users/{userId}/events/{eventId}": {
            "get": _operation(
                "getReceipt", "What became of an event", None,
                {"200": _answer("What the devices have reported.", "Receipt")},
                ("401", "404", "422", "500", "503"), parameters=("UserId", "EventId"),
            )
        },
        "/v1/users/{userId}": {
            "delete": _operation(
                "deleteUser", "Delete what is stored of a user, for good", None,
                {"204": {"description": "It is deleted."}},
                ("401", "422", "500", "503"), parameters=("UserId",),
            )
        },
        "/v1/me/devices": {
            "get": _operation(
                "listDevices", "The user's devices", None,
                {"200": _json("The last seen first.", devices)},
                ("401", "500", "503"), security="user",
            )
        },
        "/v1/me/devices/{device}": {
            "delete": _operation(
                "removeDevice", "Cut a device and never admit it again", None,
                {"204": {"description": "It is removed."}},
                ("401", "404", "500", "503"), parameters=("DeviceId",), security="user",
            )
        },
        SIGN_IN_PATH: {
            "get": _operation(
                "signIn", "Where users sign in", None,
                {"200": _answer("For devices.", "SignInDocument")}, ("404",), security=None,
            )
        },
        "/healthz": {"get": _health("health", "The process lives", "ok", ())},
        "/readyz": {"get": _health("ready", "The store answers", "ready", ("503",))},
        PATH: {
            "get": _operation(
                "openapi", "This document", None,
                {"200": _json("OpenAPI 3.1.", {"type": "object"})}, (), security=None,
            )
        },
    }  # fmt: skip


def _operation(
    name: str,
    summary: str,
    body: str | None,
    answers: Mapping[str, Any],
    errors: tuple[str, ...],
    *,
    parameters: tuple[str, ...] = (),
    security: str | None = "producer",
) -> dict[str, Any]:
    operation: dict[str, Any] = {"operationId": name, "summary": summary}
    operation["security"] = [{security: []}] if security else []
    if parameters:
        operation["parameters"] = [{"$ref": f"#/components/parameters/{at}"} for at in parameters]
    if body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": ref(body)}},
        }
    refused = {status: {"$ref": f"#/components/responses/Error{status}"} for status in errors}
    operation["responses"] = {**answers, **refused}
    return operation


def _health(name: str, summary: str, status: str, errors: tuple[str, ...]) -> dict[str, Any]:
    said = {"type": "object", "properties": {"status": {"const": status}}, "required": ["status"]}
    return _operation(name, summary, None, {"200": _json("Yes.", said)}, errors, security=None)


def _answer(description: str, schema: str) -> dict[str, Any]:
    return _json(description, ref(schema))


def _json(description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _error(status: str) -> dict[str, Any]:
    description, codes = _ERRORS[status]
    return _json(f"{description} Codes: {', '.join(codes)}.", ref("Error"))


def _parameters() -> dict[str, Any]:
    identifier = {"type": "string", "minLength": 1, "maxLength": 128}
    return {
        "UserId": _in_path("userId", USER_ID),
        "Subject": _in_path("subject", identifier),
        "EventId": _in_path("eventId", {"type": "string", "format": "uuid"}),
        "DeviceId": _in_path("device", {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"}),
        "IdempotencyKey": {
            "name": KEY_HEADER,
            "in": "header",
            "description": "The same key again stores nothing twice, for 24 hours.",
            "schema": {"type": "string", "minLength": 1, "maxLength": MAX_KEY_CHARS},
        },
    }


def _in_path(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        Path(argument).write_text(text(), "utf-8")
