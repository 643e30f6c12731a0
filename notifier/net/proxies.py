"""Finds the proxy for each attempt to connect: as the person chose, or as the system says.

A new attempt asks anew, because a laptop that changes its network changes its proxy.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from notifier.blocking import in_daemon_thread
from notifier.core.problems import TokenVaultError
from notifier.core.proxy import ProxyRoute, check_proxy_url, environment_proxy, route_of
from notifier.core.server_address import ServerAddress
from notifier.store.settings import Connection, Proxy
from notifier.store.token_vault import TokenVault, locked

SYSTEM_LIMIT_S = 5.0
"""For the system's answer, which may have to run a script of the network (PAC)."""
KEYCHAIN_LIMIT_S = 5.0

AskSystem = Callable[[str], Awaitable[Sequence[str]]]
"""The proxies that the system has for a URL, the best first; may raise OSError."""
ProxyFor = Callable[[ServerAddress], Awaitable[ProxyRoute | None]]
"""The proxy on the way to a server, or None. May raise `BadProxyAddress`."""

T = TypeVar("T")

log = logging.getLogger(__name__)


async def no_proxy(_address: ServerAddress) -> ProxyRoute | None:
    """Always straight to the server."""
    return None


class Proxies:
    """The choice in force, and the sign-in of a proxy that asks for one. One loop.

    `vault` is for nobody else: it is given up when it takes too long.
    """

    def __init__(
        self,
        chosen: Connection,
        *,
        vault: TokenVault,
        ask_system: AskSystem,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._chosen = chosen
        self._vault = vault
        self._ask_system = ask_system
        self._environ = environ
        self._logins: dict[str, str] = {}
        """By the proxy's address, `name:password`; empty when the keychain has none."""

    def choose(self, chosen: Connection) -> bool:
        """From the next attempt on; False when it makes no difference."""
        before, self._chosen = self._chosen, chosen
        return _in_effect(before) != _in_effect(chosen)

    async def route(self, address: ServerAddress) -> ProxyRoute | None:
        """The proxy to `address` now. Raises `BadProxyAddress`; takes some seconds at most.

        Never one on the way to this very computer.
        """
        if address.loopback or self._chosen.proxy is Proxy.NONE:
            return None
        if self._chosen.proxy is Proxy.MANUAL:
            route = ProxyRoute(url=check_proxy_url(self._chosen.proxy_url))
        else:
            found = route_of(await self._of_the_system(address))
            if found is None:
                return None
            route = found
        if route.user:
            return route
        user, _, password = (await self._login(route.url)).partition(":")
        return ProxyRoute(url=route.url, user=user, password=password)

    async def keep_login(self, proxy_url: str, user: str, password: str) -> None:
        """Sign in to this proxy so from now on; an empty name forgets it.

        It is in force at once. Raises `BadProxyAddress`, or a `TokenVaultError` when it
        could not be kept beyond this run of the app.
        """
        url = check_proxy_url(proxy_url)
        login = f"{user.replace(':', '')}:{password}" if user else ""
        self._logins[url] = login
        entry = _entry(url)
        if login:
            await self._in_keychain(lambda: self._vault.save(entry, login))
        else:
            await self._in_keychain(lambda: self._vault.erase(entry))

    async def _of_the_system(self, address: ServerAddress) -> Sequence[str]:
        parts = urlsplit(address.origin)
        said = environment_proxy(self._environ, scheme=parts.scheme, host=parts.hostname or "")
        if said is not None:
            return [said]
        try:
            async with asyncio.timeout(SYSTEM_LIMIT_S):
                return await self._ask_system(address.origin)
        except (OSError, TimeoutError) as exc:
            log.info("the system does not tell its proxy why=%s", str(exc) or "no answer in time")
            return []

    async def _login(self, url: str) -> str:
        if url not in self._logins:
            entry = _entry(url)
            try:
                kept = await self._in_keychain(lambda: self._vault.load(entry))
            except TokenVaultError as exc:
                # Tried without: most proxies ask for none, and one that does says so.
                log.info("no sign-in for the proxy from the keychain code=%s", exc.code)
                return ""
            self._logins[url] = kept or ""
        return self._logins[url]

    async def _in_keychain(self, call: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(KEYCHAIN_LIMIT_S):
                return await in_daemon_thread(call, name="paybell-proxy-login")
        except TimeoutError:
            self._vault.give_up()
            raise locked() from None


def _in_effect(chosen: Connection) -> tuple[Proxy, str]:
    return chosen.proxy, chosen.proxy_url if chosen.proxy is Proxy.MANUAL else ""


def _entry(url: str) -> str:
    return f"proxy {url}"
