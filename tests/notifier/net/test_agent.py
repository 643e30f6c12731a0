"""The app without its windows, against a scripted server: sign-in to sign-out."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from notifier.core.connection import ConnectionState, Phase
from notifier.core.problems import TokenVaultFailed, TokenVaultLocked, TokenVaultMissing
from notifier.net.agent import Agent
from notifier.net.session import account_key
from notifier.net.thread import NetworkThread
from notifier.store.history import History
from notifier.store.history_reader import HistoryReader
from notifier.store.settings import Settings, SettingsFile
from tests.notifier.net.parts import (
    Ears,
    MemoryVault,
    ScriptedServer,
    event,
    no_wait,
    plain_ssl_context,
    replay,
    scripted_server,
)
from tests.notifier.net.test_session import jwt

ANN = jwt(sub="ann")
BOB = jwt(sub="bob")


class Device:
    """What stays on disk between two runs of the app."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = MemoryVault()
        self.settings = SettingsFile(folder / "config" / "settings.toml")

    def history_path(self, server: ScriptedServer, token: str) -> Path:
        key = account_key(server.url, token, "sub")
        return self.folder / "data" / "accounts" / key / "history.sqlite3"

    def stored(self, server: ScriptedServer, token: str) -> list[str]:
        reader = HistoryReader(self.history_path(server, token))
        found = [entry.id for entry in reader.page(None, 1000)][::-1]
        reader.close()
        return found

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[tuple[Agent, Ears]]:
        ears = Ears()
        agent = Agent(
            data_dir=self.folder / "data",
            vault=self.vault,
            settings=self.settings,
            presenter=ears,
            listener=ears,
            random=no_wait,
            ssl_context=plain_ssl_context,
        )
        await agent.start()
        try:
            yield agent, ears
        finally:
            await agent.stop()


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path)


@pytest.fixture
async def server() -> AsyncIterator[ScriptedServer]:
    async with scripted_server() as scripted:
        yield scripted


async def test_at_first_nobody_is_signed_in_and_nothing_is_tried(device: Device) -> None:
    async with device.running() as (agent, ears):
        await agent.retry_now()
        await agent.woke()
        await agent.network_changed(online=True)
        await agent.mark_all_read()
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
            assert server.heard_named("ack")[-1] == {"cursor": "c2"}
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


@pytest.mark.parametrize(
    ("url", "token", "code"),
    [
        ("http://pay.example", ANN, "bad_server_address"),
        ("", ANN, "bad_server_address"),
        ("https://pay.example", "", "bad_token"),
        ("https://pay.example", "two words", "bad_token"),
    ],
)
async def test_what_cannot_work_is_said_and_changes_nothing(
    device: Device, server: ScriptedServer, url: str, token: str, code: str
) -> None:
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        await agent.sign_in(url, token)
        assert [problem.code for problem in ears.problems] == [code]
        assert ears.phase is Phase.CONNECTED
        assert len(device.vault.tokens) == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TokenVaultLocked("locked"), "keyring_locked"),
        (TokenVaultMissing("missing"), "keyring_missing"),
        (TokenVaultFailed("failed"), "keyring_failed"),
    ],
)
async def test_without_a_keychain_the_session_can_be_kept_in_memory(
    device: Device, server: ScriptedServer, error: TokenVaultLocked, code: str
) -> None:
    device.vault.error = error
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        assert [problem.code for problem in ears.problems] == [code]
        assert server.handshakes == []
        await agent.sign_in(server.url, ANN, memory_only=True)
        await ears.until_phase(Phase.CONNECTED)
    for file in device.folder.rglob("*"):
        assert file.is_dir() or ANN.encode() not in file.read_bytes(), file
    async with device.running() as (_, ears):
        await ears.until_phase(Phase.SIGNED_OUT, "token_missing")
        (account,) = ears.accounts
        assert account is not None
        assert account.memory_only


