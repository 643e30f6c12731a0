"""The app without its windows: who is signed in, their histories, their connections.

It lives on the network thread; the UI reaches it by submitting its coroutines, and
hears of everything through an `AgentListener`.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from pathlib import Path

from contract.wire import RefusalCode
from notifier.core.problems import (
    BadServerAddress,
    BadToken,
    TokenVaultError,
)
from notifier.core.server_address import check_server_url
from notifier.net.account_life import AccountLife
from notifier.net.accounts import Account, Accounts
from notifier.net.credential import Credential, Grant, account_key, check_token, label_of
from notifier.net.entries import Entries
from notifier.net.keychain import Keychain
from notifier.net.lives import Lives
from notifier.net.ports import AgentListener, HistoryChange, Presenter, Presenters
from notifier.net.provisions import Provisions
from notifier.net.proxies import ProxyFor
from notifier.net.session import Issuers
from notifier.net.sessions import Sessions, http_issuers
from notifier.net.shown import Shown
from notifier.net.sign_in.tokens import Tokens
from notifier.store.settings import SettingsFile
from notifier.store.token_vault import TokenVault

__all__ = ["Agent", "AgentListener", "HistoryChange", "Presenter", "Presenters"]

log = logging.getLogger(__name__)


class Agent:
    """The accounts of this computer: one is shown, and it alone or all are connected.

    All of it on one loop. What goes wrong for a person is told to the listener, never raised.
    """

    def __init__(
        self,
        *,
        data_dir: Path,
        vault: TokenVault,
        settings: SettingsFile,
        presenters: Presenters,
        listener: AgentListener,
        provisions: Provisions,
        user_claim: str = "sub",
        issuers: Callable[[Callable[[], ssl.SSLContext], ProxyFor], Issuers] = http_issuers,
    ) -> None:
        """`user_claim` names the claim by which a token says whose it is."""
        self._listener = listener
        self._user_claim = user_claim
        self._accounts = Accounts(data_dir=data_dir, settings=settings, tell=listener.problem)
        self._sessions = Sessions(
            Keychain(vault),
            make_issuers=lambda: issuers(provisions.ssl_context, provisions.proxy_for),
            tell=listener.problem,
            clock=provisions.clock,
        )
        # Not `self._lives.lines`: they are made a line below, and tell this one.
        self._shown = Shown(listener, self._accounts, lines=lambda key: self._lives.lines(key))  # noqa: PLW0108
        self._lives = Lives(
            accounts=self._accounts,
            sessions=self._sessions,
            presenters=presenters,
            listener=self._shown,
            keeper=self,
            provisions=provisions,
        )
        self._changing = asyncio.Lock()
        """One change of accounts at a time."""
        self._previous: str | None = None
        """Who was shown before, until the server has taken the new one's token."""

    # -- from start to stop -----------------------------------------------------------------

    async def start(self) -> None:
        """Take up the accounts of the last run. Returns at once; the listener hears the rest."""
        async with self._changing:
            await self._show_account(self._accounts.load())

    async def tried(self) -> None:
        """Wait until the first try to connect is over, or there is nobody to connect."""
        await self._shown.tried()

    async def stop(self) -> None:
        """End the connections politely and close history. The listener hears nothing more.

        Toasts stay: a click on one starts the app again.
        """
        async with self._changing:
            await asyncio.gather(
                self._lives.end(self._lives.keys, keeps_toasts=True), self._sessions.close()
            )

    # -- signing in and out -----------------------------------------------------------------

    async def sign_in(self, server_url: str, token: str, *, memory_only: bool = False) -> None:
        """Use a pasted `token` at `server_url` from now on.

        Problems told: `bad_server_address`, `bad_token`, and with `memory_only` off
        `keyring_locked`, `keyring_missing`, `keyring_failed`; nothing is changed then.
        """
        try:
            token = check_token(token)
            await self.take_in(server_url, token, memory_only=memory_only)
        except (BadServerAddress, BadToken, TokenVaultError) as exc:
            self._listener.problem(exc.problem)

    async def take_in(
        self,
        server_url: str,
        credential: Credential,
        tokens: Tokens | None = None,
        *,
        memory_only: bool = False,
    ) -> None:
        """Sign in with what a person pasted, or an issuer gave; it is shown from now on.

        Raises `BadServerAddress` or, with `memory_only` off, `TokenVaultError`; nothing is
        changed then.
        """
        async with self._changing:
            url = check_server_url(server_url).url
            access = tokens.access_token if tokens is not None else str(credential)
            id_token = tokens.id_token if tokens is not None else ""
            account = Account(
                key=account_key(url, access, self._user_claim, id_token),
                server_url=url,
                memory_only=memory_only,
                label=label_of(id_token, access),
            )
            session = self._sessions.new(account)
            session.use(credential, tokens)
            await self._sessions.replace(account, session, before=self._accounts.get(account.key))
            await self._take_in(account)

    async def _take_in(self, account: Account) -> None:
        key, shown = account.key, self._shown.key
        on_trial = self._lives.of(shown)
        if on_trial is not None and on_trial.is_on_trial and shown != key:
            # Never accepted: there is no way back to it.
            await self._remove(on_trial.account, active=key)
        elif shown != key:
            self._previous = shown
        if self._previous == key:
            self._previous = None
        await self._lives.end({key}, keeps_toasts=True)
        self._accounts.remember(account)
        log.info("signed in account=%s", key)
        await self._show_account(key, on_trial=True)

    async def sign_out(self, *, key: str | None = None, erase_history: bool = False) -> None:
        """Forget the account `key` (None: the one that is shown) and, if asked, its history.

        Its session is ended at the issuer, too.
        """
        async with self._changing:
            account = self._accounts.get(key or self._shown.key)
            if account is None:
                return
            grant = await self._remove(account, active=self._next_to(account.key))
            if account.key == self._shown.key:
                await self._show_account(self._next_to(account.key))
            else:
                self._shown.tell_accounts()
            if erase_history:
                await self._accounts.erase_history(account)
            log.info("signed out")
        if grant is not None:
            await self._sessions.revoke(grant)

    def _next_to(self, key: str) -> str | None:
        others = [account.key for account in self._accounts.known if account.key != key]
        return self._shown.key if self._shown.key in others else next(iter(others), None)

    async def _remove(self, account: Account, *, active: str | None) -> Grant | None:
        """Keep nothing of an account but its history; what is left to be revoked.

        `active` is shown at the next start.
        """
        await self._lives.end({account.key})
        if self._previous == account.key:
            self._previous = None
        self._accounts.forget(account.key, active=active)
        return await self._sessions.erase(account)

    # -- which account ----------------------------------------------------------------------

    async def switch_account(self, key: str) -> None:
        """Show the account `key` from now on."""
        async with self._changing:
            if self._accounts.get(key) is None or key == self._shown.key:
                return
            self._previous = None
            self._accounts.show(key)
            await self._show_account(key)

    async def settings_changed(self) -> None:
        """Every account is to be connected, or the one alone that is shown."""
        async with self._changing:
            before = self._lives.keys
            await self._live_as_wanted()
            if before != self._lives.keys:
                self._shown.tell_accounts()

    async def _show_account(
        self, key: str | None, *, on_trial: bool = False, reason: str = ""
    ) -> None:
        """Show an account, or because of `reason` none; connect whoever is to be."""
        self._shown.show(self._accounts.get(key), reason)
        await self._live_as_wanted(on_trial=key if on_trial else None)
        life = self._lives.of(key)
        if life is not None:
            self._shown.tell_state(life.state)
        self._shown.tell_accounts()

    async def _live_as_wanted(self, *, on_trial: str | None = None) -> None:
        wanted = {self._shown.key} if self._shown.key is not None else set()
        if self._accounts.connect_all:
            wanted |= {account.key for account in self._accounts.known}
        await self._lives.end(self._lives.keys - wanted)
        for account in self._accounts.known:
            if account.key in wanted and account.key not in self._lives.keys:
                self._lives.begin(account, on_trial=account.key == on_trial)

    # -- while they run ---------------------------------------------------------------------

    async def retry_now(self) -> None:
        """The user does not want to wait; also after a refusal, with what is there."""
        for life in self._lives:
            life.retry_now()

    async def woke(self) -> None:
        """The computer was asleep."""
        for life in self._lives:
            life.woke()

    async def tell_held(self) -> None:
        """The person may be disturbed again, or otherwise than before."""
        for life in self._lives:
            life.tell_held()

    async def network_changed(self, online: bool) -> None:
        """The system reports another network (True), or none."""
        for life in self._lives:
            life.network_changed(online=online)

    def entries(self, key: str | None = None) -> Entries:
        """What is listed for the account `key`; None: for the one that is shown just now."""
        return Entries(self._lives.of(key or self._shown.key))

    # -- how an account ends by itself (`LifeKeeper`) ----------------------------------------

    def accepted(self, key: str) -> None:
        """There is no way back to whoever was shown before."""
        if key == self._shown.key:
            self._previous = None

    def is_over(self, key: str, reason: str, was_empty: bool) -> bool:
        """See `LifeKeeper`."""
        if reason == RefusalCode.ACCOUNT_DELETED:
            return True
        life = self._lives.of(key)
        on_trial = life is not None and life.is_on_trial
        return on_trial and (self._previous is not None or was_empty)

    async def over(self, account: Account, reason: str, was_empty: bool) -> None:
        """See `LifeKeeper`. The life must not be ended here: it does so with this."""
        async with self._changing:
            if not self._lives.let_go(account.key):
                return
            is_shown = account.key == self._shown.key
            following = self._shown.key
            if is_shown:
                following = self._previous or self._next_to(account.key)
            if is_shown or self._previous == account.key:
                self._previous = None
            self._accounts.forget(account.key, active=following)
            self._sessions.forget(account)
            if is_shown:
                # At once: their payments go on, whatever was signed in with by mistake.
                await self._show_account(following, reason=reason)
            else:
                self._shown.tell_accounts()
        if was_empty or reason == RefusalCode.ACCOUNT_DELETED:
            await self._accounts.erase_history(account)
            log.info("account erased")

    def active_life(self) -> AccountLife | None:
        """The account that is shown, if it lives."""
        return self._lives.of(self._shown.key)
