"""The keychain, asked from the network thread.

It may block for as long as a person takes to type a password: each call is in a thread that
nobody waits for, one at a time, and with a time limit.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, TypeVar

from notifier.blocking import in_daemon_thread
from notifier.core.problems import TokenVaultError
from notifier.store.token_vault import TokenVault, locked

log = logging.getLogger(__name__)

T = TypeVar("T")

KEYCHAIN_LIMIT_S = 20.0
"""After this a keychain that does not answer counts as locked: each call has as long."""


class Keychain:
    """What is kept by account; every verb raises `TokenVaultError`."""

    def __init__(self, vault: TokenVault, *, limit_s: float = KEYCHAIN_LIMIT_S) -> None:
        self._vault = vault
        self._limit_s = limit_s
        self._busy: asyncio.Future[Any] | None = None
        """The call that the keychain is working on, also when its caller gave up."""
        self._busy_until = 0.0
        """When that call counts as stuck, by the loop's clock."""

    async def load(self, key: str, *, on_slow: Callable[[TokenVaultError], None]) -> str | None:
        """What is kept for the account `key`; None when there is nothing.

        A keychain that waits for its password is waited for, however long; `on_slow` is
        told once, after the time limit.
        """
        call = asyncio.create_task(self._in_turn(lambda: self._vault.load(key)))
        try:
            done, _ = await asyncio.wait([call], timeout=self._limit_s)
            if not done:
                on_slow(locked())
            return await call
        finally:
            call.cancel()

    async def save(self, key: str, text: str) -> None:
        """Keep `text` for the account `key`. Taking too long counts as locked."""
        await self._ask(lambda: self._vault.save(key, text))

    async def erase(self, key: str) -> None:
        """Keep nothing for the account `key`. Taking too long counts as locked."""
        await self._ask(lambda: self._vault.erase(key))

    async def _ask(self, call: Callable[[], T]) -> T:
        while (ahead := self._ahead()) is not None:
            left_s = self._busy_until - asyncio.get_running_loop().time()
            done, _ = await asyncio.wait([ahead], timeout=max(0.0, left_s))
            if not done:
                raise locked()  # by somebody else's call, which is theirs to give up
        future = self._begin(call)
        done, _ = await asyncio.wait([future], timeout=self._limit_s)
        if not done:
            self._vault.give_up()
            raise locked()
        return future.result()

    async def _in_turn(self, call: Callable[[], T]) -> T:
        while (ahead := self._ahead()) is not None:
            await asyncio.wait([ahead])
        return await asyncio.shield(self._begin(call))

    def _ahead(self) -> asyncio.Future[Any] | None:
        """The call that is to end first: a stuck keychain must not gather threads."""
        return self._busy if self._busy is not None and not self._busy.done() else None

    def _begin(self, call: Callable[[], T]) -> asyncio.Future[T]:
        future = in_daemon_thread(call, name="paybell-keychain")
        future.add_done_callback(_look_at)
        self._busy = future
        self._busy_until = asyncio.get_running_loop().time() + self._limit_s
        return future


def _look_at(future: asyncio.Future[Any]) -> None:
    """Take note of an error whose caller gave up waiting."""
    if not future.cancelled() and (error := future.exception()) is not None:
        log.info("keychain answered why=%s", type(error).__name__)
