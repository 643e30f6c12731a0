"""Sending from a process that runs no server."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from server import realtime_service
from server.config import ServerConfig
from server.errors import ConfigError, StoreUnavailable
from server.fanout.redis import RedisFanout
from server.inbox.base import StoredEvent, user_stream
from server.inbox.sql import SqlInbox
from server.realtime_service import RealTimeService
from server.worker import open_realtime, worker_config
from tests.helpers.redis_server import redis_server
from tests.server.parts import SOON_S, Client, make_config, make_token, running_server

ROOT = Path(__file__).parents[2]
PAID = {"transactionId": "TX1", "amount": "5000.00"}
SCRIPT = """
from server.worker import open_realtime

with open_realtime() as realtime:
    stored = realtime.send_user_update(
        42, "payment_success", {"transactionId": "TX1", "amount": "5000.00"}
    )
    realtime.broadcast("notification", {"type": "info", "title": "T", "message": "M"})
print(stored.seq)
"""


async def test_what_a_script_sends_reaches_a_device_of_the_running_server(tmp_path: Path) -> None:
    async with redis_server(tmp_path) as redis:
        key = "a key that the nodes and workers have"
        config = make_config(tmp_path, redis_url=redis.url, fanout_secret=key)
        async with running_server(config) as server:
            client = Client()
            await client.connect(server.url, {"token": make_token("42")})
            await redis.until(lambda channels: len(channels) == 2)

            script = subprocess.Popen(
                [sys.executable, "-c", SCRIPT],
                cwd=ROOT,
                env=os.environ
                | {
                    "PYTHONPATH": str(ROOT),
                    "PAYBELL_DATABASE_URL": config.database_url,
                    "PAYBELL_REDIS_URL": redis.url,
                    "PAYBELL_FANOUT_SECRET": key,
                },
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            events = await client.events(2)
            output, errors = script.communicate(timeout=30)
            await client.close()

    assert [name for name, _, _ in events] == ["payment_success", "notification"]
    assert (script.returncode, output, errors) == (0, "1\n", "")


async def test_a_coroutine_sends_without_a_server(tmp_path: Path) -> None:
    config = make_config(tmp_path)

    async with RealTimeService.connect(config) as realtime:
        stored = await realtime.send_user_update("42", "payment_success", PAID)

    inbox = SqlInbox(config.database_url)
    await inbox.open()
    assert await inbox.read(user_stream("42"), 0, 10) == [stored]
    await inbox.close()
    with pytest.raises(StoreUnavailable):
        await realtime.send_user_update("42", "payment_success", PAID)


def test_plain_code_sends_from_any_thread_and_no_thread_is_left(tmp_path: Path) -> None:
    before = threading.active_count()
    sent: list[int] = []
    config = ServerConfig(database_url=f"sqlite:///{tmp_path / 'x.sqlite3'}")

    with open_realtime(config) as realtime:

        def send() -> None:
            sent.append(realtime.send_user_update(42, "payment_success", PAID).seq)

        threads = [threading.Thread(target=send) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert sorted(sent) == [1, 2, 3, 4, 5]
    assert threading.active_count() == before
    with pytest.raises(StoreUnavailable):
        realtime.send_user_update(42, "payment_success", PAID)


def test_a_store_that_cannot_be_opened_is_said_in_the_callers_thread(tmp_path: Path) -> None:
    config = ServerConfig(database_url=f"sqlite:///{tmp_path / 'no' / 'folder' / 'x.sqlite3'}")

    with pytest.raises(ConfigError, match="check that its folder exists"), open_realtime(config):
        pass


def test_a_worker_needs_no_key_of_tokens_and_ignores_what_is_the_servers(tmp_path: Path) -> None:
    environ = {"PAYBELL_DATABASE_URL": "sqlite:///x.sqlite3", "PAYBELL_JWT_SECRET": "too short"}

    assert worker_config(environ=environ).database_url == "sqlite:///x.sqlite3"
    assert worker_config(environ=environ).jwt_secret is None


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"PAYBELL_REDIS_URL": "redis://h/0"}, "fanout_secret must be set"),
        ({"PAYBELL_DATABASE_URL": "nonsense"}, "PAYBELL_DATABASE_URL"),
        ({"PAYBELL_CONFIG": "/no/such/file.toml"}, "there is no such file"),
    ],
)
def test_a_worker_never_falls_back_to_another_store(environ: dict[str, str], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        worker_config(environ=environ)


def test_a_misspelt_key_of_the_file_is_the_workers_concern_too(tmp_path: Path) -> None:
    file = tmp_path / "paybell.toml"
    file.write_text('databse_url = "sqlite:///x.sqlite3"\n', encoding="utf-8")

    with pytest.raises(ConfigError, match="Did you mean database_url"):
        worker_config(file, environ={})


async def test_a_worker_that_runs_for_long_follows_a_database_that_was_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(realtime_service, "FOLLOW_EVERY_S", 0.05)
    key = "a key that the nodes and workers have"
    async with redis_server(tmp_path) as redis:
        config = make_config(tmp_path, redis_url=redis.url, fanout_secret=key)
        node = RedisFanout(redis.url, key.encode(), StoredEvent)
        heard = asyncio.Event()
        node.subscribe(user_stream("42"), lambda _seq, _event: heard.set())
        async with RealTimeService.connect(config) as realtime:
            restored = SqlInbox(config.database_url)
            await restored.open()
            await restored.renew_epoch()
            await node.start(restored.epoch, lambda _stream: None)
            async with asyncio.timeout(SOON_S):
                while not heard.is_set():
                    await realtime.send_user_update("42", "payment_success", PAID)
                    await asyncio.sleep(0.02)
        await node.stop()
        await restored.close()
