"""Signing in through an issuer, step by step as a person sees it: one at a time.

When the tokens are there but the keychain does not take them, they wait here for the
person's choice: nobody has to go through the browser twice.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

import msgspec

from notifier.core.problems import NotifierError, TokenVaultError
from notifier.core.server_address import check_server_url
from notifier.core.sign_in import SignInBroken, SignInError, SignInProgress, SignInStep
from notifier.net.credential import Credential
from notifier.net.proxies import ProxyFor, no_proxy
from notifier.net.sign_in.tokens import Tokens
from notifier.net.sign_in.way import Way

log = logging.getLogger(__name__)


Page = Callable[[SignInError | None, bool], str]
"""HTML for the browser at the end: how it went; True for a caller that was no answer to us."""


class TakesIn(Protocol):
    """Whoever signs in with what an issuer gave: the `Agent`."""

    async def take_in(
        self,
        server_url: str,
        credential: Credential,
        tokens: Tokens | None = None,
        *,
        memory_only: bool = False,
    ) -> None:
        """Raises `BadServerAddress` or `TokenVaultError`; nothing is changed then."""


class _Gained(msgspec.Struct, frozen=True, kw_only=True):
    """What an issuer gave, until it is kept."""

    server_url: str
    credential: Credential
    tokens: Tokens


class SigningIn:
    """On the network thread's loop. Everything is told by `tell`, nothing is raised."""

    def __init__(
        self,
        agent: TakesIn,
        *,
        page: Page,
        branded: Way | None,
        tell: Callable[[SignInProgress], None],
        ssl_context: Callable[[], ssl.SSLContext],
        proxy_for: ProxyFor = no_proxy,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._agent = agent
        self._page = page
        self._branded = branded
        self._tell = tell
        self._ssl_context = ssl_context
        self._proxy_for = proxy_for
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._gained: _Gained | None = None

    async def by_browser(self, server_url: str) -> None:
        """Sign in with the browser. Returns when it is over, however it ends."""
        await self._begin(server_url, by_code=False)

    async def by_code(self, server_url: str) -> None:
        """Sign in with a code that is entered on another device."""
        await self._begin(server_url, by_code=True)

    async def cancel(self) -> None:
        """Give up what goes on; what an issuer gave meanwhile is forgotten."""
        self._gained = None
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def keep(self, *, memory_only: bool) -> None:
        """The person's answer to a keychain that did not take the session."""
        gained = self._gained
        if gained is not None:
            self._tell(SignInProgress(step=SignInStep.FINISHING))
            await self._to_its_end(self._keep(gained, memory_only=memory_only))

    async def _begin(self, server_url: str, *, by_code: bool) -> None:
        await self.cancel()
        self._task = asyncio.create_task(
            self._sign_in(server_url, by_code=by_code), name="signing in"
        )
        await asyncio.gather(self._task, return_exceptions=True)

    async def _sign_in(self, server_url: str, *, by_code: bool) -> None:
        self._tell(SignInProgress(step=SignInStep.ASKING))
        await self._to_its_end(self._gain_and_keep(server_url, by_code=by_code))

    async def _to_its_end(self, work: Awaitable[None]) -> None:
        """Whatever becomes of `work`, nobody sits before a window that still waits."""
        try:
            await work
        except NotifierError as exc:
            problem = exc.problem
        except Exception as exc:  # noqa: BLE001
            # No traceback: the error's own words may hold what was received.
            log.error("signing in broke why=%s", type(exc).__name__)  # noqa: TRY400
            problem = SignInBroken().problem
        else:
            return
        self._gained = None
        log.info("not signed in why=%s", problem.code)
        self._tell(SignInProgress(step=SignInStep.OVER, problem=problem))

    async def _gain_and_keep(self, server_url: str, *, by_code: bool) -> None:
        await self._keep(await self._gain(server_url, by_code=by_code), memory_only=False)

    async def _gain(self, server_url: str, *, by_code: bool) -> _Gained:
        # oauthlib and aiohttp: only when somebody signs in.
        from notifier.net.sign_in.flows import Flows  # noqa: PLC0415
        from notifier.net.sign_in.http import Http  # noqa: PLC0415
        from notifier.net.sign_in.issuers import grant_of  # noqa: PLC0415
        from notifier.net.sign_in.ways import find_way  # noqa: PLC0415

        address = check_server_url(server_url)
        http = Http(ssl_context=self._ssl_context, proxy_for=self._proxy_for)
        way = await find_way(self._branded, address, http)
        flows = Flows(
            http,
            tell=self._tell,
            page=self._page,
            clock=self._clock,
        )
        flow: Callable[..., Awaitable[Tokens]] = flows.by_code if by_code else flows.by_browser
        tokens = await flow(way)
        return _Gained(
            server_url=address.url,
            credential=grant_of(way, tokens) or tokens.access_token,
            tokens=tokens,
        )

    async def _keep(self, gained: _Gained, *, memory_only: bool) -> None:
        try:
            await self._agent.take_in(
                gained.server_url, gained.credential, gained.tokens, memory_only=memory_only
            )
        except TokenVaultError as exc:
            self._gained = gained
            self._tell(SignInProgress(step=SignInStep.KEEPING, problem=exc.problem))
        else:
            self._gained = None
            self._tell(SignInProgress(step=SignInStep.OVER))
