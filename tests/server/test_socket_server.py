"""The way of a payment, over real sockets: stored, sent, replayed, and to nobody else."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from contract.events import NotificationType
from server.app import create_app
from server.realtime_service import RealTimeService
from tests.server.parts import (
    Client,
    RunningServer,
    make_config,
    make_token,
    running,
    running_server,
)

NewClient = Callable[[], Client]


def paid(number: int) -> dict[str, str]:
    return {"transactionId": f"TX{number}", "amount": "5000.00"}


async def test_a_sent_event_reaches_a_plain_client_as_payload_and_meta(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})

    stored = await server.socket_server.realtime.send_user_update(
        42, NotificationType.PAYMENT_SUCCESS, {"transactionId": "TX1", "amount": Decimal("1.10")}
    )

    ((payload, meta),) = await client.named("payment_success", 1)
    assert payload == {"transactionId": "TX1", "amount": "1.10"}
    assert meta["id"] == stored.id
    assert meta["subject"] == "TX1"
    assert meta["at"].endswith("Z")


async def test_events_of_all_kinds_arrive_in_the_order_in_which_they_were_sent(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})
    realtime = server.socket_server.realtime

    for number in range(1, 31):
        await realtime.send_user_update("42", "payment_success", paid(number))
    await realtime.broadcast(
        "notification", {"type": "system_alert", "title": "Hello", "message": "All of you"}
    )

    events = await client.events(31)
    assert [payload.get("transactionId") for _, payload, _ in events[:30]] == [
        f"TX{number}" for number in range(1, 31)
    ]
    assert events[30][0] == "notification"


async def test_a_user_never_receives_the_event_of_another(
    server: RunningServer, new_client: NewClient
) -> None:
    mine, other = new_client(), new_client()
    await mine.connect(server.url, {"token": make_token("42")})
    await other.connect(server.url, {"token": make_token("43"), "cursor": ""})
    realtime = server.socket_server.realtime

    await realtime.send_user_update("42", "payment_success", paid(1))
    await realtime.send_user_update("43", "payment_success", paid(2))

    assert [payload["transactionId"] for _, payload, _ in await mine.events(1)] == ["TX1"]
    assert [payload["transactionId"] for _, payload, _ in await other.events(1)] == ["TX2"]
    assert len(other.business_events()) == 1


async def test_each_device_of_a_user_receives_the_event(
    server: RunningServer, new_client: NewClient
) -> None:
    laptop, desktop = new_client(), new_client()
    for device in (laptop, desktop):
        await device.connect(server.url, {"token": make_token("42")})

    await server.socket_server.realtime.send_user_update("42", "payment_success", paid(1))

    assert (await laptop.events(1))[0][2]["id"] == (await desktop.events(1))[0][2]["id"]


async def test_a_long_polling_client_receives_the_event(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")}, ["polling"])

    await server.socket_server.realtime.send_user_update("42", "payment_success", paid(1))

    assert len(await client.events(1)) == 1


async def test_a_client_that_upgrades_from_polling_receives_the_event(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")}, ["polling", "websocket"])

    await server.socket_server.realtime.send_user_update("42", "payment_success", paid(1))

    assert len(await client.events(1)) == 1


async def test_a_client_without_a_cursor_gets_live_events_only_and_never_a_replay(
    server: RunningServer, new_client: NewClient
) -> None:
    realtime = server.socket_server.realtime
    await realtime.send_user_update("42", "payment_success", paid(1))
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})

    await realtime.send_user_update("42", "payment_success", paid(2))

    assert [payload["transactionId"] for _, payload, _ in await client.events(1)] == ["TX2"]
    assert [what[0] for what in client.seen] == ["connect", "payment_success"]


async def test_a_device_gets_what_it_missed_in_order_and_then_what_is_live(
    server: RunningServer, new_client: NewClient
) -> None:
    realtime = server.socket_server.realtime
    first = new_client()
    await first.connect(server.url, {"token": make_token("42"), "cursor": ""})
    await realtime.send_user_update("42", "payment_success", paid(1))
    cursor = (await first.events(1))[0][2]["cursor"]
    await first.close()
    for number in range(2, 451):
        await realtime.send_user_update("42", "payment_success", paid(number))

    again = new_client()
    await again.connect(server.url, {"token": make_token("42"), "cursor": cursor})
    for number in range(451, 461):
        await realtime.send_user_update("42", "payment_success", paid(number))

    events = await again.events(459)
    assert [payload["transactionId"] for _, payload, _ in events] == [
        f"TX{number}" for number in range(2, 461)
    ]
    replays = [what[1] for what in again.seen if what[0] == "replay"]
    assert [len(replay["events"]) for replay in replays[:2]] == [200, 200]
    assert [replay["more"] for replay in replays][-1] is False
    assert again.seen[0] == ("connect",)


async def test_a_replay_has_the_broadcasts_in_their_place(
    server: RunningServer, new_client: NewClient
) -> None:
    realtime = server.socket_server.realtime
    await realtime.send_user_update("42", "payment_success", paid(1))
    await realtime.broadcast("notification", {"type": "info", "title": "T", "message": "M"})
    await realtime.send_user_update("42", "payment_success", paid(2))

    client = new_client()
    await client.connect(server.url, {"token": make_token("42"), "cursor": ""})

    names = [name for name, _, _ in await client.events(3)]
    assert names == ["payment_success", "notification", "payment_success"]


async def test_every_client_sees_connect_before_any_event(
    server: RunningServer, new_client: NewClient
) -> None:
    realtime = server.socket_server.realtime
    for number in range(5):
        await realtime.send_user_update("42", "payment_success", paid(number))
    sending = asyncio.create_task(send_until_cancelled(realtime))
    try:
        clients = [new_client() for _ in range(20)]
        auths = [{"token": make_token("42")}, {"token": make_token("42"), "cursor": ""}]
        for number, client in enumerate(clients):
            await client.connect(server.url, auths[number % 2])
        for client in clients:
            await client.events(3)
    finally:
        sending.cancel()

    assert {client.seen[0] for client in clients} == {("connect",)}


async def send_until_cancelled(realtime: RealTimeService) -> None:
    for number in itertools.count(100):
        await realtime.send_user_update("42", "payment_success", paid(number))
        await asyncio.sleep(0)


@pytest.mark.parametrize("auth", [{}, {"cursor": ""}])
async def test_an_event_that_is_sent_during_the_handshake_comes_after_connect(
    server: RunningServer,
    new_client: NewClient,
    monkeypatch: pytest.MonkeyPatch,
    auth: dict[str, str],
) -> None:
    sio = server.socket_server.sio
    enter_room = sio.enter_room

    async def enter_late(sid: str, room: str) -> None:
        for number in (1, 2):
            await server.socket_server.realtime.send_user_update(
                "42", "payment_success", paid(number)
            )
        await server.socket_server.inbox.ping()
        await enter_room(sid, room)

    monkeypatch.setattr(sio, "enter_room", enter_late)
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")} | auth)

    events = await client.events(2)
    assert [payload["transactionId"] for _, payload, _ in events] == ["TX1", "TX2"]
    assert client.seen[0] == ("connect",)


async def test_a_server_that_stops_cuts_its_connections_so_that_clients_come_back(
    tmp_path: Path, new_client: NewClient
) -> None:
    client = new_client()
    async with running_server(make_config(tmp_path)) as server:
        await client.connect(server.url, {"token": make_token("42")})

    ((reason,),) = await client.named("disconnect", 1)
    # What a client takes as a reason to come back; "server disconnect" would keep it away.
    assert reason in {"transport close", "transport error"}


async def test_a_server_that_has_stopped_leaves_no_task_behind(
    tmp_path: Path, new_client: NewClient
) -> None:
    clients = [new_client(), new_client()]
    before = asyncio.all_tasks()
    async with running_server(make_config(tmp_path)) as server:
        for client, transport in zip(clients, ("websocket", "polling"), strict=True):
            await client.connect(server.url, {"token": make_token("42"), "cursor": ""}, [transport])
        await server.socket_server.realtime.send_user_update("42", "payment_success", paid(1))
        for client in clients:
            await client.events(1)
        await server.socket_server.cut_connections()
    for client in clients:
        await client.named("disconnect", 1)
        await client.close()

    left = {str(task.get_coro()) for task in asyncio.all_tasks() - before}
    assert not {coro for coro in left if "AsyncClient" not in coro}


async def test_a_server_may_be_started_again(tmp_path: Path, new_client: NewClient) -> None:
    app = create_app(make_config(tmp_path))
    for number in (1, 2):
        async with running(app) as server:
            client = new_client()
            await client.connect(server.url, {"token": make_token("42")})
            await server.socket_server.realtime.send_user_update(
                "42", "payment_success", paid(number)
            )
            assert len(await client.events(1)) == 1


async def test_two_hundred_events_sent_at_once_arrive_without_gap_or_doublet(
    server: RunningServer, new_client: NewClient
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")})
    realtime = server.socket_server.realtime

    stored = await asyncio.gather(
        *(realtime.send_user_update("42", "payment_success", paid(n)) for n in range(200))
    )

    assert sorted(event.seq for event in stored) == list(range(1, 201))
    in_order = [event.id for event in sorted(stored, key=lambda event: event.seq)]
    assert [meta["id"] for _, _, meta in await client.events(200)] == in_order


@pytest.mark.parametrize("transports", [["websocket"], ["polling"], ["polling", "websocket"]])
async def test_a_burst_beyond_the_bound_of_a_socket_still_arrives_whole(
    server: RunningServer, new_client: NewClient, transports: list[str]
) -> None:
    client = new_client()
    await client.connect(server.url, {"token": make_token("42")}, transports)
    realtime = server.socket_server.realtime

    await asyncio.gather(
        *(realtime.send_user_update("42", "payment_success", paid(n)) for n in range(2000))
    )

    events = await client.events(2000)
    assert len({meta["id"] for _, _, meta in events}) == 2000
    assert len(client.business_events()) == 2000
