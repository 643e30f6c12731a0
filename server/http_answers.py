"""How the HTTP doors answer: one path with its methods, and every error as the same JSON."""

from __future__ import annotations

import asyncio
import contextlib
import math
import re
from collections.abc import Awaitable, Callable, Mapping

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Message, Receive, Scope, Send

from contract.errors import ContractError
from server.errors import (
    AccountDeleted,
    AuthRefused,
    IdempotencyConflict,
    NothingToWithdraw,
    PaybellServerError,
    ProducerRefused,
    StoreUnavailable,
)
from server.intake import KEY_HEADER
from server.logs import get_logger

RETRY_AFTER_S = 2
LET_GO_WITHIN_S = 2.0
MOST_LET_GO_BYTES = 4 * 1024 * 1024
"""Of a body that is refused; what is larger is cut while it comes."""

_STATUS: dict[type[PaybellServerError], tuple[int, dict[str, str] | None]] = {
    ProducerRefused: (401, {"WWW-Authenticate": 'Bearer realm="paybell"'}),
    AuthRefused: (401, {"WWW-Authenticate": 'Bearer realm="paybell", error="invalid_token"'}),
    IdempotencyConflict: (409, None),
    AccountDeleted: (410, None),
    NothingToWithdraw: (404, None),
    StoreUnavailable: (503, {"Retry-After": str(RETRY_AFTER_S)}),
}

_BODY_UNREAD = (401, 404, 405, 413, 415)

log = get_logger(__name__)

Handler = Callable[[Request], Awaitable[Response]]


class BadRequest(PaybellServerError):
    """The request cannot be read; `status` says in which way."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code, message)
        self.status = status


class Endpoint:
    """One path: its methods, and every error as the same JSON."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self._handlers = dict(handlers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        body = _Body(receive)
        request = Request(scope, body.receive)
        response = await self._answer(request)
        if response.status_code in _BODY_UNREAD and scope["http_version"].startswith("1"):
            # Or the server would go on reading what nobody wants, without end.
            response.headers["Connection"] = "close"
            if "expect" not in request.headers:  # such a sender waits for leave, and gets none
                await body.let_go()
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        handler = self._handlers.get("GET" if request.method == "HEAD" else request.method)
        if handler is None:
            allowed = ", ".join(self._handlers)
            message = f"This address takes {allowed}." if allowed else "There is nothing here."
            status, code = (405, "method_not_allowed") if allowed else (404, "not_found")
            return _error(status, code, message, headers={"Allow": allowed} if allowed else None)
        try:
            return await handler(request)
        except (ContractError, PaybellServerError, ClientDisconnect) as exc:
            return _refusal(exc)
        except Exception:
            log.exception("request failed", method=request.method)
            return _error(500, "internal", "The server failed; nothing is known to be stored.")


class _Body:
    """A request's body, of which what nobody wants may still be under way.

    A connection that is closed with bytes unread is reset, and its sender may never see the
    answer: a proxy then says 502 in place of it.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._whole = False

    async def receive(self) -> Message:
        """The next part of it (ASGI)."""
        message = await self._receive()
        if message["type"] != "http.request" or not message.get("more_body", False):
            self._whole = True
        return message

    async def let_go(self) -> None:
        """Take the rest and keep nothing of it, within bounds that no honest sender meets."""
        taken = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LET_GO_WITHIN_S):
                while not self._whole and taken <= MOST_LET_GO_BYTES:
                    taken += len((await self.receive()).get("body", b""))


class WholeRoute(Route):
    """A route that sees a line break, as any other character of an address, for what it is.

    The library's own takes no such address, and answers it with plain text; but it takes
    one that only ends with it.
    """

    def __init__(self, path: str, endpoint: Endpoint, *, only: str = "") -> None:
        """`only`: the one method for which there is something; others look further."""
        super().__init__(path, endpoint)
        self._only = only
        pattern = self.path_regex.pattern.removesuffix("$")
        self.path_regex = re.compile(pattern + r"\Z", re.DOTALL)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether this route answers."""
        if self._only and scope.get("method") != self._only:
            return Match.NONE, {}
        return super().matches(scope)


def answer_json(status: int, content: object, headers: Mapping[str, str] | None = None) -> Response:
    """`content` as JSON."""
    return Response(
        msgspec.json.encode(content),
        status_code=status,
        headers=headers,
        media_type="application/json",
    )


def _refusal(exc: ContractError | PaybellServerError | ClientDisconnect) -> Response:
    """An error that somebody outside can do something about, as they will see it."""
    match exc:
        case ContractError():
            return _error(422, exc.code, exc.message, field=exc.field)
        case PaybellServerError():
            status, headers = _status_of(exc)
            return _error(status, exc.code, exc.message, field=_field_of(exc), headers=headers)
        case _:
            return _error(400, "disconnected", "The body did not arrive as a whole.")


def _field_of(exc: PaybellServerError) -> str:
    match exc:
        case AccountDeleted():
            return exc.field
        case IdempotencyConflict():
            return KEY_HEADER
        case _:
            return ""


def _status_of(exc: PaybellServerError) -> tuple[int, dict[str, str] | None]:
    match exc:
        case BadRequest():
            return exc.status, None
        case AuthRefused() if exc.retry_after_s is not None:
            return 503, {"Retry-After": str(math.ceil(exc.retry_after_s))}
        case _:
            return _STATUS.get(type(exc), (500, None))


def _error(
    status: int,
    code: str,
    message: str,
    *,
    field: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    error = {"code": code, "message": message} | ({"field": field} if field else {})
    return answer_json(status, {"error": error}, headers)
