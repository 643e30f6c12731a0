"""The app without its windows, against a scripted server: from start to quit."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from notifier.core.connection import ConnectionState, Phase
from notifier.core.problems import TokenVaultLocked
from notifier.net.agent import Agent
from notifier.net.credential import account_key
from notifier.net.provisions import Provisions
from notifier.net.thread import NetworkThread
from notifier.store.history import History
from notifier.store.history_reader import HistoryReader
from notifier.store.settings import Settings
from tests.notifier.net.device import ANN, Device
from tests.notifier.net.parts import (
    Ears,
    ScriptedServer,
    event,
    replay,
)


async def test_at_first_nobody_is_signed_in_and_nothing_is_tried(device: Device) -> None:
    async with device.running() as (agent, ears):
        await agent.retry_now()
        await agent.woke()
        await agent.network_changed(online=True)
        await agent.entries().mark_all_read()
        assert ears.phase is Phase.SIGNED_OUT
        assert ears.reason == ""
        assert ears.accounts == [None]
        assert ears.problems == []


async def test_signing_in_connects_stores_and_shows(
    device: Device, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.on_connected.append([replay(event(1), event(2))])
    with caplog.at_level(logging.DEBUG, "notifier"):
        async with device.running() as (agent, ears):
            await agent.sign_in(server.url + "/", f"Bearer {ANN}\n")
            await ears.until(lambda: len(ears.presented) == 2)
            await server.until(lambda: len(server.heard_named("presented")) == 1)
            (account,) = [account for account in ears.accounts if account]
            assert account.server_url == server.url
            assert account.history_path == device.history_path(server, ANN)
            await server.until(lambda: server.heard_named("ack") == [{"cursor": "c2"}])
            assert server.heard_named("presented") == [{"event-1": "toast", "event-2": "toast"}]
    assert device.vault.tokens == {account.key: ANN}
    lines = [record.getMessage() for record in caplog.records]
    for line in (
        f"signed in account={account.key}",
        "connected transport=websocket",
        "event received id=event-1 type=payment_success",
        "event stored id=event-2",
        "event acked cursor=c2",
    ):
        assert line in lines
    assert ANN not in caplog.text


async def test_the_next_start_takes_up_where_this_one_ended(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(2))]]
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: len(ears.presented) == 1)
    async with device.running() as (_, ears):
        await ears.until(lambda: len(ears.presented) == 1)
        assert ears.presented == ["event-2"]
    first, second = server.handshakes
    assert (first["token"], first["cursor"]) == (ANN, "")
    assert (second["token"], second["cursor"]) == (ANN, "c1")
    assert first["device"] == second["device"]


async def test_a_locked_keychain_at_the_start_is_said_and_used_once_it_opens(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
    device.vault.error = TokenVaultLocked("Your keychain is locked")
    async with device.running() as (agent, ears):
        await ears.until_phase(Phase.SIGNED_OUT, "keyring_locked")
        assert [problem.code for problem in ears.problems] == ["keyring_locked"]
        assert ears.changes[0].reset  # the history is there all the same
        device.vault.error = None
        await agent.retry_now()
        await ears.until_phase(Phase.CONNECTED)


async def test_quitting_does_not_wait_for_a_stuck_keychain(
    device: Device, server: ScriptedServer
) -> None:
    device.settings.save(Settings(server_url=server.url, account="abc"))
    asked, release = threading.Event(), threading.Event()

    def wait() -> None:
        asked.set()
        release.wait(30)

    device.vault.before = wait
    async with device.running():
        await asyncio.to_thread(asked.wait, 10)
    assert not release.is_set()
    release.set()


async def test_reading_offline_is_told_later(device: Device, server: ScriptedServer) -> None:
    server.on_connected.append([replay(event(1), event(2))])
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: len(ears.presented) == 2)
        await server.kill()
        await ears.until_phase(Phase.OFFLINE)
        await agent.entries().mark_read(["event-1"])
        await agent.entries().mark_all_read()
        assert ears.changes[-1].unread == 0
        await ears.until(lambda: ears.closed == ["event-1", "event-2"])
    await server.start()
    async with device.running():
        await server.until(lambda: bool(server.heard_named("mark_read")))
        (message,) = server.heard_named("mark_read")
        assert sorted(message["ids"]) == ["event-1", "event-2"]


async def test_what_is_deleted_here_leaves_list_and_screen_and_can_be_brought_back(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected.append([replay(event(1), event(2))])
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: len(ears.presented) == 2)
        story = _story(device, server, "event-1")
        await agent.entries().delete([story])
        assert ears.changes[-1].deleted_ids == ("event-1",)
        assert ears.changes[-1].unread == 1
        assert device.stored(server, ANN) == ["event-2"]
        await ears.until(lambda: ears.closed == ["event-1"])
        await agent.entries().restore([story])
        assert ears.changes[-1].restored_ids == ("event-1",)
        assert device.stored(server, ANN) == ["event-1", "event-2"]


async def test_unread_again_is_so_on_this_device_only(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected.append([replay(event(1), event(2))])
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: len(ears.presented) == 2)
        await agent.entries().mark_all_read()
        await server.until(lambda: len(server.heard_named("mark_read")) == 1)
        await agent.entries().mark_unread([_story(device, server, "event-2")])
        assert ears.changes[-1].unread_ids == ("event-2",)
        assert ears.changes[-1].unread == 1
        assert len(server.heard_named("mark_read")) == 1


def _story(device: Device, server: ScriptedServer, event_id: str) -> str:
    reader = HistoryReader(device.history_path(server, ANN))
    entry = reader.get(event_id)
    reader.close()
    assert entry is not None
    return entry.story


async def test_a_damaged_history_is_replaced_and_fetched_again(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(1), event(2))]]
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
    path = device.history_path(server, ANN)
    path.write_bytes(b"not a database" * 1000)
    async with device.running() as (_, ears):
        await ears.until(lambda: ears.added == ["event-1", "event-2"])
        assert [problem.code for problem in ears.problems] == ["history_corrupt"]
        assert server.handshakes[-1]["cursor"] == ""
    assert path.with_name("history.sqlite3.corrupt-1").exists()


async def test_a_history_that_breaks_in_use_is_replaced_and_fetched_again(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(1), event(2))]]
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
        await server.until(lambda: bool(server.heard_named("presented")))
        life = agent.active_life()
        assert life is not None
        run = life._run
        assert run is not None
        run._history._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        path = device.history_path(server, ANN)
        content = bytearray(path.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        path.write_bytes(content)
        run._history._db.execute("PRAGMA shrink_memory")
        await server.emit(*event(2))
        await ears.until(lambda: ears.added == ["event-1", "event-1", "event-2"])
        assert "history_corrupt" in [problem.code for problem in ears.problems]
        assert server.handshakes[-1]["cursor"] == ""


async def test_what_was_shown_before_the_damage_is_not_shown_again(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(1), event(2))]]
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
    db = sqlite3.connect(device.history_path(server, ANN))
    db.execute("DROP TABLE place")
    db.close()
    async with device.running() as (_, ears):
        await ears.until(lambda: ears.added == ["event-1", "event-2"])
        await ears.until_presented(1)
        assert ears.presented == ["event-2"]


async def test_quitting_lets_a_toast_that_was_begun_come_to_its_end(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected.append([replay(event(1))])
    async with device.running() as (agent, ears):
        ears.may_present.clear()
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.added == ["event-1"])
        asyncio.get_running_loop().call_later(0.1, ears.may_present.set)
    assert ears.presented == ["event-1"]


async def test_a_place_that_cannot_be_written_is_waited_for(
    device: Device, server: ScriptedServer
) -> None:
    folder = device.history_path(server, ANN).parent
    folder.parent.mkdir(parents=True)
    folder.write_text("a file where the folder should be")
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.OFFLINE, "history_full")
        assert [problem.code for problem in ears.problems] == ["history_unwritable"]
        assert server.handshakes == []
        folder.unlink()
        await agent.retry_now()
        await ears.until_phase(Phase.CONNECTED)


async def test_while_the_disk_is_full_the_server_is_not_asked_again_and_again(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        life = agent._lives.of(account_key(server.url, ANN, "sub"))
        assert life is not None
        run = life._run
        assert run is not None
        run._history._db.execute("PRAGMA query_only = ON")
        await server.to_all(*event(1))
        await ears.until_phase(Phase.OFFLINE, "history_full")
        seen = len(ears.states)
        await ears.until(lambda: len(ears.states) > seen + 10)
        assert len(server.handshakes) == 1
        assert Phase.CONNECTED not in [state.phase for state in ears.states[seen:]]
        server.on_connected.append([replay(event(1))])
        run._history._db.execute("PRAGMA query_only = OFF")
        await ears.until(lambda: ears.presented == ["event-1"])


async def test_an_address_in_the_settings_that_cannot_be_used_is_said(device: Device) -> None:
    device.settings.save(Settings(server_url="http://pay.example", account="abc"))
    async with device.running() as (_, ears):
        await ears.until_phase(Phase.SIGNED_OUT, "wrong_address")
        assert [problem.code for problem in ears.problems] == ["bad_server_address"]


async def test_unreadable_settings_are_said(device: Device) -> None:
    device.settings.path.parent.mkdir()
    device.settings.path.write_text("not toml at all")
    async with device.running() as (_, ears):
        assert [problem.code for problem in ears.problems] == ["settings_unreadable"]
        assert ears.phase is Phase.SIGNED_OUT


async def test_what_a_crash_left_unshown_is_shown_before_any_network(device: Device) -> None:
    from tests.notifier.examples import notification

    path = device.folder / "data" / "accounts" / "abc" / "history.sqlite3"
    history = History(path)
    history.append([notification(id="e1")], "c1")
    history.close()
    device.settings.save(Settings(server_url="http://127.0.0.1:9", account="abc"))
    async with device.running() as (_, ears):
        await ears.until(lambda: ears.presented == ["e1"])


class ThreadSafeEars(Ears):
    """Ears on the network thread, for a test on another one."""

    def __init__(self) -> None:
        super().__init__()
        self.connected = threading.Event()

    def state_changed(self, state: ConnectionState) -> None:
        if state.phase is Phase.CONNECTED:
            self.connected.set()


async def test_quitting_leaves_no_thread_task_or_socket(
    device: Device, server: ScriptedServer
) -> None:
    threads_before = set(threading.enumerate())
    sockets_before = open_sockets()
    thread = NetworkThread()
    ears = ThreadSafeEars()
    agent = Agent(
        data_dir=device.folder / "data",
        vault=device.vault,
        settings=device.settings,
        presenters=ears,
        listener=ears,
        provisions=Provisions(),
    )
    thread.start()
    thread.submit(agent.start())
    thread.submit(agent.sign_in(server.url, ANN))
    assert await asyncio.to_thread(ears.connected.wait, 20)
    assert open_sockets() > sockets_before
    thread.submit(agent.stop())
    assert await asyncio.to_thread(thread.stop)
    await server.until(lambda: not server.connected_sockets)
    left = {each for each in threading.enumerate() if not each.name.startswith("asyncio_")}
    assert left <= threads_before
    assert open_sockets() <= sockets_before


async def test_a_stop_without_goodbye_leaves_nothing_either(
    device: Device, server: ScriptedServer
) -> None:
    thread = NetworkThread()
    ears = ThreadSafeEars()
    agent = Agent(
        data_dir=device.folder / "data",
        vault=device.vault,
        settings=device.settings,
        presenters=ears,
        listener=ears,
        provisions=Provisions(),
    )
    thread.start()
    thread.submit(agent.sign_in(server.url, ANN))
    assert await asyncio.to_thread(ears.connected.wait, 20)
    assert await asyncio.to_thread(thread.stop)


def open_sockets() -> int:
    """Sockets of this process, where the system can tell."""
    folder = Path("/proc/self/fd")
    if not folder.exists():
        return 0
    count = 0
    for descriptor in folder.iterdir():
        with contextlib.suppress(OSError):
            count += str(descriptor.readlink()).startswith("socket:")
    return count


def test_the_network_libraries_are_not_imported_with_the_agent() -> None:
    code = (
        "import sys, notifier.net.agent;"
        "print([m for m in ('socketio', 'aiohttp', 'keyring', 'truststore') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
