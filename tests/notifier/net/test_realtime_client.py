"""The connection is kept up through all that servers and networks do."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest

from notifier.core import connection
from notifier.core.connection import Phase
from notifier.core.problems import HistoryFull
from notifier.core.server_address import check_server_url
from notifier.net.inbound import Message
from notifier.net.ports import Outbound
from notifier.net.realtime_client import RealtimeClient
from tests.notifier.net.parts import (
    WAIT_S,
    Ears,
    ScriptedServer,
    event,
    no_wait,
    plain_ssl_context,
    scripted_server,
)


class Inlet:
    """Remembers what the connection brought."""

    def __init__(self, ears: Ears) -> None:
        self.ears = ears
        self.messages: list[Message] = []
        self.full_times = 0
        """How many more times the disk is full."""

    async def begin(self, outbound: Outbound) -> None:
        pass

    async def receive(self, messages: Sequence[Message], outbound: Outbound) -> None:
        if self.full_times:
            self.full_times -= 1
            raise HistoryFull("The disk is full")
        self.messages.extend(messages)
        self.ears.changed.set()

    def release(self) -> None:
        pass

    @property
    def names(self) -> list[str]:
        return [message.name for message in self.messages]


class Running:
    """A client that runs against `url`."""

    def __init__(self, url: str, *, random: Callable[[], float] = no_wait) -> None:
        self.ears = Ears()
        self.inlet = Inlet(self.ears)
        self.handshakes = 0
        self.client = RealtimeClient(
            address=check_server_url(url),
            handshake=self._handshake,
            inlet=self.inlet,
            on_connected=self._nothing,
            on_state=self.ears.state_changed,
            random=random,
            ssl_context=plain_ssl_context,
        )
        self.task = asyncio.create_task(self.client.run())

    def _handshake(self) -> dict[str, str]:
        self.handshakes += 1
        return {"token": "t", "device": "d", "cursor": f"c{self.handshakes}"}

    async def _nothing(self) -> None:
        pass

    @property
    def phases(self) -> list[str]:
        return [state.phase.value for state in self.ears.states]

    async def stop(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


@contextlib.asynccontextmanager
async def running(url: str, **settings: Any) -> AsyncIterator[Running]:
    client = Running(url, **settings)
    try:
        yield client
    finally:
        await client.stop()
    assert not [task for task in asyncio.all_tasks() if _is_ours(task)]


def _is_ours(task: asyncio.Task[Any]) -> bool:
    """Whether the task is one of the client's, or of the library's client beneath it."""
    code = getattr(task.get_coro(), "cr_code", None)
    return code is not None and (
        "/notifier/net/" in code.co_filename.replace("tests/", "-")
        or (code.co_filename.endswith("async_client.py"))
    )


async def test_it_connects_by_websocket_and_says_who_it_is(server: ScriptedServer) -> None:
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        assert server.handshakes == [{"token": "t", "device": "d", "cursor": "c1"}]
        assert server.transports == ["websocket"]
        assert run.ears.states[-1].transport == "websocket"


async def test_messages_come_in_order_also_those_of_an_unknown_name(server: ScriptedServer) -> None:
    server.on_connected.append([("before_connected", {"n": 0})])
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        for number in range(50):
            await server.emit("from_the_future" if number % 2 else "payment_success", {"n": number})
        await run.ears.until(lambda: len(run.inlet.messages) == 51)
        numbers = [message.arguments[0]["n"] for message in run.inlet.messages]
        assert numbers == [0, *range(50)]


async def test_our_own_goodbye_is_no_warning_in_the_log(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_numbers_stay_exact(server: ScriptedServer) -> None:
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        from contract import jsontext

        await server.emit("payment_success", jsontext.loads('{"amount": 0.10}'))
        await run.ears.until(lambda: bool(run.inlet.messages))
        assert str(run.inlet.messages[0].arguments[0]["amount"]) == "0.10"


async def test_a_killed_server_that_comes_back_is_found_with_a_fresh_handshake(
    server: ScriptedServer,
) -> None:
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        await server.kill()
        await run.ears.until_phase(Phase.OFFLINE, "server_unreachable")
        await server.start()
        await run.ears.until_phase(Phase.CONNECTED)
        assert [shake["cursor"] for shake in server.handshakes] == ["c1", "c2"]


async def test_a_polite_disconnect_of_the_server_is_followed_by_a_reconnect(
    server: ScriptedServer,
) -> None:
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        await server.disconnect()
        await server.until(lambda: len(server.sids) == 2)
        await run.ears.until_phase(Phase.CONNECTED)
        assert "connection_lost" in [state.reason for state in run.ears.states]


async def test_a_server_that_closes_right_after_connecting_is_noticed(
    server: ScriptedServer,
) -> None:
    async with running(server.url) as run:
        await server.until(lambda: len(server.sids) == 1)
        await server.disconnect()
        await server.until(lambda: len(server.sids) == 2)
        await run.ears.until_phase(Phase.CONNECTED)


@pytest.mark.parametrize(
    "code", ["token_expired", "token_invalid", "token_revoked", "token_missing"]
)
async def test_a_refused_token_ends_the_trying(server: ScriptedServer, code: str) -> None:
    server.refuse.append({"code": code, "message": "no"})
    async with running(server.url) as run:
        async with asyncio.timeout(WAIT_S):
            assert await run.task == code
        assert run.ears.phase is Phase.SIGNED_OUT
        assert run.ears.reason == code
        assert len(server.handshakes) == 1


@pytest.mark.parametrize("code", ["rate_limited", "too_many_connections", "shutting_down"])
async def test_other_refusals_are_waited_out(server: ScriptedServer, code: str) -> None:
    server.refuse.append({"code": code, "message": "later"})
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        assert ("offline", code) in [(s.phase.value, s.reason) for s in run.ears.states]
        assert server.transports == ["websocket", "websocket"]


async def test_retry_after_is_honoured_and_a_push_cuts_it_short(server: ScriptedServer) -> None:
    server.refuse.append({"code": "rate_limited", "message": "later", "retryAfter": 500})
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.OFFLINE, "rate_limited")
        retry_at = run.ears.states[-1].retry_at
        assert retry_at is not None
        run.client.retry_now()
        await run.ears.until_phase(Phase.CONNECTED)


async def test_trying_again_leaves_a_connection_that_is_up(server: ScriptedServer) -> None:
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        run.client.retry_now()
        await server.emit("payment_success", {"n": 1})
        await run.ears.until(lambda: bool(run.inlet.messages))
        assert len(server.handshakes) == 1


async def test_waking_up_cuts_a_connection_that_only_looks_alive(server: ScriptedServer) -> None:
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        run.client.woke()
        await server.until(lambda: len(server.sids) == 2)
        await run.ears.until_phase(Phase.CONNECTED)


async def test_a_network_that_is_gone_is_said_and_its_return_used_at_once(
    server: ScriptedServer,
) -> None:
    async with running(server.url, random=lambda: 1.0) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        await server.kill()
        run.client.network_changed(online=False)
        await run.ears.until_phase(Phase.OFFLINE, "network_down")
        await server.start()
        run.client.network_changed(online=True)
        await run.ears.until_phase(Phase.CONNECTED)


async def test_an_attempt_that_hangs_is_cut_by_a_push() -> None:
    # It listens and never accepts: the connection is made, and nobody speaks.
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        async with running(f"http://127.0.0.1:{port}") as run:
            await run.ears.until_phase(Phase.CONNECTING)
            loop = asyncio.get_running_loop()
            deaf.setblocking(False)
            async with asyncio.timeout(WAIT_S):
                first, _ = await loop.sock_accept(deaf)
                run.client.retry_now()
                second, _ = await loop.sock_accept(deaf)
            with first, second:
                first.setblocking(False)
                async with asyncio.timeout(WAIT_S):
                    while await loop.sock_recv(first, 4096):
                        pass  # the rest of its request; then the end of it


async def test_a_silent_server_is_noticed_by_its_missing_pings() -> None:
    async with (
        scripted_server(ping_interval=1, ping_timeout=1) as server,
        running(server.url) as run,
    ):
        await run.ears.until_phase(Phase.CONNECTED)
        for protocol in server._server.server_state.connections:
            protocol.transport.pause_reading()
        # From here on the server cannot send: its pings and all else stay with it.
        for eio_socket in list(server._sio.eio.sockets.values()):
            eio_socket.queue = asyncio.Queue()
        await run.ears.until(lambda: "connection_lost" in [s.reason for s in run.ears.states])


async def test_a_full_disk_cuts_the_connection_and_recovers_alone(server: ScriptedServer) -> None:
    async with running(server.url) as run:
        run.inlet.full_times = 2
        server.on_connected += [[("payment_success", {"n": 1})] for _ in range(3)]
        await run.ears.until(lambda: bool(run.inlet.messages))
        assert len(server.handshakes) == 3
        assert run.inlet.names == ["payment_success"]
        assert "history_full" in [state.reason for state in run.ears.states]


async def test_stopping_says_goodbye_to_the_server(server: ScriptedServer) -> None:
    gone = asyncio.Event()
    async with running(server.url) as run:
        await run.ears.until_phase(Phase.CONNECTED)
        server._sio.on("disconnect", lambda _sid, _reason: gone.set())
    async with asyncio.timeout(WAIT_S):
        await gone.wait()


async def test_requests_are_answered_and_offline_ones_are_not(server: ScriptedServer) -> None:
    async with running(server.url) as run:
        assert await run.client.request("mark_read", {"ids": []}, 1.0) is None
        assert not await run.client.emit("ack", {"cursor": "c"})
        await run.ears.until_phase(Phase.CONNECTED)
        assert await run.client.request("mark_read", {"ids": ["a"]}, 10.0) == {"ok": True}
        assert await run.client.emit("ack", {"cursor": "c"})
        await server.until(lambda: ("ack", {"cursor": "c"}) in server.heard)


async def test_where_websockets_are_blocked_it_polls_and_tries_them_again_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "WEBSOCKET_AGAIN_AFTER_S", 0.3)
    blocked = True
    server = ScriptedServer()

    def proxy(app: Any) -> Any:
        async def routed(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "websocket" and blocked:
                await receive()
                await send({"type": "websocket.close", "code": 1000})
                return
            await app(scope, receive, send)

        return routed

    server.wrap = proxy
    await server.start()
    try:
        async with running(server.url) as run:
            await run.ears.until_phase(Phase.CONNECTED)
            assert run.ears.states[-1].transport == "polling"
            assert "offline" not in run.phases
            blocked = False
            await run.ears.until(lambda: run.ears.states[-1].transport == "websocket")
            assert server.transports[-1] == "websocket"
    finally:
        await server.kill()


async def test_what_is_no_packet_costs_only_itself(server: ScriptedServer) -> None:
    async with running(server.url) as run:
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        await run.ears.until_phase(Phase.CONNECTED)
        from engineio import packet  # type: ignore[import-untyped]

        (eio_socket,) = server._sio.eio.sockets.values()
        await eio_socket.send(packet.Packet(packet.MESSAGE, data='2["payment_success",{"broken'))
        await server.emit(*event(1))
        await run.ears.until(lambda: bool(run.inlet.messages))
        assert run.inlet.names == ["payment_success"]
        assert len(server.handshakes) == 1
