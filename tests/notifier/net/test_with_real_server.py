"""Device and server, both real: what one promises is what the other understands."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from contract.events import NotificationType
from notifier.core.connection import Phase
from notifier.core.digest import Crowd, Digest
from notifier.net.agent import Agent
from notifier.net.own_devices import OwnDevicesDesk
from notifier.net.provisions import Provisions
from notifier.store.history_reader import HistoryReader
from notifier.store.settings import SettingsFile
from server.app import create_app
from server.config import ServerConfig
from server.inbox.clearing import Clearing
from server.inbox.retention import Policy, Retention
from server.inbox.sql import SqlInbox
from server.realtime_service import RealTimeService
from server.serving import address_of, open_listener
from server.socket_server import SocketServer
from tests.notifier.net.parts import (
    WAIT_S,
    Ears,
    MemoryVault,
    no_wait,
    plain_ssl_context,
    scripted_server,
)
from tests.server.parts import make_config, make_token


class RealServer:
    """The server of `create_app`; cut off and started again it keeps port and database."""

    def __init__(self, config: ServerConfig) -> None:
        self._config = config
        self._port = 0
        self.url = ""

    async def start(self) -> None:
        self.app = create_app(self._config)
        listener = open_listener("127.0.0.1", self._port)
        self._port = listener.getsockname()[1]
        self.url = address_of(listener)
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                self.app,
                ws="websockets-sansio",
                ws_ping_interval=None,
                lifespan="on",
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._listener = listener
        self._task = asyncio.create_task(self._uvicorn._serve([listener]))
        while not self._uvicorn.started:
            await asyncio.sleep(0)

    async def cut(self) -> None:
        """Every connection is cut at once, and nobody is let in any more."""
        for waiting in self._uvicorn.servers:
            waiting.close()
        for protocol in list(self._uvicorn.server_state.connections):
            if protocol.transport is not None:
                protocol.transport.abort()
        self._uvicorn.should_exit = True
        await self._task
        self._listener.close()

    @property
    def realtime(self) -> RealTimeService:
        return SocketServer.get_instance(self.app).realtime

    async def keep_only(self, events: int) -> None:
        """As retention does it by itself."""
        inbox = SocketServer.get_instance(self.app).inbox
        assert isinstance(inbox, SqlInbox)
        policy = Policy(events_for=None, events_of_a_stream=events, devices_for=None)
        await Retention(inbox=inbox, clearing=Clearing(inbox=inbox), policy=policy).round()

    async def pay(self, number: int, user: str = "42", **more: Any) -> str:
        stored = await self.realtime.send_user_update(
            user,
            NotificationType.PAYMENT_SUCCESS,
            {"transactionId": f"TX{number}", "amount": "5000.00", "currency": "INR"},
            **more,
        )
        return stored.id


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[RealServer]:
    made = RealServer(make_config(tmp_path))
    await made.start()
    yield made
    await made.cut()


@contextlib.asynccontextmanager
async def device(
    folder: Path, vault: MemoryVault | None = None
) -> AsyncIterator[tuple[Agent, Ears]]:
    ears = Ears()
    agent = Agent(
        data_dir=folder / "data",
        vault=vault or MemoryVault(),
        settings=SettingsFile(folder / "settings.toml"),
        presenters=ears,
        listener=ears,
        provisions=Provisions(random=no_wait, ssl_context=plain_ssl_context),
    )
    await agent.start()
    try:
        yield agent, ears
    finally:
        await agent.stop()


def stored(ears: Ears) -> list[str]:
    account = ears.accounts[-1]
    assert account is not None
    reader = HistoryReader(account.history_path)
    found = [entry.id for entry in reader.page(None, 10_000)][::-1]
    reader.close()
    return found


async def test_a_payment_reaches_history_and_toast(server: RealServer, tmp_path: Path) -> None:
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        await ears.until_phase(Phase.CONNECTED)
        event_id = await server.pay(1)
        await ears.until(lambda: ears.presented == [event_id])
        (entry,) = ears.changes[-1].added
        assert entry.name == "payment_success"
        assert entry.subject == "TX1"
        assert stored(ears) == [event_id]


async def test_what_was_missed_comes_first_and_once(server: RealServer, tmp_path: Path) -> None:
    sent = [await server.pay(number) for number in range(1, 301)]
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        await ears.until(lambda: len(ears.presented) == 300)
        assert len(ears.batches) == 1
        sent.append(await server.pay(301))
        await ears.until(lambda: len(ears.presented) == 301)
        assert stored(ears) == ears.presented == sent


async def test_a_server_that_is_cut_off_and_comes_back_loses_and_doubles_nothing(
    server: RealServer, tmp_path: Path
) -> None:
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        await ears.until_phase(Phase.CONNECTED)
        sent = []
        for round_number in range(3):
            sent += [await server.pay(round_number * 10 + number) for number in range(5)]
            await server.cut()
            await ears.until_phase(Phase.OFFLINE)
            await server.start()
            sent += [await server.pay(round_number * 10 + 5 + number) for number in range(5)]
            await ears.until_presented(len(sent))
        assert stored(ears) == ears.presented == sent


async def test_two_devices_share_what_was_read(server: RealServer, tmp_path: Path) -> None:
    async with device(tmp_path / "a") as (one, ears_one), device(tmp_path / "b") as (two, ears_two):
        for agent, ears in ((one, ears_one), (two, ears_two)):
            await agent.sign_in(server.url, make_token())
            await ears.until_phase(Phase.CONNECTED)
        event_id = await server.pay(1)
        for ears in (ears_one, ears_two):
            await ears.until(lambda ears=ears: ears.presented == [event_id])  # type: ignore[misc]
        await one.entries().mark_read([event_id])
        await ears_two.until(lambda: ears_two.closed == [event_id])
        assert ears_two.changes[-1].unread == 0


async def test_what_was_read_while_a_device_was_away_is_read_there_too(
    server: RealServer, tmp_path: Path
) -> None:
    async with device(tmp_path / "a") as (one, ears_one):
        vault = MemoryVault()
        async with device(tmp_path / "b", vault) as (two, ears_two):
            for agent, ears in ((one, ears_one), (two, ears_two)):
                await agent.sign_in(server.url, make_token())
                await ears.until_phase(Phase.CONNECTED)
            shown = await server.pay(1)
            await ears_two.until(lambda: ears_two.presented == [shown])
        missed = [await server.pay(number) for number in (2, 3)]
        await ears_one.until(lambda: len(ears_one.presented) == 3)
        await one.entries().mark_read([shown, missed[0]])
        async with device(tmp_path / "b", vault) as (_, again):
            await again.until(lambda: again.closed == [shown])
            await again.until(lambda: bool(again.presented))
            assert stored(again) == [shown, *missed]
            assert again.presented == missed[1:]
            assert again.changes[-1].unread == 1


async def test_what_was_read_offline_is_told_the_other_device_later(
    server: RealServer, tmp_path: Path
) -> None:
    async with device(tmp_path / "a") as (one, ears_one), device(tmp_path / "b") as (two, ears_two):
        for agent, ears in ((one, ears_one), (two, ears_two)):
            await agent.sign_in(server.url, make_token())
            await ears.until_phase(Phase.CONNECTED)
        event_id = await server.pay(1)
        for ears in (ears_one, ears_two):
            await ears.until(lambda ears=ears: ears.presented == [event_id])  # type: ignore[misc]
        await server.cut()
        await ears_one.until_phase(Phase.OFFLINE)
        await one.entries().mark_read([event_id])
        await server.start()
        await ears_two.until(lambda: ears_two.closed == [event_id])
        assert ears_two.changes[-1].unread == 0


async def test_what_is_withdrawn_leaves_every_device_whenever_it_comes_back(
    server: RealServer, tmp_path: Path
) -> None:
    vault = MemoryVault()
    async with device(tmp_path / "a") as (here, ears):
        await here.sign_in(server.url, make_token())
        await ears.until_phase(Phase.CONNECTED)
        async with device(tmp_path / "b", vault) as (away, ears_away):
            await away.sign_in(server.url, make_token())
            wrong = await server.pay(1)
            await ears_away.until(lambda: ears_away.presented == [wrong])
        await server.realtime.withdraw("42", "TX1")
        await ears.until(lambda: ears.closed == [wrong])
        corrected = await server.pay(1)
        async with device(tmp_path / "b", vault) as (_, again):
            await again.until(lambda: again.presented == [corrected])
            assert again.closed == [wrong]
            assert stored(again) == [wrong, corrected]


async def test_another_user_gets_nothing_of_it(server: RealServer, tmp_path: Path) -> None:
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token("7"))
        await ears.until_phase(Phase.CONNECTED)
        await server.pay(1, user="42")
        mine = await server.pay(2, user="7")
        await ears.until(lambda: bool(ears.presented))
        assert stored(ears) == [mine]


async def test_an_expired_token_asks_to_sign_in(server: RealServer, tmp_path: Path) -> None:
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token(lives_s=-3600))
        await ears.until_phase(Phase.SIGNED_OUT, "token_expired")
        await agent.sign_in(server.url, make_token(exp=time.time() + 60))
        await ears.until_phase(Phase.CONNECTED)


async def test_a_forged_token_is_refused(server: RealServer, tmp_path: Path) -> None:
    head, claims, _ = make_token().split(".")
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, f"{head}.{claims}.Zm9yZ2Vk")
        await ears.until_phase(Phase.SIGNED_OUT, "token_invalid")


async def test_a_database_that_was_replaced_keeps_the_device_history(
    server: RealServer, tmp_path: Path
) -> None:
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        await ears.until_phase(Phase.CONNECTED)
        before = await server.pay(1)
        await ears.until(lambda: ears.presented == [before])
        await server.cut()
        for file in tmp_path.glob("paybell.sqlite3*"):
            file.unlink()
        await server.start()
        after = await server.pay(1)
        await ears.until(lambda: len(ears.presented) == 2)
        assert stored(ears) == [before, after]
        assert [problem.code for problem in ears.problems] == ["server_restored"]


async def test_a_device_that_was_away_for_too_long_is_told_and_gets_the_rest_without_a_flood(
    server: RealServer, tmp_path: Path
) -> None:
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        known = await server.pay(1)
        await ears.until(lambda: ears.presented == [known])
    missed = [await server.pay(number) for number in range(2, 12)]
    await server.cut()
    with contextlib.closing(sqlite3.connect(tmp_path / "paybell.sqlite3")) as database, database:
        # The server keeps the last three.
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM events WHERE stream = 'user:42' AND seq <= 8")
        database.execute("UPDATE streams SET floor = 8 WHERE stream = 'user:42'")
    await server.start()

    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        await ears.until(lambda: bool(ears.presented))
        assert [problem.code for problem in ears.problems] == ["history_gap"]
        assert ears.batches == [missed[-3:]]
        assert stored(ears) == [known, *missed[-3:]]
        after = await server.pay(12)
        await ears.until(lambda: ears.presented == [*missed[-3:], after])


def without_websockets(server: RealServer) -> None:
    """As behind a proxy that closes each one."""
    app = server.app

    async def proxy(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1000})
            return
        await app(scope, receive, send)

    server._uvicorn.config.loaded_app = proxy


async def test_a_device_that_was_away_for_longer_than_events_are_kept_is_not_flooded(
    server: RealServer, tmp_path: Path
) -> None:
    vault = MemoryVault()
    async with device(tmp_path / "a", vault) as (agent, ears):
        await agent.sign_in(server.url, make_token())
        had = [await server.pay(number) for number in range(5)]
        await ears.until(lambda: ears.presented == had)
    gone = [await server.pay(number) for number in range(5, 20)]
    kept = [await server.pay(number) for number in range(20, 45)]
    await server.keep_only(25)
    async with device(tmp_path / "a", vault) as (_, ears):
        await ears.until(lambda: len(ears.presented) == 25)
        assert ears.batches == [kept], "one batch, in order, and nothing that was shown before"
        assert stored(ears) == had + kept
        assert not set(gone) & set(stored(ears))
        plan = Crowd().plan(ears.changes[-1].added, datetime.now(UTC))
        assert (plan.show, plan.digest) == ((), Digest(payments=25))
        live = await server.pay(45)
        await ears.until(lambda: ears.presented == [*kept, live])


async def test_a_server_without_websockets_is_used_by_long_polling(
    server: RealServer, tmp_path: Path
) -> None:
    without_websockets(server)
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        await ears.until_phase(Phase.CONNECTED)
        assert ears.states[-1].transport == "polling"
        sent = [await server.pay(number) for number in range(40)]
        await ears.until(lambda: len(ears.presented) == 40)
        assert stored(ears) == sent


async def test_a_poll_whose_answer_was_lost_is_not_asked_again_as_if_nothing_was_in_it(
    server: RealServer, tmp_path: Path
) -> None:
    without_websockets(server)
    losing = asyncio.Event()

    async def forward(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                if losing.is_set() and b"payment_success" in data:
                    losing.clear()
                    break  # the server has sent it, and nobody will ever have it
                target.write(data)
                await target.drain()
        target.transport.abort()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection("127.0.0.1", server._port)
        await asyncio.gather(forward(reader, there[1]), forward(there[0], writer))
        there[1].transport.abort()

    way = await asyncio.start_server(accept, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{way.sockets[0].getsockname()[1]}"
    async with way, device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(url, make_token())
        await ears.until_phase(Phase.CONNECTED)
        losing.set()
        lost_on_the_way = await server.pay(1)
        async with asyncio.timeout(WAIT_S):
            while losing.is_set():
                await asyncio.sleep(0.01)
        after = await server.pay(2)
        await ears.until(lambda: after in ears.added)
        assert stored(ears) == [lost_on_the_way, after]


async def test_a_proxy_that_loses_an_answer_and_asks_again_by_itself_costs_nothing(
    server: RealServer, tmp_path: Path
) -> None:
    without_websockets(server)
    behind = server._uvicorn.config.loaded_app
    losing = asyncio.Event()

    async def proxy(scope: Any, receive: Any, send: Any) -> None:
        answer: list[Any] = []

        async def send_or_lose(message: Any) -> None:
            answer.append(message)
            if message["type"] == "http.response.start":
                return
            start, body = answer
            if losing.is_set() and b"payment_success" in body["body"]:
                losing.clear()
                body["body"] = b"6"  # what the poll that it sends by itself is answered
                start["headers"] = [(b"content-length", b"1"), (b"content-type", b"text/plain")]
            await send(start)
            await send(body)

        is_poll = scope["type"] == "http" and scope["method"] == "GET"
        await behind(scope, receive, send_or_lose if is_poll else send)

    server._uvicorn.config.loaded_app = proxy
    async with device(tmp_path / "a") as (agent, ears):
        await agent.sign_in(server.url, make_token())
        await ears.until_phase(Phase.CONNECTED)
        losing.set()
        lost_on_the_way = await server.pay(1)
        async with asyncio.timeout(WAIT_S):
            while losing.is_set():
                await asyncio.sleep(0.01)
        after = await server.pay(2)
        await ears.until(lambda: after in ears.added)
        assert stored(ears) == [lost_on_the_way, after]


async def test_a_user_sees_and_removes_their_devices(server: RealServer, tmp_path: Path) -> None:
    token = make_token("42")
    async with (
        device(tmp_path / "one") as (one, first),
        device(tmp_path / "two") as (two, second),
    ):
        for agent, ears in ((one, first), (two, second)):
            await agent.sign_in(server.url, token, memory_only=True)
            await ears.until_phase(Phase.CONNECTED)
        desk = OwnDevicesDesk(one.active_life, listener=first, ssl_context=plain_ssl_context)
        await desk.list()
        (listed,) = first.devices
        assert listed.problem is None
        assert sorted(each.is_this for each in listed.devices) == [False, True]
        assert all(each.platform for each in listed.devices)
        other = next(each for each in listed.devices if not each.is_this)
        await desk.remove(other.device)
        await second.until_phase(Phase.SIGNED_OUT, "token_revoked")
        assert [each.is_this for each in first.devices[-1].devices] == [True]
        assert first.phase is Phase.CONNECTED
        await two.sign_in(server.url, token, memory_only=True)
        await second.until_phase(Phase.CONNECTED)


async def test_a_user_who_is_deleted_finds_nothing_left(server: RealServer, tmp_path: Path) -> None:
    async with device(tmp_path) as (agent, ears):
        await agent.sign_in(server.url, make_token("42"), memory_only=True)
        await ears.until_phase(Phase.CONNECTED)
        await server.realtime.send_user_update(
            "42", "payment_success", {"transactionId": "TX1", "amount": "5"}
        )
        await ears.until_presented(1)
        await SocketServer.get_instance(server.app).people.delete_user("42")
        await ears.until(lambda: ears.accounts[-1] is None)
        assert [problem.code for problem in ears.problems] == ["account_deleted"]
    assert list(tmp_path.rglob("history.sqlite3")) == []


async def test_a_server_that_tells_nothing_of_devices_is_no_puzzle(tmp_path: Path) -> None:
    async with scripted_server() as plain, device(tmp_path) as (agent, ears):
        await agent.sign_in(plain.url, make_token("42"), memory_only=True)
        await ears.until_phase(Phase.CONNECTED)
        desk = OwnDevicesDesk(agent.active_life, listener=ears, ssl_context=plain_ssl_context)
        await desk.list()
        await desk.remove("d1")
    assert [told.problem.code for told in ears.devices if told.problem] == ["devices_unknown"] * 2
