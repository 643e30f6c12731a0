"""Runs an application on uvicorn: one listening socket, one loop, an orderly end.

Everything here is about what uvicorn does by itself and an operator should not see: a
traceback for a port in use, an exit status that says "killed" after SIGTERM.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.bounded_protocols import BoundedWebSocket, bounded_http
from server.config import ServerConfig
from server.errors import ConfigError, PaybellServerError

ORDERLY_END_WITHIN_S = 5
BACKLOG = 2048
MOST_OPEN_FILES = 131_072


def open_listener(host: str, port: int) -> socket.socket:
    """A socket that listens on `host` and `port` (0: a free one). Raises `ConfigError`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as exc:
        why = getattr(exc, "strerror", None) or "this is no host name"
        raise ConfigError(f"Cannot listen on {host}: {why}.") from None
    try:
        if os.name == "posix":
            # A restarted server must not wait for the kernel to forget the old connections.
            # (On Windows the option would let another program take the port over.)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)  # now, or another process could still take the port
    except OSError as exc:
        listener.close()
        raise ConfigError(
            f"Cannot listen on {host} port {port}: {(exc.strerror or str(exc)).lower()}. "
            "Stop what uses it, or choose another with --port (0 picks a free one)."
        ) from None
    listener.setblocking(False)
    return listener


def allow_many_connections() -> None:
    """Let this process have as many files open as it may ask for: each device is one.

    Systems give 1,024 to who does not ask, and the next device would not be accepted.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        unlimited = resource.RLIM_INFINITY
        wanted = MOST_OPEN_FILES if hard == unlimited else min(hard, MOST_OPEN_FILES)
        if soft != unlimited and soft < wanted:
            with contextlib.suppress(ValueError, OSError):  # macOS has a lower limit of its own
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def address_of(listener: socket.socket) -> str:
    """The listener's address as a URL, with the real port."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    application: ASGIApp,
    config: ServerConfig,
    listener: socket.socket,
    on_ready: Callable[[], None],
    before_end: Callable[[], Awaitable[None]],
) -> None:
    """Serve until SIGTERM or SIGINT, then end in order; closes `listener`.

    `on_ready` is called once, when requests are answered; `before_end` is awaited before
    open requests are waited for, and lets go of those that would not end by themselves.
    Raises what the application raised at its start-up.
    """
    allow_many_connections()
    guarded = _StartUpErrors(application)
    server = _Server(
        uvicorn.Config(
            guarded,
            http=bounded_http(
                max(config.max_body_bytes, config.max_batch_bytes, config.max_message_bytes)
            ),
            ws=BoundedWebSocket,
            ws_max_size=config.max_message_bytes,
            ws_per_message_deflate=False,  # costs most of the speed and 200 KB a connection
            ws_ping_interval=None,  # Engine.IO has its own
            lifespan="on",
            loop="auto",  # uvloop where there is one
            log_config=None,
            access_log=False,
            server_header=False,
            backlog=BACKLOG,
            timeout_graceful_shutdown=ORDERLY_END_WITHIN_S,
        ),
        on_ready,
        before_end,
    )
    try:
        server.run(sockets=[listener])
    except SystemExit:
        if guarded.error is None:
            raise PaybellServerError(
                "start_failed", "The server could not start; the log above says why."
            ) from None
        raise guarded.error from None
    finally:
        listener.close()


class _Server(uvicorn.Server):
    def __init__(
        self,
        config: uvicorn.Config,
        on_ready: Callable[[], None],
        before_end: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._before_end = before_end

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._before_end()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn does it, but an orderly end on request is a success: nothing is re-raised."""
        wanted = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in wanted}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class _StartUpErrors:
    """Keeps an error of ours at start-up as it is; uvicorn would log a traceback of it."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application
        self.error: PaybellServerError | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self._application(scope, receive, send)
            return
        failures: list[Message] = []

        async def hold_failures(message: Message) -> None:
            if message["type"] == "lifespan.startup.failed":
                failures.append(message)
            else:
                await send(message)

        try:
            await self._application(scope, receive, hold_failures)
        except PaybellServerError as exc:
            self.error = exc
            await send({"type": "lifespan.startup.failed", "message": ""})
        except BaseException:
            for message in failures:
                await send(message)
            raise
