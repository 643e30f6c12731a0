"""The producers' door: events over HTTP, from any language.

Who asks is settled before a byte of the body is read, the body is bounded while it
streams in, and an answer of 201 means that the event is on disk.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from contract.errors import BadField
from contract.events import Identifier
from server.auth import ProducerKeys, check_user_id
from server.config import ServerConfig
from server.errors import StoreUnavailable
from server.http_answers import BadRequest, Endpoint, WholeRoute, answer_json
from server.inbox.base import BROADCAST_STREAM, EventReceipt, Inbox, StoredEvent
from server.logs import get_logger
from server.people import People
from server.realtime_service import KEY_HEADER, RealTimeService

STORE_ANSWERS_WITHIN_S = 2.0
_SLASHES_OF_A_USER = 3

# What the service may find wrong beside the payload; no payload has a field of these names.
_ENVELOPE_FIELDS = ("userId", "subject", "expiresAt", "producer", KEY_HEADER)

log = get_logger(__name__)


class EventBody(
    msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """The body of a POST. The payload stays the bytes that it came in: its numbers are exact."""

    type: str
    payload: msgspec.Raw
    subject: Identifier | None = None
    expires_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    test: bool = False


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to an accepted event."""

    id: str
    seq: int
    at: datetime
    subject: str | None


class HttpApi:
    """The door's handlers."""

    def __init__(
        self,
        realtime: RealTimeService,
        inbox: Inbox,
        people: People,
        producer_keys: ProducerKeys,
        config: ServerConfig,
    ) -> None:
        self._realtime = realtime
        self._people = people
        self._inbox = inbox
        self._producer_keys = producer_keys
        self._max_body_bytes = config.max_body_bytes

    async def post_user_event(self, request: Request) -> Response:
        """Accept one event for one user."""
        producer = self._authenticate(request)
        user_id = check_user_id(request.path_params["user_id"])
        body = await self._read_event(request)
        with _named_from_outside():
            stored = await self._realtime.send_user_update(
                user_id, body.type, bytes(body.payload), **_beside(request, body, producer)
            )
        return _accepted(stored, producer)

    async def post_broadcast(self, request: Request) -> Response:
        """Accept one event for everybody."""
        producer = self._authenticate(request)
        body = await self._read_event(request)
        with _named_from_outside():
            stored = await self._realtime.broadcast(
                body.type, bytes(body.payload), **_beside(request, body, producer)
            )
        return _accepted(stored, producer)

    async def get_receipt(self, request: Request) -> Response:
        """Tell what has become of one event of one user."""
        self._authenticate(request)
        user_id = check_user_id(request.path_params["user_id"])
        receipt = await self._inbox.receipt(user_id, str(request.path_params["event_id"]))
        if receipt is None:
            raise BadRequest(404, "not_found", "This user was sent no such event.")
        return answer_json(200, _told(receipt))

    async def delete_user(self, request: Request) -> Response:
        """Delete all that is stored of a user, here and on their devices."""
        producer = self._authenticate(request)
        if request.scope.get("raw_path", b"").count(b"/") != _SLASHES_OF_A_USER:
            # `/v1/users/42/subjects/x`, decoded, could be the user "42/subjects/x".
            raise BadRequest(404, "not_found", "There is nothing here; a user id's / is %2F.")
        await self._people.delete_user(check_user_id(request.path_params["user_id"]))
        log.info("user deleted", producer=producer)
        return Response(status_code=204)

    async def health(self, _request: Request) -> Response:
        """The process is alive, whatever the store does."""
        return answer_json(200, {"status": "ok"})

    async def readiness(self, _request: Request) -> Response:
        """Events can be taken: the store answers."""
        try:
            async with asyncio.timeout(STORE_ANSWERS_WITHIN_S):
                await self._inbox.ping()
        except TimeoutError:
            raise StoreUnavailable("The store does not answer.") from None
        return answer_json(200, {"status": "ready"})

    def _authenticate(self, request: Request) -> str:
        return self._producer_keys.authenticate(request.headers.get("authorization"))

    async def _read_event(self, request: Request) -> EventBody:
        content_type = request.headers.get("content-type", "")
        if content_type.partition(";")[0].strip().lower() != "application/json":
            raise BadRequest(415, "not_json", "Send the event as 'Content-Type: application/json'.")
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise BadRequest(415, "not_json", "Send the event without a Content-Encoding.")
        try:
            return msgspec.json.decode(await self._read_body(request), type=EventBody)
        except msgspec.ValidationError as exc:
            raise _bad_field(exc) from None
        except (ValueError, RecursionError):
            raise BadRequest(400, "not_json", "The body is not valid JSON in UTF-8.") from None

    async def _read_body(self, request: Request) -> bytes:
        """The body, given up as soon as it is too large."""
        too_large = BadRequest(
            413, "too_large", f"The body is larger than {self._max_body_bytes} bytes."
        )
        announced = request.headers.get("content-length", "0")
        if announced.isdecimal() and int(announced[:20]) > self._max_body_bytes:
            raise too_large
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > self._max_body_bytes:
                raise too_large
        return body


