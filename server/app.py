"""The composition root: a configuration in, a whole ASGI application out."""

from __future__ import annotations

from starlette.applications import Starlette

from server.auth import ProducerKeys
from server.config import ServerConfig
from server.http_api import not_found, routes
from server.socket_server import SocketServer


def create_app(config: ServerConfig) -> Starlette:
    """The server by itself: the devices' door and the producers' door.

    Nothing is opened before the application's lifespan begins. Raises `ConfigError`.
    """
    app = Starlette()
    server = SocketServer.get_instance(app, config)
    app.router.routes.extend(
        routes(server.realtime, server.inbox, ProducerKeys(config.api_keys), config)
    )
    app.router.routes.append(not_found())
    return app
