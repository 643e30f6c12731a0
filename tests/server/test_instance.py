"""The one server of an application: made once, mounted or wrapped, and let go."""

from __future__ import annotations

import contextlib
import gc
import weakref
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from server.errors import ConfigError
from server.socket_server import SocketServer
from tests.server.parts import (
    Client,
    make_config,
    make_token,
    running,
)

NewClient = Callable[[], Client]


def paid(number: int) -> dict[str, str]:
    return {"transactionId": f"TX{number}", "amount": "5000.00"}


async def test_the_instance_of_an_application_is_made_once(tmp_path: Path) -> None:
    app, other = Starlette(), Starlette()

    made = SocketServer.get_instance(app, make_config(tmp_path))

    assert SocketServer.get_instance(app) is made
    assert SocketServer.get_instance(other, make_config(tmp_path)) is not made


async def test_an_application_is_not_kept_alive_by_its_server(tmp_path: Path) -> None:
    app = Starlette()
    SocketServer.get_instance(app, make_config(tmp_path))
    gone = weakref.ref(app)

    del app
    gc.collect()

    assert gone() is None


async def test_it_runs_in_a_starlette_application_with_the_applications_own_lifespan(
    tmp_path: Path, new_client: NewClient
) -> None:
    ran: list[str] = []

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[dict[str, str]]:
        await server.realtime.send_user_update("42", "payment_success", paid(1))
        ran.append("started")
        yield {"their": "state"}
        await server.realtime.send_user_update("42", "payment_success", paid(2))
        ran.append("stopped")

    async def theirs(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.state.their)

    app = Starlette(routes=[Route("/{rest:path}", theirs)], lifespan=lifespan)
    server = SocketServer.get_instance(app, make_config(tmp_path))

    async with running(app) as application, httpx.AsyncClient() as http:
        client = new_client()
        await client.connect(application.url, {"token": make_token("42"), "cursor": ""})
        assert len(await client.events(1)) == 1
        assert (await http.get(application.url + "/page")).text == "state"
    assert ran == ["started", "stopped"]


async def test_it_wraps_any_other_application(tmp_path: Path, new_client: NewClient) -> None:
    async def theirs(scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] == "http"  # as many do, it knows nothing of a lifespan
        await PlainTextResponse("theirs")(scope, receive, send)

    server = SocketServer.get_instance(theirs, make_config(tmp_path))

    async with running(server.wrap(theirs)) as application, httpx.AsyncClient() as http:
        client = new_client()
        await client.connect(application.url, {"token": make_token("42")})
        await server.realtime.send_user_update("42", "payment_success", paid(1))
        assert len(await client.events(1)) == 1
        assert (await http.get(application.url + "/page")).text == "theirs"


async def test_a_first_call_after_the_start_says_what_to_do(tmp_path: Path) -> None:
    app = Starlette(routes=[Route("/", PlainTextResponse("here"))])
    async with running(app):
        with pytest.raises(ConfigError, match="where the application is built"):
            SocketServer.get_instance(app, make_config(tmp_path))


class Holder:
    async def asgi(self, scope: Scope, receive: Receive, send: Send) -> None:
        raise NotImplementedError


@pytest.mark.parametrize("app", [None, "module:app", Holder().asgi])
def test_what_is_no_application_of_its_own_is_refused_in_words(tmp_path: Path, app: Any) -> None:
    with pytest.raises(ConfigError, match="the ASGI application itself"):
        SocketServer.get_instance(app, make_config(tmp_path))
