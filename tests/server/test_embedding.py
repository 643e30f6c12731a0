"""The README's way to embed the server, in a real FastAPI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from fastapi import FastAPI

from contract.events import NotificationType
from server.config_reading import load_config
from server.socket_server import SocketServer


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
