"""The door for Prometheus: there only where the operator has set a key for it.

An application that embeds the server may have a `/metrics` of its own.
"""

from __future__ import annotations

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from server.auth import ProducerKeys
from server.http_answers import Endpoint, WholeRoute
from server.metrics import CONTENT_TYPE, Metrics

PATH = "/metrics"


def metrics_routes(metrics: Metrics, key: SecretStr | None) -> list[BaseRoute]:
    """The door's path; none without a key."""
    if key is None:
        return []
    keys = ProducerKeys({"metrics": key})

    async def get(request: Request) -> Response:
        keys.authenticate(request.headers.get("authorization"))
        return Response(metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    return [WholeRoute(PATH, Endpoint({"GET": get}))]
