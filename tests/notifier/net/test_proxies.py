"""The way through a proxy: a real one, to a real server with TLS behind it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from notifier.core.connection import Failure, Phase, Reason, Transport
from notifier.core.problems import BadProxyAddress, TokenVaultLocked
from notifier.core.proxy import DIRECT, ProxyRoute
from notifier.core.server_address import check_server_url
from notifier.net import proxies as proxies_module
from notifier.net.link import OPEN_LIMIT_S, Link, LinkFailed
from notifier.net.proxies import Proxies
from notifier.net.realtime_client import RealtimeClient
from notifier.net.tls import system_ssl_context
from notifier.store.settings import Connection, Proxy
from notifier.store.token_vault import locked
from tests.helpers.certificates import of_private_authority
from tests.helpers.connect_proxy import connect_proxy
from tests.notifier.net.parts import Ears, MemoryVault, ScriptedServer, no_wait

HOST = "pay.company.example"
FAR = check_server_url(f"https://{HOST}")


@pytest.fixture
async def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ScriptedServer]:
    """A server of the outside world, vouched for by an authority in the system's store."""
    certificate = of_private_authority(tmp_path, HOST)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.authority))
    server = ScriptedServer()
    server.ssl_files = certificate.file, certificate.key
    await server.start()
    yield server
    await server.kill()


def _link(
    server: ScriptedServer,
    proxy: ProxyRoute | None,
    transport: Transport = Transport.WEBSOCKET,
    host: str = HOST,
) -> Link:
    return Link(
        address=check_server_url(f"https://{host}:{server.port}"),
        transport=transport,
        handshake=lambda: {"token": "t"},
        ssl_context=system_ssl_context(),
        proxy=proxy,
        silence_limit_s=OPEN_LIMIT_S,
    )


async def _failure(link: Link) -> Failure:
    try:
        with pytest.raises(LinkFailed) as caught:
            await link.open()
        return caught.value.failure
    finally:
        await link.close(polite=False)


async def test_an_authority_in_the_systems_store_is_trusted(far: ScriptedServer) -> None:
    link = _link(far, None, host="localhost")
    await link.open()
    await link.close(polite=True)
    assert far.handshakes == [{"token": "t"}]


@pytest.mark.parametrize("transport", Transport)
async def test_the_server_is_reached_through_a_tunnel_that_sees_its_name_alone(
    far: ScriptedServer, transport: Transport
) -> None:
    async with connect_proxy(login="ann:s3cret") as proxy:
        link = _link(far, ProxyRoute(url=proxy.url, user="ann", password="s3cret"), transport)
        await link.open()
        await link.close(polite=True)
    assert far.handshakes == [{"token": "t"}]
    assert set(proxy.asked) == {f"{HOST}:{far.port}"}
    assert not any("token" in head or "socket.io" in head for head in proxy.heads)


@pytest.mark.parametrize(
    ("refuses_with", "login", "reason"),
    [
        ("", "ann:other", Reason.PROXY_SIGN_IN),
        ("403 Forbidden", "", Reason.PROXY_REFUSED),
        ("503 Service Unavailable", "", Reason.SERVER_UNREACHABLE),
    ],
)
async def test_a_proxy_that_refuses_is_told_from_a_server_that_does(
    far: ScriptedServer, refuses_with: str, login: str, reason: Reason
) -> None:
    async with connect_proxy(login=login) as proxy:
        proxy.refuses_with = refuses_with
        route = ProxyRoute(url=proxy.url, user="ann", password="s3cret")
        failure = await _failure(_link(far, route))
    assert failure.reason == reason
    assert not failure.websocket_blocked
    assert far.handshakes == []


async def test_a_proxy_that_is_not_there_is_said(far: ScriptedServer) -> None:
    async with connect_proxy() as proxy:
        url = proxy.url
    assert (await _failure(_link(far, ProxyRoute(url=url)))).reason == Reason.PROXY_UNREACHABLE
    nowhere = ProxyRoute(url="http://proxy.invalid:3128")
    assert (await _failure(_link(far, nowhere))).reason == Reason.PROXY_UNREACHABLE


# -- which proxy ---------------------------------------------------------------------------


def _proxies(
    chosen: Connection,
    *,
    says: Sequence[str] | OSError = (),
    environ: dict[str, str] | None = None,
    vault: MemoryVault | None = None,
) -> Proxies:
    async def ask_system(_url: str) -> Sequence[str]:
        if isinstance(says, OSError):
            raise says
        return says

    return Proxies(
        chosen, vault=vault or MemoryVault(), ask_system=ask_system, environ=environ or {}
    )


MANUAL = Connection(proxy=Proxy.MANUAL, proxy_url="http://mine:3128")
SYSTEM = Connection(proxy=Proxy.SYSTEM)
NONE = Connection(proxy=Proxy.NONE)


