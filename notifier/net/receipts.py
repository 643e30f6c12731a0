"""What this device owes the server: what was read here, and how events were presented.

Both lie in history until they are sent, so that what happened offline is told later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from contract.wire import DeviceMessage
from notifier.core.problems import HistoryError
from notifier.failpoints import Failpoint, reach
from notifier.net.ports import Outbound
from notifier.store.history import History

log = logging.getLogger(__name__)

ANSWER_LIMIT_S = 10.0


class Receipts:
    """Sends what is owed, as far as the connection carries it."""

    def __init__(self, history: History) -> None:
        self._history = history
        # A lock each: a server that does not answer about reads must not hold up toasts.
        self._presenting = asyncio.Lock()
        self._reading = asyncio.Lock()

    async def send_presented(self, outbound: Outbound) -> None:
        """Tell how events were presented. Nobody answers."""
        async with self._presenting:
            try:
                while how := self._history.unsent_receipts():
                    if not await outbound.emit(DeviceMessage.PRESENTED, dict(how)):
                        return
                    reach(Failpoint.PRESENTED_TOLD)
                    self._history.receipts_sent(how)
            except HistoryError as exc:
                log.warning("receipts not kept why=%s", exc.code)

    async def send_reads(self, outbound: Outbound) -> None:
        """Tell what was read here; what the server does not confirm stays owed."""
        async with self._reading:
            try:
                while ids := self._history.pending_reads():
                    answer = await outbound.request(
                        DeviceMessage.MARK_READ, {"ids": ids}, ANSWER_LIMIT_S
                    )
                    if not (isinstance(answer, Mapping) and answer.get("ok") is True):
                        return
                    reach(Failpoint.READ_TOLD)
                    self._history.reads_sent(ids)
            except HistoryError as exc:
                log.warning("reads not kept why=%s", exc.code)