@pytest.mark.parametrize("code", ["token_expired", "token_invalid"])
async def test_a_token_that_worked_and_is_refused_asks_once_and_keeps_everything(
    device: Device, server: ScriptedServer, code: str
) -> None:
    server.on_connected.append([replay(event(1))])
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
        server.refuse.append({"code": code, "message": "no"})
        await server.disconnect()
        await ears.until_phase(Phase.SIGNED_OUT, code)
        await ears.until(lambda: [problem.code for problem in ears.problems] == [code])
        assert device.stored(server, ANN) == ["event-1"]
        assert ANN in device.vault.tokens.values()
        await agent.mark_read(["event-1"])  # history still works
        assert ears.changes[-1].unread == 0
        await agent.retry_now()  # the server's clock was wrong
        await ears.until_phase(Phase.CONNECTED)
        await server.until(lambda: server.heard_named("mark_read") == [{"ids": ["event-1"]}])
        assert len(ears.problems) == 1


async def test_a_revoked_token_is_erased_and_the_history_kept(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected.append([replay(event(1))])
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
        server.refuse.append({"code": "token_revoked", "message": "no"})
        await server.disconnect()
        await ears.until(lambda: device.vault.tokens == {} and bool(ears.problems))
        assert device.stored(server, ANN) == ["event-1"]
        await agent.retry_now()
        await ears.until_phase(Phase.SIGNED_OUT, "token_missing")
        await agent.sign_in(server.url, jwt(sub="ann", exp=2))
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["cursor"] == "c1"


async def test_a_wrong_first_token_leaves_nothing_behind(
    device: Device, server: ScriptedServer
) -> None:
    server.refuse.append({"code": "token_invalid", "message": "no"})
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, "wrong")
        await ears.until(lambda: ears.accounts[-1] is None and len(ears.accounts) == 3)
        assert (ears.phase, ears.reason) == (Phase.SIGNED_OUT, "token_invalid")
        assert [problem.code for problem in ears.problems] == ["token_invalid"]
    assert device.vault.tokens == {}
    assert device.settings.load().account is None
    assert device.settings.load().server_url == server.url
    assert not device.history_path(server, "wrong").exists()


async def test_a_wrong_token_in_place_of_a_good_one_gives_the_good_one_back(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected.append([replay(event(1))])
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
        server.refuse.append({"code": "token_invalid", "message": "no"})
        await agent.sign_in(server.url, "wrong")
        ann = account_key(server.url, ANN, "sub")
        await ears.until(lambda: len(ears.accounts) == 4)
        account = ears.accounts[-1]
        assert account is not None
        assert account.key == ann
        assert ears.reason == "token_invalid"
        assert device.vault.tokens == {ann: ANN}
        await agent.retry_now()
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["token"] == ANN
    assert device.settings.load().account == ann


async def test_another_person_does_not_see_the_first_ones_entries(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(2))]]
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
        await agent.sign_in(server.url, BOB)
        await ears.until(lambda: len(ears.presented) == 2)
        assert server.handshakes[-1]["cursor"] == ""
        assert device.stored(server, BOB) == ["event-2"]
        await ears.until(lambda: list(device.vault.tokens.values()) == [BOB])
        assert device.stored(server, ANN) == ["event-1"]


async def test_signing_out_forgets_the_token_and_keeps_history_unless_asked(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], []]
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
        await agent.sign_out()
        assert (ears.phase, ears.reason) == (Phase.SIGNED_OUT, "")
        assert ears.accounts[-1] is None
        assert device.vault.tokens == {}
        assert device.stored(server, ANN) == ["event-1"]
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["cursor"] == "c1"
        await agent.sign_out(erase_history=True)
        assert not device.history_path(server, ANN).parent.exists()
    async with device.running() as (_, ears):
        assert ears.accounts == [None]
        assert device.settings.load() == Settings(server_url=server.url)


async def test_a_token_that_cannot_be_erased_is_said(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        device.vault.error = TokenVaultLocked("Your keychain is locked")
        await agent.sign_out()
        assert [problem.code for problem in ears.problems] == ["token_not_erased"]
        assert ears.accounts[-1] is None


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
        await agent.mark_read(["event-1"])
        await agent.mark_all_read()
        assert ears.changes[-1].unread == 0
        await ears.until(lambda: ears.closed == ["event-1", "event-2"])
    await server.start()
    async with device.running():
        await server.until(lambda: bool(server.heard_named("mark_read")))
        (message,) = server.heard_named("mark_read")
        assert sorted(message["ids"]) == ["event-1", "event-2"]


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
        run = agent._run
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
        presenter=ears,
        listener=ears,
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
        presenter=ears,
        listener=ears,
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
