"""An account whose session is renewed by itself, against a scripted issuer and server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from notifier.core.connection import Phase
from notifier.core.problems import TokenVaultLocked
from notifier.core.sign_in import SignInStep
from notifier.net.signing_in import SigningIn, TakesIn
from tests.notifier.net.device import ANN, BOB, Device
from tests.notifier.net.parts import Ears, ScriptedServer, event, plain_ssl_context, replay
from tests.notifier.net.sign_in.issuer import Browser, Issuer, running_issuer


@pytest.fixture
async def issuer() -> AsyncIterator[Issuer]:
    async with running_issuer() as running:
        yield running


def signing_in(agent: TakesIn, ears: Ears, issuer: Issuer) -> SigningIn:
    return SigningIn(
        agent,
        page=lambda error, _foreign: error.code if error else "done",
        branded=issuer.way,
        tell=ears.sign_in_changed,
        ssl_context=plain_ssl_context,
    )


async def sign_in(agent: TakesIn, ears: Ears, issuer: Issuer, server_url: str) -> SigningIn:
    signing = signing_in(agent, ears, issuer)
    task = asyncio.create_task(signing.by_browser(server_url))
    await ears.until(lambda: any(p.step is SignInStep.BROWSER for p in ears.progress))
    (shown,) = [p for p in ears.progress if p.step is SignInStep.BROWSER]
    assert await Browser(shown.url).come_back() == "200 done"
    await task
    return signing


def grants_of(device: Device) -> list[str]:
    return [text for text in device.vault.tokens.values() if text.startswith("paybell-grant")]


async def test_signing_in_by_browser_connects_and_lasts(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    server.on_connected.append([replay(event(1))])
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until(lambda: ears.presented == ["event-1"])
        assert [p.step for p in ears.progress] == [
            SignInStep.ASKING, SignInStep.BROWSER, SignInStep.FINISHING, SignInStep.OVER,
        ]  # fmt: skip
        assert ears.progress[-1].problem is None
    assert len(grants_of(device)) == 1
    assert ANN not in str(device.vault.tokens)
    async with device.running() as (_, ears):
        await ears.until_phase(Phase.CONNECTED)
        assert len(issuer.forms("refresh_token")) == 1
        assert server.handshakes[-1]["cursor"] == "c1"
        assert server.handshakes[-1]["token"] != server.handshakes[0]["token"]
        assert ears.problems == []


async def test_a_token_is_renewed_on_the_live_connection(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        for number in range(1, 4):
            await server.emit("token_expiring", {"expiresAt": "2026-12-01T06:30:00Z"})
            await server.until(
                lambda count=number: len(server.heard_named("authenticate")) == count  # type: ignore[misc]
            )
        tokens = [said["token"] for said in server.heard_named("authenticate")]
        assert len(set(tokens)) == 3
        assert len(server.handshakes) == 1
        assert ears.phase is Phase.CONNECTED


async def test_a_renewal_outlives_a_change_of_accounts(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    answering = asyncio.Event()
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        issuer.before_answer = answering.wait
        await server.emit("token_expiring", {"expiresAt": "2026-12-01T06:30:00Z"})
        await issuer.until(lambda: len(issuer.forms("refresh_token")) == 1)
        await agent.sign_in(server.url, BOB)
        answering.set()
    assert "r1" in grants_of(device)[0]


async def test_an_expired_token_is_renewed_before_the_next_try_without_a_word(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        server.refuse.append({"code": "token_expired"})
        await server.disconnect()
        await server.until(lambda: len(server.handshakes) == 3)
        await ears.until_phase(Phase.CONNECTED)
        assert len(issuer.forms("refresh_token")) == 1
        assert ears.problems == []


async def test_a_session_that_ended_asks_once_keeps_the_history_and_never_loops(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    server.on_connected.append([replay(event(1))])
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until(lambda: ears.presented == ["event-1"])
        issuer.refresh_token = "r77"  # of somebody else: ours is revoked
        server.refuse.append({"code": "token_expired"})
        await server.disconnect()
        await ears.until_phase(Phase.SIGNED_OUT, "session_ended")
        await ears.until(lambda: [problem.code for problem in ears.problems] == ["session_ended"])
        await agent.retry_now()
        await agent.woke()
        await ears.until_phase(Phase.SIGNED_OUT, "token_missing")
        assert len(issuer.forms("refresh_token")) == 1
        assert device.vault.tokens == {}
        assert device.stored(server, ANN) == ["event-1"]
        issuer.refresh_token = "r0"
        ears.progress.clear()
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["cursor"] == "c1"
        assert len(ears.problems) == 1


async def test_an_issuer_that_is_down_is_no_sign_out(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        issuer.answers += [(503, "")] * 3
        server.refuse.append({"code": "token_expired"})
        await server.disconnect()
        await ears.until(lambda: any(state.reason == "issuer_unreachable" for state in ears.states))
        await ears.until_phase(Phase.CONNECTED)
        assert len(issuer.forms("refresh_token")) == 4
        assert ears.problems == []
        assert len(grants_of(device)) == 1


async def test_clocks_that_differ_are_said_and_waited_for(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        server.refuse += [{"code": "token_expired"}] * 2
        await server.disconnect()
        await ears.until_phase(Phase.OFFLINE, "clock_wrong")
        await agent.retry_now()
        await ears.until_phase(Phase.CONNECTED)
        assert ears.problems == []


async def test_a_server_that_takes_none_of_its_issuers_tokens_asks_no_third_time(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    server.refuse += [{"code": "token_invalid"}] * 2
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until(lambda: ears.accounts[-1] is None and len(ears.accounts) == 3)
        assert [problem.code for problem in ears.problems] == ["token_invalid"]
        assert len(server.handshakes) == 2
    assert device.vault.tokens == {}


async def test_a_locked_keychain_costs_no_second_way_through_the_browser(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    device.vault.error = TokenVaultLocked("Your keychain is locked")
    async with device.running() as (agent, ears):
        signing = await sign_in(agent, ears, issuer, server.url)
        assert ears.progress[-1].step is SignInStep.KEEPING
        assert server.handshakes == []
        await signing.keep(memory_only=False)
        device.vault.error = None
        await signing.keep(memory_only=False)
        assert [p.step for p in ears.progress[-4:]] == [
            SignInStep.FINISHING, SignInStep.KEEPING, SignInStep.FINISHING, SignInStep.OVER,
        ]  # fmt: skip
        await ears.until_phase(Phase.CONNECTED)
        assert len(issuer.posts) == 1
    assert len(grants_of(device)) == 1


async def test_signing_out_revokes_at_the_issuer(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        await agent.sign_out()
        assert device.vault.tokens == {}
        path, form = issuer.posts[-1]
        assert (path, form["token"], form["client_id"]) == ("/revoke", "r0", "app")
        assert ears.problems == []


async def test_an_issuer_that_cannot_be_told_is_said_after_everything_is_erased(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:
    async with device.running() as (agent, ears):
        await sign_in(agent, ears, issuer, server.url)
        await ears.until_phase(Phase.CONNECTED)
        issuer.answers.append((503, ""))
        await agent.sign_out()
        assert [problem.code for problem in ears.problems] == ["session_not_revoked"]
        assert ears.phase is Phase.SIGNED_OUT
        assert device.vault.tokens == {}


async def test_cancelling_leaves_everything_as_it_was(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:

    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        signing = signing_in(agent, ears, issuer)
        task = asyncio.create_task(signing.by_browser(server.url))
        await ears.until(lambda: any(p.step is SignInStep.BROWSER for p in ears.progress))
        await signing.cancel()
        await task
        assert ears.phase is Phase.CONNECTED
        assert ears.progress[-1].step is SignInStep.BROWSER  # nothing more is said
        assert issuer.posts == []


async def test_a_second_sign_in_takes_the_place_of_the_first(
    device: Device, server: ScriptedServer, issuer: Issuer
) -> None:

    async with device.running() as (agent, ears):
        signing = signing_in(agent, ears, issuer)
        first = asyncio.create_task(signing.by_browser(server.url))
        await ears.until(lambda: any(p.step is SignInStep.BROWSER for p in ears.progress))
        issuer.answers.append((503, ""))
        await signing.by_code(server.url)
        await first
        assert ears.progress[-1].problem is not None
        assert ears.progress[-1].problem.code == "issuer_unreachable"


async def test_what_nobody_has_foreseen_still_ends_the_wait(
    issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        async def take_in(self, *_arguments: object, **_more: object) -> None:
            raise RuntimeError("the-secret")

    ears = Ears()
    await sign_in(Broken(), ears, issuer, "https://pay.example")
    assert ears.progress[-1].step is SignInStep.OVER
    assert ears.progress[-1].problem is not None
    assert ears.progress[-1].problem.code == "sign_in_broken"
    assert "the-secret" not in caplog.text


async def test_no_log_line_holds_a_secret(
    device: Device, server: ScriptedServer, issuer: Issuer, caplog: Any
) -> None:
    with caplog.at_level("DEBUG"):
        async with device.running() as (agent, ears):
            await sign_in(agent, ears, issuer, server.url)
            await ears.until_phase(Phase.CONNECTED)
            shown = next(p for p in ears.progress if p.step is SignInStep.BROWSER)
    asked = Browser(shown.url).asked
    for secret in (ANN, "the-code", asked["state"], asked["code_challenge"]):
        assert secret not in caplog.text
