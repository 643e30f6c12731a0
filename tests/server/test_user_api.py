"""What people do with their own token, and what becomes of devices that are no longer wanted."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.errors import AccountDeleted
from tests.server.parts import (
    API_KEY,
    Client,
    RunningServer,
    make_config,
    make_token,
    running_server,
)
from tests.server.provider import AUDIENCE, running_provider
from tests.server.test_device_door import NewClient, rows, send

PAID = {"type": "payment_success", "payload": {"transactionId": "TX1", "amount": "5"}}


@pytest.fixture
async def http(server: RunningServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
        yield client


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def auth(user: str, device: str, **more: Any) -> dict[str, Any]:
    return {"token": make_token(user), "device": device, "cursor": "", **more}


async def test_a_user_sees_their_own_devices_by_name(
    server: RunningServer, new_client: NewClient, http: httpx.AsyncClient
) -> None:
    await new_client().connect(server.url, auth("42", "d1", name="Büro-PC", platform="Windows"))
    await new_client().connect(server.url, auth("43", "d2", name="elsewhere"))

    answer = await http.get("/v1/me/devices", headers=bearer(make_token("42")))

    (device,) = answer.json()["devices"]
    assert device.pop("lastSeen")
    assert device == {"device": "d1", "name": "Büro-PC", "platform": "Windows"}


async def test_a_name_that_is_too_long_costs_only_itself(
    server: RunningServer, new_client: NewClient, http: httpx.AsyncClient
) -> None:
    await new_client().connect(server.url, auth("42", "d1", name="x" * 1000))

    assert (await http.get("/v1/me/devices", headers=bearer(make_token("42")))).json() == {
        "devices": []
    }


@pytest.mark.parametrize(
    "header", [{}, bearer("nonsense"), bearer(API_KEY), {"Authorization": "Basic YTpi"}]
)
async def test_nobody_else_sees_them(http: httpx.AsyncClient, header: dict[str, str]) -> None:
    answer = await http.get("/v1/me/devices", headers=header)

    assert answer.status_code == 401
    assert answer.json()["error"]["code"] in {"token_missing", "token_invalid"}


async def test_a_removed_device_is_cut_and_stays_out(
    server: RunningServer, new_client: NewClient, http: httpx.AsyncClient
) -> None:
    removed, kept = new_client(), new_client()
    await removed.connect(server.url, auth("42", "d1"))
    await kept.connect(server.url, auth("42", "d2"))

    answer = await http.delete("/v1/me/devices/d1", headers=bearer(make_token("42")))

    assert answer.status_code == 204
    await removed.named("disconnect", 1)
    refusal = await new_client().try_connect(server.url, auth("42", "d1"))
    assert refusal["code"] == "token_revoked"
    await send(server)
    assert len(await kept.events(1)) == 1
    assert kept.seen[0] == ("connect",)
    left = (await http.get("/v1/me/devices", headers=bearer(make_token("42")))).json()["devices"]
    assert [device["device"] for device in left] == ["d2"]


async def test_another_users_device_of_the_same_id_stays(
    server: RunningServer, new_client: NewClient, http: httpx.AsyncClient
) -> None:
    await new_client().connect(server.url, auth("43", "d1"))

    answer = await http.delete("/v1/me/devices/d1", headers=bearer(make_token("42")))

    assert answer.status_code == 404
    await new_client().connect(server.url, auth("43", "d1"))


async def test_a_removal_holds_on_another_node(tmp_path: Path) -> None:
    config = make_config(tmp_path)
    client = Client()
    async with running_server(config) as one:
        await client.connect(one.url, auth("42", "d1"))
        await one.socket_server.people.remove_device("42", "d1")
        await client.named("disconnect", 1)
    async with running_server(config) as another:
        refusal = await Client().try_connect(another.url, auth("42", "d1"))
        assert refusal["code"] == "token_revoked"


async def test_the_token_of_a_removed_device_brings_no_other_device(
    server: RunningServer, new_client: NewClient
) -> None:
    old = make_token("42", iat=int(time.time()) - 600)
    for device in ("d1", "d2"):
        await new_client().connect(server.url, {"token": old, "device": device})
    await server.socket_server.people.remove_device("42", "d1")

    refusals = [
        await new_client().try_connect(server.url, {"token": old, **more})
        for more in ({"device": "d1"}, {"device": "d9"}, {})
    ]

    assert [refusal["code"] for refusal in refusals] == [
        "token_revoked",
        "token_expired",
        "token_expired",
    ]
    await new_client().connect(server.url, {"token": old, "device": "d2"})
    renewed = make_token("42", iat=int(time.time()) - 290)  # as Entra dates it
    await new_client().connect(server.url, {"token": renewed, "device": "d9"})
    await new_client().connect(server.url, {"token": renewed})
    stranger = make_token("43", iat=int(time.time()) - 600)
    await new_client().connect(server.url, {"token": stranger, "device": "d9"})


async def test_a_deleted_user_is_gone_from_the_store_and_told_at_the_door(
    server: RunningServer, new_client: NewClient, http: httpx.AsyncClient
) -> None:
    client = new_client()
    await client.connect(server.url, auth("42", "d1", name="Büro-PC"))
    await send(server)
    await send(server, "43")
    await client.events(1)

    answer = await http.delete("/v1/users/42", headers=bearer(API_KEY))

    assert answer.status_code == 204
    await client.named("disconnect", 1)
    refusal = await new_client().try_connect(server.url, auth("42", "d1"))
    assert refusal["code"] == "account_deleted"
    assert await rows(server, "SELECT user_id FROM devices") == []
    assert await rows(server, "SELECT stream FROM events") == [("user:43",)]


async def test_nothing_is_stored_for_a_deleted_user_and_others_do_not_suffer(
    server: RunningServer, http: httpx.AsyncClient
) -> None:
    await server.socket_server.people.delete_user("42")

    answer = await http.post("/v1/users/42/events", json=PAID, headers=bearer(API_KEY))
    with pytest.raises(AccountDeleted):
        await send(server, "42")
    await send(server, "43")

    assert answer.status_code == 410
    error = answer.json()["error"]
    assert (error["code"], error["field"]) == ("account_deleted", "userId")
    assert await rows(server, "SELECT stream FROM events") == [("user:43",)]


async def test_only_a_producer_deletes_users(http: httpx.AsyncClient) -> None:
    answer = await http.delete("/v1/users/42", headers=bearer(make_token("42")))

    assert answer.status_code == 401


async def test_a_longer_address_deletes_nobody(http: httpx.AsyncClient) -> None:
    for path in ("/v1/users/42/subjects/x", "/v1/users/42/"):
        assert (await http.delete(path, headers=bearer(API_KEY))).status_code == 404
    assert (await http.delete("/v1/users/org%2F42", headers=bearer(API_KEY))).status_code == 204


async def test_devices_are_told_where_to_sign_in(tmp_path: Path) -> None:
    async with running_provider() as provider:
        config = make_config(
            tmp_path,
            jwt_secret=None,
            oidc_issuer=provider.issuer,
            jwt_audience=AUDIENCE,
            device_client_id="desktop",
            device_audience="https://pay.example",
        )
        async with running_server(config) as server, httpx.AsyncClient(trust_env=False) as http:
            told = (await http.get(f"{server.url}/.well-known/paybell")).json()
            client = Client()
            await client.connect(server.url, {"token": provider.token("42")})
            await client.close()

    assert told == {
        "issuer": provider.issuer,
        "clientId": "desktop",
        "audience": "https://pay.example",
    }


async def test_a_server_without_an_issuer_says_so(http: httpx.AsyncClient) -> None:
    assert (await http.get("/.well-known/paybell")).status_code == 404
