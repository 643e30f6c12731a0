"""The producers' door over a real inbox in a real file, and a client with a good key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr
from starlette.applications import Starlette

from server import http_api
from server.auth import ProducerKeys
from server.config import ServerConfig
from server.fanout.local import LocalFanout
from server.inbox.base import StoredEvent
from server.inbox.clearing import Clearing
from server.inbox.devices import SqlDevices
from server.inbox.sql import SqlInbox
from server.people import People
from server.realtime_service import RealTimeService

API_KEY = "billing-key-0123456789abc"
EVENTS = "/v1/users/42/events"


class Door:
    """The door with its real store, and a client with a good key."""

    def __init__(self, folder: Path) -> None:
        self.inbox = SqlInbox(f"sqlite:///{folder / 'inbox.sqlite3'}")
        fanout: LocalFanout[StoredEvent] = LocalFanout()
        realtime = RealTimeService(self.inbox, fanout)
        self.people = People(SqlDevices(self.inbox, Clearing(inbox=self.inbox)), fanout)
        config = ServerConfig(max_body_bytes=2048)
        keys = ProducerKeys({"billing": SecretStr(API_KEY)})
        self.app = Starlette(
            routes=[
                *http_api.routes(realtime, self.inbox, self.people, keys, config),
                http_api.not_found(),
            ]
        )
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url="http://door",
            headers={"Authorization": f"Bearer {API_KEY}"},
        )

    async def stored(self, stream: str = "user:42") -> list[StoredEvent]:
        return await self.inbox.read(stream, 0, 100)

    async def refused(self, **request: Any) -> tuple[int, dict[str, str]]:
        """The answer to a request that must not store anything."""
        response = await self.client.post(request.pop("path", EVENTS), **request)
        assert await self.stored() == []
        return response.status_code, response.json()["error"]
