"""Several accounts on one computer: kept apart, one shown, one or all connected."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from contract.wire import Presentation
from notifier.core.account import OwnDevices
from notifier.core.connection import Phase
from notifier.core.notification import Notification
from notifier.net.agent import Agent
from notifier.net.own_devices import DEVICES_PATH, OwnDevicesDesk
from notifier.net.whose import OwnedPresenter
from notifier.store.settings import Settings
from tests.notifier.examples import notification
from tests.notifier.net.device import ANN, BOB, Device
from tests.notifier.net.parts import Ears, ScriptedServer, event, plain_ssl_context, replay


async def both(agent: Agent, ears: Ears, server: ScriptedServer) -> tuple[str, str]:
    """Sign in as Ann, then as Bob, who is then shown; their keys."""
    has_event = bool(server.on_connected)
    await agent.sign_in(server.url, ANN)
    await ears.until_phase(Phase.CONNECTED)
    if has_event:
        await ears.until(lambda: len(ears.presented) == 1)
    await agent.sign_in(server.url, BOB)
    await server.until(lambda: len(server.handshakes) == 2)
    await ears.until_phase(Phase.CONNECTED)
    ann, bob = [line.view.key for line in ears.lines]
    return ann, bob


async def test_the_earlier_account_stays_and_can_be_shown_again(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(2))]]
    async with device.running() as (agent, ears):
        ann, bob = await both(agent, ears, server)
        await ears.until(lambda: len(ears.presented) == 2)
        assert [line.is_active for line in ears.lines] == [False, True]
        assert ears.lines[0].state is None
        await agent.switch_account(ann)
        await server.until(lambda: len(server.handshakes) == 3)
        await ears.until_phase(Phase.CONNECTED)
        shown = ears.accounts[-1]
        assert shown is not None
        assert shown.key == ann
        last = server.handshakes[-1]
        assert (last["token"], last["cursor"]) == (ANN, "c1")
        assert len({said["device"] for said in server.handshakes}) == 2
    assert device.stored(server, ANN) == ["event-1"]
    assert device.stored(server, BOB) == ["event-2"]
    assert set(device.vault.tokens) == {ann, bob}
    async with device.running() as (_, ears):
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["token"] == ANN
        assert len(ears.lines) == 2


async def test_all_are_connected_when_that_is_chosen(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        ann, _bob = await both(agent, ears, server)
        device.settings.update(connect_all=True)
        server.on_connected.append([replay(event(1))])
        await agent.settings_changed()
        await ears.until(lambda: ears.presented == ["event-1"])
        assert server.handshakes[-1]["token"] == ANN
        assert [line.unread for line in ears.lines] == [1, 0]
        assert ears.added == []  # the one that is shown is Bob's
        assert len(server.connected_sockets) == 2
        assert ears.forgotten == [ann]  # when Bob came; not since
        device.settings.update(connect_all=False)
        await agent.settings_changed()
        await server.until(lambda: len(server.connected_sockets) == 1)
        assert ears.phase is Phase.CONNECTED


async def all_connected(
    device: Device, agent: Agent, ears: Ears, server: ScriptedServer
) -> tuple[str, str]:
    """Ann and Bob, both connected, Bob shown; their keys."""
    keys = await both(agent, ears, server)
    device.settings.update(connect_all=True)
    await agent.settings_changed()
    await server.until(lambda: len(server.connected_sockets) == 2)
    await ears.until(lambda: all(line.state is not None for line in ears.lines))
    ears.forgotten.clear()
    ears.closed.clear()
    return keys


async def test_a_broadcast_to_two_accounts_of_a_server_is_one_toast(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(1), event(2))]]
    async with device.running() as (agent, ears):
        await both(agent, ears, server)
        await ears.until(lambda: ears.presented == ["event-1", "event-2"])
        device.settings.update(connect_all=True)
        await agent.settings_changed()
        await server.until(lambda: len(server.connected_sockets) == 2)
        await server.to_all(*event(3))
        both_were_told = ["event-1", "event-1", "event-2", "event-3", "event-3"]

        def told() -> list[str]:
            return sorted(each for said in server.heard_named("presented") for each in said)

        await server.until(lambda: told() == both_were_told)
        assert ears.presented == ["event-1", "event-2", "event-3"]
    assert device.stored(server, ANN) == ["event-1", "event-3"]
    assert device.stored(server, BOB) == ["event-1", "event-2", "event-3"]


async def test_what_was_told_to_somebody_who_signed_out_is_told_to_the_next(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(1))]]
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until(lambda: ears.presented == ["event-1"])
        await agent.sign_out()
        await agent.sign_in(server.url, BOB)
        await ears.until(lambda: ears.presented == ["event-1", "event-1"])


@pytest.mark.parametrize("leaves", ["sign out", "not all any more", "deleted"])
async def test_an_account_that_leaves_takes_its_toasts_and_no_others(
    device: Device, server: ScriptedServer, leaves: str
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(2))]]
    async with device.running() as (agent, ears):
        ann, _bob = await all_connected(device, agent, ears, server)
        await ears.until(lambda: len(ears.presented) == 2)
    ears.closed.clear()
    async with device.running() as (agent, ears):
        await server.until(lambda: len(server.handshakes) == 5)
        await ears.until(lambda: all(line.state is not None for line in ears.lines))
        if leaves == "sign out":
            await agent.sign_out(key=ann)
        elif leaves == "not all any more":
            device.settings.update(connect_all=False)
            await agent.settings_changed()
        else:
            server.refuse.append({"code": "account_deleted"})
            of_ann = next(i for i, said in enumerate(server.handshakes[3:]) if said["token"] == ANN)
            await server.disconnect(server.sids[3 + of_ann])
            await ears.until(lambda: len(ears.lines) == 1)
        await ears.until(lambda: ears.forgotten == [ann])
        assert ears.closed == ["event-1"]  # an earlier run has shown it


async def test_what_is_done_with_a_list_concerns_its_account_alone(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(2))]]
    async with device.running() as (agent, ears):
        ann, bob = await all_connected(device, agent, ears, server)
        await ears.until(lambda: [line.unread for line in ears.lines] == [1, 1])
        await agent.entries(ann).mark_all_read()
        assert [line.unread for line in ears.lines] == [0, 1]
        await agent.sign_out(key=ann)
        await agent.entries(ann).mark_all_read()
        assert [(line.view.key, line.unread) for line in ears.lines] == [(bob, 1)]
        await agent.entries().mark_all_read()
        assert [line.unread for line in ears.lines] == [0]


async def test_trouble_of_an_account_that_is_not_shown_says_whose_it_is(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await all_connected(device, agent, ears, server)
        server.refuse.append({"code": "token_invalid"})
        await server.disconnect(server.sids[-1])  # Ann's, who came last
        await ears.until(lambda: bool(ears.problems))
        (problem,) = ears.problems
        where = server.url.partition("://")[2]
        assert (problem.code, problem.title) == ("other_account", f"{where}: Please sign in again")
        assert ears.phase is Phase.CONNECTED


async def test_quitting_leaves_the_toasts_where_they_are(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await all_connected(device, agent, ears, server)
    assert ears.forgotten == []


async def test_a_history_that_was_anothers_closes_the_toasts_of_its_account_alone(
    device: Device, server: ScriptedServer
) -> None:
    server.on_connected += [[replay(event(1))], [replay(event(2))]]
    async with device.running() as (agent, ears):
        _ann, bob = await all_connected(device, agent, ears, server)
        await ears.until(lambda: len(ears.presented) == 2)
        of_bob = server.sids[[said["token"] for said in server.handshakes].index(BOB)]
        await server.to(of_bob, "cursor_reset", {"reason": "other_user"})
        await ears.until(lambda: ears.forgotten == [bob])
        assert ears.closed == ["event-2"]


async def test_toasts_of_several_say_whose_they_are() -> None:
    owners: list[str] = []

    class Reading(Ears):
        async def present(
            self, notifications: Sequence[Notification], *, were_held: bool = False
        ) -> Mapping[str, Presentation]:
            owners.extend(each.owner for each in notifications)
            return await super().present(notifications, were_held=were_held)

    presenter = Reading()
    for owner in ("", "ann@example.org"):
        owned = OwnedPresenter(presenter, lambda owner=owner: owner)  # type: ignore[misc]
        await owned.present([notification(id="event-1")])
    assert owners == ["", "ann@example.org"]


async def test_signing_out_of_one_shows_the_other(device: Device, server: ScriptedServer) -> None:
    async with device.running() as (agent, ears):
        ann, _bob = await both(agent, ears, server)
        await agent.sign_out()
        await server.until(lambda: len(server.handshakes) == 3)
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["token"] == ANN
        assert [line.view.key for line in ears.lines] == [ann]
        assert device.vault.tokens == {ann: ANN}
        await agent.sign_out()
        assert ears.accounts[-1] is None
        assert ears.phase is Phase.SIGNED_OUT
        assert ears.lines == ()


async def test_one_that_is_deleted_while_another_is_on_trial_does_not_come_back(
    device: Device, server: ScriptedServer
) -> None:
    device.settings.update(connect_all=True)
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        await agent.sign_in("http://127.0.0.1:9", BOB)  # nobody answers there: never accepted
        await ears.until_phase(Phase.OFFLINE)
        server.refuse.append({"code": "account_deleted"})
        await server.disconnect()
        await ears.until(lambda: len(ears.lines) == 1)
        (bob,) = ears.lines
        assert device.settings.load().account == bob.view.key
    async with device.running() as (_, ears):
        await ears.until_phase(Phase.OFFLINE)
        assert [line.view.key for line in ears.lines] == [bob.view.key]


async def test_a_deleted_account_leaves_the_other(device: Device, server: ScriptedServer) -> None:
    async with device.running() as (agent, ears):
        ann, _bob = await both(agent, ears, server)
        server.refuse.append({"code": "account_deleted"})
        await server.disconnect()
        await ears.until(lambda: len(ears.lines) == 1)
        await ears.until(lambda: not device.history_path(server, BOB).parent.exists())
        await ears.until_phase(Phase.CONNECTED)
        assert ears.lines[0].view.key == ann
        assert device.vault.tokens == {ann: ANN}


async def test_an_account_from_when_there_was_one_is_taken_up(
    device: Device, server: ScriptedServer
) -> None:
    key = device.history_path(server, ANN).parent.name
    device.vault.tokens[key] = ANN
    device.settings.save(Settings(account=key, server_url=server.url))
    device.folder.joinpath("data").mkdir()
    device.folder.joinpath("data", "device_id").write_text("the-id-of-the-installation")
    async with device.running() as (agent, ears):
        await ears.until_phase(Phase.CONNECTED)
        assert server.handshakes[-1]["device"] == "the-id-of-the-installation"
        await agent.sign_in(server.url, BOB)
        await server.until(lambda: len(server.handshakes) == 2)
        assert server.handshakes[-1]["device"] != "the-id-of-the-installation"
        assert next(known.key for known in device.settings.load().accounts) == key


async def test_a_removed_device_has_to_sign_in_as_another(
    device: Device, server: ScriptedServer
) -> None:
    async with device.running() as (agent, ears):
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        server.refuse.append({"code": "token_revoked"})
        await server.disconnect()
        await ears.until_phase(Phase.SIGNED_OUT, "token_revoked")
        await ears.until(lambda: device.vault.tokens == {})
        await agent.sign_in(server.url, ANN)
        await ears.until_phase(Phase.CONNECTED)
        first, last = server.handshakes[0], server.handshakes[-1]
        assert first["device"] != last["device"]


async def test_the_devices_of_one_are_never_listed_for_another(
    device: Device, server: ScriptedServer
) -> None:
    asked, answer = asyncio.Event(), asyncio.Event()

    def wrap(app: Any) -> Any:
        async def listing(scope: Any, receive: Any, send: Any) -> None:
            if scope.get("path") != DEVICES_PATH:
                await app(scope, receive, send)
                return
            asked.set()
            await answer.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b'{"devices": []}'})

        return listing

    await server.kill()
    server.wrap = wrap
    await server.start()
    async with device.running() as (agent, ears):
        ann, _bob = await both(agent, ears, server)
        desk = OwnDevicesDesk(agent.active_life, listener=ears, ssl_context=plain_ssl_context)
        listing = asyncio.create_task(desk.list())
        await asked.wait()
        await agent.switch_account(ann)
        answer.set()
        await listing
        assert ears.devices == []
        await desk.list()
        assert ears.devices == [OwnDevices()]
