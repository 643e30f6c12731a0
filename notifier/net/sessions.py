"""The sessions of all accounts: kept as long as their account is, and ended at the issuer."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from notifier.core.problems import Problem, TokenVaultError
from notifier.core.said import said
from notifier.core.sign_in import SignInError
from notifier.net.accounts import Account
from notifier.net.credential import Grant
from notifier.net.keychain import KEYCHAIN_LIMIT_S, Keychain
from notifier.net.proxies import ProxyFor
from notifier.net.session import Issuers, Session

REVOKE_WITHIN_S = 8.0
FINISH_WITHIN_S = 1.4
"""How long the end of the app waits for renewals that were begun."""

Tell = Callable[[Problem], None]


def http_issuers(ssl_context: Callable[[], ssl.SSLContext], proxy_for: ProxyFor) -> Issuers:
    """Issuers over HTTP; imports what a pasted token never needs."""
    from notifier.net.sign_in.http import Http  # noqa: PLC0415 - with the first question
    from notifier.net.sign_in.issuers import HttpIssuers  # noqa: PLC0415

    return HttpIssuers(Http(ssl_context=ssl_context, proxy_for=proxy_for))


class Sessions:
    """One per account that was connected or signed in during this run."""

    def __init__(
        self,
        keychain: Keychain,
        *,
        make_issuers: Callable[[], Issuers],
        tell: Tell,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`make_issuers` is called once, when one is needed."""
        self._keychain = keychain
        self._make_issuers = make_issuers
        self._tell = tell
        self._clock = clock
        self._issuers: Issuers | None = None
        self._by_key: dict[str, Session] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        """What is done to its end, whoever stops waiting for it: above all renewals."""

    def new(self, account: Account) -> Session:
        """A session that is not in use yet."""
        return Session(
            account,
            keychain=self._keychain,
            issuers=self._get_issuers,
            tell=self._tell,
            clock=self._clock,
            renewals=self._under_way,
        )

    async def replace(self, account: Account, session: Session, *, before: Account | None) -> None:
        """Keep `session`, and have it be that of the account from now on.

        `before`: the account as it was known. Raises `TokenVaultError`: the earlier session,
        if there is one, then goes on as if nothing had been.
        """
        earlier = self._by_key.get(account.key)
        if earlier is not None:
            # Its renewal may end at this very moment, and must not overwrite the new grant.
            earlier.step_aside()
        try:
            await session.keep()
        except BaseException as exc:
            if earlier is not None:
                self._begin(earlier.step_back())
            if isinstance(exc, asyncio.CancelledError) and before is None:
                self._begin(session.erase())  # given up, and perhaps kept a moment later
            raise
        if earlier is not None:
            earlier.drop()
        self._by_key[account.key] = session
        if before is not None and account.memory_only and not before.memory_only:
            self._begin(self.new(before).erase())

    def of(self, account: Account) -> Session:
        """The account's session."""
        if account.key not in self._by_key:
            self._by_key[account.key] = self.new(account)
        return self._by_key[account.key]

    def forget(self, account: Account) -> None:
        """The account is gone."""
        self._by_key.pop(account.key, None)

    async def erase(self, account: Account) -> Grant | None:
        """Keep nothing of the account's session here; what is left to be revoked."""
        session = self.of(account)
        if not session.has_credential:
            # A keychain that does not answer is not waited for: erasing will say so.
            with suppress(TokenVaultError, TimeoutError):
                async with asyncio.timeout(KEYCHAIN_LIMIT_S):
                    await session.load(on_slow=lambda _error: None)
        grant = session.end()
        self.forget(account)
        await session.erase()
        return grant

    async def revoke(self, grant: Grant) -> None:
        """End it at its issuer, which may be slow or away: after all is erased here."""
        try:
            async with asyncio.timeout(REVOKE_WITHIN_S):
                await self._get_issuers().revoke(grant)
        except (SignInError, TimeoutError):
            self._tell(
                Problem(
                    code="session_not_revoked",
                    title=said("Problem", "You are signed out on this computer"),
                    message=said(
                        "Problem", "The sign-in service could not be told to end the session."
                    ),
                    hint=said(
                        "Problem", "If others use this computer, end it in your account there."
                    ),
                )
            )

    async def close(self) -> None:
        """The app ends: what was begun comes to its end, as far as there is time."""
        if self._under_way:
            _, late = await asyncio.wait(set(self._under_way), timeout=FINISH_WITHIN_S)
            for task in late:
                task.cancel()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work, name="keychain")
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def _get_issuers(self) -> Issuers:
        if self._issuers is None:
            self._issuers = self._make_issuers()
        return self._issuers
