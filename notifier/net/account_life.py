"""One account while it is signed in: its history open, its connection kept up.

What is to become of the account itself (a token that never worked, a deleted account) is
not decided here: `is_over` and `on_over` are asked.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable, Sequence

from contract.wire import RefusalCode
from notifier.core.connection import (
    LONGEST_WAIT_S,
    ConnectionState,
    Phase,
    Reason,
)
from notifier.core.connection_words import explain
from notifier.core.problems import (
    BadServerAddress,
    HistoryCorrupt,
    HistoryError,
    Problem,
    TokenVaultError,
)
from notifier.core.reminders import Reminders
from notifier.core.server_address import check_server_url
from notifier.net.account_run import AccountRun, open_history
from notifier.net.accounts import Account, Accounts
from notifier.net.ports import HistoryChange, Presenter
from notifier.net.proxies import ProxyFor
from notifier.net.session import Session
from notifier.store.search_index import SearchWords

log = logging.getLogger(__name__)

_NEVER_AGAIN = frozenset(
    {RefusalCode.TOKEN_REVOKED, RefusalCode.ACCOUNT_DELETED, Reason.SESSION_ENDED}
)
"""What was refused so is not kept."""


class AccountLife:
    """Begun and ended by the `Agent`; all of it on one loop."""

    def __init__(
        self,
        account: Account,
        *,
        session: Session,
        accounts: Accounts,
        presenter: Presenter,
        on_state: Callable[[ConnectionState], None],
        on_history: Callable[[HistoryChange], None],
        on_problem: Callable[[Problem], None],
        on_accepted: Callable[[], Awaitable[None]],
        is_over: Callable[[str, bool], bool],
        on_over: Callable[[str, bool], Awaitable[None]],
        search_words: SearchWords | None,
        reminders: Callable[[], Reminders],
        clock: Callable[[], float],
        random: Callable[[], float],
        ssl_context: Callable[[], ssl.SSLContext],
        proxy_for: ProxyFor,
    ) -> None:
        """Both `is_over` and `on_over` take a refusal's code, and whether history is empty.

        The first is asked at a refusal for good; if so this life ends, with the second.
        """
        self.account = account
        self.session = session
        self.state = ConnectionState(phase=Phase.CONNECTING)
        self.unread = 0
        self.is_on_trial = False
        """What was signed in with was never accepted yet; set by the `Agent`."""
        self._accounts = accounts
        self._presenter = presenter
        self._on_state = on_state
        self._on_history = on_history
        self._on_problem = on_problem
        self._on_accepted = on_accepted
        self._is_over = is_over
        self._on_over = on_over
        self._search_words = search_words
        self._reminders = reminders
        self._clock = clock
        self._random = random
        self._ssl_context = ssl_context
        self._proxy_for = proxy_for
        self._task: asyncio.Task[None] | None = None
        self._run: AccountRun | None = None
        self._retry = asyncio.Event()

    @property
    def device_id(self) -> str:
        """As what this computer is known to the account's server."""
        return self._accounts.device(self.account).id

    def begin(self) -> None:
        """Open history and connect. Returns at once."""
        self._task = asyncio.create_task(self._live(), name="account")

    async def end(self) -> None:
        """Close the connection politely, and history. Not from within `over`."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    # -- told from outside ----------------------------------------------------------------

    def retry_now(self) -> None:
        """The user does not want to wait; also after a refusal, with what is there."""
        self._retry.set()
        if self._run is not None:
            self._run.client.retry_now()

    def woke(self) -> None:
        """The computer was asleep."""
        if self._run is not None:
            self._run.woke()

    def network_changed(self, *, online: bool) -> None:
        """The system reports another network, or none."""
        if self._run is not None:
            self._run.client.network_changed(online=online)

    def tell_held(self) -> None:
        """The person may be disturbed again, or otherwise than before."""
        if self._run is not None:
            self._run.tell_held()

    async def mark_read(self, ids: Sequence[str] | None) -> None:
        """The user has read these entries (None: all)."""
        if self._run is None:
            return
        try:
            await self._run.mark_read(ids)
        except HistoryError as exc:
            self._on_problem(exc.problem)

    def change_history(self, change: Callable[[AccountRun], None]) -> None:
        """Do `change` to what runs; what fails is told."""
        if self._run is None:
            return
        try:
            change(self._run)
        except HistoryError as exc:
            self._on_problem(exc.problem)

    # -- the listener of what runs ----------------------------------------------------------

    def history_changed(self, change: HistoryChange) -> None:
        """History has new entries, or others are read now."""
        self.unread = change.unread
        self._on_history(change)

    def problem(self, problem: Problem) -> None:
        """A person should be told of something, once."""
        self._on_problem(problem)

    # -- living -----------------------------------------------------------------------------

    async def _live(self) -> None:
        damaged = False
        while True:
            begin_anew, damaged = damaged, False
            try:
                if await self._live_once(begin_anew=begin_anew):
                    return
            except HistoryCorrupt:
                damaged = True
            except Exception:
                log.exception("account stopped working")
                self._retry.clear()
                self._show_offline(Reason.SERVER_UNREACHABLE, LONGEST_WAIT_S)
                await self._retry_wanted(within_s=LONGEST_WAIT_S)

    async def _live_once(self, *, begin_anew: bool) -> bool:
        """With one opening of history; True when it is over. Raises `HistoryCorrupt`."""
        try:
            address = check_server_url(self.account.server_url)
        except BadServerAddress as exc:
            self._on_problem(exc.problem)
            self._show(ConnectionState(phase=Phase.SIGNED_OUT, reason=Reason.WRONG_ADDRESS))
            await asyncio.Event().wait()
            return True
        history = await open_history(
            self._accounts.history_path(self.account),
            begin_anew=begin_anew,
            listener=self,
            wait=self._wait_for_disk,
        )
        run = AccountRun(
            history=history,
            address=address,
            session=self.session,
            presenter=self._presenter,
            listener=self,
            device=self._accounts.device(self.account),
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
            reason, was_empty = await self._connect(run)
        finally:
            self._run = None
            await run.close()
        await self._on_over(reason, was_empty)
        return True

    async def _connect(self, run: AccountRun) -> tuple[str, bool]:
        """Until a refusal that ends it; that, and whether history was empty then."""
        tries = 0
        while True:
            self._retry.clear()
            if await self._has_credential():
                reason = await run.client.run()
                self._retry.clear()  # what was asked for while it was connected
                if self.session.may_help(reason):
                    tries += 1
                    if self.session.is_clock_suspect:
                        wait_s = min(LONGEST_WAIT_S, 2.0 ** min(tries, 30))
                        self._show_offline(Reason.CLOCK_WRONG, wait_s)
                        await self._retry_wanted(within_s=wait_s)
                    continue
                self._explain(reason)
                was_empty = run.is_empty
                if self.is_on_trial or reason in _NEVER_AGAIN:
                    await self._forget_session(reason)
                if self._is_over(reason, was_empty):
                    return reason, was_empty
            await self._retry_wanted()
            tries = 0

    async def _has_credential(self) -> bool:
        """Whether there is something to connect with; tells why when there is not."""

        def locked(exc: TokenVaultError) -> None:
            self._on_problem(exc.problem)
            self._show(ConnectionState(phase=Phase.SIGNED_OUT, reason=exc.code))

        self._show(ConnectionState(phase=Phase.CONNECTING))
        try:
            if await self.session.load(on_slow=locked):
                return True
        except TokenVaultError as exc:
            locked(exc)
            return False
        self._show(ConnectionState(phase=Phase.SIGNED_OUT, reason=RefusalCode.TOKEN_MISSING))
        return False

    async def _accepted(self) -> None:
        self.session.accepted()
        self.is_on_trial = False
        await self._on_accepted()

    def _explain(self, reason: str) -> None:
        """Ask to sign in again, once.

        A pasted token that once worked is kept: the server's clock or key may be what is
        wrong, and "Try again" or the next start then just works.
        """
        problem = explain(reason)
        if problem is not None:
            self._on_problem(problem)

    async def _forget_session(self, reason: str) -> None:
        self.session.drop()
        if reason == RefusalCode.TOKEN_REVOKED:
            self._accounts.forget_device_id(self.account)
        await self.session.erase()

    # -- small things -----------------------------------------------------------------------

    async def _wait_for_disk(self, wait_s: float) -> None:
        self._retry.clear()
        self._show_offline(Reason.HISTORY_FULL, wait_s)
        await self._retry_wanted(within_s=wait_s)

    def _show(self, state: ConnectionState) -> None:
        self.state = state
        self._on_state(state)

    def _show_offline(self, reason: Reason, wait_s: float) -> None:
        retry_at = self._clock() + wait_s
        self._show(ConnectionState(phase=Phase.OFFLINE, reason=reason, retry_at=retry_at))

    async def _retry_wanted(self, within_s: float | None = None) -> None:
        try:
            async with asyncio.timeout(within_s):
                await self._retry.wait()
        except TimeoutError:
            return
