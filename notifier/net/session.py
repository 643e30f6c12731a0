"""What one account connects with, and its renewal.

Of a grant only the refresh token is kept, in the keychain; access tokens live in memory
and are renewed ahead of their end, one renewal at a time. An issuer that rotates refresh
tokens has spent the old one when its answer comes: the new one is kept before anything
else is done, and neither "quit" nor a lost connection interrupts that.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Protocol

import msgspec

from contract.wire import RefusalCode
from notifier.core.problems import Problem, TokenVaultError
from notifier.core.said import said
from notifier.core.sign_in import SessionEnded
from notifier.core.token_life import TokenLife
from notifier.net.accounts import Account
from notifier.net.credential import Credential, Grant, read_credential, write_credential
from notifier.net.keychain import Keychain
from notifier.net.sign_in.tokens import Tokens

log = logging.getLogger(__name__)


class Issuers(Protocol):
    """Whoever renews and revokes grants; both raise `SignInError`."""

    async def refresh(self, grant: Grant) -> Tokens:
        """New tokens. Raises `SessionEnded` when there will be none any more."""

    async def revoke(self, grant: Grant) -> None:
        """End the grant at its issuer, where that can be asked for."""


class Session:
    """One account's. On the network thread's loop."""

    def __init__(
        self,
        account: Account,
        *,
        keychain: Keychain,
        issuers: Callable[[], Issuers],
        tell: Callable[[Problem], None],
        clock: Callable[[], float] = time.time,
        renewals: set[asyncio.Task[None]] | None = None,
    ) -> None:
        """`issuers` is called when one is needed; `tell` hears what a person should know.

        `renewals` has each renewal that goes on, which outlives connections and accounts.
        """
        self._account = account
        self._keychain = keychain
        self._issuers = issuers
        self._tell = tell
        self._clock = clock
        self._credential: Credential | None = None
        self._is_kept = True
        """Whether the keychain has what is in memory."""
        self._access: str | None = None
        self._life: TokenLife | None = None
        self._renewals = renewals if renewals is not None else set()
        self._renewal: asyncio.Task[None] | None = None
        self._is_aside = False
        """Another session is about to take its place in the keychain."""
        self._is_ended = False
        """Signed out: what a renewal still brings is of no use to anybody."""
        self._spent: Grant | None = None
        """The grant that its issuer renews no more."""
        self._refusals = 0
        """Of tokens that were just renewed, one after the other."""

    @property
    def has_credential(self) -> bool:
        """Whether a connection can be tried."""
        return self._credential is not None

    @property
    def is_lasting(self) -> bool:
        """Whether it is renewed by itself."""
        return isinstance(self._credential, Grant)

    @property
    def grant(self) -> Grant | None:
        """What the issuer can be asked to end."""
        return self._credential if isinstance(self._credential, Grant) else None

    @property
    def access_token(self) -> str | None:
        """The token for the server at this moment. Never log it."""
        return self._credential if isinstance(self._credential, str) else self._access

    def use(self, credential: Credential, tokens: Tokens | None = None) -> None:
        """Take what a person has just signed in with."""
        self._credential = credential
        self._refusals = 0
        self._take(tokens)

    def drop(self) -> None:
        """Have nothing to connect with any more."""
        self._credential, self._access, self._life = None, None, None

    def end(self) -> Grant | None:
        """Signed out: drop everything; what is left to be revoked at the issuer.

        What a renewal that is under way still brings is revoked as well.
        """
        grant, self._is_ended = self.grant, True
        self.drop()
        return grant

    def step_aside(self) -> None:
        """Leave the keychain to the session that is to come after this one."""
        self._is_aside = True

    async def step_back(self) -> None:
        """It did not come: keep what could not be kept meanwhile."""
        self._is_aside = False
        if not self._is_kept:
            await self._keep_or_tell()

    # -- the keychain -------------------------------------------------------------------

    async def load(self, *, on_slow: Callable[[TokenVaultError], None]) -> bool:
        """Take what the keychain has; whether there is something to connect with.

        See `Keychain.load`. Raises `TokenVaultError`.
        """
        if self._credential is None and not self._account.memory_only:
            text = await self._keychain.load(self._account.key, on_slow=on_slow)
            self._credential = read_credential(text) if text is not None else None
        return self.has_credential

    async def keep(self) -> None:
        """Give it to the keychain. Raises `TokenVaultError`."""
        if self._account.memory_only or self._credential is None or self._is_aside:
            return
        self._is_kept = False
        await self._keychain.save(self._account.key, write_credential(self._credential))
        self._is_kept = True

    async def erase(self) -> None:
        """Have the keychain keep nothing of it; tells when it does not obey."""
        if self._account.memory_only or self._is_aside:
            return  # what is kept there, or soon will be, is not its own
        try:
            await self._keychain.erase(self._account.key)
        except TokenVaultError as exc:
            self._tell(
                Problem(
                    code="token_not_erased",
                    title=said("Problem", "The sign-in token is still in your keychain"),
                    message=said("Problem", "{what}.", what=exc.title),
                    hint=said("Problem", "You can remove the entry there yourself."),
                )
            )

    # -- renewal ------------------------------------------------------------------------

    async def prepare(self) -> None:
        """Have a token that lasts for a handshake. Raises a `SignInError`."""
        if not self.is_lasting:
            return
        if self._life is None or not self._life.is_good(self._clock()):
            await self.renew()
        elif not self._is_kept:
            await self._keep_or_tell()

    async def renew(self) -> None:
        """Fetch a new access token; whoever asks meanwhile waits for the same one.

        Raises a `SignInError`. Done to its end also when the caller is cancelled.
        """
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.create_task(self._renew(), name="renewal")
            self._renewals.add(self._renewal)
            self._renewal.add_done_callback(self._renewals.discard)
            self._renewal.add_done_callback(_look_at)
        await asyncio.shield(self._renewal)

    async def _renew(self) -> None:
        grant = spent = self.grant
        if grant is None:
            return
        if self._spent is grant:
            raise SessionEnded  # said once already; the issuer need not say it again
        try:
            tokens = await self._issuers().refresh(grant)
        except SessionEnded:
            self._spent = grant
            raise
        rotated = tokens.refresh_token not in (None, grant.refresh_token)
        if rotated:
            grant = msgspec.structs.replace(grant, refresh_token=tokens.refresh_token)
        if self._is_ended and rotated:
            await self._issuers().revoke(grant)
        if self._credential is not spent:
            return  # signed out, or in anew, meanwhile
        self._take(tokens)
        if rotated:
            self._credential, self._is_kept = grant, False
        if not self._is_kept:
            await self._keep_or_tell()
        log.info("session renewed account=%s", self._account.key)

    def _take(self, tokens: Tokens | None) -> None:
        self._access = tokens.access_token if tokens is not None else None
        self._life = (
            TokenLife(given_at=self._clock(), lives_s=tokens.lives_s)
            if tokens is not None
            else None
        )

    async def _keep_or_tell(self) -> None:
        """A keychain that is locked just now gets it at the next renewal."""
        try:
            await self.keep()
        except TokenVaultError as exc:
            log.warning("session not kept why=%s", exc.code)
            self._tell(
                Problem(
                    code="session_not_kept",
                    title=said("Problem", "Your session could not be saved"),
                    message=said("Problem", "{what}.", what=exc.title),
                    hint=said(
                        "Problem",
                        "Unlock your keychain, or you have to sign in again at the next start.",
                    ),
                )
            )

    # -- what the server says ---------------------------------------------------------------

    def accepted(self) -> None:
        """The server took the token."""
        self._refusals = 0

    def may_help(self, reason: str) -> bool:
        """The server refused; whether the next try may fare better with a renewed token.

        A renewed one that is refused as well is not renewed for ever: one that is expired on
        arrival means that clocks differ, which passes; one that is invalid never will be taken.
        """
        if not self.is_lasting or reason not in (
            RefusalCode.TOKEN_EXPIRED,
            RefusalCode.TOKEN_INVALID,
        ):
            return False
        self._refusals += 1
        self._access, self._life = None, None
        return self._refusals == 1 or reason == RefusalCode.TOKEN_EXPIRED

    @property
    def is_clock_suspect(self) -> bool:
        """The server calls tokens expired that were made a moment ago."""
        return self._refusals > 1


def _look_at(task: asyncio.Task[None]) -> None:
    """Take note of an error whose caller gave up waiting."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.info("session not renewed why=%s", getattr(error, "code", type(error).__name__))
