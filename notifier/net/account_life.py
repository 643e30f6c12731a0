"""One account while it is signed in: its history open, its connection kept up.

What is to become of the account itself (a token that never worked, a deleted account) is
not decided here: the `LifeKeeper` is asked.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

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
from notifier.core.server_address import check_server_url
from notifier.net.account_run import AccountRun
from notifier.net.accounts import Account, Accounts
from notifier.net.elsewhere import Elsewhere
from notifier.net.life_ports import LifeKeeper, LifeListener
from notifier.net.opening import open_history
from notifier.net.ports import HistoryChange, Presenter
from notifier.net.provisions import Provisions
from notifier.net.session import Session

log = logging.getLogger(__name__)

_NEVER_AGAIN = frozenset(
    {RefusalCode.TOKEN_REVOKED, RefusalCode.ACCOUNT_DELETED, Reason.SESSION_ENDED}
)
"""What was refused so is not kept."""


class AccountLife:
    """Begun and ended by `Lives`; all of it on one loop."""

    def __init__(
        self,
        account: Account,
        *,
        session: Session,
        accounts: Accounts,
        presenter: Presenter,
        listener: LifeListener,
        keeper: LifeKeeper,
        provisions: Provisions,
    ) -> None:
        self.account = account
        self.session = session
        self.state = ConnectionState(phase=Phase.CONNECTING)
        self.unread = 0
        self.is_on_trial = False
        """What was signed in with was never accepted yet; set by `Lives`."""
        self._accounts = accounts
        self._presenter = presenter
        self._listener = listener
        self._keeper = keeper
        self._provisions = provisions
        self._task: asyncio.Task[None] | None = None
        self._run: AccountRun | None = None
        self._shown: Sequence[str] = ()
        """Ids whose toasts may still be on the screen when it ends."""
        self._retry = asyncio.Event()

    @property
    def device_id(self) -> str:
        """As what this computer is known to the account's server."""
        return self._accounts.device(self.account).id

    def begin(self) -> None:
        """Open history and connect. Returns at once."""
        self._task = asyncio.create_task(self._live(), name="account")

    async def end(self, *, keeps_toasts: bool) -> None:
        """Close the connection politely, and history. Not from within `LifeKeeper.over`.

        Nobody sees the toasts of an account that is gone, unless it comes back at once, or
        with the next start: then it `keeps_toasts`.
        """
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        if not keeps_toasts:
            await self._presenter.forget_account(self._shown)

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
            self._listener.problem(self.account.key, exc.problem)

    def change_history(self, change: Callable[[AccountRun], None]) -> None:
        """Do `change` to what runs; what fails is told."""
        if self._run is None:
            return
        try:
            change(self._run)
        except HistoryError as exc:
            self._listener.problem(self.account.key, exc.problem)

    # -- the listener of what runs ----------------------------------------------------------

    def history_changed(self, change: HistoryChange) -> None:
        """History has new entries, or others are read now."""
        self.unread = change.unread
        self._listener.history_changed(self.account.key, change)

    def problem(self, problem: Problem) -> None:
        """A person should be told of something, once."""
        self._listener.problem(self.account.key, problem)

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
            self._listener.problem(self.account.key, exc.problem)
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
            told_elsewhere=Elsewhere(self._accounts, self.account).told,
            provisions=self._provisions,
        )
        try:
            run.begin()
            self._run = run
            reason, was_empty = await self._connect(run)
        finally:
            self._run = None
            self._shown = run.latest_shown()
            await run.close()
        await self._presenter.forget_account(self._shown)
        await self._keeper.over(self.account, reason, was_empty)
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
                if self._keeper.is_over(self.account.key, reason, was_empty):
                    return reason, was_empty
            await self._retry_wanted()
            tries = 0

    async def _has_credential(self) -> bool:
        """Whether there is something to connect with; tells why when there is not."""

        def locked(exc: TokenVaultError) -> None:
            self._listener.problem(self.account.key, exc.problem)
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

    def _accepted(self) -> None:
        self.session.accepted()
        self.is_on_trial = False
        self._keeper.accepted(self.account.key)

    def _explain(self, reason: str) -> None:
        """Ask to sign in again, once.

        A pasted token that once worked is kept: the server's clock or key may be what is
        wrong, and "Try again" or the next start then just works.
        """
        problem = explain(reason)
        if problem is not None:
            self._listener.problem(self.account.key, problem)

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
        self._listener.life_changed(self.account.key, state)

    def _show_offline(self, reason: Reason, wait_s: float) -> None:
        retry_at = self._provisions.clock() + wait_s
        self._show(ConnectionState(phase=Phase.OFFLINE, reason=reason, retry_at=retry_at))

    async def _retry_wanted(self, within_s: float | None = None) -> None:
        try:
            async with asyncio.timeout(within_s):
                await self._retry.wait()
        except TimeoutError:
            return
