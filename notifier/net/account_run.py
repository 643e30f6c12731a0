"""One account while its history is open: wires history, toasts and connection together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from notifier.core.connection import ConnectionState, Failure, Reason
from notifier.core.problems import HistoryError, Problem
from notifier.core.server_address import ServerAddress
from notifier.core.sign_in import SignInError
from notifier.net.device_identity import Device
from notifier.net.elsewhere import ToldElsewhere
from notifier.net.housekeeping import Housekeeping
from notifier.net.ports import HistoryChange, Presenter, RunListener
from notifier.net.provisions import Provisions
from notifier.net.realtime_client import RealtimeClient
from notifier.net.receipts import Receipts
from notifier.net.receiver import Receiver
from notifier.net.reminding import Reminding
from notifier.net.renewing import Renewing, failure_of_session
from notifier.net.session import Session
from notifier.net.showing import Showing
from notifier.store.history import History

log = logging.getLogger(__name__)

SHOWING_LIMIT_S = 0.5
"""How long the end waits for a desktop that is slow to take a toast."""


class _AlsoTold:
    """A listener whose account has something to do whenever its history changed."""

    def __init__(self, listener: RunListener, look: Callable[[], None]) -> None:
        self._listener = listener
        self._look = look

    def history_changed(self, change: HistoryChange) -> None:
        self._listener.history_changed(change)
        self._look()

    def problem(self, problem: Problem) -> None:
        self._listener.problem(problem)


class AccountRun:
    """What runs for one account. Made on the network thread's loop; `close` ends it."""

    def __init__(
        self,
        *,
        history: History,
        address: ServerAddress,
        session: Session,
        presenter: Presenter,
        listener: RunListener,
        device: Device,
        on_state: Callable[[ConnectionState], None],
        on_accepted: Callable[[], None],
        told_elsewhere: ToldElsewhere,
        provisions: Provisions,
    ) -> None:
        self._history = history
        self._clock = clock = provisions.clock
        self._housekeeping = Housekeeping(
            history=history, words=provisions.search_words, clock=clock
        )
        self._reminding = Reminding(
            history=history,
            presenter=presenter,
            choices=provisions.reminders,
            clock=clock,
            on_said=self._tell,
        )
        self._listener = listener = _AlsoTold(listener, self._look)
        self._session = session
        self._on_accepted = on_accepted
        self._receipts = Receipts(history)
        self._renewing = Renewing(session, random=provisions.random)
        self._showing = Showing(
            history=history,
            presenter=presenter,
            on_presented=self._send_presented,
            told_elsewhere=told_elsewhere,
        )
        self._receiver = Receiver(
            history=history,
            showing=self._showing,
            listener=listener,
            on_token_expiring=lambda: self._renewing.begin(self.client),
        )
        self.client = RealtimeClient(
            address=address,
            handshake=lambda: device.handshake(session.access_token or "", history.cursor()),
            inlet=self._receiver,
            prepare=self._prepare,
            on_connected=self._on_connected,
            on_state=on_state,
            clock=clock,
            random=provisions.random,
            ssl_context=provisions.ssl_context,
            proxy_for=provisions.proxy_for,
        )
        self._showing_task: asyncio.Task[None] | None = None
        self._behind: list[asyncio.Task[None]] = []
        """What is done behind storing and showing."""

    def begin(self) -> None:
        """Tell what history holds, and show what a crash left unshown.

        Raises a `HistoryError`.
        """
        self._listener.history_changed(
            HistoryChange(unread=self._history.unread_count(), reset=True)
        )
        self._showing.recover()
        self._showing_task = asyncio.create_task(self._showing.run(), name="showing")
        self._behind = [
            asyncio.create_task(self.client.warm_up(), name="warming up"),
            asyncio.create_task(self._housekeeping.run(), name="housekeeping"),
            asyncio.create_task(self._reminding.run(), name="reminding"),
        ]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever received for this account. May raise a `HistoryError`."""
        return self._history.is_empty()

    def latest_shown(self) -> list[str]:
        """Ids whose toasts may be on the screen, also of an earlier run; a bounded number."""
        try:
            return self._history.latest_shown()
        except HistoryError as exc:
            log.warning("history not asked for its toasts why=%s", exc.code)
            return []

    async def close(self) -> None:
        """End what runs, and close history."""
        for task in self._behind:
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)
        await self._renewing.close()
        if self._showing_task is not None:
            # A toast that was begun is brought to its end: it would not be shown again.
            self._showing.end()
            await asyncio.wait({self._showing_task}, timeout=SHOWING_LIMIT_S)
            self._showing_task.cancel()
            await asyncio.gather(self._showing_task, return_exceptions=True)
        self._history.close()

    async def mark_read(self, ids: Sequence[str] | None) -> None:
        """The user has read these (None: all). Raises a `HistoryError`."""
        history = self._history
        newly_read = history.mark_all_read() if ids is None else history.mark_read(ids)
        if not newly_read:
            return
        self._showing.close(newly_read)
        self._listener.history_changed(
            HistoryChange(read_ids=tuple(newly_read), unread=self._history.unread_count())
        )
        await self._receipts.send_reads(self.client)

    def tell_held(self) -> None:
        """Whether somebody may be disturbed has changed."""
        self._showing.tell_held()
        self._reminding.look()

    def woke(self) -> None:
        """The computer was asleep."""
        self.client.woke()
        self._reminding.look()

    def mark_unread(self, stories: Sequence[str]) -> None:
        """The user wants to see these as unread, on this device. Raises a `HistoryError`."""
        self._tell(unread_ids=tuple(self._history.mark_unread(stories)))

    def delete(self, stories: Sequence[str]) -> None:
        """The user deletes these from this device. Raises a `HistoryError`."""
        ids = self._history.bin.delete(stories, now_s=int(self._clock()))
        self._showing.close(ids)
        self._tell(deleted_ids=tuple(ids))

    def restore(self, stories: Sequence[str]) -> None:
        """The user wants these back. Raises a `HistoryError`."""
        self._tell(restored_ids=tuple(self._history.bin.restore(stories)))

    def _look(self) -> None:
        self._housekeeping.look()
        self._reminding.look()

    def _tell(
        self,
        *,
        unread_ids: tuple[str, ...] = (),
        deleted_ids: tuple[str, ...] = (),
        restored_ids: tuple[str, ...] = (),
    ) -> None:
        self._listener.history_changed(
            HistoryChange(
                unread_ids=unread_ids,
                deleted_ids=deleted_ids,
                restored_ids=restored_ids,
                unread=self._history.unread_count(),
            )
        )

    # -- the connection -----------------------------------------------------------------

    async def _prepare(self) -> Failure | None:
        """Have room, and a token, before the server is asked; also after a night's sleep."""
        if self._receiver.cannot_store():
            return Failure(reason=Reason.HISTORY_FULL)
        try:
            await self._session.prepare()
        except SignInError as exc:
            return failure_of_session(exc)
        return None

    async def _on_connected(self) -> None:
        self._on_accepted()
        await self._send_presented()
        await self._receipts.send_reads(self.client)

    async def _send_presented(self) -> None:
        await self._receipts.send_presented(self.client)
