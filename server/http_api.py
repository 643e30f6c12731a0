"""The producers' door: events over HTTP, from any language.

Who asks is settled before a byte of the body is read, the body is bounded while it
streams in, and an answer of 201 means that the event is on disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from contract.errors import BadField
from server import openapi
from server.auth import ProducerKeys, check_user_id
from server.config import ServerConfig
from server.errors import StoreUnavailable
from server.http_answers import BadRequest, Endpoint, WholeRoute, answer_json
from server.http_bodies import Accepted, AcceptedBatch, BatchBody, EventBody, read_body, told
from server.inbox.base import Inbox, StoredEvent
from server.intake import KEY_HEADER, Origin, SendOptions
from server.logs import get_logger
from server.people import People
from server.realtime_service import RealTimeService

STORE_ANSWERS_WITHIN_S = 2.0

BodyT = TypeVar("BodyT")

log = get_logger(__name__)


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
        self._max_batch_bytes = config.max_batch_bytes

    async def post_user_event(self, request: Request) -> Response:
        """Accept one event for one user."""
        producer = self._authenticate(request)
        user_id = check_user_id(request.path_params["user_id"])
        body = await self._read(request, EventBody, self._max_body_bytes)
        stored = await self._realtime.send_user_update(
            user_id, body.type, bytes(body.payload), **_options(request, body, producer)
        )
        return _accepted([stored], producer)

    async def post_batch(self, request: Request) -> Response:
        """Accept events for many users: all of them, or none."""
        producer = self._authenticate(request)
        batch = await self._read(request, BatchBody, self._max_batch_bytes)
        stored = await self._realtime.send_many(
            [item.update for item in batch.events], **_origin(request, producer)
        )
        return _accepted(stored, producer, is_batch=True)

    async def post_broadcast(self, request: Request) -> Response:
        """Accept one event for everybody."""
        producer = self._authenticate(request)
        body = await self._read(request, EventBody, self._max_body_bytes)
        stored = await self._realtime.broadcast(
            body.type, bytes(body.payload), **_options(request, body, producer)
        )
        return _accepted([stored], producer)

    async def delete(self, request: Request) -> Response:
        """Delete a user, or take back what one, or everybody, was told about a subject."""
        producer = self._authenticate(request)
        # As it was sent: decoded, `/v1/users/42/subjects/x` could be the user "42/subjects/x".
        parts = request.scope.get("raw_path", b"").decode("ascii", "replace").split("/")
        match [unquote(part) for part in parts]:
            case ["", "v1", "users", user_id]:
                await self._people.delete_user(check_user_id(user_id))
                log.info("user deleted", producer=producer)
                return Response(status_code=204)
            case ["", "v1", "users", user_id, "subjects", subject]:
                user_id = check_user_id(user_id)
                origin = _origin(request, producer)
                return _withdrawn(
                    await self._realtime.withdraw(user_id, subject, **origin), producer
                )
            case ["", "v1", "broadcast", "subjects", subject]:
                origin = _origin(request, producer)
                return _withdrawn(
                    await self._realtime.withdraw_broadcast(subject, **origin), producer
                )
            case _:
                raise BadRequest(404, "not_found", "There is nothing here; the / of an id is %2F.")

    async def get_receipt(self, request: Request) -> Response:
        """Tell what has become of one event of one user."""
        self._authenticate(request)
        user_id = check_user_id(request.path_params["user_id"])
        receipt = await self._inbox.receipt(user_id, str(request.path_params["event_id"]))
        if receipt is None:
            raise BadRequest(404, "not_found", "This user was sent no such event.")
        return answer_json(200, told(receipt))

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

    async def openapi(self, _request: Request) -> Response:
        """This door as a document for programs."""
        return Response(openapi.text(), media_type="application/json")

    def _authenticate(self, request: Request) -> str:
        return self._producer_keys.authenticate(request.headers.get("authorization"))

    async def _read(self, request: Request, kind: type[BodyT], most_bytes: int) -> BodyT:
        content_type = request.headers.get("content-type", "")
        if content_type.partition(";")[0].strip().lower() != "application/json":
            raise BadRequest(415, "not_json", "Send the event as 'Content-Type: application/json'.")
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise BadRequest(415, "not_json", "Send the event without a Content-Encoding.")
        body = await _read_bytes(request, most_bytes)
        try:
            return read_body(body, kind)
        except BadField:
            raise
        except ValueError:
            raise BadRequest(400, "not_json", "The body is not valid JSON in UTF-8.") from None


async def _read_bytes(request: Request, most_bytes: int) -> bytes:
    """The body, given up as soon as it is too large."""
    too_large = BadRequest(413, "too_large", f"The body is larger than {most_bytes} bytes.")
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced[:20]) > most_bytes:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most_bytes:
            raise too_large
    return bytes(body)


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
        WholeRoute(user, Endpoint({"DELETE": api.delete}), only="DELETE"),
        WholeRoute("/v1/events", Endpoint({"POST": api.post_batch})),
        WholeRoute("/v1/broadcast", Endpoint({"POST": api.post_broadcast})),
        WholeRoute("/v1/broadcast/subjects/{subject:path}", Endpoint({"DELETE": api.delete})),
        WholeRoute(openapi.PATH, Endpoint({"GET": api.openapi})),
        WholeRoute("/healthz", Endpoint({"GET": api.health})),
        WholeRoute("/readyz", Endpoint({"GET": api.readiness})),
    ]


def not_found() -> BaseRoute:
    """Every other address, answered as JSON; for an application of our own."""
    return WholeRoute("/{rest:path}", Endpoint({}))


def _options(request: Request, body: EventBody, producer: str) -> SendOptions:
    return {
        **_origin(request, producer),
        "subject": body.subject,
        "expires_at": body.expires_at,
        "test": body.test,
    }


def _origin(request: Request, producer: str) -> Origin:
    keys = set(request.headers.getlist(KEY_HEADER))
    if len(keys) > 1:
        raise BadField("was given twice", field=KEY_HEADER)
    return {"producer": producer, "idempotency_key": keys.pop() if keys else None}


def _accepted(stored: Sequence[StoredEvent], producer: str, *, is_batch: bool = False) -> Response:
    for event in stored:
        what = "event accepted before" if event.replayed else "event accepted"
        log.info(what, id=event.id, type=event.name, producer=producer)
    answers = [Accepted.of(event) for event in stored]
    return answer_json(
        201, AcceptedBatch(events=answers) if is_batch else answers[0], _replayed(stored)
    )


def _withdrawn(stored: StoredEvent, producer: str) -> Response:
    log.info("withdrawn", id=stored.id, producer=producer, again=stored.replayed)
    return answer_json(200, Accepted.of(stored), _replayed([stored]))


def _replayed(stored: Sequence[StoredEvent]) -> dict[str, str] | None:
    return {"Idempotency-Replayed": "true"} if stored[0].replayed else None
