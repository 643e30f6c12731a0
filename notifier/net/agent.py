"""The app without its windows: who is signed in, their histories, their connections.

It lives on the network thread; the UI reaches it by submitting its coroutines, and
hears of everything through an `AgentListener`.
"""

from __future__ import annotations

import asyncio
import logging
import random as random_module
import ssl
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from contract.wire import RefusalCode
from notifier.core.account import AccountLine
from notifier.core.connection import ConnectionState, Phase
from notifier.core.problems import (
    BadServerAddress,
    BadToken,
    TokenVaultError,
)
from notifier.core.reminders import Reminders
from notifier.core.server_address import check_server_url
from notifier.net.account_life import AccountLife
from notifier.net.account_run import AccountRun
from notifier.net.accounts import Account, Accounts
from notifier.net.credential import Credential, Grant, account_key, check_token, label_of
from notifier.net.keychain import Keychain
from notifier.net.ports import AgentListener, HistoryChange, Presenter
from notifier.net.proxies import ProxyFor, no_proxy
from notifier.net.session import Issuers, Session
from notifier.net.sessions import Sessions, http_issuers
from notifier.net.sign_in.tokens import Tokens
from notifier.net.tls import system_ssl_context
from notifier.net.whose import OwnedPresenter
from notifier.store.search_index import SearchWords
from notifier.store.settings import SettingsFile
from notifier.store.token_vault import TokenVault