async def test_the_choice_decides_and_the_environment_goes_before_the_system() -> None:
    says = ["http://desktop:1"]
    environ = {"https_proxy": "http://shell:2"}
    assert await _proxies(NONE, says=says, environ=environ).route(FAR) is None
    manual = await _proxies(MANUAL, says=says, environ=environ).route(FAR)
    assert manual == ProxyRoute(url="http://mine:3128")
    assert await _proxies(SYSTEM, says=says).route(FAR) == ProxyRoute(url="http://desktop:1")
    shell = await _proxies(SYSTEM, says=says, environ=environ).route(FAR)
    assert shell == ProxyRoute(url="http://shell:2")
    assert await _proxies(SYSTEM, says=[DIRECT]).route(FAR) is None
    assert await _proxies(SYSTEM, says=OSError("no portal")).route(FAR) is None


async def test_this_very_computer_is_never_reached_through_a_proxy() -> None:
    local = check_server_url("http://127.0.0.1:8080")
    assert await _proxies(MANUAL).route(local) is None


async def test_what_cannot_be_used_is_told_and_not_gone_around() -> None:
    with pytest.raises(BadProxyAddress):
        await _proxies(Connection(proxy=Proxy.MANUAL, proxy_url="")).route(FAR)
    with pytest.raises(BadProxyAddress, match="SOCKS"):
        await _proxies(SYSTEM, says=["socks5://desktop:1080"]).route(FAR)


async def test_the_sign_in_is_kept_in_the_keychain_and_nowhere_else() -> None:
    vault = MemoryVault()
    await _proxies(MANUAL, vault=vault).keep_login("mine:3128", "ann", "s3:cret")
    route = await _proxies(MANUAL, vault=vault).route(FAR)
    assert route == ProxyRoute(url="http://mine:3128", user="ann", password="s3:cret")
    again = _proxies(MANUAL, vault=vault)
    await again.keep_login("http://mine:3128", "", "")
    assert await again.route(FAR) == ProxyRoute(url="http://mine:3128")
    assert vault.tokens == {}


async def test_without_a_keychain_the_sign_in_lasts_as_long_as_the_app() -> None:
    vault = MemoryVault()
    vault.error = locked()
    proxies = _proxies(MANUAL, vault=vault)
    assert await proxies.route(FAR) == ProxyRoute(url="http://mine:3128")
    with pytest.raises(TokenVaultLocked):
        await proxies.keep_login("http://mine:3128", "ann", "s3cret")
    route = await proxies.route(FAR)
    assert route is not None
    assert (route.user, route.password) == ("ann", "s3cret")


async def test_a_keychain_that_never_answers_does_not_hold_up_the_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proxies_module, "KEYCHAIN_LIMIT_S", 0.05)
    vault = MemoryVault()
    never = threading.Event()
    vault.before = lambda: never.wait(20)
    assert await _proxies(MANUAL, vault=vault).route(FAR) == ProxyRoute(url="http://mine:3128")
    never.set()


async def test_another_choice_is_noticed_and_the_same_one_is_none() -> None:
    proxies = _proxies(SYSTEM)
    assert not proxies.choose(Connection())
    assert not proxies.choose(Connection(proxy_url="http://not-yet:1"))
    assert proxies.choose(NONE)


# -- the whole client ----------------------------------------------------------------------


class _Inlet:
    async def begin(self, outbound: object) -> None:
        pass

    async def receive(self, messages: object, outbound: object) -> None:
        pass

    def release(self) -> None:
        pass


@contextlib.asynccontextmanager
async def _running(
    server: ScriptedServer, proxies: Proxies
) -> AsyncIterator[tuple[RealtimeClient, Ears]]:
    ears = Ears()

    async def connected() -> None:
        pass

    client = RealtimeClient(
        address=check_server_url(f"https://{HOST}:{server.port}"),
        handshake=lambda: {"token": "t"},
        inlet=_Inlet(),
        on_connected=connected,
        on_state=ears.state_changed,
        random=no_wait,
        proxy_for=proxies.route,
    )
    task = asyncio.create_task(client.run())
    try:
        yield client, ears
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_new_choice_is_in_force_at_once_and_no_log_line_has_the_password(
    far: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with connect_proxy(login="ann:s3cret") as proxy:
        chosen = Connection(proxy=Proxy.MANUAL, proxy_url=proxy.url)
        proxies = _proxies(chosen)
        async with _running(far, proxies) as (client, ears):
            await ears.until(lambda: any(s.reason == Reason.PROXY_SIGN_IN for s in ears.states))
            await proxies.keep_login(proxy.url, "ann", "s3cret")
            client.woke()
            await ears.until_phase(Phase.CONNECTED)
            proxies.choose(Connection(proxy=Proxy.MANUAL, proxy_url="socks5://x:1"))
            client.woke()
            await ears.until(lambda: ears.reason == Reason.PROXY_UNUSABLE)
    assert "s3cret" not in caplog.text
