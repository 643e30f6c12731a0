"""The users' door: what people may ask with their own token, and what devices ask before it.

It is part of the same server as the producers' door, and answers its errors alike.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from contract.sign_in import SIGN_IN_PATH, SignInDocument
from server.auth import Principal, TokenVerifier
from server.config import ServerConfig
from server.http_answers import BadRequest, Endpoint, WholeRoute, answer_json
from server.logs import get_logger
from server.people import People

_REMEMBERED_FOR_S = 300

log = get_logger(__name__)


class UserApi:
    """The door's handlers."""

    def __init__(self, people: People, verifier: TokenVerifier, config: ServerConfig) -> None:
        self._people = people
        self._verifier = verifier
        self._document = sign_in_document(config)

    async def get_devices(self, request: Request) -> Response:
        """The user's devices, the last seen first."""
        principal = await self._authenticate(request)
        return answer_json(200, {"devices": await self._people.devices_of(principal.user_id)})

    async def delete_device(self, request: Request) -> Response:
        """Remove one: it is cut, and has to sign in as another."""
        principal = await self._authenticate(request)
        device = str(request.path_params["device"])
        if not await self._people.remove_device(principal.user_id, device):
            raise BadRequest(404, "not_found", "You have no such device.")
        log.info("device removed", device=device)
        return Response(status_code=204)

    async def get_sign_in(self, _request: Request) -> Response:
        """Tell a device where its user signs in. Asked before anybody is known."""
        if self._document is None:
            raise BadRequest(404, "not_found", "This server names no place to sign in.")
        headers = {"Cache-Control": f"max-age={_REMEMBERED_FOR_S}"}
        return answer_json(200, self._document, headers)

    async def _authenticate(self, request: Request) -> Principal:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return await self._verifier.verify(token.strip() if scheme.lower() == "bearer" else "")


def sign_in_document(config: ServerConfig) -> SignInDocument | None:
    """What devices are told; None when the configuration names no place to sign in."""
    if config.oidc_issuer is None or config.device_client_id is None:
        return None
    return SignInDocument(
        issuer=config.oidc_issuer,
        client_id=config.device_client_id,
        scope=config.device_scope,
        audience=config.device_audience,
    )


def user_routes(people: People, verifier: TokenVerifier, config: ServerConfig) -> list[BaseRoute]:
    """The door's paths, to be put into any Starlette or FastAPI application."""
    api = UserApi(people, verifier, config)
    return [
        WholeRoute("/v1/me/devices", Endpoint({"GET": api.get_devices})),
        WholeRoute("/v1/me/devices/{device}", Endpoint({"DELETE": api.delete_device})),
        WholeRoute(SIGN_IN_PATH, Endpoint({"GET": api.get_sign_in})),
    ]
