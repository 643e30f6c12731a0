"""One account while its history is open: wires history, toasts and connection together."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from contract.wire import DeviceMessage
from notifier.core.connection import (
    LONGEST_WAIT_S,
    ConnectionState,
    Failure,
    Reason,
    needs_sign_in,
)
from notifier.core.problems import HistoryCorrupt, HistoryError, Problem
from notifier.core.reminders import Reminders
from notifier.core.said import said
from notifier.core.server_address import ServerAddress
from notifier.core.sign_in import SignInError
from notifier.net.device_identity import Device
from notifier.net.housekeeping import Housekeeping
from notifier.net.ports import HistoryChange, Presenter, RunListener
from notifier.net.proxies import ProxyFor
from notifier.net.realtime_client import RealtimeClient
from notifier.net.receipts import ANSWER_LIMIT_S, Receipts
from notifier.net.receiver import Receiver
from notifier.net.reminding import Reminding
from notifier.net.session import Session
from notifier.net.showing import HISTORY_AGAIN_AFTER_S, Showing
from notifier.store.history import History
from notifier.store.search_index import SearchWords

log = logging.getLogger(__name__)

LEAST_WAIT_S = 0.5
SHOWING_LIMIT_S = 0.5
"""How long the end waits for a desktop that is slow to take a toast."""


async def open_history(
    path: Path,
    *,
    begin_anew: bool,
    listener: RunListener,
    wait: Callable[[float], Awaitable[None]],
) -> History:
    """The history at `path`, as soon as it can be opened; what is wrong is told once.

    `wait` waits the seconds that it is given, or shorter. `begin_anew` sets aside a file
    that proved to be damaged.
    """
    tries = 0
    while True:
        try:
            history = History(path, begin_anew=begin_anew)
        except HistoryError as exc:
            if tries == 0:
                listener.problem(exc.problem)
            # A file that opens again is found at once: nobody else is asked.
            await wait(min(HISTORY_AGAIN_AFTER_S, 2.0 ** min(tries, 30)))
            tries += 1
            continue
        if history.was_rebuilt:
            listener.problem(
                Problem(
                    code=HistoryCorrupt.code,
                    title=said("Problem", "Your notification history was damaged"),
                    message=said(
                        "Problem",
                        "The damaged file was put aside, and what the server still "
                        "keeps is fetched again.",
                    ),
                )
            )
        return history


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
        on_accepted: Callable[[], Awaitable[None]],
        search_words: SearchWords | None,
        reminders: Callable[[], Reminders],
        clock: Callable[[], float],
        random: Callable[[], float],
        ssl_context: Callable[[], ssl.SSLContext],
        proxy_for: ProxyFor,
    ) -> None:
        self._history = history
        self._clock = clock
        self._housekeeping = Housekeeping(history=history, words=search_words, clock=clock)
        self._reminding = Reminding(
            history=history,
            presenter=presenter,
            choices=reminders,
            clock=clock,
            on_said=self._tell,
        )
        self._listener = listener = _AlsoTold(listener, self._look)
        self._session = session
        self._random = random
        self._on_accepted = on_accepted
        self._receipts = Receipts(history)
        self._showing = Showing(
            history=history, presenter=presenter, on_presented=self._send_presented
        )
        self.client = RealtimeClient(
            address=address,
            handshake=lambda: device.handshake(session.access_token or "", history.cursor()),
            inlet=Receiver(
                history=history,
                showing=self._showing,
                listener=listener,
                on_token_expiring=self._on_token_expiring,
            ),
            prepare=self._prepare,
            on_connected=self._on_connected,
            on_state=on_state,
            clock=clock,
            random=random,
            ssl_context=ssl_context,
            proxy_for=proxy_for,
        )
        self._showing_task: asyncio.Task[None] | None = None
        self._behind: list[asyncio.Task[None]] = []
        """What is done behind storing and showing."""
        self._renewing: asyncio.Task[None] | None = None

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

    async def close(self) -> None:
        """End what runs, and close history."""
        for task in self._behind:
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)
        await self._session.close()
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

    # -- the session --------------------------------------------------------------------

    async def _prepare(self) -> Failure | None:
        """Have a token before the server is asked, also after a night's sleep."""
        try:
            await self._session.prepare()
        except SignInError as exc:
            return failure_of_session(exc)
        return None

    def _on_token_expiring(self) -> None:
        if self._session.is_lasting and (self._renewing is None or self._renewing.done()):
            self._renewing = asyncio.create_task(self._renew_while_connected(), name="renewing")

    async def _renew_while_connected(self) -> None:
        """Give the server a new token ahead of the old one's end; the connection stays up.

        An issuer that does not answer is asked again until the server cuts the connection;
        what has gone wrong then is told at the next handshake.
        """
        tries = 0
        while True:
            try:
                await self._session.renew()
                break
            except SignInError as exc:
                failure = failure_of_session(exc)
                if needs_sign_in(failure.reason):
                    return
                wait_s = self._random() * min(LONGEST_WAIT_S, 2.0 ** min(tries, 30))
                tries += 1
                await asyncio.sleep(max(LEAST_WAIT_S, wait_s, failure.retry_after_s or 0))
        answer = await self.client.request(
            DeviceMessage.AUTHENTICATE, {"token": self._session.access_token}, ANSWER_LIMIT_S
        )
        taken = isinstance(answer, Mapping) and answer.get("ok") is True
        log.info("token renewed taken=%s", "yes" if taken else "no")

    async def _on_connected(self) -> None:
        await self._on_accepted()
        await self._send_presented()
        await self._receipts.send_reads(self.client)

    async def _send_presented(self) -> None:
        await self._receipts.send_presented(self.client)


def failure_of_session(exc: SignInError) -> Failure:
    """Why there is no token to connect with, as one more reason of a failed try."""
    known = exc.code in set(Reason)
    return Failure(
        reason=exc.code if known else Reason.ISSUER_WRONG,
        retry_after_s=getattr(exc, "retry_after_s", None),
    )
