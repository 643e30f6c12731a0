"""The app without its windows: who is signed in, their history, their connection.

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
from notifier.core.connection import (
    LONGEST_WAIT_S,
    ConnectionState,
    Phase,
    Reason,
    explain,
)
from notifier.core.problems import (
    BadServerAddress,
    BadToken,
    HistoryCorrupt,
    HistoryError,
    Problem,
    TokenVaultError,
)
from notifier.core.reminders import Reminders
from notifier.core.server_address import check_server_url
from notifier.net.account_run import AccountRun, open_history
from notifier.net.accounts import Account, Accounts
from notifier.net.ports import AccountView, AgentListener, HistoryChange, Presenter
from notifier.net.proxies import ProxyFor, no_proxy
from notifier.net.session import Session, account_key, check_token, device_id
from notifier.net.tls import system_ssl_context
from notifier.store.search_index import SearchWords
from notifier.store.settings import SettingsFile
from notifier.store.token_vault import TokenVault

__all__ = ["AccountView", "Agent", "AgentListener", "HistoryChange", "Presenter"]

log = logging.getLogger(__name__)


class Agent:
    """Sign-in, sign-out and everything between. All of it on one loop.

    What goes wrong for a person is told to the listener, never raised.
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
    ) -> None:
        self._accounts = Accounts(data_dir=data_dir, settings=settings, listener=listener)
        self._presenter = presenter
        self._listener = listener
        self._user_claim = user_claim
        self._search_words = search_words
        self._reminders = reminders
        self._clock = clock
        self._random = random
        self._ssl_context = ssl_context
        self._proxy_for = proxy_for
        self._session = Session(vault=vault, device_id=device_id(data_dir / "device_id"))
        self._changing = asyncio.Lock()
        """One change of account at a time."""
        self._account: Account | None = None
        self._previous: Account | None = None
        """Whoever was signed in before, until the server has taken the new token."""
        self._previous_token: str | None = None
        self._toasts_of: str | None = None
        """Key of the account whose toasts may be on the screen."""
        self._on_trial = False
        """The token was never accepted yet: a refusal means that it was a wrong one."""
        self._life: asyncio.Task[None] | None = None
        self._run: AccountRun | None = None
        self._retry = asyncio.Event()

    # -- from start to stop -----------------------------------------------------------------

    async def start(self) -> None:
        """Take up the account of the last run. Returns at once; the listener hears the rest."""
        async with self._changing:
            self._account = self._accounts.remembered()
            if self._account is None:
                self._listener.account_changed(None)
                self._show(ConnectionState(phase=Phase.SIGNED_OUT))
                return
            self._begin_life()

    async def stop(self) -> None:
        """End the connection politely and close history. The listener hears nothing more."""
        async with self._changing:
            await self._end_life()

    async def sign_in(self, server_url: str, token: str, *, memory_only: bool = False) -> None:
        """Use `token` at `server_url` from now on, in place of whoever was signed in.

        Problems told: `bad_server_address`, `bad_token`, and with `memory_only` off
        `keyring_locked`, `keyring_missing`, `keyring_failed`; nothing is changed then.
        """
        async with self._changing:
            try:
                url = check_server_url(server_url).url
                token = check_token(token)
                account = Account(
                    key=account_key(url, token, self._user_claim),
                    server_url=url,
                    memory_only=memory_only,
                )
                if not memory_only:
                    await self._session.save(account, token)
            except (BadServerAddress, BadToken, TokenVaultError) as exc:
                self._listener.problem(exc.problem)
                return
            await self._end_life()
            replaced_token = self._session.use(token)
            await self._replace_account(account, replaced_token)
            self._on_trial = True
            self._accounts.remember(account)
            log.info("signed in account=%s", account.key)
            self._begin_life()

    async def _replace_account(self, account: Account, replaced_token: str | None) -> None:
        replaced, self._account = self._account, account
        if replaced is not None and replaced.key != account.key:
            if self._on_trial:  # never accepted: there is no way back to it
                await self._erase_token(replaced)
            else:
                self._previous, self._previous_token = replaced, replaced_token
        if self._previous is not None and self._previous.key == account.key:
            self._previous = self._previous_token = None

    async def sign_out(self, *, erase_history: bool = False) -> None:
        """Forget the token and, if asked, what was received."""
        async with self._changing:
            await self._end_life()
            accounts = [each for each in (self._account, self._previous) if each is not None]
            self._account = self._previous = self._previous_token = None
            self._session.use(None)
            self._accounts.remember(None)
            self._listener.account_changed(None)
            self._show(ConnectionState(phase=Phase.SIGNED_OUT))
            await self._show_toasts_of(None)
            for account in accounts:
                await self._erase_token(account)
                if erase_history:
                    await self._accounts.erase_history(account)
            log.info("signed out")

    # -- while it runs ----------------------------------------------------------------------

    async def retry_now(self) -> None:
        """The user does not want to wait; also after a refusal, with the same token."""
        self._retry.set()
        if self._run is not None:
            self._run.client.retry_now()

    async def woke(self) -> None:
        """The computer was asleep."""
        if self._run is not None:
            self._run.woke()

    async def tell_held(self) -> None:
        """The person may be disturbed again, or otherwise than before."""
        if self._run is not None:
            self._run.tell_held()

    async def network_changed(self, online: bool) -> None:
        """The system reports another network (True), or none."""
        if self._run is not None:
            self._run.client.network_changed(online=online)

    async def mark_read(self, ids: Sequence[str]) -> None:
        """The user has read these entries; the server is told as soon as it can be."""
        await self._mark_read(list(ids))

    async def mark_all_read(self) -> None:
        """The user has read everything."""
        await self._mark_read(None)

    async def mark_unread(self, stories: Sequence[str]) -> None:
        """The user wants to see these cards as unread, on this device."""
        self._change_history(lambda run: run.mark_unread(stories))

    async def delete(self, stories: Sequence[str]) -> None:
        """The user deletes these cards from this device."""
        self._change_history(lambda run: run.delete(stories))

    async def restore(self, stories: Sequence[str]) -> None:
        """The user wants what was deleted of these cards back."""
        self._change_history(lambda run: run.restore(stories))

    async def _mark_read(self, ids: list[str] | None) -> None:
        if self._run is None:
            return
        try:
            await self._run.mark_read(ids)
        except HistoryError as exc:
            self._listener.problem(exc.problem)

    def _change_history(self, change: Callable[[AccountRun], None]) -> None:
        if self._run is None:
            return
        try:
            change(self._run)
        except HistoryError as exc:
            self._listener.problem(exc.problem)

    # -- the life of one account ------------------------------------------------------------

    def _begin_life(self) -> None:
        self._retry.clear()
        self._life = asyncio.create_task(self._live(), name="account")

    async def _end_life(self) -> None:
        life, self._life = self._life, None
        if life is not None:
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)

    async def _live(self) -> None:
        """Until cancelled, or until nobody is signed in."""
        damaged = False
        while (account := self._account) is not None:
            self._listener.account_changed(self._accounts.view(account))
            await self._show_toasts_of(account)
            begin_anew, damaged = damaged, False
            try:
                await self._live_as(account, begin_anew=begin_anew)
            except HistoryCorrupt:
                damaged = True
            except Exception:
                log.exception("account stopped working")
                self._retry.clear()
                self._show_offline(Reason.SERVER_UNREACHABLE, LONGEST_WAIT_S)
                await self._retry_wanted(within_s=LONGEST_WAIT_S)
        await self._show_toasts_of(None)

    async def _live_as(self, account: Account, *, begin_anew: bool) -> None:
        """Returns when a token on trial was refused, or the account is no more.

        Raises `HistoryCorrupt`.
        """
        try:
            address = check_server_url(account.server_url)
        except BadServerAddress as exc:
            self._listener.problem(exc.problem)
            self._show(ConnectionState(phase=Phase.SIGNED_OUT, reason=Reason.WRONG_ADDRESS))
            await asyncio.Event().wait()
            return
        history = await open_history(
            self._accounts.history_path(account),
            begin_anew=begin_anew,
            listener=self._listener,
            wait=self._wait_for_disk,
        )
        run = AccountRun(
            history=history,
            address=address,
            session=self._session,
            presenter=self._presenter,
            listener=self._listener,
            on_state=self._show,
            on_accepted=self._accepted,
            search_words=self._search_words,
            reminders=self._reminders,
            clock=self._clock,
            random=self._random,
            ssl_context=self._ssl_context,
            proxy_for=self._proxy_for,
        )
        try:
            run.begin()
            self._run = run
            while True:
                self._retry.clear()
                if await self._has_token(account):
                    reason = await run.client.run()
                    self._retry.clear()  # what was asked for while it was connected
                    await self._refused(account, reason)
                    if reason == RefusalCode.ACCOUNT_DELETED:
                        break
                    if self._on_trial and (self._previous is not None or run.is_empty):
                        was_empty = run.is_empty
                        break
                await self._retry_wanted()
        finally:
            self._run = None
            await run.close()
        if reason == RefusalCode.ACCOUNT_DELETED:
            await self._wipe(account)
        else:
            await self._end_trial(account, erase_history=was_empty)

    async def _wait_for_disk(self, wait_s: float) -> None:
        self._retry.clear()
        self._show_offline(Reason.HISTORY_FULL, wait_s)
        await self._retry_wanted(within_s=wait_s)

    async def _has_token(self, account: Account) -> bool:
        """Whether there is a token to connect with; tells why when there is none."""

        def locked(exc: TokenVaultError) -> None:
            self._listener.problem(exc.problem)
            self._show(ConnectionState(phase=Phase.SIGNED_OUT, reason=exc.code))

        self._show(ConnectionState(phase=Phase.CONNECTING))
        try:
            if await self._session.load(account, on_slow=locked):
                return True
        except TokenVaultError as exc:
            locked(exc)
            return False
        self._show(ConnectionState(phase=Phase.SIGNED_OUT, reason=RefusalCode.TOKEN_MISSING))
        return False

    async def _accepted(self) -> None:
        """The server took the token: whoever was signed in before has gone for good."""
        self._on_trial = False
        previous, self._previous = self._previous, None
        self._previous_token = None
        if previous is not None:
            await self._erase_token(previous)

    async def _refused(self, account: Account, reason: str) -> None:
        """Ask to sign in again, once.

        A token that once worked is kept, except a revoked one: the server's clock or
        key may be what is wrong, and "Try again" or the next start then just works.
        """
        problem = explain(reason)
        if problem is not None:
            self._listener.problem(problem)
        if self._on_trial or reason == RefusalCode.TOKEN_REVOKED:
            self._session.use(None)
            await self._erase_token(account)

    async def _wipe(self, account: Account) -> None:
        """The platform has deleted this account: nothing of it stays here."""
        self._account = self._previous = self._previous_token = None
        self._on_trial = False
        self._session.use(None)
        self._accounts.remember(None)
        self._listener.account_changed(None)
        await self._erase_token(account)
        await self._accounts.erase_history(account)
        log.info("account wiped")

    async def _end_trial(self, account: Account, *, erase_history: bool) -> None:
        """Back to whoever was signed in before a token that never worked.

        At once: their payments go on, whatever was pasted by mistake.
        """
        self._on_trial = False
        self._account, self._previous = self._previous, None
        token, self._previous_token = self._previous_token, None
        self._session.use(token)
        self._accounts.remember(self._account)
        if self._account is None:
            self._listener.account_changed(None)
        if erase_history:
            await self._accounts.erase_history(account)

    # -- small things -----------------------------------------------------------------------

    async def _show_toasts_of(self, account: Account | None) -> None:
        """Nobody sees toasts of the one who was signed in before."""
        key = account.key if account is not None else None
        before, self._toasts_of = self._toasts_of, key
        if before not in (None, key):
            await self._presenter.forget_account()

    def _show(self, state: ConnectionState) -> None:
        self._listener.state_changed(state)

    def _show_offline(self, reason: Reason, wait_s: float) -> None:
        retry_at = self._clock() + wait_s
        self._show(ConnectionState(phase=Phase.OFFLINE, reason=reason, retry_at=retry_at))

    async def _retry_wanted(self, within_s: float | None = None) -> None:
        try:
            async with asyncio.timeout(within_s):
                await self._retry.wait()
        except TimeoutError:
            return

    async def _erase_token(self, account: Account) -> None:
        if account.memory_only:
            return
        try:
            await self._session.erase(account.key)
        except TokenVaultError as exc:
            self._listener.problem(
                Problem(
                    code="token_not_erased",
                    title="The sign-in token is still in your keychain",
                    message=exc.title + ".",
                    hint="You can remove the entry there yourself.",
                )
            )
