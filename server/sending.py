"""What `paybell-server send` and `withdraw` do: through the HTTP door, as any producer would.

It is the client's side, and asks nothing of the server's configuration but an address
and an API key, so that it works from a machine which holds no other secret.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import httpx
import msgspec
from pydantic import SecretStr, ValidationError

from contract import jsontext
from contract.events import NotificationType
from contract.sign_in import LOOPBACK_HOSTS
from server.config import ServerConfig
from server.config_reading import Reading
from server.errors import ConfigError, PaybellServerError
from server.intake import KEY_HEADER, check_idempotency_key

ANSWER_WITHIN_S = 10.0


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Where to send, and as whom."""

    server_url: str
    api_key: SecretStr


class NotSent(PaybellServerError):
    """The event was not accepted; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__("not_sent", message)


def sender_config(reading: Reading, server_url: str | None, producer: str | None) -> Sender:
    """The address and the key that `send` uses. Raises `ConfigError`."""
    wanted = ("host", "port", "api_keys")
    try:
        config = ServerConfig(**{k: v for k, v in reading.given.items() if k in wanted})
    except ValidationError:
        raise ConfigError(reading.problems) from None
    if not config.api_keys:
        raise ConfigError(
            "No API key is set: PAYBELL_API_KEYS=name=KEY, or [api_keys] in paybell.toml."
        )
    name = producer or next(iter(config.api_keys))
    if name not in config.api_keys:
        raise ConfigError(f"No API key of {name!r}; there are {', '.join(config.api_keys)}.")
    if server_url is None:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(config.host, config.host)
        server_url = (
            f"http://[{host}]:{config.port}" if ":" in host else f"http://{host}:{config.port}"
        )
    try:
        url = httpx.URL(server_url)
        usable = url.scheme in ("http", "https") and url.host
    except httpx.InvalidURL:
        usable = ""
    if usable and url.userinfo:
        raise ConfigError("--server-url must not hold a user name or password.")
    if not usable:
        raise ConfigError(f"--server-url {server_url!r}: must be an https:// or http:// address.")
    return Sender(server_url=server_url.rstrip("/"), api_key=config.api_keys[name])


def build_payload(
    event: str,
    options: Mapping[str, str | None],
    fields: Sequence[str],
    json: str | None,
    idempotency_key: str | None = None,
) -> dict[str, Any]:
    """The payload from the command line; the ids of an event made by options are made up.

    The same `idempotency_key` makes up the same id, or its second event would be another one.
    Whether it is a good one is the server's to say. Raises `ConfigError`.
    """
    payload: dict[str, Any] = {}
    if json is not None:
        payload = _parse_json("--json", json)
        if not isinstance(payload, dict):
            raise ConfigError("--json: must be a JSON object.")
    payload |= {name: value for name, value in options.items() if value is not None}
    for entry in fields:
        name, equals, text = entry.partition("=")
        if not equals or not name.removesuffix(":"):
            raise ConfigError(f"--field {entry}: write NAME=TEXT, or NAME:=JSON.")
        if name.endswith(":"):
            payload[name[:-1]] = _parse_json(f"--field {name[:-1]}", text)
        else:
            payload[name] = text
    if json is None:
        made_up = (
            secrets.token_hex(4)
            if idempotency_key is None
            else hashlib.sha256(idempotency_key.encode()).hexdigest()[:8]
        ).upper()
        match event:
            case NotificationType.PAYMENT_SUCCESS | NotificationType.PAYMENT_FAILED:
                payload.setdefault("transactionId", f"TX{made_up}")
            case NotificationType.BILL_GENERATED:
                payload.setdefault("billId", f"BILL{made_up}")
            case NotificationType.NOTIFICATION:
                payload.setdefault("type", "info")
    return payload


def post_event(
    sender: Sender,
    user_id: str | None,
    event: str,
    payload: Mapping[str, Any],
    *,
    subject: str | None = None,
    test: bool,
    idempotency_key: str | None = None,
) -> dict[str, Any]:
    """Post one event, to everybody when `user_id` is None; returns the door's answer.

    Blocks for at most some seconds. Raises `NotSent`, or `BadField` for the key.
    """
    path = "/v1/broadcast" if user_id is None else f"{_path_of(user_id)}/events"
    body = {"type": event, "payload": payload, "test": test}
    if subject is not None:
        body["subject"] = subject
    return _ask(sender, "POST", path, jsontext.dumps(body), idempotency_key)


def withdraw_subject(
    sender: Sender, user_id: str | None, subject: str, *, idempotency_key: str | None = None
) -> dict[str, Any]:
    """Take back what a user, or everybody, was told about `subject`.

    Blocks, returns and raises as `post_event`.
    """
    told = "/v1/broadcast" if user_id is None else _path_of(user_id)
    path = f"{told}/subjects/{quote(subject, safe='')}"
    return _ask(sender, "DELETE", path, None, idempotency_key)


def _path_of(user_id: str) -> str:
    return f"/v1/users/{quote(user_id, safe='')}"


def _ask(
    sender: Sender, method: str, path: str, body: str | None, idempotency_key: str | None
) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {sender.api_key.get_secret_value()}"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    if idempotency_key is not None:
        headers[KEY_HEADER] = check_idempotency_key(idempotency_key)
    local = httpx.URL(sender.server_url).host in LOOPBACK_HOSTS
    try:
        # A proxy of the environment cannot reach this machine's own loopback.
        with httpx.Client(timeout=ANSWER_WITHIN_S, trust_env=not local) as client:
            response = client.request(
                method, sender.server_url + path, content=body, headers=headers
            )
    except httpx.ConnectError:
        raise NotSent(
            f"Nothing answers at {sender.server_url}. Is 'paybell-server serve' running there?"
        ) from None
    except httpx.HTTPError as exc:
        raise NotSent(f"{sender.server_url} did not answer: {type(exc).__name__}.") from None
    return _read_answer(sender.server_url, response)


def _read_answer(server_url: str, response: httpx.Response) -> dict[str, Any]:
    try:
        answer = response.json()
        if response.is_success:
            return {"id": answer["id"], "seq": answer["seq"]}
        error = answer["error"]
        words = " ".join(part for part in (error.get("field"), error["message"]) if part)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotSent(
            f"{server_url} answered {response.status_code}, and not as a Paybell server does."
        ) from None
    raise NotSent(f"The server refused the event ({response.status_code}): {words}")


def _parse_json(where: str, text: str) -> Any:
    try:
        return jsontext.loads(text)
    except ValueError:
        raise ConfigError(f"{where}: is not valid JSON.") from None
