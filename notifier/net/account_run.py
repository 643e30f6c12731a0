"""One account while its history is open: wires history, toasts and connection together."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Sequence

from notifier.core.connection import ConnectionState
from notifier.core.server_address import ServerAddress
from notifier.net.ports import AgentListener, HistoryChange, Presenter
from notifier.net.realtime_client import RealtimeClient
from notifier.net.receipts import Receipts
from notifier.net.receiver import Receiver
from notifier.net.session import Session
from notifier.net.showing import Showing
from notifier.store.history import History


class AccountRun:
    """What runs for one account. Made on the network thread's loop; `close` ends it."""

    def __init__(
        self,
        *,
        history: History,
        address: ServerAddress,
        session: Session,
        presenter: Presenter,
        listener: AgentListener,
        on_state: Callable[[ConnectionState], None],
        on_accepted: Callable[[], Awaitable[None]],
        clock: Callable[[], float],
        random: Callable[[], float],
        ssl_context: Callable[[], ssl.SSLContext],
    ) -> None:
        self._history = history
        self._listener = listener
        self._on_accepted = on_accepted
        self._receipts = Receipts(history)
        self._showing = Showing(
            history=history, presenter=presenter, on_presented=self._send_receipts
        )
        self.client = RealtimeClient(
            address=address,
            handshake=lambda: session.handshake(history.cursor()),
            inlet=Receiver(history=history, showing=self._showing, listener=listener),
            on_connected=self._on_connected,
            on_state=on_state,
            clock=clock,
            random=random,
            ssl_context=ssl_context,
        )
        self._showing_task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Tell what history holds, and show what a crash left unshown.

        Raises a `HistoryError`.
        """
        self._listener.history_changed(
            HistoryChange(unread=self._history.unread_count(), reset=True)
        )
        self._showing.recover()
        self._showing_task = asyncio.create_task(self._showing.run(), name="showing")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever received for this account. May raise a `HistoryError`."""
        return self._history.is_empty()

    async def close(self) -> None:
        """End what runs, and close history."""
        if self._showing_task is not None:
            self._showing_task.cancel()
            await asyncio.gather(self._showing_task, return_exceptions=True)
        self._history.close()

    async def mark_read(self, ids: Sequence[str] | None) -> None:
        """The user has read these (None: all). Raises a `HistoryError`."""
        if ids is None:
            newly_read = self._history.mark_all_read()
        else:
            newly_read = self._history.mark_read(ids, tell_server=True)
        if not newly_read:
            return
        self._showing.close(newly_read)
        self._listener.history_changed(
            HistoryChange(read_ids=tuple(newly_read), unread=self._history.unread_count())
        )
        await self._send_receipts()

    async def _on_connected(self) -> None:
        await self._on_accepted()
        await self._send_receipts()

    async def _send_receipts(self) -> None:
        await self._receipts.send(self.client)
