"""A part starts before the application that it is in, and stops after it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.lifespan import with_lifespan


class Host:
    """An ASGI server's side of a lifespan, and a log of what ran."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.incoming: asyncio.Queue[Message] = asyncio.Queue()
        for kind in ("startup", "shutdown"):
            self.incoming.put_nowait({"type": f"lifespan.{kind}"})

    async def startup(self) -> None:
        self.log.append("part up")

    async def shutdown(self) -> None:
        self.log.append("part down")

    async def send(self, message: Any) -> None:
        self.log.append(message["type"].removeprefix("lifespan."))

    async def run(self, app: ASGIApp) -> list[str]:
        wrapped = with_lifespan(app, self.startup, self.shutdown)
        await wrapped({"type": "lifespan"}, self.incoming.get, self.send)
        return self.log


async def test_a_part_runs_around_the_application() -> None:
    host = Host()

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        host.log.append("app up")
        await send({"type": "lifespan.startup.complete"})
        await receive()
        host.log.append("app down")
        await send({"type": "lifespan.shutdown.complete"})

    assert await host.run(app) == [
        "part up",
        "app up",
        "startup.complete",
        "app down",
        "part down",
        "shutdown.complete",
    ]


async def test_an_application_that_raises_at_a_lifespan_has_a_part_that_runs() -> None:
    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        raise NotImplementedError(scope["type"])

    assert await Host().run(app) == [
        "part up",
        "startup.complete",
        "part down",
        "shutdown.complete",
    ]


async def test_an_application_that_returns_at_once_has_a_part_that_runs() -> None:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        return

    assert (await Host().run(app))[0] == "part up"


async def test_an_application_that_fails_to_start_takes_its_part_down() -> None:
    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "no"})

    assert await Host().run(app) == ["part up", "part down", "startup.failed"]


async def test_an_application_that_breaks_takes_its_part_down_and_says_why() -> None:
    host = Host()

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        await receive()
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        await host.run(app)

    assert host.log == ["part up", "part down"]
