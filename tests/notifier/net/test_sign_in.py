"""Signing in and out, against a scripted server: tokens, keychains, accounts."""

from __future__ import annotations

import pytest

from notifier.core.connection import Phase
from notifier.core.problems import TokenVaultFailed, TokenVaultLocked, TokenVaultMissing
from notifier.net.credential import account_key
from notifier.store.settings import Settings
from tests.notifier.net.device import ANN, BOB, Device
from tests.notifier.net.parts import (
    ScriptedServer,
    event,
    replay,
)
from tests.notifier.net.test_credential import jwt


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
        await agent.entries().mark_read(["event-1"])  # history still works
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
        assert "token_invalid" in [state.reason for state in ears.states]
        assert device.vault.tokens == {ann: ANN}
        # A wrong paste must not keep the right person from their payments.
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["token"] == ANN
    assert device.settings.load().account == ann


async def test_a_wrong_token_gives_back_a_session_that_was_in_memory_only(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN, memory_only=True)
        await ears.until_phase(Phase.CONNECTED)
        server.refuse.append({"code": "token_invalid", "message": "no"})
        await agent.sign_in(server.url, BOB)
        await ears.until(lambda: len(ears.accounts) == 4)
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["token"] == ANN
    assert device.vault.tokens == {}


async def test_another_person_does_not_see_the_first_ones_toasts(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        await agent.sign_in(server.url, jwt(sub="ann", exp=2))
        await ears.until(lambda: len(server.handshakes) == 2)
        assert ears.forgotten == []
        await agent.sign_in(server.url, BOB)
        await ears.until(lambda: len(server.handshakes) == 3)
        assert len(ears.forgotten) == 1
        await agent.sign_out()
        assert len(ears.forgotten) == 2


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
        assert list(device.vault.tokens.values()) == [ANN, BOB]
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


async def test_a_deleted_account_is_wiped_and_told_once(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected.append([replay(event(1))])
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: len(ears.presented) == 1)
        server.refuse.append({"code": "account_deleted"})
        await server.disconnect()
        await ears.until(lambda: ears.accounts[-1] is None)
        await ears.until(lambda: not device.history_path(server, ANN).exists())
        assert ears.phase is Phase.SIGNED_OUT
        assert [problem.code for problem in ears.problems] == ["account_deleted"]
    assert device.vault.tokens == {}
    async with device.running() as (agent, ears):
        await agent.retry_now()
        assert ears.problems == []
        assert len(server.handshakes) == 2
