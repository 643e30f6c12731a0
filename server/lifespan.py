"""Start-up and shutdown of a part, around the lifespan of an ASGI application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Hook = Callable[[], Awaitable[None]]


def with_lifespan(app: ASGIApp, startup: Hook, shutdown: Hook) -> ASGIApp:
    """`app`, with `startup` run before its own and `shutdown` after its own.

    An application that knows no lifespan (it raises, or returns at once) still gets both.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _run(app, startup, shutdown)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return wrapped


def _run(app: ASGIApp, startup: Hook, shutdown: Hook) -> ASGIApp:
    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        heard_startup = answered = False

        async def receive_after_startup() -> Message:
            nonlocal heard_startup
            message = await receive()
            if message["type"] == "lifespan.startup":
                heard_startup = True
                await startup()
            return message

        async def send_after_shutdown(message: Message) -> None:
            nonlocal answered
            answered = True
            if message["type"] != "lifespan.startup.complete":
                await shutdown()  # it stopped, or failed to start
            await send(message)

        try:
            await app(scope, receive_after_startup, send_after_shutdown)
        except Exception:
            if heard_startup:
                await shutdown()
                raise
        if not answered:
            await _run_alone(startup, shutdown, receive, send, heard_startup=heard_startup)

    return run


async def _run_alone(
    startup: Hook, shutdown: Hook, receive: Receive, send: Send, *, heard_startup: bool
) -> None:
    """The lifespan of an application that has none."""
    if not heard_startup:
        await receive()
        await startup()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await shutdown()
    await send({"type": "lifespan.shutdown.complete"})
