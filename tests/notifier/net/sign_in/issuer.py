"""A scripted issuer on a real socket: it says what a test tells it, and hears what is said.

The independent provider of the system tests shows that ours is the right OAuth; this one
does what a good provider never does.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from aiohttp import ClientSession, web

from notifier.net.sign_in.way import Way
from tests.notifier.net.parts import until
from tests.notifier.net.test_credential import jwt

TOKENS = {"access_token": jwt(sub="ann"), "token_type": "Bearer", "expires_in": 60}


class Issuer:
    """`posts` are the forms that came to each endpoint; `answers` what is said to the next."""

    def __init__(self) -> None:
        self.url = ""
        self.changed = asyncio.Event()
        self.document: dict[str, Any] = {}
        self.posts: list[tuple[str, dict[str, str]]] = []
        self.answers: list[tuple[int, Any]] = []
        self.headers: dict[str, str] = {}
        self.before_answer: Callable[[], Any] = lambda: None
        self.refresh_token = "r0"

    @property
    def way(self) -> Way:
        return Way(issuer=self.url, client_id="app")

    def forms(self, grant_type: str) -> list[dict[str, str]]:
        return [form for _, form in self.posts if form.get("grant_type") == grant_type]

    async def until(self, condition: Callable[[], bool]) -> None:
        await until(condition, self.changed)

    async def get(self, request: web.BaseRequest) -> web.Response:
        if request.path == "/.well-known/openid-configuration" and self.document:
            return web.json_response(self.document, headers=self.headers)
        return web.Response(status=404)

    async def post(self, request: web.BaseRequest) -> web.Response:
        form = dict(parse_qsl((await request.read()).decode()))
        self.posts.append((request.path, form))
        self.changed.set()
        waiting = self.before_answer()
        if waiting is not None:
            await waiting
        if self.answers:
            status, body = self.answers.pop(0)
        elif form.get("grant_type") == "refresh_token":
            status, body = self._refresh(form)
        else:
            status, body = 200, TOKENS | {"refresh_token": self.refresh_token}
        text = body if isinstance(body, str) else json.dumps(body)
        return web.Response(
            status=status, text=text, content_type="application/json", headers=self.headers
        )

    def _refresh(self, form: dict[str, str]) -> tuple[int, Any]:
        """Rotates: only the last refresh token is good."""
        if form["refresh_token"] != self.refresh_token:
            return 400, {"error": "invalid_grant"}
        number = int(self.refresh_token[1:]) + 1
        self.refresh_token = f"r{number}"
        token = jwt(sub="ann", number=number)
        return 200, TOKENS | {"access_token": token, "refresh_token": self.refresh_token}

    async def handle(self, request: web.BaseRequest) -> web.Response:
        return await (self.post(request) if request.method == "POST" else self.get(request))


@contextlib.asynccontextmanager
async def running_issuer() -> AsyncIterator[Issuer]:
    issuer = Issuer()
    runner = web.ServerRunner(web.Server(issuer.handle))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    issuer.url = f"http://127.0.0.1:{port}"
    issuer.document = {
        "issuer": issuer.url,
        "authorization_endpoint": f"{issuer.url}/auth?tenant=1",
        "token_endpoint": f"{issuer.url}/token",
        "device_authorization_endpoint": f"{issuer.url}/device",
        "revocation_endpoint": f"{issuer.url}/revoke",
    }
    try:
        yield issuer
    finally:
        await runner.cleanup()


class Browser:
    """What a person's browser does with the issuer's page: comes back with its answer."""

    def __init__(self, page_url: str) -> None:
        self.asked = {
            name: values[0] for name, values in parse_qs(urlsplit(page_url).query).items()
        }
        self.page_url = page_url

    async def come_back(
        self, *, at: str | None = None, host: str | None = None, **query: str
    ) -> str:
        """The page that is shown at the end."""
        given = {"code": "the-code", "state": self.asked["state"]} | query
        given = {name: value for name, value in given.items() if value != "-"}
        headers = {"Host": host} if host else {}
        async with (
            ClientSession() as session,
            session.get(
                at or self.asked["redirect_uri"], params=given, headers=headers
            ) as response,
        ):
            return f"{response.status} {await response.text()}"
