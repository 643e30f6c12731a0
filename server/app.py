"""The composition root: a configuration in, a whole ASGI application out."""

from __future__ import annotations

from starlette.applications import Starlette

from server.auth import ProducerKeys
from server.config import ServerConfig
from server.http_api import not_found, routes
from server.metrics_api import metrics_routes
from server.socket_server import SocketServer
from server.user_api import user_routes


def create_app(config: ServerConfig) -> Starlette:
    """The server by itself: the doors of devices, producers and users.

    Nothing is opened before the application's lifespan begins. Raises `ConfigError`.
    """
    app = Starlette()
    SocketServer.get_instance(app, config)
    mount_doors(app)
    app.router.routes.append(not_found())
    return app


def mount_doors(app: Starlette) -> None:
    """Answer HTTP in an application that embeds the server, as `paybell-server` does.

    So::

        paybell = SocketServer.get_instance(app)
        mount_doors(app)

    Other processes then post to ``/v1/`` of this application, users see their devices, and
    devices are told where to sign in. The routes come after those that `app` has by now, and
    leave every other address to it. Raises what `get_instance` raises.
    """
    server = SocketServer.get_instance(app)
    config = server.config
    keys = ProducerKeys(config.api_keys)
    app.router.routes.extend(
        [
            *routes(server.realtime, server.inbox, server.people, keys, config),
            *user_routes(server.people, server.verifier, config),
            *metrics_routes(server.metrics, config.metrics_key),
        ]
    )