__all__ = ["Agent", "AgentListener", "HistoryChange", "Presenter"]

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
        presenter: Presenter,
        listener: AgentListener,
        user_claim: str = "sub",
        search_words: SearchWords | None = None,
        reminders: Callable[[], Reminders] = Reminders,
        clock: Callable[[], float] = time.time,
        random: Callable[[], float] = random_module.random,
        ssl_context: Callable[[], ssl.SSLContext] = system_ssl_context,
        proxy_for: ProxyFor = no_proxy,
        issuers: Callable[[Callable[[], ssl.SSLContext], ProxyFor], Issuers] = http_issuers,
    ) -> None:
        self._accounts = Accounts(data_dir=data_dir, settings=settings, tell=listener.problem)
        self._presenter = presenter
        self._listener = listener
        self._user_claim = user_claim
        self._search_words = search_words
        self._reminders = reminders
        self._clock = clock
        self._random = random
        self._ssl_context = ssl_context
        self._proxy_for = proxy_for
        self._sessions = Sessions(
            Keychain(vault),
            make_issuers=lambda: issuers(ssl_context, proxy_for),
            tell=listener.problem,
            clock=clock,
        )
        self._changing = asyncio.Lock()
        """One change of accounts at a time."""
        self._active: str | None = None
        """Key of the account whose history is shown."""
        self._previous: str | None = None
        """Who was shown before, until the server has taken the new one's token."""
        self._lives: dict[str, AccountLife] = {}
        self._toasts_of: str | None = None
        """Key of the account whose toasts may be on the screen."""
        self._tried = asyncio.Event()

    # -- from start to stop -----------------------------------------------------------------

    async def start(self) -> None:
        """Take up the accounts of the last run. Returns at once; the listener hears the rest."""
        async with self._changing:
            await self._show_account(self._accounts.load())

    async def tried(self) -> None:
        """Wait until the first try to connect is over, or there is nobody to connect."""
        await self._tried.wait()

    async def stop(self) -> None:
        """End the connections politely and close history. The listener hears nothing more."""
        async with self._changing:
            await self._end_lives(set(self._lives))

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
            await session.keep()
            await self._take_in(account, session)

    async def _take_in(self, account: Account, session: Session) -> None:
        key, shown = account.key, self._active
        on_trial = self._lives.get(shown or "")
        if on_trial is not None and on_trial.is_on_trial and shown != key:
            # Never accepted: there is no way back to it.
            await self._remove(on_trial.account, active=key)
        elif shown != key:
            self._previous = shown
        if self._previous == key:
            self._previous = None
        await self._end_lives({key})
        self._sessions.use(account, session)
        self._accounts.remember(account)
        log.info("signed in account=%s", key)
        await self._show_account(key, on_trial=True)

    async def sign_out(self, *, key: str | None = None, erase_history: bool = False) -> None:
        """Forget the account `key` (None: the one that is shown) and, if asked, its history.

        Its session is ended at the issuer, too.
        """
        async with self._changing:
            account = self._accounts.get(key or self._active)
            if account is None:
                return
            grant = await self._remove(account, active=self._next_to(account.key))
            if account.key == self._active:
                await self._show_account(self._next_to(account.key))
            else:
                self._tell_accounts()
            if erase_history:
                await self._accounts.erase_history(account)
            log.info("signed out")
        if grant is not None:
            await self._sessions.revoke(grant)

    def _next_to(self, key: str) -> str | None:
        others = [account.key for account in self._accounts.known if account.key != key]
        return self._active if self._active in others else next(iter(others), None)

    async def _remove(self, account: Account, *, active: str | None) -> Grant | None:
        """Keep nothing of an account but its history; what is left to be revoked.

        `active` is shown at the next start.
        """
        await self._end_lives({account.key})
        if self._previous == account.key:
            self._previous = None
        self._accounts.forget(account.key, active=active)
        return await self._sessions.erase(account)

    # -- which account ----------------------------------------------------------------------

    async def switch_account(self, key: str) -> None:
        """Show the account `key` from now on."""
        async with self._changing:
            if self._accounts.get(key) is None or key == self._active:
                return
            self._previous = None
            self._accounts.show(key)
            await self._show_account(key)

    async def settings_changed(self) -> None:
        """Every account is to be connected, or the one alone that is shown."""
        async with self._changing:
            before = set(self._lives)
            await self._live_as_wanted()
            if before != set(self._lives):
                self._tell_accounts()

    async def _show_account(self, key: str | None, *, on_trial: bool = False) -> None:
        """Show an account, or none; connect whoever is to be."""
        self._active = key
        account = self._accounts.get(key)
        self._listener.account_changed(
            self._accounts.view(account) if account is not None else None
        )
        if account is None:
            self._tell_state(ConnectionState(phase=Phase.SIGNED_OUT))
        await self._show_toasts_of(key)
        await self._live_as_wanted(on_trial=key if on_trial else None)
        life = self._lives.get(key or "")
        if life is not None:
            self._tell_state(life.state)
        self._tell_accounts()

    async def _live_as_wanted(self, *, on_trial: str | None = None) -> None:
        wanted = {self._active} if self._active is not None else set()
        if self._accounts.connect_all:
            wanted |= {account.key for account in self._accounts.known}
        await self._end_lives(self._lives.keys() - wanted)
        for account in self._accounts.known:
            if account.key in wanted and account.key not in self._lives:
                self._begin_life(account, on_trial=account.key == on_trial)

    def _begin_life(self, account: Account, *, on_trial: bool) -> None:
        key = account.key
        life = AccountLife(
            account,
            session=self._sessions.of(account),
            accounts=self._accounts,
            presenter=OwnedPresenter(self._presenter, lambda: self._owner(account)),
            on_state=lambda state: self._on_state(key, state),
            on_history=lambda change: self._on_history(key, change),
            on_problem=self._listener.problem,
            on_accepted=lambda: self._on_accepted(key),
            is_over=lambda reason, empty: self._is_over(key, reason, empty),
            on_over=lambda reason, empty: self._on_over(account, reason, empty),
            search_words=self._search_words,
            reminders=self._reminders,
            clock=self._clock,
            random=self._random,
            ssl_context=self._ssl_context,
            proxy_for=self._proxy_for,
        )
        life.is_on_trial = on_trial
        self._lives[key] = life
        life.begin()

    async def _end_lives(self, keys: set[str]) -> None:
        ending = [self._lives.pop(key) for key in keys if key in self._lives]
        await asyncio.gather(*(life.end() for life in ending))

    # -- while they run ---------------------------------------------------------------------

    async def retry_now(self) -> None:
        """The user does not want to wait; also after a refusal, with what is there."""
        for life in self._lives.values():
            life.retry_now()

    async def woke(self) -> None:
        """The computer was asleep."""
        for life in self._lives.values():
            life.woke()

    async def tell_held(self) -> None:
        """The person may be disturbed again, or otherwise than before."""
        for life in self._lives.values():
            life.tell_held()

    async def network_changed(self, online: bool) -> None:
        """The system reports another network (True), or none."""
        for life in self._lives.values():
            life.network_changed(online=online)

    async def mark_read(self, ids: Sequence[str]) -> None:
        """The user has read these entries; the server is told as soon as it can be."""
        if (life := self.active_life()) is not None:
            await life.mark_read(list(ids))

    async def mark_all_read(self) -> None:
        """The user has read everything that is shown."""
        if (life := self.active_life()) is not None:
            await life.mark_read(None)

    async def mark_unread(self, stories: Sequence[str]) -> None:
        """The user wants to see these cards as unread, on this device."""
        self._change_history(lambda run: run.mark_unread(stories))

    async def delete(self, stories: Sequence[str]) -> None:
        """The user deletes these cards from this device."""
        self._change_history(lambda run: run.delete(stories))

    async def restore(self, stories: Sequence[str]) -> None:
        """The user wants what was deleted of these cards back."""
        self._change_history(lambda run: run.restore(stories))

    def _change_history(self, change: Callable[[AccountRun], None]) -> None:
        if (life := self.active_life()) is not None:
            life.change_history(change)

    def _on_state(self, key: str, state: ConnectionState) -> None:
        if key == self._active:
            self._tell_state(state)
        self._tell_accounts()

    def _on_history(self, key: str, change: HistoryChange) -> None:
        if key == self._active:
            self._listener.history_changed(change)
        self._tell_accounts()

    async def _on_accepted(self, key: str) -> None:
        """The server took the token: there is no way back to whoever was shown before."""
        if key == self._active:
            self._previous = None

    # -- how an account ends by itself --------------------------------------------------------

    def _is_over(self, key: str, reason: str, empty: bool) -> bool:
        if reason == RefusalCode.ACCOUNT_DELETED:
            return True
        life = self._lives.get(key)
        on_trial = life is not None and life.is_on_trial
        return on_trial and (self._previous is not None or empty)

    async def _on_over(self, account: Account, reason: str, empty: bool) -> None:
        """From within the account's life, which ends with this: it must not be ended here."""
        async with self._changing:
            if self._lives.pop(account.key, None) is None:
                return  # somebody else has ended it meanwhile
            previous, self._previous = self._previous, None
            following = previous or self._next_to(account.key)
            self._accounts.forget(account.key, active=following)
            self._sessions.forget(account)
            if account.key == self._active:
                # At once: their payments go on, whatever was signed in with by mistake.
                await self._show_after(following, reason)
            else:
                self._tell_accounts()
        if empty or reason == RefusalCode.ACCOUNT_DELETED:
            await self._accounts.erase_history(account)
            log.info("account erased")

    async def _show_after(self, key: str | None, reason: str) -> None:
        if key is not None:
            await self._show_account(key)
            return
        self._active = None
        self._listener.account_changed(None)
        self._tell_state(ConnectionState(phase=Phase.SIGNED_OUT, reason=reason))
        await self._show_toasts_of(None)
        self._tell_accounts()

    def _owner(self, account: Account) -> str:
        """What a toast calls the account; empty while it is the only one."""
        if len(self._lives) < 2:
            return ""
        return account.label or account.server_url.partition("://")[2]

    # -- small things -----------------------------------------------------------------------

    def active_life(self) -> AccountLife | None:
        """The account that is shown, if it lives."""
        return self._lives.get(self._active or "")

    async def _show_toasts_of(self, key: str | None) -> None:
        """Nobody sees toasts of an account that is not connected any more."""
        before, self._toasts_of = self._toasts_of, key
        if before not in (None, key) and not (self._accounts.connect_all and key is not None):
            await self._presenter.forget_account()

    def _tell_state(self, state: ConnectionState) -> None:
        self._listener.state_changed(state)
        if state.phase is not Phase.CONNECTING:
            self._tried.set()

    def _tell_accounts(self) -> None:
        lines = []
        for account in self._accounts.known:
            life = self._lives.get(account.key)
            lines.append(
                AccountLine(
                    view=self._accounts.view(account),
                    is_active=account.key == self._active,
                    state=life.state if life is not None else None,
                    unread=life.unread if life is not None else 0,
                )
            )
        self._listener.accounts_changed(tuple(lines))
