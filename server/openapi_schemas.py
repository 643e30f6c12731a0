"""What travels through the HTTP doors, as the schemas of the OpenAPI document.

Made from the models; what their types alone do not say is added here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from contract.events import EVENT_TYPES, FailureCategory, MonetaryPayload, Payload
from contract.links import MAX_URL_CHARS
from contract.sign_in import SignInDocument
from server.auth import MAX_USER_ID_CHARS
from server.http_bodies import Accepted, AcceptedBatch, EventBody, Receipt
from server.inbox.base import Device
from server.intake import MAX_AT_ONCE

REF = "#/components/schemas/{name}"
USER_ID = {"type": "string", "pattern": "^\\S+$", "minLength": 1, "maxLength": MAX_USER_ID_CHARS}
_AMOUNT = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{1,15}(\.\d{1,6})?$"},
        {"type": "number", "minimum": 0},
    ],
    "description": "Major units: a decimal string (preferred) or a number.",
}
_FIELDS: Mapping[str, Mapping[str, Any]] = {
    "amount": _AMOUNT,
    "minimumDue": _AMOUNT,
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217."},
    "url": {"type": "string", "pattern": "^https://[^/]", "maxLength": MAX_URL_CHARS},
}
"""What the types alone do not say; `Payload.check` does."""


def ref(name: str) -> dict[str, str]:
    """How the document speaks of the schema of that name."""
    return {"$ref": REF.format(name=name)}


def schemas() -> dict[str, Any]:
    """All of them by name, as `components.schemas` holds them."""
    models = [*EVENT_TYPES.values(), EventBody, Accepted, AcceptedBatch, Receipt, Device]
    _, made = msgspec.json.schema_components([*models, SignInDocument], ref_template=REF)
    beside = made.pop("EventBody")["properties"]
    for name, model in EVENT_TYPES.items():
        _complete(made[model.__name__], model)
        made[f"{model.__name__}Event"] = {
            "title": f"{model.__name__}Event",
            "type": "object",
            "properties": {**beside, "type": {"const": name}, "payload": ref(model.__name__)},
            "required": ["type", "payload"],
        }
    named = {name: f"{model.__name__}Event" for name, model in EVENT_TYPES.items()}
    one_of = [ref(schema) for schema in named.values()]
    made["Event"] = {
        "oneOf": one_of,
        "discriminator": {
            "propertyName": "type",
            "mapping": {name: REF.format(name=schema) for name, schema in named.items()},
        },
    }
    user = {"userId": {"anyOf": [USER_ID, {"type": "integer"}]}}
    item = {"allOf": [ref("Event"), {"properties": user, "required": ["userId"]}]}
    made["Batch"] = {
        "type": "object",
        "properties": {
            "events": {"type": "array", "items": item, "minItems": 1, "maxItems": MAX_AT_ONCE}
        },
        "required": ["events"],
    }
    made["Error"] = _error_schema()
    plain: dict[str, Any] = json.loads(json.dumps(made).replace(r"\\Z", "$"))
    return plain


def _complete(schema: dict[str, Any], model: type[Payload]) -> None:
    properties = schema["properties"]
    for name in properties.keys() & _FIELDS.keys():
        properties[name] = _FIELDS[name]
    if model is EVENT_TYPES["payment_failed"]:
        properties["category"] = {"enum": [str(known) for known in FailureCategory]}
    if not issubclass(model, MonetaryPayload):
        return
    both = ["amount", "amountMinor"]
    if model.amount_required:
        schema["oneOf"] = [{"required": [name]} for name in both]
    else:
        schema["not"] = {"required": both}


def _error_schema() -> dict[str, Any]:
    said = {
        "code": {"type": "string", "description": "Stable, for programs."},
        "message": {"type": "string", "description": "For people."},
        "field": {"type": "string", "description": "The field, as it was sent."},
    }
    inner = {"type": "object", "properties": said, "required": ["code", "message"]}
    return {"type": "object", "properties": {"error": inner}, "required": ["error"]}
