"""The README's way to embed the server, in a real FastAPI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from fastapi import FastAPI

from contract.events import NotificationType
from server.app import mount_doors
from server.config_reading import load_config
from server.socket_server import SocketServer
from tests.server.parts import API_KEY, make_config, make_token


async def test_fastapi_sends_from_its_routes_and_from_its_threads(tmp_path: Path) -> None:
    happened: list[str] = []

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        happened.append("up")
        yield
        happened.append("down")

    app = FastAPI(lifespan=lifespan)
    config = load_config(
        environ={
            "PAYBELL_JWT_SECRET": "a-secret-of-at-least-thirty-two-bytes",
            "PAYBELL_DATABASE_URL": f"sqlite:///{tmp_path / 'inbox.sqlite3'}",
        }
    )
    paybell = SocketServer.get_instance(app, config)
    assert SocketServer.get_instance(app) is paybell
    paid = {"transactionId": "TX123", "amount": "5000.00"}

    @app.post("/pay")
    async def pay() -> int:
        done = await paybell.realtime.send_user_update(42, NotificationType.PAYMENT_SUCCESS, paid)
        return done.seq

    @app.post("/pay-in-a-thread")
    def pay_in_a_thread() -> int:
        return paybell.realtime.sync.send_user_update("42", "payment_success", paid).seq

    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://app") as client,
    ):
        assert (await client.post("/pay")).json() == 1
        assert (await client.post("/pay-in-a-thread")).json() == 2
        handshake = await client.get("/socket.io/?EIO=4&transport=polling")
        assert handshake.text.startswith("0{")
    assert happened == ["up", "down"]


async def test_other_processes_post_to_an_application_that_embeds_the_server(
    tmp_path: Path,
) -> None:
    app = FastAPI()

    @app.get("/healthz")
    def health() -> str:
        return "the application's own"

    paybell = SocketServer.get_instance(app, make_config(tmp_path))
    mount_doors(app)

    @app.get("/v1/prices")
    def prices() -> list[int]:
        return [5]

    paid = {"type": "payment_success", "payload": {"transactionId": "TX1", "amount": "5"}}
    devices = {"Authorization": f"Bearer {make_token()}"}
    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://app") as client,
    ):
        key = {"Authorization": f"Bearer {API_KEY}"}
        posted = await client.post("/v1/users/42/events", json=paid, headers=key)
        assert posted.status_code == 201
        (event,) = await paybell.inbox.read("user:42", 0, 10)
        assert event.id == posted.json()["id"]
        assert (await client.get("/v1/me/devices", headers=devices)).json() == {"devices": []}
        assert (await client.get("/readyz")).json() == {"status": "ready"}
        assert (await client.get("/healthz")).json() == "the application's own"
        assert (await client.get("/v1/prices")).json() == [5]
        assert (await client.get("/nothing")).json() == {"detail": "Not Found"}
