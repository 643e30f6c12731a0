"""A new token for the server while the connection stays up, ahead of the old one's end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping

from contract.wire import DeviceMessage
from notifier.core.connection import (
    LONGEST_RETRY_AFTER_S,
    LONGEST_WAIT_S,
    Failure,
    Reason,
    needs_sign_in,
)
from notifier.core.sign_in import SignInError
from notifier.net.ports import Outbound
from notifier.net.receipts import ANSWER_LIMIT_S
from notifier.net.session import Session

log = logging.getLogger(__name__)

LEAST_WAIT_S = 0.5


class Renewing:
    """One per run of an account."""

    def __init__(self, session: Session, *, random: Callable[[], float]) -> None:
        self._session = session
        self._random = random
        self._task: asyncio.Task[None] | None = None

    def begin(self, outbound: Outbound) -> None:
        """The server says that the token ends soon. Returns at once."""
        if self._session.is_lasting and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._renew(outbound), name="renewing")

    async def close(self) -> None:
        """Nobody is connected any more. What the session asks its issuer goes on."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _renew(self, outbound: Outbound) -> None:
        """Until it is done: an issuer that does not answer is asked again.

        When the server cuts the connection meanwhile, the next handshake tells what is wrong.
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
                asked_s = min(failure.retry_after_s or 0, LONGEST_RETRY_AFTER_S)
                await asyncio.sleep(max(LEAST_WAIT_S, wait_s, asked_s))
        answer = await outbound.request(
            DeviceMessage.AUTHENTICATE, {"token": self._session.access_token}, ANSWER_LIMIT_S
        )
        taken = isinstance(answer, Mapping) and answer.get("ok") is True
        log.info("token renewed taken=%s", "yes" if taken else "no")


def failure_of_session(exc: SignInError) -> Failure:
    """Why there is no token to connect with, as one more reason of a failed try."""
    known = exc.code in set(Reason)
    return Failure(
        reason=exc.code if known else Reason.ISSUER_WRONG,
        retry_after_s=getattr(exc, "retry_after_s", None),
    )
