"""The composition root: a configuration in, a whole ASGI application out."""

from __future__ import annotations

from starlette.applications import Starlette

from server.auth import ProducerKeys
from server.config import ServerConfig
from server.http_api import not_found, routes
from server.socket_server import SocketServer
from server.user_api import user_routes


def create_app(config: ServerConfig) -> Starlette:
    """The server by itself: the doors of devices, producers and users.

    Nothing is opened before the application's lifespan begins. Raises `ConfigError`.
    """
    app = Starlette()
    server = SocketServer.get_instance(app, config)
    app.router.routes.extend(
        routes(server.realtime, server.inbox, server.people, ProducerKeys(config.api_keys), config)
    )
    app.router.routes.extend(user_routes(server.people, server.verifier, config))
    app.router.routes.append(not_found())
    return app
