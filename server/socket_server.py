"""The Socket.IO server as one part that an application mounts or that stands alone.

It is made of the guarded library, the devices' door and the pumps; here they are put
together, started and stopped.
"""

from __future__ import annotations

import asyncio
import inspect
import weakref
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Any, ClassVar

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from contract.wire import SOCKET_PATH
from server.auth import TokenVerifier
from server.config import ServerConfig
from server.config_reading import load_config
from server.delivery import Delivery
from server.device_door import DeviceDoor
from server.errors import ConfigError
from server.fanout.base import Fanout
from server.fanout.choice import fanout_for
from server.inbox.base import Devices, Inbox, StoredEvent, Upkeep
from server.inbox.clearing import Clearing
from server.inbox.devices import SqlDevices
from server.inbox.retention import Policy, Retention
from server.inbox.sql import SqlInbox
from server.lifespan import with_lifespan
from server.metrics import Metrics
from server.people import People
from server.realtime_service import RealTimeService
from server.socket_guard import GuardedServer


class SocketServer:
    """Connections, rooms and delivery of one application; `realtime` sends.

    In a Starlette or FastAPI application, where it is built::

        server = SocketServer.get_instance(app)

    It then starts and stops with the application. Any other ASGI application is wrapped,
    and the result is what the ASGI server is given::

        application = SocketServer.get_instance(app).wrap(app)
    """

    _instances: ClassVar[weakref.WeakKeyDictionary[ASGIApp, SocketServer]] = (
        weakref.WeakKeyDictionary()
    )

    def __init__(
        self,
        config: ServerConfig,
        *,
        inbox: Inbox,
        devices: Devices,
        upkeep: Upkeep,
        fanout: Fanout[StoredEvent],
        verifier: TokenVerifier,
    ) -> None:
        self.config = config
        self.inbox = inbox
        self._upkeep = upkeep
        self._fanout = fanout
        self.metrics = Metrics(lambda: self.connected)
        """What is counted; `mount_doors` shows it to Prometheus."""
        self.realtime = RealTimeService(inbox, fanout, self.metrics)
        """The one verb by which anything is sent."""
        self.verifier = verifier
        self.people = People(devices, fanout)
        """Users' devices, and the end of a user."""
        self.sio = GuardedServer(
            connect_timeout_s=config.connect_timeout_s,
            ping_interval=config.ping_interval_s,
            ping_timeout=config.ping_timeout_s,
            max_http_buffer_size=config.max_message_bytes,
            cors_allowed_origins=_origins(config.cors_origins),
        )
        """The library's server. Never emit without ``to=`` or ``room=``."""
        self._delivery = Delivery(
            inbox, devices, fanout, self.sio, on_other_store=self._on_other_store
        )
        self._door = DeviceDoor(
            self.sio,
            verifier=verifier,
            inbox=inbox,
            realtime=self.realtime,
            people=self.people,
            delivery=self._delivery,
            max_connections_per_user=config.max_connections_per_user,
            leeway_s=config.jwt_leeway_s,
            on_refused=self.metrics.refused,
        )
        self._started = False

    @classmethod
    def from_config(cls, config: ServerConfig) -> SocketServer:
        """With the parts that `config` asks for. Raises `ConfigError`."""
        inbox = SqlInbox(config.database_url)
        clearing = Clearing(inbox=inbox)
        return cls(
            config,
            inbox=inbox,
            devices=SqlDevices(inbox, clearing),
            upkeep=Retention(inbox=inbox, clearing=clearing, policy=_policy(config)),
            fanout=fanout_for(config, StoredEvent),
            verifier=TokenVerifier.from_config(config),
        )

    @classmethod
    def get_instance(cls, app: ASGIApp, config: ServerConfig | None = None) -> SocketServer:
        """The one server of `app`, made at the first call and the same ever after.

        On a Starlette or FastAPI application it mounts itself at ``/socket.io/`` and runs
        with the application's lifespan. `config` counts at the first call only; without
        it, `load_config` reads environment and file. Raises `ConfigError`, also when a
        Starlette application has already started.
        """
        given: Any = app
        if not callable(given) or inspect.ismethod(given):
            # A method is another object each time that it is named, and so would the server be.
            raise ConfigError(
                "SocketServer.get_instance(app) takes the ASGI application itself: "
                "an object that can be called, or a function."
            )
        found = cls._instances.get(app)
        if found is not None:
            return found
        if isinstance(app, Starlette) and app.middleware_stack is not None:
            raise ConfigError(
                "SocketServer.get_instance(app) was first called after the application had "
                "started: call it where the application is built."
            )
        server = cls.from_config(load_config() if config is None else config)
        if isinstance(app, Starlette):
            server.mount(app)
        cls._instances[app] = server
        return server

    @property
    def connected(self) -> int:
        """How many sockets are connected to this process."""
        return self._door.connected

    async def startup(self) -> None:
        """Open the store and begin to deliver; harmless when it is started already.

        Raises `ConfigError` or `StoreUnavailable`, and has then let go of everything.
        """
        if self._started:
            return
        await self.inbox.open()
        await self._fanout.start(self.inbox.epoch, self._delivery.look_at)
        await self._delivery.start()
        await self._upkeep.start()
        self.realtime.bind(asyncio.get_running_loop())
        self._door.closing = False
        self._started = True

    async def shutdown(self) -> None:
        """Cut the connections, so that devices come back elsewhere, and close the store."""
        if not self._started:
            return
        self._started = False
        async with AsyncExitStack() as last_to_first:  # each, whatever fails before it
            last_to_first.push_async_callback(self.inbox.close)
            last_to_first.push_async_callback(self._upkeep.stop)
            last_to_first.push_async_callback(self._fanout.stop)
            last_to_first.callback(self.realtime.bind, None)
            last_to_first.push_async_callback(self._delivery.stop)
            last_to_first.push_async_callback(self.cut_connections)

    async def cut_connections(self) -> None:
        """Cut every connection and refuse new ones: they come back when there is a server.

        `shutdown` does it too; an ASGI server that waits for open requests before it ends
        the lifespan ends sooner when it is done first.
        """
        self._door.closing = True
        await self.sio.cut_all()

    def mount(self, app: Starlette) -> None:
        """Put the server at ``/socket.io/`` of `app`, before any route that takes all."""
        app.router.routes.insert(0, Mount(SOCKET_PATH.rstrip("/"), app=self._serve))
        inner = app.router.lifespan_context

        @asynccontextmanager
        async def lifespan(app: Any) -> AsyncIterator[Any]:
            # Around the application's own, so that it can send from its first line to its last.
            await self.startup()
            try:
                async with inner(app) as state:
                    yield state
            finally:
                await self.shutdown()

        app.router.lifespan_context = lifespan

    def wrap(self, app: ASGIApp) -> ASGIApp:
        """An ASGI application that is this server at ``/socket.io/`` and `app` elsewhere."""
        with_server = with_lifespan(app, self.startup, self.shutdown)

        async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
            here = scope["type"] in {"http", "websocket"} and (scope["path"] + "/").startswith(
                SOCKET_PATH
            )
            await (self._serve if here else with_server)(scope, receive, send)

        return wrapped

    async def _on_other_store(self) -> None:
        """The database was restored under this node: hints have other names from now on."""
        await self._fanout.stop()
        await self._fanout.start(self.inbox.epoch, self._delivery.look_at)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.sio.handle_request(scope, receive, send)


def _policy(config: ServerConfig) -> Policy:
    """0 is how an operator says that there is no limit."""
    return Policy(
        events_for=_days(config.keep_events_days),
        events_of_a_stream=config.keep_events_per_user or None,
        devices_for=_days(config.keep_devices_days),
    )


def _days(days: int) -> timedelta | None:
    return timedelta(days=days) if days else None


def _origins(origins: tuple[str, ...]) -> str | list[str] | None:
    """As the library spells it: None is the same origin only, an empty list would be any."""
    if "*" in origins:
        return "*"
    return list(origins) or None
