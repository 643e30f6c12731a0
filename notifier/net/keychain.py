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
"""After this a keychain that does not answer counts as locked."""


class Keychain:
    """What is kept by account; every verb raises `TokenVaultError`."""

    def __init__(self, vault: TokenVault, *, limit_s: float = KEYCHAIN_LIMIT_S) -> None:
        self._vault = vault
        self._limit_s = limit_s
        self._busy: asyncio.Future[Any] | None = None
        """The call that the keychain is working on, also when its caller gave up."""

    async def load(self, key: str, *, on_slow: Callable[[TokenVaultError], None]) -> str | None:
        """What is kept for the account `key`; None when there is nothing.

        A keychain that waits for its password is waited for, however long; `on_slow` is
        told once, after the time limit.
        """
        call = await self._begin(lambda: self._vault.load(key))
        try:
            async with asyncio.timeout(self._limit_s):
                return await asyncio.shield(call)
        except TimeoutError:
            on_slow(locked())
            return await asyncio.shield(call)

    async def save(self, key: str, text: str) -> None:
        """Keep `text` for the account `key`. Taking too long counts as locked."""
        await self._ask(lambda: self._vault.save(key, text))

    async def erase(self, key: str) -> None:
        """Keep nothing for the account `key`. Taking too long counts as locked."""
        await self._ask(lambda: self._vault.erase(key))

    async def _ask(self, call: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(self._limit_s):
                return await asyncio.shield(await self._begin(call))
        except TimeoutError:
            self._vault.give_up()
            raise locked() from None

    async def _begin(self, call: Callable[[], T]) -> asyncio.Future[T]:
        """One call at a time: a stuck keychain must not gather threads."""
        while self._busy is not None and not self._busy.done():
            await asyncio.wait([self._busy])
        future = in_daemon_thread(call, name="paybell-keychain")
        future.add_done_callback(_look_at)
        self._busy = future
        return future


def _look_at(future: asyncio.Future[Any]) -> None:
    """Take note of an error whose caller gave up waiting."""
    if not future.cancelled() and (error := future.exception()) is not None:
        log.info("keychain answered why=%s", type(error).__name__)
