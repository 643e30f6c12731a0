"""What this device owes the server: what was read here, and how events were presented.

Both lie in history until they are sent, so that what happened offline is told later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from contract.wire import DeviceMessage
from notifier.core.problems import HistoryError
from notifier.net.ports import Outbound
from notifier.store.history import History

log = logging.getLogger(__name__)

ANSWER_LIMIT_S = 10.0


class Receipts:
    """Sends what is owed, whenever there is a way."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._one_at_a_time = asyncio.Lock()

    async def send(self, outbound: Outbound) -> None:
        """Send all that is owed, as far as the connection carries it."""
        async with self._one_at_a_time:
            try:
                await self._send_presented(outbound)
                await self._send_reads(outbound)
            except HistoryError as exc:
                log.warning("receipts not kept why=%s", exc.code)

    async def _send_presented(self, outbound: Outbound) -> None:
        while how := self._history.unsent_receipts():
            if not await outbound.emit(DeviceMessage.PRESENTED, dict(how)):
                return
            self._history.receipts_sent(how)

    async def _send_reads(self, outbound: Outbound) -> None:
        while ids := self._history.pending_reads():
            answer = await outbound.request(DeviceMessage.MARK_READ, {"ids": ids}, ANSWER_LIMIT_S)
            if not (isinstance(answer, Mapping) and answer.get("ok") is True):
                return
            self._history.reads_sent(ids)
