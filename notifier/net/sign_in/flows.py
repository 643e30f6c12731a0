"""The two ways to sign in, from the first question to the tokens.

Each is one coroutine: cancelling it is the person's "cancel", and nothing is left open.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlencode

from contract.sign_in import IssuerMetadata
from notifier.core.sign_in import (
    IssuerUnreachable,
    SessionEnded,
    SignInProgress,
    SignInRefused,
    SignInStep,
    SignInTimedOut,
    SignInUnavailable,
)
from notifier.net.sign_in import grants
from notifier.net.sign_in.http import Http, form_fields
from notifier.net.sign_in.loopback import Loopback, Page
from notifier.net.sign_in.tokens import Tokens
from notifier.net.sign_in.way import Way
from notifier.net.sign_in.ways import discover

BROWSER_LIMIT_S = 600.0
"""How long a person may take in the browser: to find a password, a second factor, …"""
LONGEST_CODE_LIFE_S = 1800.0

Tell = Callable[[SignInProgress], None]


class Flows:
    """Signs in with an issuer. On the network thread's loop."""

    def __init__(
        self,
        http: Http,
        *,
        tell: Tell,
        page: Page,
        clock: Callable[[], float] = time.time,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
        browser_limit_s: float = BROWSER_LIMIT_S,
    ) -> None:
        """`tell` hears each step; `page` makes what the browser shows at the end.

        `wait` waits the seconds that it is given.
        """
        self._http = http
        self._tell = tell
        self._page = page
        self._clock = clock
        self._wait = wait
        self._browser_limit_s = browser_limit_s

    async def by_browser(self, way: Way) -> Tokens:
        """Authorization code with PKCE, over a loopback redirect. Raises a `SignInError`."""
        metadata = await discover(way.issuer, self._http)
        loopback = Loopback(self._page)
        try:
            await loopback.open()
            return await self._in_browser(way, metadata, loopback)
        finally:
            await loopback.close()

    async def _in_browser(self, way: Way, metadata: IssuerMetadata, loopback: Loopback) -> Tokens:
        asked = grants.authorize(way, metadata, loopback.redirect_uri)
        tokens: list[Tokens] = []

        async def finish(query: Mapping[str, str], raw_query: str) -> None:
            code = grants.code_in(asked, metadata, query, raw_query)
            self._tell(SignInProgress(step=SignInStep.FINISHING))
            form = grants.code_form(way, asked, code)
            answer = await self._http.post(metadata.token_endpoint, form)
            try:
                tokens.append(grants.tokens_in(answer))
            except SessionEnded as exc:  # of a code: used, expired, or another program's
                raise SignInRefused from exc

        self._tell(
            SignInProgress(
                step=SignInStep.BROWSER,
                url=asked.url,
                expires_at=self._clock() + self._browser_limit_s,
            )
        )
        try:
            async with asyncio.timeout(self._browser_limit_s):
                await loopback.outcome(lambda query: grants.is_answer_to(asked, query), finish)
        except TimeoutError:
            raise SignInTimedOut from None
        return tokens[0]

    async def by_code(self, way: Way) -> Tokens:
        """Device authorization grant (RFC 8628). Raises a `SignInError`."""
        metadata = await discover(way.issuer, self._http)
        if not metadata.device_authorization_endpoint:
            raise SignInUnavailable(by_code=True)
        answer = await self._http.post(
            metadata.device_authorization_endpoint, urlencode(form_fields(grants.device_form(way)))
        )
        if answer.is_trouble:
            raise IssuerUnreachable(retry_after_s=answer.retry_after_s)
        code = grants.device_code_in(answer)
        life_s = min(code.lives_s, LONGEST_CODE_LIFE_S)
        self._tell(
            SignInProgress(
                step=SignInStep.CODE,
                url=code.url,
                url_with_code=code.url_with_code,
                code=code.user_code,
                expires_at=self._clock() + life_s,
            )
        )
        try:
            async with asyncio.timeout(life_s):
                return await self._until_entered(way, metadata, code)
        except TimeoutError:
            raise SignInTimedOut from None

    async def _until_entered(
        self, way: Way, metadata: IssuerMetadata, code: grants.DeviceCode
    ) -> Tokens:
        interval_s = code.interval_s
        form = grants.device_token_form(way, code)
        while True:
            await self._wait(interval_s)
            try:
                answer = await self._http.post(metadata.token_endpoint, form)
            except IssuerUnreachable:
                interval_s *= 2  # RFC 8628, 3.5: exponentially, when nobody answers
                continue
            next_s = grants.device_interval_s(answer, interval_s)
            if next_s is None:
                self._tell(SignInProgress(step=SignInStep.FINISHING))
                try:
                    return grants.tokens_in(answer)
                except SessionEnded as exc:
                    raise SignInRefused from exc
            interval_s = next_s