def routes(
    realtime: RealTimeService,
    inbox: Inbox,
    people: People,
    producer_keys: ProducerKeys,
    config: ServerConfig,
) -> list[BaseRoute]:
    """The door's paths, to be put into any Starlette or FastAPI application."""
    api = HttpApi(realtime, inbox, people, producer_keys, config)
    # `path`: a user id may hold a slash, which is decoded before it is routed.
    user = "/v1/users/{user_id:path}"
    return [
        WholeRoute(f"{user}/events", Endpoint({"POST": api.post_user_event})),
        WholeRoute(f"{user}/events/{{event_id:uuid}}", Endpoint({"GET": api.get_receipt})),
        WholeRoute(user, Endpoint({"DELETE": api.delete_user}), only="DELETE"),
        WholeRoute("/v1/broadcast", Endpoint({"POST": api.post_broadcast})),
        WholeRoute("/healthz", Endpoint({"GET": api.health})),
        WholeRoute("/readyz", Endpoint({"GET": api.readiness})),
    ]


def not_found() -> BaseRoute:
    """Every other address below ``/v1/``, answered as JSON; for an application of our own."""
    return WholeRoute("/v1/{rest:path}", Endpoint({}))


@contextmanager
def _named_from_outside() -> Iterator[None]:
    """Name a field as the producer wrote it: ``payload.amount`` for the service's ``amount``."""
    try:
        yield
    except BadField as exc:
        if exc.field in _ENVELOPE_FIELDS:
            raise
        raise exc.inside("payload") from None


def _beside(request: Request, body: EventBody, producer: str) -> dict[str, Any]:
    return {
        "idempotency_key": _idempotency_key(request),
        "subject": body.subject,
        "expires_at": body.expires_at,
        "test": body.test,
        "producer": producer,
    }


def _idempotency_key(request: Request) -> str | None:
    keys = set(request.headers.getlist(KEY_HEADER))
    if len(keys) > 1:
        raise BadField("was given twice", field=KEY_HEADER)
    return keys.pop() if keys else None


def _accepted(stored: StoredEvent, producer: str) -> Response:
    what = "event accepted before" if stored.replayed else "event accepted"
    log.info(what, id=stored.id, type=stored.name, producer=producer)
    answer = Accepted(id=stored.id, seq=stored.seq, at=stored.at, subject=stored.subject)
    return answer_json(201, answer, {"Idempotency-Replayed": "true"} if stored.replayed else None)


def _told(receipt: EventReceipt) -> dict[str, Any]:
    """A receipt as producers see it: all but the payload, which is the user's own."""
    event = receipt.event
    return {
        "id": event.id,
        "type": event.name,
        "seq": event.seq,
        "at": event.at,
        "subject": event.subject,
        "expiresAt": event.expires_at,
        "test": event.test,
        "broadcast": event.stream == BROADCAST_STREAM,
        "readAt": receipt.read_at,
        "devices": receipt.devices,
    }


_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]+)`")
_MISSING = re.compile(r"missing required field `(?P<name>[^`]+)`")
_AT = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")


def _bad_field(exc: msgspec.ValidationError) -> BadField:
    """The library's message as the name of the field and a sentence; it never holds the value."""
    text = str(exc)
    if found := _UNKNOWN.search(text):
        known = ", ".join(field.encode_name for field in msgspec.structs.fields(EventBody))
        return BadField(f"is not a known field; there are {known}", field=found["name"])
    if found := _MISSING.search(text):
        return BadField("is required", field=found["name"])
    found = _AT.search(text)
    sentence = _AT.sub("", text)
    return BadField(sentence[:1].lower() + sentence[1:], field=found["path"] if found else "")
